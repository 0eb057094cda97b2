import { expect, test } from 'vitest';
import shared from '@/i18n/pt-BR';
import { sources } from './sources';

/** Names that are the same in every language. */
const NAMES = ['IA SOLARIS', 'SOLARIS', 'LibreChat', 'JSON', 'Ctrl K'];

test('No component holds text that a reader sees', () => {
  const found = sources
    .filter(([path]) => path.endsWith('.tsx'))
    .flatMap(([path, text]) => [...texts(text)].map((word) => `${path}: ${word}`));

  expect(found).toEqual([]);
});

function* texts(source: string): Generator<string> {
  const code = source.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '');
  // Between tags, up to the next brace or tag; letters side by side are words.
  for (const [, text] of code.matchAll(/>\n?\s*([^<>{}=;()]*?)\s*<\//g)) {
    if (text && /\p{L}{2}/u.test(text) && !NAMES.includes(text.trim())) yield text;
  }
  for (const [, text] of code.matchAll(/\b(?:aria-label|title|label|placeholder|alt)="([^"]*)"/g)) {
    if (text && /\p{L}{2}/u.test(text) && text !== 'IA Solaris') yield text;
  }
}

const pages = import.meta.glob<object>('/src/i18n/pt-BR/pages/*.json', { eager: true, import: 'default' });
const pt = {
  ...shared,
  ...Object.fromEntries(Object.entries(pages).map(([path, texts]) => [path.split(/[/.]/).at(-2), texts])),
};

test('Every text that the code asks for is in the catalog', () => {
  const catalog = JSON.stringify(pt);
  const has = (key: string): boolean => {
    let at: unknown = pt;
    for (const part of key.split('.')) at = (at as Record<string, unknown> | undefined)?.[part];
    return typeof at === 'string' || catalog.includes(`"${key.split('.').at(-1)}_one"`);
  };
  const asked = sources.flatMap(([path, text]) =>
    [...text.matchAll(/\bt\('([\w.-]+)'/g)].map((match) => [path, match[1] ?? ''] as const),
  );

  expect(asked.filter(([, key]) => !has(key))).toEqual([]);
  expect(asked.length).toBeGreaterThan(100);
});
