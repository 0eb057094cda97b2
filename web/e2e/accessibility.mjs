import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { assert } from './suite.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** No violation of WCAG 2.2 AA that a program can find. */
export async function checkAccessibility(page) {
  // The debugger's evaluation: the page's policy does not reach it.
  if (!(await page.evaluate('!!window.axe'))) await page.evaluate(`${axe};0`);
  const found = await page.evaluate(async (rules) => {
    const { violations } = await window.axe.run(document, { runOnly: rules });
    return violations.map((one) => {
      const nodes = one.nodes
        .slice(0, 3)
        .map((node) => `${node.target.join(' ')}: ${node.any[0]?.message ?? node.failureSummary}`);
      return `${one.id} (${one.nodes.length}) ${nodes.join(' | ')}`;
    });
  }, RULES);
  assert(found.length === 0, found.join('\n'));
}

/** Nothing reaches beyond the screen to the side. */
export async function checkReflow(page) {
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert(beyond <= 0, `The page is ${beyond} px wider than the screen.`);
}

/** No raw key of a text, in the page or its labels. */
export async function checkTexts(page) {
  const raw = await page.evaluate(() => {
    const groups =
      'app|nav|alerts|login|usage|overview|requests|keys|people|limits|models|settings|home|account|metric|group|outcome|scope|window|unit|range|kpi|secret|chart|roles';
    // Names of actions and variables stand in code elements and look like keys.
    const visible = [...document.querySelectorAll('body *:not(code, script, style)')].flatMap((element) =>
      [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.textContent),
    );
    const labels = [...document.querySelectorAll('[aria-label]')].map((element) => element.getAttribute('aria-label'));
    const text = [...visible, ...labels].join(' ');
    return text.match(new RegExp(`(^|\\s)(${groups})\\.[a-zA-Z_.]+`, 'g')) ?? [];
  });
  assert(raw.length === 0, `Raw keys: ${raw.join(', ')}`);
}
