import type { Locale } from './locales';

type Texts = { default: object };

const fronts: Record<Locale, () => Promise<Texts>> = {
  'pt-BR': () => import('./pt-BR/front'),
  en: () => import('./en/front'),
  es: () => import('./es/front'),
};

const insides: Record<Locale, () => Promise<Texts>> = {
  'pt-BR': () => import('./pt-BR/inside'),
  en: () => import('./en/inside'),
  es: () => import('./es/inside'),
};

const pages = import.meta.glob<Texts>('./*/pages/*.json');

/** A part of a catalog: what everyone gets, what pages share, or the file of one page. */
export async function readPart(locale: Locale, part: string): Promise<object> {
  if (part === 'front') return (await fronts[locale]()).default;
  if (part === 'inside') return (await insides[locale]()).default;
  const page = pages[`./${locale}/pages/${part}.json`];
  if (!page) throw new Error(`No texts of ${part} in ${locale}.`);
  return { [part]: (await page()).default };
}
