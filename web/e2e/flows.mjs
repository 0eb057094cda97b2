import { execFileSync } from 'node:child_process';
import { openBrowser, signIn } from './browser.mjs';
import { admin } from './gateway.mjs';
import { chat, PASSWORD } from './seed.mjs';
import { assert } from './suite.mjs';

/** Longer than a dialog takes to show what it does not have to ask for. */
const SLOW_MS = 1500;

/** What people do, step by step, as they do it. */
export async function flows(tests, gateway, seeded) {
  const { check } = tests;
  const browser = await openBrowser();
  const { page } = browser;
  const open = async (path) => {
    await page.goto(`${gateway.url}/admin${path}`);
    await browser.settle();
  };
  const calm = () => {
    const found = browser.problems.filter((problem) => !/status of (401|404|500)/.test(problem));
    browser.problems.length = 0;
    assert(found.length === 0, found.join('\n'));
  };

  await check('The root leads to the sign-in, which keyboard alone can pass', async () => {
    await page.goto(gateway.url);
    await browser.settle();
    assert(page.url().includes('/admin/login'), page.url());
    await page.getByLabel('E-mail').focus();
    await page.keyboard.type(admin.email);
    await page.keyboard.press('Tab');
    await page.keyboard.type('wrong');
    await page.keyboard.press('Enter');
    await page.getByText('E-mail ou senha não conferem.').waitFor();
    await page.getByLabel('Senha', { exact: true }).fill(admin.password);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/admin/overview**');
    calm();
  });

  await check('A new administrator gets from the screen to a key that curl uses', async () => {
    await open('/keys');
    await page.route('**/v1/models', (route) => setTimeout(() => route.continue(), SLOW_MS));
    const listing = page.waitForRequest('**/v1/models');
    await page.getByRole('button', { name: 'Criar chave' }).click();
    await page.getByRole('textbox', { name: 'Nome' }).fill('Robô de teste');
    await page.getByRole('button', { name: 'Criar', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: /Robô de teste/ });
    await listing;
    assert((await dialog.getByText('chat/completions').count()) === 0, 'A call is shown before its model is known.');
    await dialog.getByText('chat/completions').waitFor();
    const command = await dialog.locator('pre').nth(1).innerText();
    const answer = execFileSync('bash', ['-c', `${command.replace('curl ', 'curl -sS --fail-with-body ')}`], {
      encoding: 'utf8',
    });
    assert(JSON.parse(answer).choices[0].message.content.length > 0, answer);
    await page.keyboard.press('Escape');
    assert(await dialog.isVisible(), 'Escape lost a secret that cannot be shown again.');
    const secret = (await dialog.locator('pre').first().innerText()).trim();
    await dialog.getByRole('button', { name: 'Testar agora' }).click();
    await dialog.getByText('A chave funciona').waitFor();
    await dialog.getByLabel('Guardei o segredo').check();
    await dialog.getByRole('button', { name: 'Concluir' }).click();
    await dialog.waitFor({ state: 'hidden' });
    const left = await page.evaluate(
      (text) =>
        document.documentElement.outerHTML.includes(text) ||
        JSON.stringify({ ...localStorage, ...sessionStorage, h: history.state }).includes(text),
      secret,
    );
    assert(!left, 'The secret is still in the page.');
    calm();
  });

  await check('A key that is revoked works no more', async () => {
    await open('/keys');
    await page.getByRole('button', { name: /Robô de teste/ }).click();
    await page.getByRole('button', { name: 'Revogar' }).click();
    await page
      .getByRole('dialog', { name: /Revogar/ })
      .getByRole('button', { name: 'Revogar' })
      .click();
    await page.getByText('foi revogada').waitFor();
    await page.getByRole('cell', { name: 'Revogada' }).first().waitFor();
    calm();
  });

  await check('A refused call explains which limit it was and when it renews', async () => {
    await open(`/requests?request=${seeded.refused.id}`);
    const drawer = page.getByRole('dialog', { name: 'Requisição' });
    await drawer.getByText('Bloqueada por um limite').waitFor();
    await drawer
      .getByText(/Renova em/)
      .first()
      .waitFor();
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
    assert(!page.url().includes('request='), 'The address still names the request.');
    calm();
  });

  await check('A limit is said in words before it is saved, and holds at the gateway', async () => {
    const person = seeded.people.finance;
    await open(`/limits?scope=user&id=${person.id}`);
    await page.getByRole('button', { name: 'Editar limites' }).click();
    const dialog = page.getByRole('dialog', { name: 'Editar limites' });
    await dialog.getByLabel('Período').first().click();
    await page.getByRole('option', { name: 'por dia' }).click();
    await dialog.getByLabel('Quantidade').fill('3');
    await dialog.getByText(/será recusada com uma explicação/).waitFor();
    await dialog.getByRole('button', { name: 'Salvar' }).click();
    await dialog.waitFor({ state: 'hidden' });
    const { status } = await chat(gateway, 'finance@example.com', 'Ainda cabe?');
    assert(status === 402, `The call got ${status}.`);
    calm();
  });

  await check('The view is in the address: a bad value falls back, Back restores', async () => {
    await open('/usage?groupBy=zzz&metric=tokens');
    await page.getByRole('heading', { name: 'Tokens por modelo' }).waitFor();
    await open('/usage?groupBy=user&metric=requests&view=table');
    await page.getByRole('heading', { name: 'Requisições por pessoa' }).waitFor();
    await page.getByRole('link', { name: 'Visão geral' }).click();
    await page.waitForURL('**/overview**');
    await page.goBack();
    await page.getByRole('heading', { name: 'Requisições por pessoa' }).waitFor();
    calm();
  });

  await check('The table beside the chart adds up to the total on the screen', async () => {
    await open('/usage?metric=requests&groupBy=user&view=table&range=7d');
    const total = Number((await page.getByTestId('usage-total').innerText()).replaceAll(/\D/g, ''));
    const cells = await page.locator('table').first().locator('tbody tr td:last-child').allInnerTexts();
    const sum = cells.reduce((all, text) => all + Number(text.replaceAll(/\D/g, '')), 0);
    assert(total > 0 && sum === total, `${sum} in the table, ${total} above it.`);
  });

  await check('The chart reads by keyboard', async () => {
    await open('/usage?metric=requests&range=7d');
    await page.locator('svg[role=application]').focus();
    await page.keyboard.press('End');
    await page
      .locator('[aria-live=polite]')
      .filter({ hasText: /Total \d+/ })
      .first()
      .waitFor({ state: 'attached' });
  });

  await check('An empty time says so', async () => {
    await open('/usage?range=custom&from=2020-01-01&to=2020-01-31');
    await page.getByText('Nenhum consumo neste período').first().waitFor();
    calm();
  });

  await check('A failure says so, with a number to quote and another try', async () => {
    const failing = (route) =>
      route.fulfill({
        status: 500,
        contentType: 'application/problem+json',
        body: JSON.stringify({ title: 'Broken', traceId: 'trace-77' }),
      });
    await page.route('**/api/usage?**', failing);
    await page.goto(`${gateway.url}/admin/usage`);
    await page.getByText('trace-77').first().waitFor();
    await page.unroute('**/api/usage?**', failing);
    await page.getByRole('button', { name: 'Tentar de novo' }).first().click();
    await page.getByTestId('usage-total').waitFor();
    browser.problems.length = 0;
  });

  await check(
    'A limit that is reached becomes an alert, and whoever sees to it takes it from the open ones',
    async () => {
      await page.goto(`${gateway.url}/admin/alerts`);
      await browser.settle();
      const rows = page.getByRole('button', { name: 'Estou cuidando' });
      await rows.first().waitFor();
      const open = await rows.count();
      await rows.first().click();
      await page.waitForFunction(
        (count) =>
          [...document.querySelectorAll('button')].filter((b) => b.textContent === 'Estou cuidando').length < count,
        open,
      );
      await page.getByText('Em cuidado', { exact: true }).first().click();
      await page.getByRole('button', { name: 'Resolver' }).first().waitFor();
    },
  );

  await check('Ctrl K leads to every page', async () => {
    await open('/overview');
    await page.keyboard.press('Control+k');
    await page.getByPlaceholder('Buscar ou ir para…').last().fill('Chaves de');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/keys**');
    calm();
  });

  await check('The skip link leads past the menu', async () => {
    await open('/overview');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    assert((await page.evaluate(() => document.activeElement?.id)) === 'main', 'The focus is elsewhere.');
  });

  await check('The LibreChat wizard ends with a call that is charged to a person', async () => {
    await open('/settings?tab=librechat');
    await page.getByRole('button', { name: 'Criar a chave' }).click();
    await page.getByText(/SOLARIS_API_KEY=sol_live_\w{8}/).waitFor();
    await page.getByRole('button', { name: 'Testar agora' }).click();
    await page.getByText(/Respondida e cobrada/).waitFor();
    calm();
  });

  await browser.close();
  await member(tests, gateway);
}

