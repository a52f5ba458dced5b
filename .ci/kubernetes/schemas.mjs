// schemas.mjs MODULES MERGED [RENDERED]   Each set-up, a list of manifests in MERGED/NAME.json, by the published schemas of its kinds. With
// RENDERED/NAME.yaml, which Kustomize wrote, the two have to be the same, but for the order of what has a name.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { isDeepStrictEqual } from "node:util";

const [modules, merged, rendered] = process.argv.slice(2);
const require = createRequire(`${modules}/`);
const yaml = require("js-yaml");

const kinds = (version) => require(`${version.startsWith("cert-manager.io/") ? "@kubernetes-models/cert-manager" : "kubernetes-models"}/${version}`);
const name = (one) => `${one.kind}/${one.metadata.name}`;
const sorted = (value) => {
  if (Array.isArray(value)) {
    const all = value.map(sorted);
    return all.every((one) => one?.name) ? all.sort((a, b) => (a.name < b.name ? -1 : 1)) : all;
  }
  if (value === null || typeof value !== "object") {
    return value;
  }
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]));
};

let checked = 0;
const wrong = [];
for (const file of readdirSync(merged).sort()) {
  const setUp = file.replace(/\.json$/, "");
  const all = JSON.parse(readFileSync(`${merged}/${file}`, "utf8"));
  for (const one of all) {
    checked++;
    try {
      const Kind = kinds(one.apiVersion)[one.kind];
      new Kind(one).validate();
    } catch (failed) {
      wrong.push(`${setUp}: ${name(one)}: ${failed.message}`);
    }
  }
  if (rendered && existsSync(rendered)) {
    const byKustomize = new Map(yaml.loadAll(readFileSync(`${rendered}/${setUp}.yaml`, "utf8")).map((one) => [name(one), one]));
    for (const one of all) {
      if (!isDeepStrictEqual(sorted(one), sorted(byKustomize.get(name(one))))) {
        wrong.push(`${setUp}: ${name(one)}: Kustomize makes something else of it: ${JSON.stringify(sorted(byKustomize.get(name(one))))}`);
      }
    }
    if (byKustomize.size !== all.length) {
      wrong.push(`${setUp}: Kustomize has ${byKustomize.size} manifests, not ${all.length}`);
    }
  }
}
wrong.forEach((one) => console.log(one));
console.log(`kubernetes: ${checked} manifests by their schemas, ${wrong.length} wrong${rendered ? ", as Kustomize renders them" : ""}`);
process.exit(wrong.length === 0 && checked > 0 ? 0 : 1);
