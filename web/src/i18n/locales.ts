export const LOCALES = ['pt-BR', 'en', 'es'] as const;
export type Locale = (typeof LOCALES)[number];

/** What each language calls itself. */
export const LOCALE_NAMES: Record<Locale, string> = { 'pt-BR': 'Português', en: 'English', es: 'Español' };

const STORED = 'solaris-lang';

/** The reader's last choice, else Portuguese: most browsers in Brazil say English because nobody ever set them up. */
export function storedLocale(): Locale {
  try {
    const stored = localStorage.getItem(STORED);
    return LOCALES.find((locale) => locale === stored) ?? 'pt-BR';
  } catch {
    return 'pt-BR';
  }
}

export function storeLocale(locale: Locale): void {
  try {
    localStorage.setItem(STORED, locale);
  } catch {
    // Storage may be switched off: the choice then lasts until the page is closed.
  }
}
