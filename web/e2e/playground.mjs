import { openBrowser, signIn } from './browser.mjs';
import { PASSWORD } from './seed.mjs';
import { assert } from './suite.mjs';

/** Trying models in the dashboard, on one's own limit. */
export async function playground({ check }, gateway, seeded) {
  const browser = await openBrowser();
  const { page } = browser;
  const email = 'jogador@example.com';
  const person = await seeded.api('POST', '/api/users', { email, name: 'Quem Testa', password: PASSWORD });
  await signIn(page, gateway.url, email, PASSWORD);
  const open = async () => {
    await page.goto(`${gateway.url}/admin/playground`);
    await browser.settle();
  };
  const ask = async (words) => {
    await page.getByLabel('Mensagem').fill(words);
    await page.keyboard.press('Enter');
  };
  const charged = async () => (await seeded.api('GET', `/api/requests?userId=${person.id}&limit=1`)).items[0];

  await check('A chat streams, and says what it held, cost and left', async () => {
    await open();
    await page.getByText(/no máximo R\$/).waitFor();
    await ask('O que é um token?');
    await page.getByText('Cobrado').waitFor();
    await page.getByText('Restam').waitFor();
    const call = await charged();
    assert(call?.userId === person.id, 'The call was not charged to the person.');
    assert(browser.problems.length === 0, browser.problems.join('\n'));
  });

  await check('Stopping ends the answer and the call', async () => {
    await open();
    await page.getByRole('combobox', { name: 'Modelo' }).click();
    await page.getByRole('option', { name: 'solaris-demo', exact: true }).click();
    await ask('Escreva um texto longo.');
    await page.getByRole('button', { name: 'Parar' }).click();
    await page.getByText('Você parou a resposta').waitFor();
  });

  await check('A refusal says why, and leads to its explanation', async () => {
    await seeded.api('PUT', `/api/limits/user/${person.id}`, [
      { unit: 'tokens', window: 'day', amount: 5, alertAt: [0.8], blockAt: 1 },
    ]);
    await open();
    await ask('Mais uma pergunta.');
    await page.getByText('A chamada foi recusada').waitFor();
    await page.getByRole('link', { name: 'Por que fui bloqueado?' }).click();
    await page.getByRole('dialog', { name: 'Requisição' }).getByText('Bloqueada por um limite').waitFor();
  });
  await browser.close();
}
