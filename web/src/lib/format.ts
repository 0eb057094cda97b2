/** Numbers, money and times as the reader's language writes them. Formatters are dear to make, so they are kept. */
const made = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

function numbers(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `n${locale}${JSON.stringify(options)}`;
  const known = made.get(key) as Intl.NumberFormat | undefined;
  if (known) return known;
  const fresh = new Intl.NumberFormat(locale, options);
  made.set(key, fresh);
  return fresh;
}

function dates(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `d${locale}${JSON.stringify(options)}`;
  const known = made.get(key) as Intl.DateTimeFormat | undefined;
  if (known) return known;
  const fresh = new Intl.DateTimeFormat(locale, options);
  made.set(key, fresh);
  return fresh;
}

const MICROS = 1_000_000;

export interface Format {
  integer: (value: number) => string;
  /** Short, for axes and cards; the exact number belongs in a tooltip. */
  compact: (value: number) => string;
  percent: (share: number, digits?: number) => string;
  /** `micros` are millionths of the currency; small sums keep the digits that tell them from zero. */
  money: (micros: number, currency: string) => string;
  moneyShort: (micros: number, currency: string) => string;
  day: (at: Date | string) => string;
  date: (at: Date | string) => string;
  dateTime: (at: Date | string) => string;
  /** Without the year, with seconds: for lists of what just happened. */
  moment: (at: Date | string) => string;
  time: (at: Date | string) => string;
  hour: (at: Date | string) => string;
  month: (at: Date | string) => string;
  milliseconds: (value: number) => string;
}

function moneyDigits(micros: number): number {
  const size = Math.abs(micros);
  if (size === 0 || size >= 100_000) return 2;
  return size >= 1_000 ? 4 : 6;
}

export function formatFor(locale: string, timeZone: string): Format {
  const at = (options: Intl.DateTimeFormatOptions) => (value: Date | string) =>
    dates(locale, { timeZone, ...options })
      .format(typeof value === 'string' ? new Date(value) : value)
      .replaceAll('.', '')
      .replaceAll(' de ', ' ');
  const money = (micros: number, currency: string, digits: number, notation: 'standard' | 'compact') =>
    numbers(locale, {
      style: 'currency',
      currency,
      notation,
      minimumFractionDigits: notation === 'compact' ? 0 : 2,
      maximumFractionDigits: digits,
    }).format(micros / MICROS);
  return {
    integer: (value) => numbers(locale, { maximumFractionDigits: 0 }).format(value),
    compact: (value) => numbers(locale, { notation: 'compact', maximumFractionDigits: 1 }).format(value),
    percent: (share, digits = 0) => numbers(locale, { style: 'percent', maximumFractionDigits: digits }).format(share),
    money: (micros, currency) => money(micros, currency, moneyDigits(micros), 'standard'),
    moneyShort: (micros, currency) =>
      Math.abs(micros) >= 10_000 * MICROS
        ? money(micros, currency, 1, 'compact')
        : money(micros, currency, Math.abs(micros) < MICROS && micros !== 0 ? moneyDigits(micros) : 2, 'standard'),
    day: at({ day: '2-digit', month: 'short' }),
    date: at({ day: '2-digit', month: 'short', year: 'numeric' }),
    dateTime: at({ day: '2-digit', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' }),
    moment: at({ day: '2-digit', month: 'short', hour: '2-digit', minute: '2-digit', second: '2-digit' }),
    time: at({ hour: '2-digit', minute: '2-digit', second: '2-digit' }),
    hour: at({ hour: '2-digit', minute: '2-digit' }),
    month: at({ month: 'short', year: 'numeric' }),
    milliseconds: (value) =>
      value < 10_000
        ? `${numbers(locale, { maximumFractionDigits: 0 }).format(value)} ms`
        : `${numbers(locale, { maximumFractionDigits: 1 }).format(value / 1000)} s`,
  };
}
