import { describe, expect, test } from 'vitest';
import { addDays, before, boundsOf, daysIn, rollupFor, startOf } from './ranges';

const ZONE = 'America/Sao_Paulo';
/** 01:30 UTC is still the evening before in São Paulo. */
const EVENING = new Date('2026-11-23T01:30:00Z');

describe('The bounds of a range', () => {
  test('begin with the day of the organisation, not of the reader', () => {
    expect(boundsOf({ range: 'today' }, ZONE, EVENING)).toEqual({ from: '2026-11-22', to: '2026-11-23' });
  });

  test('hold as many days as the preset says', () => {
    expect(daysIn(boundsOf({ range: '7d' }, ZONE, EVENING))).toBe(7);
    expect(daysIn(boundsOf({ range: '90d' }, ZONE, EVENING))).toBe(90);
  });

  test('of last month are the whole month', () => {
    expect(boundsOf({ range: 'lastMonth' }, ZONE, EVENING)).toEqual({ from: '2026-10-01', to: '2026-11-01' });
  });

  test('of January lie in the year before', () => {
    const bounds = boundsOf({ range: 'lastMonth' }, ZONE, new Date('2027-01-10T12:00:00Z'));
    expect(bounds).toEqual({ from: '2026-12-01', to: '2027-01-01' });
  });

  test('include the last day that was picked', () => {
    const bounds = boundsOf({ range: 'custom', from: '2026-11-01', to: '2026-11-03' }, ZONE, EVENING);
    expect(bounds).toEqual({ from: '2026-11-01', to: '2026-11-04' });
  });

  test('fall back to thirty days when they are backwards', () => {
    expect(daysIn(boundsOf({ range: 'custom', from: '2026-11-03', to: '2026-11-01' }, ZONE, EVENING))).toBe(30);
  });
});

test('The time before is as long and ends where the range begins', () => {
  expect(before({ from: '2026-11-10', to: '2026-11-20' })).toEqual({ from: '2026-10-31', to: '2026-11-10' });
});

test('Days are counted across the change of the clock', () => {
  expect(addDays('2026-10-31', 1)).toBe('2026-11-01');
  expect(daysIn({ from: '2018-11-01', to: '2018-11-10' })).toBe(9);
});

test('A day is cut into hours, a quarter into days, two years into months', () => {
  expect(rollupFor({ from: '2026-11-22', to: '2026-11-23' })).toBe('hour');
  expect(rollupFor({ from: '2026-09-01', to: '2026-11-23' })).toBe('day');
  expect(rollupFor({ from: '2024-01-01', to: '2026-11-23' })).toBe('month');
});

test('A day begins at midnight of its zone', () => {
  expect(startOf('2026-11-23', ZONE)).toBe('2026-11-23T03:00:00.000Z');
  expect(startOf('2026-07-01', 'Europe/Lisbon')).toBe('2026-06-30T23:00:00.000Z');
});
