import { openBrowser, signIn } from './browser.mjs';
import { PASSWORD } from './seed.mjs';
import { assert } from './suite.mjs';

/** A member buys tokens with the demo's PIX. */
export async function buy({ check }, gateway, seeded) {
  const browser = await openBrowser();
  const { page } = browser;
  const email = 'compradora@example.com';
  const person = await seeded.api('POST', '/api/users', { email, name: 'Quem Compra', password: PASSWORD });
  const spendable = async () =>
    (await seeded.api('GET', `/api/limits?scope=user&scopeId=${person.id}`)).items[0].amount;
  await signIn(page, gateway.url, email, PASSWORD);
  await page.goto(`${gateway.url}/admin/me/buy`);
  await browser.settle();

  await check('A double click on a pack is one charge, paid by PIX and confirmed without a reload', async () => {
    assert((await spendable()) > 0, 'The person has no limit to add to.');
    const pay = page.getByRole('button', { name: 'Essencial: Pagar com PIX' });
    await pay.dblclick();
    const dialog = page.getByRole('dialog', { name: 'Compra' });
    await dialog.getByRole('img', { name: /QR code/ }).waitFor();
    await dialog.getByText('Pagamento confirmado').waitFor({ timeout: 20_000 });
    const orders = (await seeded.api('GET', '/api/payments/orders')).items.filter((one) => one.buyerId === person.id);
    assert(orders.length === 1, `${orders.length} orders came of a double click.`);
    assert(browser.problems.length === 0, browser.problems.join('\n'));
  });

  await check('The balance has risen, and the purchase can be taken back', async () => {
    const balance = await page.evaluate(async () => (await fetch('/api/me/balance')).json());
    const own = balance.limits.find((limit) => limit.scope === 'user');
    assert(own.spendable === own.amount + 500_000, `Spendable is ${own.spendable} of ${own.amount}.`);
    await page.getByRole('button', { name: 'Desistir da compra' }).click();
    await page.getByRole('dialog').last().getByRole('button', { name: 'Desistir da compra' }).click();
    await page.getByText('Valor devolvido.').waitFor({ timeout: 20_000 });
  });
  await browser.close();
}
