import { openBrowser, signIn } from './browser.mjs';
import { admin } from './gateway.mjs';
import { PAGES } from './pages.mjs';
import { PASSWORD, ROLES } from './seed.mjs';
import { assert } from './suite.mjs';

/** Each role sees its pages, and of the others nothing but that they are not there. */
export async function roles({ check }, gateway) {
  for (const role of ['administrator', ...ROLES]) {
    const browser = await openBrowser();
    const email = role === 'administrator' ? admin.email : `${role}@example.com`;
    await signIn(browser.page, gateway.url, email, role === 'administrator' ? admin.password : PASSWORD);
    for (const page of PAGES) {
      const may = page.roles.includes(role);
      await check(`${role} ${may ? 'sees' : 'does not see'} ${page.path}`, () => visit(browser, gateway, page, may));
    }
    await browser.close();
  }
}

async function visit({ page, problems, settle }, gateway, { path }, may) {
  problems.length = 0;
  await page.goto(`${gateway.url}/admin${path}`);
  if (may) {
    await settle();
    assert(problems.length === 0, problems.join('\n'));
    return;
  }
  // A page that is not there says so; one with tabs may be there with another of them open.
  const open = await page.waitForFunction(
    () => {
      if (document.body.innerText.includes('não existe')) return 'nothing';
      const tabs = [...document.querySelectorAll('[role=tab]')];
      if (tabs.length === 0) return undefined;
      return (
        tabs
          .find((tab) => tab.ariaSelected === 'true')
          ?.id.split('-tab-')
          .at(-1) ?? 'none'
      );
    },
    null,
    { timeout: 10_000 },
  );
  const asked = new URL(path, gateway.url).searchParams.get('tab');
  const shown = await open.jsonValue();
  assert(shown === 'nothing' || (asked && shown !== asked), `The page is there: ${shown}.`);
}