async function member({ check }, gateway) {
  const browser = await openBrowser();
  const { page } = browser;
  await signIn(page, gateway.url, 'member@example.com', PASSWORD);

  await check('A member sees first what can be spent, and when it renews', async () => {
    await page.goto(`${gateway.url}/admin/`);
    await browser.settle();
    await page.getByText('Você pode usar agora').waitFor();
    await page
      .getByText(/Renova em 01/)
      .first()
      .waitFor();
  });

  await check('A member asks for more, and sees that it was sent', async () => {
    await page.getByRole('button', { name: 'Pedir aumento' }).click();
    await page.getByRole('textbox', { name: 'Tokens por mês' }).fill('2000000');
    await page.getByLabel('Para quê?').fill('Fechamento do mês');
    await page.getByRole('button', { name: 'Enviar pedido' }).click();
    await page.getByText('Em análise').waitFor();
  });

  await check('A member makes a key of their own', async () => {
    await page.goto(`${gateway.url}/admin/me/keys`);
    await browser.settle();
    await page.getByRole('button', { name: 'Criar chave' }).first().click();
    await page.getByRole('textbox', { name: 'Nome' }).fill('Minha planilha');
    await page.getByRole('button', { name: 'Criar', exact: true }).click();
    await page
      .getByRole('dialog', { name: /Minha planilha/ })
      .getByText('chat/completions')
      .waitFor();
  });
  await browser.close();
}
