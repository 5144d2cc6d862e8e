// node merge.mjs VERSION DOCUMENTS SCENARIOS APART SERVER FOLDER: the documents as few, so that few clients call every
// scenario, and plan.json, which says of each case where its operation stands.
import { readFileSync, readdirSync, mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { scenariosOf } from "./cases.mjs";

const [version, documents, scenarios, list, server, folder] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });

const apart = readFileSync(list, "utf8").split("\n").filter((line) => line.startsWith("/"));
const merged = {};
const operations = [];

// Names are what special-words tests: it keeps its own.
function documentOf(spec, path) {
  const name = apart.includes(path) ? path.slice(1).replaceAll("/", "-") : spec === "special-words" ? spec : "all";
  return [name, (merged[name] ??= { openapi: version, info: { title: `Spector: ${name}`, version: "1" }, servers: [{ url: server }], paths: {}, components: {} })];
}

// Of two versions of a service that share a path, the newer has it.
for (const file of readdirSync(documents).sort().reverse()) {
  const said = JSON.parse(readFileSync(join(documents, file)));
  add(said, said.spec === "special-words" ? "" : pascal(file.replace(/\.json$/, "")) + "_");
}

function add({ spec, version: own, document }, prefix) {
  const named = (value) => JSON.parse(JSON.stringify(value), (key, one) =>
    typeof one === "string" ? one.replace(/^#\/components\/(\w+)\//, (start) => start + prefix)
      : key === "security" && Array.isArray(one) ? one.map((all) => Object.fromEntries(Object.entries(all).map(([scheme, scopes]) => [prefix + scheme, scopes])))
      : one);
  const base = baseOf(document.servers?.[0], own);
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    const { parameters = [], ...methods } = item;
    const [name, target] = documentOf(spec, base + path);
    for (const [method, operation] of Object.entries(methods)) {
      const place = (target.paths[base + path] ??= {});
      if (place[method]) continue;
      const { servers, ...rest } = { security: document.security, ...operation };
      place[method] = named({ ...rest, operationId: prefix + operation.operationId, parameters: [...parameters, ...(operation.parameters ?? [])] });
      operations.push({ spec, document: name, method: method.toUpperCase(), path: base + path });
      for (const [kind, parts] of Object.entries(document.components ?? {}))
        for (const [part, value] of Object.entries(parts)) (target.components[kind] ??= {})[prefix + part] ??= named(value);
    }
  }
}

// The variables of a server as the mock server has them; it says nothing of its own name.
function baseOf(said, own) {
  const values = ([, name]) => name === "endpoint" ? server : /version/i.test(name) && own ? own : (said.variables?.[name]?.default ?? "default");
  return (said?.url ?? "").replace(/\{([^}]+)\}/g, (...match) => values(match)).replace(/^https?:\/\/[^/]+/, "").replace(/\/$/, "");
}

function pascal(text) {
  return text.split(/[^A-Za-z0-9]+/).filter(Boolean).map((word) => word[0].toUpperCase() + word.slice(1)).join("");
}

// The operation whose path has the fewest places to fill.
function placeOf({ method, path }, spec) {
  const found = operations.filter((one) => one.spec === spec && one.method === method).flatMap((one) => {
    const names = [];
    const pattern = one.path.replace(/\/$/, "").split(/(\{[^}]+\})/).map((part) => part[0] === "{" ? (names.push(part.slice(1, -1)), "(.+)") : part.replace(/[^\w/]/g, "\\$&"));
    const match = new RegExp(`^${pattern.join("")}$`).exec(path);
    return match ? [{ document: one.document, operation: one.path, places: Object.fromEntries(names.map((name, at) => [name, decodeURIComponent(match[at + 1])])) }] : [];
  });
  return found.sort((one, other) => Object.keys(one.places).length - Object.keys(other.places).length)[0];
}

const plan = (await scenariosOf(resolve(scenarios), server)).map((one) => ({ name: one.name, cases: one.cases.map((call) => ({ ...call, ...placeOf(call, one.spec) })) }));
for (const [name, document] of Object.entries(merged)) writeFileSync(join(folder, `${name}.json`), JSON.stringify(document, null, 1));
writeFileSync(join(folder, "plan.json"), JSON.stringify(plan, null, 1));
console.log(`${plan.length} scenarios, ${operations.length} operations`);
