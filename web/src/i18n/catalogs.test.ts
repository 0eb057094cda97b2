import { describe, expect, test } from 'vitest';
import en from './en';
import es from './es';
import pt from './pt-BR';

type Tree = { [key: string]: string | Tree };

function flat(tree: Tree, prefix = ''): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    const name = prefix + key;
    if (typeof value === 'string') texts.set(name, value);
    else for (const [inner, text] of flat(value, `${name}.`)) texts.set(inner, text);
  }
  return texts;
}

/** The shared parts with the files of single pages. */
function whole(locale: string, shared: object): Map<string, string> {
  const own = Object.entries(pages).filter(([path]) => path.startsWith(`./${locale}/`));
  return flat({
    ...shared,
    ...Object.fromEntries(own.map(([path, texts]) => [path.split(/[/.]/).at(-2), texts])),
  } as Tree);
}

const pages = import.meta.glob<Tree>('./*/pages/*.json', { eager: true, import: 'default' });
const catalogs = { 'pt-BR': whole('pt-BR', pt), en: whole('en', en), es: whole('es', es) };
const places = (text: string) => [...text.matchAll(/\{\{\w+\}\}/g)].map((match) => match[0]).sort();

describe.each(Object.entries(catalogs))('The catalog %s', (_, catalog) => {
  test('has every text of the others', () => {
    expect([...catalog.keys()].sort()).toEqual([...catalogs['pt-BR'].keys()].sort());
  });

  test('leaves no text empty', () => {
    expect([...catalog].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  test('fills in the same values', () => {
    const different = [...catalog].filter(
      ([key, text]) => places(text).join() !== places(catalogs['pt-BR'].get(key) ?? '').join(),
    );
    // One may be written out in words.
    expect(different.filter(([key]) => !key.endsWith('_one'))).toEqual([]);
  });

  // Exact millions take this form in Portuguese and Spanish, and i18next shows the bare key without it.
  test('has the form for many beside each plural', () => {
    const plurals = [...catalog.keys()].filter((key) => key.endsWith('_other'));
    expect(plurals.filter((key) => !catalog.has(key.replace('_other', '_many')))).toEqual([]);
    expect(plurals.filter((key) => !catalog.has(key.replace('_other', '_one')))).toEqual([]);
  });
});
