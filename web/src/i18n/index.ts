import i18n from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Locale, storedLocale, storeLocale } from './locales';
import { readPart } from './parts';

const wanted = new Set(['front']);
const loaded = new Set<string>();

async function load(locale: Locale): Promise<void> {
  const missing = [...wanted].filter((part) => !loaded.has(`${locale} ${part}`));
  for (const [part, texts] of await Promise.all(
    missing.map(async (part) => [part, await readPart(locale, part)] as const),
  )) {
    i18n.addResourceBundle(locale, 'translation', texts, true, true);
    loaded.add(`${locale} ${part}`);
  }
}

/** Loads what the language lacks, switches to it and remembers it. */
export async function setLocale(locale: Locale): Promise<void> {
  await load(locale);
  await i18n.changeLanguage(locale);
  document.documentElement.lang = locale;
  storeLocale(locale);
}

/** To be awaited before a page of the part is shown; it follows the language from then on. */
export async function loadTexts(part: string): Promise<void> {
  wanted.add(part);
  await load(i18n.language as Locale);
}

/** To be awaited before the first paint: nobody should see raw keys. */
export async function startI18n(): Promise<void> {
  await i18n.use(initReactI18next).init({
    lng: storedLocale(),
    // A missing text must show up in the tests, not hide behind another language.
    fallbackLng: false,
    resources: {},
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  await setLocale(storedLocale());
}
