// Pictures of pages of a running gateway, to look at while building:
//   node e2e/shot.mjs URL E-MAIL PASSWORD FOLDER PATH[@light|dark][@WIDTH] ...
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser, signIn } from './browser.mjs';

const [url, email, password, folder, ...pages] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
for (const page of pages) {
  const [path, scheme = 'light', width = '1440'] = page.split('@');
  const browser = await openBrowser({ scheme, width: Number(width), height: Number(width) < 700 ? 844 : 1000 });
  if (path !== '/login') await signIn(browser.page, url, email, password);
  await browser.page.goto(`${url}/admin${path}`);
  await browser.settle();
  const name = `${path.replaceAll(/[^a-z0-9]+/gi, '-').replace(/^-/, '')}-${scheme}-${width}.png`;
  await browser.page.screenshot({ path: join(folder, name), fullPage: !path.includes('request=') });
  console.log(name, browser.problems.length ? browser.problems : '');
  await browser.close();
}
