import { checkAccessibility, checkReflow, checkTexts } from './accessibility.mjs';
import { openBrowser, signIn } from './browser.mjs';
import { admin } from './gateway.mjs';
import { PAGES } from './pages.mjs';
import { assert } from './suite.mjs';

/** What every page is looked at with. */
const LOOKS = [
  { scheme: 'light', locale: 'pt-BR', width: 1440 },
  { scheme: 'dark', locale: 'en', width: 1440 },
  { scheme: 'dark', locale: 'pt-BR', width: 390 },
  { scheme: 'light', locale: 'en', width: 320 },
  { scheme: 'light', locale: 'es', width: 1440 },
];

/** Each page in each look: no violation, nothing beyond the screen, no raw text, a silent console. */
export async function looks({ check }, gateway, refused) {
  for (const look of LOOKS) {
    const browser = await openBrowser({ ...look, height: 900 });
    const name = `${look.scheme}, ${look.locale}, ${look.width} px`;
    await check(`/login in ${name}`, () => inspect(browser, gateway, '/login'));
    await signIn(browser.page, gateway.url, admin.email, admin.password);
    for (const { path } of [...PAGES, { path: `/requests?request=${refused.id}` }]) {
      await check(`${path} in ${name}`, () => inspect(browser, gateway, path));
    }
    await browser.close();
  }
}

async function inspect(browser, gateway, path) {
  browser.problems.length = 0;
  await browser.page.goto(`${gateway.url}/admin${path}`);
  await browser.settle();
  await checkAccessibility(browser.page);
  await checkReflow(browser.page);
  await checkTexts(browser.page);
  assert(browser.problems.length === 0, browser.problems.join('\n'));
}
