import i18n from 'i18next';
import { word } from '@/i18n/word';
import type { Tone } from '@/ui/Tag';

/** An HTTP status in words; the number where there are none. */
export function outcomeName(status: number): string {
  const name = word('outcome', String(status));
  return name === String(status) ? i18n.t('outcome.other', { status }) : name;
}

export const outcomeTone = (status: number): Tone =>
  status < 300 ? 'ok' : status === 402 || status === 429 ? 'warn' : status === 499 ? 'quiet' : 'danger';
