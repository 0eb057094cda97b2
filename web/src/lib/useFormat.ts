import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Format, formatFor } from './format';
import { useZone } from './zone';

/** Formatting in the reader's language and the organisation's time zone. */
export function useFormat(): Format {
  const { i18n } = useTranslation();
  const zone = useZone();
  return useMemo(() => formatFor(i18n.language, zone), [i18n.language, zone]);
}
