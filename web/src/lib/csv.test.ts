import { expect, test } from 'vitest';
import { csv } from './csv';

test('Portuguese spreadsheets get semicolons and decimal commas, English ones neither', () => {
  expect(csv([['a', 1.5]], 'pt-BR')).toBe('\uFEFFa;1,5\r\n');
  expect(csv([['a', 1.5]], 'en')).toBe('\uFEFFa,1.5\r\n');
});

test('Text cannot break out of its cell or be run as a formula', () => {
  expect(csv([['a;b', 'c"d', '=1+1']], 'pt-BR')).toBe(`\uFEFF"a;b";"c""d";'=1+1\r\n`);
});
