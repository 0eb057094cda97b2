// Fails when the build grew beyond its budgets. KB are 1,000 bytes, compressed as they travel (gzip).
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const dist = new URL('../dist/', import.meta.url).pathname;
const manifest = JSON.parse(readFileSync(`${dist}.vite/manifest.json`, 'utf8'));
const size = (file) => gzipSync(readFileSync(dist + file), { level: 9 }).length / 1000;

/** An entry with everything that it loads before it runs. */
function reach(key, seen = new Set()) {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const next of manifest[key].imports ?? []) reach(next, seen);
  return seen;
}

const sum = (keys) => [...keys].reduce((total, key) => total + size(manifest[key].file), 0);
const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
const shared = reach(entry);
const withShared = (key) => new Set([...shared, ...reach(key)]);
const page = (name) => Object.keys(manifest).find((key) => key.endsWith(name));
const front = page('src/i18n/pt-BR/front.ts');
const inside = page('src/i18n/pt-BR/inside.ts');
/** The texts that only one page has, in a file of the name of its folder. */
const own = (key) => {
  const texts = `src/i18n/pt-BR/pages/${key.split('/').at(-2)}.json`;
  return manifest[texts] ? [texts] : [];
};
const pages = Object.keys(manifest).filter((key) => /Page\.tsx$/.test(key));
const heaviest = pages
  .map((key) => [key, sum(new Set([...withShared(key), front, inside, ...own(key)]))])
  .sort((a, b) => b[1] - a[1])[0];
const lazy = Object.keys(manifest).filter((key) => !shared.has(key) && manifest[key].file.endsWith('.js'));
const chunk = lazy.map((key) => [manifest[key].file, size(manifest[key].file)]).sort((a, b) => b[1] - a[1])[0];
const files = readdirSync(`${dist}assets`);
const css = files.filter((file) => file.endsWith('.css')).reduce((total, file) => total + size(`assets/${file}`), 0);
const font = readFileSync(`${dist}assets/${files.find((file) => /^inter-latin-(?!ext)/.test(file))}`).length / 1000;

let failed = 0;
for (const [name, is, most] of [
  ['JS that every page loads', sum(shared), 160],
  ['JS of the sign-in in all', sum(new Set([...withShared(page('LoginPage.tsx')), front])), 190],
  [`JS of the heaviest page (${heaviest[0]})`, heaviest[1], 280],
  [`the largest lazy file (${chunk[0]})`, chunk[1], 80],
  ['CSS in all', css, 30],
  ['the font before the text', font, 50],
]) {
  const good = is <= most;
  if (!good) failed++;
  console.log(`${good ? 'ok  ' : 'OVER'} ${is.toFixed(1).padStart(6)} of ${most} KB  ${name}`);
}
process.exit(failed ? 1 : 0);
