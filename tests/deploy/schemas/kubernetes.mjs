// Checks objects against the schemas of Kubernetes' API (and of the Prometheus operator's), from FILE with a JSON array:
// values by the models' validators, and names of fields by TypeScript, to which a field that a literal should not have is an error.
//   node kubernetes.mjs FILE FOLDER TSC      FOLDER gets what TypeScript reads
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const [file, folder, tsc] = process.argv.slice(2);
const objects = JSON.parse(readFileSync(file, "utf8"));
const modules = { "monitoring.coreos.com": "@kubernetes-models/prometheus-operator/" };
const lines = [];
let bad = 0;

for (const [index, object] of objects.entries()) {
  const [group] = object.apiVersion.includes("/") ? object.apiVersion.split("/") : [""];
  const module = `${modules[group] ?? "kubernetes-models/"}${object.apiVersion}`;
  try {
    const { [object.kind]: Model } = await import(module);
    new Model(object).validate();
  } catch (problem) {
    console.error(`${object.kind} ${object.metadata?.name}: ${problem.message}`);
    bad = 1;
  }
  lines.push(`import type { I${object.kind} as T${index} } from "${module}";`);
  lines.push(`export const o${index}: T${index} = ${JSON.stringify(object)};`);
}

const source = path.join(folder, "objects.ts");
writeFileSync(source, lines.join("\n"));
try {
  execFileSync(tsc, ["--noEmit", "--strict", "--skipLibCheck", "--module", "nodenext", "--moduleResolution", "nodenext", source], { encoding: "utf8" });
} catch (problem) {
  console.error(problem.stdout);
  bad = 1;
}
process.exit(bad);
