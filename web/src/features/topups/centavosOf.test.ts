import { expect, test } from 'vitest';
import { centavosOf } from './centavosOf';

test.each([
  ['49,90', 4990],
  ['49.9', 4990],
  ['R$ 1', 100],
  [' 0,05 ', 5],
  ['1.000,00', 0],
  ['-1', 0],
  ['', 0],
])('reads %s as %i centavos', (text, centavos) => {
  expect(centavosOf(text)).toBe(centavos);
});
