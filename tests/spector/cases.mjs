// What Spector's mock server expects and answers, without its JavaScript: the scenarios, each with its cases.
import { expandDyns } from "@typespec/spec-api";
import { globSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

export async function scenariosOf(folder, baseUrl) {
  const scenarios = [];
  for (const file of globSync("**/mockapi.js", { cwd: folder }).sort()) {
    const { Scenarios } = await import(pathToFileURL(join(folder, file)).href);
    const spec = dirname(file).replaceAll("/", ".");
    for (const [name, scenario] of Object.entries(Scenarios))
      scenarios.push({ name, spec, cases: scenario.apis.map((api) => ({ ...caseOf(api, { baseUrl }), reconnects: scenario.keys?.includes("reconnect") })) });
  }
  return scenarios;
}

function caseOf({ method, uri, request = {}, response }, config) {
  const [path] = uri.split("?");
  const places = Object.entries(request.pathParams ?? {});
  const filled = places.reduce((at, [name, value]) => at.replaceAll(`:${name}`, encodeURIComponent(value)), path);
  return {
    method: method.toUpperCase(),
    path: filled.replaceAll("\\:", ":"),
    query: textsOf(request.query, config),
    headers: textsOf(request.headers, config),
    body: bodyOf(request.body, config),
    answer: { status: response.status, headers: textsOf(response.headers, config), body: bodyOf(response.body, config) },
  };
}

function textsOf(values, config) {
  const texts = (value) => (Array.isArray(value) ? value.map(String) : String(value));
  return Object.fromEntries(Object.entries(expandDyns(values ?? {}, config)).map(([name, value]) => [name, texts(value)]));
}

function bodyOf(body, config) {
  if (!body) return undefined;
  const { contentType: mediaType, rawContent } = body;
  if (body.kind === "multipart") {
    const files = (body.files ?? []).map((one) => ({ field: one.fieldname, name: one.originalname, mediaType: one.mimetype, base64: one.buffer.toString("base64") }));
    return { mediaType, fields: body.parts ?? {}, files };
  }
  const content = rawContent?.serialize ? rawContent.serialize(config) : (rawContent ?? "");
  return { mediaType, base64: Buffer.from(content).toString("base64") };
}
