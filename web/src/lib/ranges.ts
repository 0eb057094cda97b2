import * as z from 'zod/mini';

export const PRESETS = ['today', '7d', '30d', '90d', 'month', 'lastMonth', 'custom'] as const;
export type Preset = (typeof PRESETS)[number];

/** The time range in the address: a preset, or two dates (the last one included) for `custom`. */
export const rangeSearch = {
  range: z.catch(z._default(z.enum(PRESETS), '30d'), '30d'),
  from: z.catch(z.optional(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))), undefined),
  to: z.catch(z.optional(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))), undefined),
};

export interface Range {
  range: Preset;
  from?: string;
  to?: string;
}

export interface Bounds {
  /** First day, included. */
  from: string;
  /** The day after the last one. */
  to: string;
}

const DAY = 86_400_000;

/** The calendar day of an instant in a zone, as `yyyy-mm-dd`; the gateway does all further arithmetic with it. */
export function dayIn(timeZone: string, at: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
}

/** Days are moved as dates without a clock, so that no change to daylight saving time can shift them. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

function addMonths(day: string, months: number): string {
  const [year, month] = day.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}

export function boundsOf(range: Range, timeZone: string, now: Date): Bounds {
  const today = dayIn(timeZone, now);
  const tomorrow = addDays(today, 1);
  switch (range.range) {
    case 'today':
      return { from: today, to: tomorrow };
    case '7d':
      return { from: addDays(today, -6), to: tomorrow };
    case '90d':
      return { from: addDays(today, -89), to: tomorrow };
    case 'month':
      return { from: addMonths(today, 0), to: tomorrow };
    case 'lastMonth':
      return { from: addMonths(today, -1), to: addMonths(today, 0) };
    case 'custom':
      if (range.from && range.to && range.from <= range.to) return { from: range.from, to: addDays(range.to, 1) };
      return { from: addDays(today, -29), to: tomorrow };
    default:
      return { from: addDays(today, -29), to: tomorrow };
  }
}

export const daysIn = (bounds: Bounds): number =>
  Math.round((Date.parse(`${bounds.to}T00:00:00Z`) - Date.parse(`${bounds.from}T00:00:00Z`)) / DAY);

/** The stretch of the same length just before. */
export const before = (bounds: Bounds): Bounds => ({ from: addDays(bounds.from, -daysIn(bounds)), to: bounds.from });

export type Rollup = 'hour' | 'day' | 'week' | 'month';

/** Buckets that a screen can show: a day by hours, a quarter by days, more by weeks. */
export function rollupFor(bounds: Bounds): Rollup {
  const days = daysIn(bounds);
  if (days <= 2) return 'hour';
  return days <= 100 ? 'day' : days <= 700 ? 'week' : 'month';
}

/** The instant at which a day begins in a zone, for what is asked by instants rather than days. */
export function startOf(day: string, timeZone: string): string {
  const guess = Date.parse(`${day}T00:00:00Z`);
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
    hourCycle: 'h23',
  })
    .format(guess)
    .replace(', ', 'T');
  return new Date(guess - (Date.parse(`${parts}Z`) - guess)).toISOString();
}
