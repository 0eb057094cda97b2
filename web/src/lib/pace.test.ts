import { expect, test } from 'vitest';
import { paceOf } from './pace';

const limit = {
  scope: 'organisation',
  scopeId: '1',
  unit: 'tokens',
  window: 'month',
  model: null,
  amount: 1000,
  used: 0,
  held: 0,
  periodStart: '2026-11-01T00:00:00Z',
  periodEnd: '2026-12-01T00:00:00Z',
  alertAt: [0.8],
  blockAt: 1,
};
const days = Array.from({ length: 11 }, (_, k) => `2026-11-${String(k + 1).padStart(2, '0')}T00:00:00Z`);
const now = Date.parse('2026-11-11T12:00:00Z');

test('A steady pace is carried on to the day at which it reaches the amount', () => {
  const pace = paceOf(
    limit,
    days,
    days.map(() => 50),
    now,
  );
  expect(pace?.points.at(-1)?.used).toBe(550);
  expect(new Date(pace?.runsOut ?? 0).toISOString()).toBe('2026-11-20T12:00:00.000Z');
});

test('A pace that lasts until the renewal has no day of running out', () => {
  expect(
    paceOf(
      limit,
      days,
      days.map(() => 10),
      now,
    )?.runsOut,
  ).toBeNull();
});

test('Nothing used gives no forecast', () => {
  expect(
    paceOf(
      limit,
      days,
      days.map(() => 0),
      now,
    )?.forecast,
  ).toBeNull();
});

test('A limit that never renews has no pace', () => {
  expect(paceOf({ ...limit, periodEnd: null }, days, [], now)).toBeNull();
});
