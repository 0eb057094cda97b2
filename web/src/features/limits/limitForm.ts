import type { Limit, LimitTerm } from '@/api/limits';

export const UNITS = ['tokens', 'money'] as const;
export const WINDOWS = ['day', 'week', 'month', 'total'] as const;

/** A limit while it is being written: money in whole units, alerts in percent. */
export interface Draft {
  id: number;
  unit: (typeof UNITS)[number];
  window: (typeof WINDOWS)[number];
  amount: number | string;
  model: string;
  alertAt: number | string;
  /** Kept as it was: the share at which calls are refused. */
  blockAt: number;
  /** Alerts beyond the first, kept as they were. */
  furtherAlerts: number[];
  used: number;
}

const MICROS = 1_000_000;

export const draftOf = (limit: Limit, id: number): Draft => ({
  id,
  unit: limit.unit as Draft['unit'],
  window: limit.window as Draft['window'],
  amount: limit.unit === 'money' ? limit.amount / MICROS : limit.amount,
  model: limit.model ?? '',
  alertAt: limit.alertAt[0] === undefined ? '' : Math.round(limit.alertAt[0] * 100),
  blockAt: limit.blockAt,
  furtherAlerts: limit.alertAt.slice(1),
  used: limit.used,
});

export const blank = (id: number): Draft => ({
  id,
  unit: 'tokens',
  window: 'month',
  amount: '',
  model: '',
  alertAt: 80,
  blockAt: 1,
  furtherAlerts: [],
  used: 0,
});

/** In the unit of the API: tokens, or millionths of the currency. */
export const amountOf = (draft: Draft): number =>
  Math.round(Number(draft.amount) * (draft.unit === 'money' ? MICROS : 1));

export const termOf = (draft: Draft): LimitTerm => ({
  unit: draft.unit,
  window: draft.window,
  amount: amountOf(draft),
  model: draft.model.trim() || null,
  alertAt: draft.alertAt === '' ? draft.furtherAlerts : [Number(draft.alertAt) / 100, ...draft.furtherAlerts],
  blockAt: draft.blockAt,
});

export const sameLimit = (a: Draft, b: Draft): boolean =>
  a.unit === b.unit && a.window === b.window && a.model.trim() === b.model.trim();
