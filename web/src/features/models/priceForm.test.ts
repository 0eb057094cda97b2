import { expect, test } from 'vitest';
import { changedPrices, fromPrices } from './priceForm';

test('A price goes to the form and back as the same decimal fraction', () => {
  const before = fromPrices({ input_cost_per_token: 0.0000025, output_cost_per_token: 0.00001 });
  expect(before).toEqual({ input: 2.5, output: 10, cacheRead: null, cacheWrite: null });
  expect(changedPrices(before, { ...before, output: 12.3 })).toEqual({
    input_cost_per_token: 0.0000025,
    output_cost_per_token: 0.0000123,
  });
});

test('Nothing changed is nothing to send', () => {
  const before = fromPrices({ input_cost_per_token: 0.1 });
  expect(changedPrices(before, { ...before })).toEqual({});
});
