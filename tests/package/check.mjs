// What is in the package, looked at with Node.js: node check.mjs <folder of the package>
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";

import Ajv from "ajv";

const folder = process.argv[2];
const read = (name) => readFileSync(`${folder}/${name}`);
const json = (name) => JSON.parse(read(name));

// The manifest follows the schema of its version.
const require = createRequire(import.meta.url);
const schema = JSON.parse(readFileSync(require.resolve("custom-elements-manifest/schema.json")));
const manifest = json("custom-elements.json");
assert.equal(manifest.schemaVersion, require("custom-elements-manifest/package.json").version);
const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
assert.ok(ajv.validate(schema, manifest), ajv.errorsText());
assert.ok(!ajv.validate(schema, { ...manifest, modules: [{ kind: "module" }] }), "the schema says no to something");

// Every file has its hash, and the loader that of the module.
const hash = (name) => `sha384-${createHash("sha384").update(read(name)).digest("base64")}`;
const files = readdirSync(folder).filter((it) => it !== "integrity.json");
assert.deepEqual(json("integrity.json"), Object.fromEntries(files.map((name) => [name, hash(name)])));
assert.ok(read("element.js").includes(hash("widget_bg.wasm")));

// What package.json names is there.
const { exports, types, customElements, sideEffects } = json("package.json");
const named = Object.values(exports).flatMap((it) => (typeof it === "string" ? it : Object.values(it)));
for (const path of [...named, types, customElements, ...sideEffects]) {
  assert.ok(path === "./integrity.json" || files.includes(path.slice(2)), path);
}
for (const path of ["README.md", "LICENSE"]) assert.ok(files.includes(path), path);
