import i18n from 'i18next';

/** The text for a value of the API (`status`, `role` ...), or the value itself when it is newer than this page. */
export function word(group: string, value: string): string {
  const key = `${group}.${value}`;
  return i18n.exists(key) ? i18n.t(key as never) : value;
}
