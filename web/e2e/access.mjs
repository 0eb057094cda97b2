import { openBrowser, signIn } from './browser.mjs';
import { admin } from './gateway.mjs';
import { PASSWORD } from './seed.mjs';
import { assert } from './suite.mjs';
import { codeOf } from './totp.mjs';

/** How people get in, and prove that it is them. */
export async function access({ check }, gateway, seeded) {
  const browser = await openBrowser();
  const { page } = browser;
  const open = async (path) => {
    await page.goto(`${gateway.url}/admin${path}`);
    await browser.settle();
  };
  const email = 'fator@example.com';
  await seeded.api('POST', '/api/users', { email, name: 'Com Fator', role: 'finance', password: PASSWORD });

  await check('A person sets up a second factor, and needs it from then on', async () => {
    await signIn(page, gateway.url, email, PASSWORD);
    await open('/me/account');
    await page.getByRole('button', { name: 'Ativar segundo fator' }).click();
    await page.getByRole('img', { name: /Código QR/ }).waitFor();
    const secret = (await page.locator('pre').first().innerText()).trim();
    await page.getByLabel('Código do aplicativo').fill(codeOf(secret));
    await page.getByRole('button', { name: 'Confirmar' }).click();
    const codes = page.getByRole('list', { name: 'Códigos de recuperação' });
    await codes.waitFor();
    const recovery = await codes.getByRole('listitem').first().innerText();
    await page.getByLabel('Guardei os códigos').check();
    await page.getByRole('button', { name: 'Concluir' }).click();
    await page.getByText('10 códigos de recuperação restantes').waitFor();
    await page.evaluate(() => fetch('/api/auth/logout', { method: 'POST' }));

    await open('/login');
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Senha', { exact: true }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByLabel(/Código/).fill(recovery);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/admin/overview**');
  });

  await check('An invitation is made, taken back, made again and accepted', async () => {
    const person = await seeded.api('POST', '/api/users', { email: 'nova@example.com', name: 'Nova Pessoa' });
    await signIn(page, gateway.url, admin.email, admin.password);
    await open(`/people?user=${person.id}`);
    const drawer = page.getByRole('dialog', { name: 'Nova Pessoa' });
    await drawer.getByRole('button', { name: 'Enviar convite' }).click();
    const first = await drawer.locator('pre').innerText();
    await drawer.getByRole('button', { name: 'Cancelar convite' }).click();
    await drawer.getByText('Nenhum convite aberto').waitFor();
    await drawer.getByRole('button', { name: 'Enviar convite' }).click();
    const second = await drawer.locator('pre').innerText();
    await page.evaluate(() => fetch('/api/auth/logout', { method: 'POST' }));

    await page.goto(first.trim());
    await page.locator('input[type=password]').fill('uma senha bem comprida 1');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    await page.goto('about:blank');
    await page.goto(second.trim());
    await page.locator('input[type=password]').fill('uma senha bem comprida 1');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/admin/login**');
    await signIn(page, gateway.url, 'nova@example.com', 'uma senha bem comprida 1');
    await open('/home');
    assert(page.url().includes('/home'), page.url());
  });
  await browser.close();
}
