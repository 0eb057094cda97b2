import { expect, test } from 'vitest';
import { blank, draftOf, sameLimit, termOf } from './limitForm';

const money = {
  scope: 'team',
  scopeId: '1',
  unit: 'money',
  window: 'month',
  model: null,
  amount: 12_500_000,
  used: 0,
  held: 0,
  periodStart: '2026-11-01T00:00:00Z',
  periodEnd: null,
  alertAt: [0.8, 0.95],
  blockAt: 0.9,
};

test('A limit that is opened and saved untouched stays what it was', () => {
  expect(termOf(draftOf(money, 0))).toEqual({
    unit: 'money',
    window: 'month',
    amount: 12_500_000,
    model: null,
    alertAt: [0.8, 0.95],
    blockAt: 0.9,
  });
});

test('Money is written in whole units and kept in millionths', () => {
  expect(termOf({ ...blank(0), unit: 'money', amount: 0.07 }).amount).toBe(70_000);
});

test('Two limits of one period, unit and model are the same', () => {
  expect(sameLimit(blank(0), blank(1))).toBe(true);
  expect(sameLimit(blank(0), { ...blank(1), model: 'gpt' })).toBe(false);
});
