import i18n from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Locale, storedLocale, storeLocale } from './locales';

const catalogs = {
  'pt-BR': () => import('./pt-BR'),
  en: () => import('./en'),
  es: () => import('./es'),
} satisfies Record<Locale, () => Promise<{ default: object }>>;

/** Loads the catalog of a language, switches to it and remembers it. */
export async function setLocale(locale: Locale): Promise<void> {
  if (!i18n.hasResourceBundle(locale, 'translation')) {
    i18n.addResourceBundle(locale, 'translation', (await catalogs[locale]()).default);
  }
  await i18n.changeLanguage(locale);
  document.documentElement.lang = locale;
  storeLocale(locale);
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
