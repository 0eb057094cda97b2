import type { Limit } from '@/api/limits';

const DAY = 86_400_000;

export interface Pace {
  /** Start and end of the limit's period. */
  start: number;
  end: number;
  amount: number;
  /** What was used up to an instant, growing. */
  points: { at: number; used: number }[];
  /** Where it is heading at the pace of the last week; null with nothing to go by. */
  forecast: { at: number; used: number } | null;
  /** When that pace reaches the whole amount; null when it does not in this period. */
  runsOut: number | null;
}

/** How fast a limit is being used up: daily figures, added up, and carried on at the average of the last seven full days. */
export function paceOf(limit: Limit, starts: string[], values: number[], now: number): Pace | null {
  if (!limit.periodEnd) return null;
  const start = Date.parse(limit.periodStart);
  const end = Date.parse(limit.periodEnd);
  let used = 0;
  const points = [{ at: start, used: 0 }];
  for (const [index, value] of values.entries()) {
    const from = Date.parse(starts[index] ?? '');
    if (from < start || from >= now) continue;
    used += value;
    points.push({ at: Math.min(now, from + DAY), used });
  }
  const recent = values.filter((_, index) => Date.parse(starts[index] ?? '') < now).slice(-8, -1);
  const perDay = recent.length === 0 ? 0 : recent.reduce((sum, value) => sum + value, 0) / recent.length;
  const forecast = perDay > 0 ? { at: end, used: used + (perDay * (end - now)) / DAY } : null;
  const reached = perDay > 0 ? now + ((limit.amount - used) / perDay) * DAY : Number.POSITIVE_INFINITY;
  return {
    start,
    end,
    amount: limit.amount,
    points,
    forecast,
    runsOut: used >= limit.amount ? now : reached < end ? reached : null,
  };
}
