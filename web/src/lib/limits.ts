import type { Format } from './format';

/** A figure of a limit in its unit: tokens as they are, money from millionths. */
export const limitFigure =
  (format: Format, limit: { unit: string }, currency: string, short = false) =>
  (value: number): string => {
    if (limit.unit === 'money') return short ? format.moneyShort(value, currency) : format.money(value, currency);
    return short || value >= 10_000_000 ? format.compact(value) : format.integer(value);
  };
