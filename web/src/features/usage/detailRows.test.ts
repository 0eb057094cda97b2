import type { TFunction } from 'i18next';
import { expect, test } from 'vitest';
import type { Usage } from '@/api/usage';
import { detailRows } from './detailRows';

const t = ((key: string) => key) as unknown as TFunction;
const usage = (metric: string, series: [string, number][], other: number): Usage => ({
  metric,
  currency: 'USD',
  rollup: 'day',
  tz: 'UTC',
  from: '2026-11-01T00:00:00Z',
  to: '2026-11-02T00:00:00Z',
  buckets: ['2026-11-01T00:00:00Z'],
  series: series.map(([name, total]) => ({ group: { id: null, name }, subgroup: null, total, values: [total] })),
  other: other === 0 ? null : { group: null, subgroup: null, total: other, values: [other] },
  total: 0,
  totals: [0],
});

test('The rows of each figure add up to its total, others included', () => {
  const rows = detailRows(
    [
      usage(
        'cost',
        [
          ['a', 5],
          ['b', 9],
        ],
        2,
      ),
      usage(
        'requests',
        [
          ['b', 3],
          ['c', 1],
        ],
        4,
      ),
    ],
    'model',
    t,
  );

  expect(rows.map((row) => row.label)).toEqual(['b', 'a', 'c', 'app.others']);
  expect(rows.reduce((sum, row) => sum + row.cost, 0)).toBe(16);
  expect(rows.reduce((sum, row) => sum + row.requests, 0)).toBe(8);
});
