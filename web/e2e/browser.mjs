import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Chromium with a profile of its own. Whatever the console reports as an error, and every violation of the page's
 * policy, is collected in `problems`.
 */
export async function openBrowser({ scheme = 'light', width = 1440, height = 900, locale = 'pt-BR' } = {}) {
  const profile = mkdtempSync(join(tmpdir(), 'solaris-e2e-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    args: FLAGS,
    colorScheme: scheme,
    reducedMotion: 'reduce',
    locale: 'pt-BR',
    viewport: { width, height },
  });
  await context.addInitScript((language) => {
    if (!localStorage.getItem('solaris-lang')) localStorage.setItem('solaris-lang', language);
    document.addEventListener('securitypolicyviolation', (event) =>
      console.error(`CSP: ${event.violatedDirective} ${event.blockedURI}`),
    );
  }, locale);
  const page = context.pages()[0] ?? (await context.newPage());
  context.setDefaultTimeout(15_000);
  const problems = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text().slice(0, 300));
  });
  page.on('pageerror', (error) => problems.push(`page: ${error.message.slice(0, 300)}`));
  const settle = async () => {
    await page.waitForSelector('h1');
    await page.waitForFunction(() => !document.querySelector('[role=status][aria-label]'), null, { timeout: 15_000 });
    await page.evaluate(() => document.fonts.ready);
    await page.waitForTimeout(250);
  };
  const close = async () => {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  };
  return { context, page, problems, settle, close };
}

/** Signs in without the form: the form has tests of its own. */
export async function signIn(page, url, email, password) {
  await page.goto(`${url}/admin/login`);
  const status = await page.evaluate(
    async (body) => {
      const answer = await fetch('/api/auth/login', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      return answer.status;
    },
    { email, password },
  );
  if (status !== 200) throw new Error(`${email} could not sign in: ${status}`);
}
