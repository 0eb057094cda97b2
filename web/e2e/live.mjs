import { openBrowser, signIn } from './browser.mjs';
import { admin } from './gateway.mjs';
import { chat, PASSWORD } from './seed.mjs';
import { assert } from './suite.mjs';

/** What happens elsewhere while somebody looks. */
export async function live({ check }, gateway) {
  const browser = await openBrowser();
  const { page } = browser;
  await signIn(page, gateway.url, admin.email, admin.password);
  const state = (text) => page.locator('[aria-live=polite]').filter({ hasText: text }).first();
  const rows = () => page.getByRole('table', { name: 'Chamadas' }).locator('tbody tr');
  const calm = () => {
    assert(browser.problems.length === 0, browser.problems.join('\n'));
  };

  await check('A call appears while one watches, and its row opens the request', async () => {
    await page.goto(`${gateway.url}/admin/live`);
    await browser.settle();
    await state('Ao vivo').waitFor({ state: 'attached' });
    const { id } = await chat(gateway, 'bruno@example.com', 'Olá ao vivo');
    await page.waitForFunction(
      (name) =>
        document.querySelector('table[aria-label=Chamadas] tbody tr')?.textContent?.toLowerCase().includes(name),
      'bruno',
    );
    await rows().first().getByRole('button').click();
    await page.waitForURL(`**request=${id}**`);
    await page.getByRole('dialog', { name: 'Requisição' }).waitFor();
    await page.keyboard.press('Escape');
    calm();
  });

  await check('Paused by keyboard the page stands still, and goes on with what came meanwhile', async () => {
    await page.mouse.move(2, 2);
    await page.goto(`${gateway.url}/admin/live`);
    await browser.settle();
    await state('Ao vivo').waitFor({ state: 'attached' });
    await page.keyboard.press('Alt+p');
    await state('Pausado').waitFor({ state: 'attached' });
    const before = await rows().first().innerText();
    await chat(gateway, 'carla@example.com', 'Enquanto está pausado');
    await page.waitForTimeout(1500);
    assert((await rows().first().innerText()) === before, 'The list moved while it was paused.');
    await page.keyboard.press('Alt+p');
    await rows().first().filter({ hasText: 'carla' }).waitFor();
    calm();
  });

  await check('A refusal is found among the calls with a problem', async () => {
    await page.goto(`${gateway.url}/admin/live?show=problems`);
    await browser.settle();
    await chat(gateway, 'poor@example.com', 'Uma pergunta que não cabe no limite.');
    await rows().filter({ hasText: 'Limite esgotado' }).first().waitFor();
    calm();
  });

  await check(
    'Where no connection gets through the page asks again and again, and nothing is there twice',
    async () => {
      await page.route('**/hubs/**', (route) => route.abort());
      await page.goto(`${gateway.url}/admin/live`);
      await state('Consultando').waitFor({ state: 'attached' });
      await chat(gateway, 'ana@example.com', 'Sem conexão aberta');
      await rows().first().filter({ hasText: 'ana' }).waitFor();
      await page.unroute('**/hubs/**');
      await state('Ao vivo').waitFor({ state: 'attached', timeout: 60_000 });
      const times = await rows().locator('td:first-child').allInnerTexts();
      const names = await rows().allInnerTexts();
      assert(new Set(names).size >= new Set(times).size, 'Rows are there twice.');
      browser.problems.length = 0;
    },
  );
  await browser.close();
  await ownBalance({ check }, gateway);
}

async function ownBalance({ check }, gateway) {
  const browser = await openBrowser();
  const { page } = browser;
  await signIn(page, gateway.url, 'member@example.com', PASSWORD);
  await check('The balance of a member follows their calls without a reload', async () => {
    await page.goto(`${gateway.url}/admin/home`);
    await browser.settle();
    const listed = page.waitForResponse('**/api/me/balance');
    await page.waitForTimeout(1500);
    await chat(gateway, 'member@example.com', 'Gaste um pouco do meu saldo');
    await listed;
    assert(browser.problems.length === 0, browser.problems.join('\n'));
  });
  await browser.close();
}
