import { openBrowser, signIn } from './browser.mjs';
import { admin } from './gateway.mjs';
import { assert } from './suite.mjs';

/** What an administrator does about models: looks, tests, follows a route, and sets a price. */
export async function models({ check }, gateway) {
  const browser = await openBrowser();
  const { page } = browser;
  await signIn(page, gateway.url, admin.email, admin.password);
  const open = async (path) => {
    await page.goto(`${gateway.url}/admin${path}`);
    await browser.settle();
  };
  const calm = () => assert(browser.problems.length === 0, browser.problems.join('\n'));

  await check('A deployment is tested by a click, and says how long it took', async () => {
    await open('/models');
    await page
      .getByRole('button', { name: /^Testar / })
      .first()
      .click();
    await page
      .getByText(/sem custo/)
      .first()
      .waitFor();
    calm();
  });

  await check('A route shows the way a call would take', async () => {
    await open('/models?tab=routes');
    await page.getByRole('button', { name: 'solaris-demo', exact: true }).click();
    await page
      .getByRole('dialog', { name: 'solaris-demo' })
      .getByText(/tentaria nesta ordem/)
      .waitFor();
    calm();
  });

  await check('A price is previewed in the own currency, saved, in force at once, and taken back', async () => {
    await open('/models?tab=prices&q=gpt-4o-mini');
    const edit = page.getByRole('button', { name: 'Editar o preço de gpt-4o-mini', exact: true });
    await edit.first().click();
    const dialog = page.getByRole('dialog', { name: 'Preço de gpt-4o-mini' });
    await dialog.getByRole('textbox', { name: 'Entrada' }).fill('3');
    await dialog.getByText(/\+\d/).first().waitFor();
    await dialog.getByText('BRL').waitFor();
    await dialog.getByRole('button', { name: 'Salvar' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page
      .getByRole('row', { name: /gpt-4o-mini/ })
      .filter({ hasText: 'Próprio' })
      .first()
      .waitFor();
    await page
      .getByRole('row')
      .filter({ hasText: 'Próprio' })
      .getByRole('button', { name: /Editar/ })
      .first()
      .click();
    await dialog.getByRole('button', { name: 'Voltar à tabela' }).click();
    await dialog.waitFor({ state: 'hidden' });
    calm();
  });
  await browser.close();
}
