// node compile.mjs VERSION SPECS FOLDER: each TypeSpec service below SPECS as OpenAPI of one version.
import { NodeHost, compile } from "@typespec/compiler";
import { getOpenAPI3 } from "@typespec/openapi3";
import { globSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

const [version, specs, folder] = [process.argv[2], resolve(process.argv[3]), process.argv[4]];
mkdirSync(folder, { recursive: true });

for (const main of globSync("**/main.tsp", { cwd: specs }).sort()) {
  const name = dirname(main).replaceAll("/", ".");
  const program = await compile(NodeHost, join(specs, main), { noEmit: true });
  const services = await getOpenAPI3(program, { "openapi-versions": [version], "omit-unreachable-types": false });
  for (const service of services.flatMap((one) => (one.versioned ? one.versions : [one]))) {
    const file = [name, service.version, "json"].filter(Boolean).join(".");
    const said = { spec: name, version: service.version, document: service.document };
    writeFileSync(join(folder, file), JSON.stringify(said, null, 1));
  }
  for (const error of services.flatMap((one) => one.diagnostics ?? one.versions.flatMap((version) => version.diagnostics)).filter((one) => one.severity === "error"))
    console.log(`${name}: ${error.code}: ${error.message}`);
}
