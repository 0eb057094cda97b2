// Checks dashboards against Grafana's own types: TypeScript takes no field in a literal that its type does not have.
//   node grafana.mjs FOLDER TSC FILE...      FOLDER gets what TypeScript reads
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const [folder, tsc, ...files] = process.argv.slice(2);
const sdk = "@grafana/grafana-foundation-sdk";
const lines = [
  `import type { Dashboard, Panel } from "${sdk}/dashboard";`,
  `import type { Dataquery } from "${sdk}/prometheus";`,
  // Enumerations are words in a file.
  "type Plain<T> = T extends string ? `${T}` : T extends number | boolean ? T : T extends object ? { [K in keyof T]: Plain<T[K]> } : T;",
  "type Query = Plain<Omit<Dataquery, `_${string}` & keyof Dataquery>>;",
  'type Board = Plain<Omit<Dashboard, "panels">> & { panels: (Plain<Omit<Panel, "targets">> & { targets: Query[] })[] };',
];
for (const [index, file] of files.entries()) {
  lines.push(`export const d${index}: Board = ${readFileSync(file, "utf8")};`);
}
const source = path.join(folder, "dashboards.ts");
writeFileSync(source, lines.join("\n"));
try {
  execFileSync(tsc, ["--noEmit", "--strict", "--skipLibCheck", "--module", "nodenext", "--moduleResolution", "nodenext", source], { encoding: "utf8" });
} catch (problem) {
  console.error(problem.stdout);
  process.exit(1);
}
