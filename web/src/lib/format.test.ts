import { expect, test } from 'vitest';
import { formatFor } from './format';

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');
const pt = formatFor('pt-BR', 'America/Sao_Paulo');
const en = formatFor('en', 'America/Sao_Paulo');

test('Money comes from millionths and keeps the digits of small sums', () => {
  expect(plain(pt.money(1_234_560_000, 'BRL'))).toBe('R$ 1.234,56');
  expect(plain(pt.money(535, 'USD'))).toBe('US$ 0,000535');
  expect(plain(pt.money(60_000, 'USD'))).toBe('US$ 0,06');
  expect(plain(en.money(0, 'USD'))).toBe('$0.00');
});

test('Times are those of the organisation', () => {
  expect(pt.dateTime('2026-12-01T03:00:00Z')).toContain('01 dez 2026');
  expect(pt.hour('2026-12-01T03:00:00Z')).toBe('00:00');
});

test('Large numbers are short in the language of the reader', () => {
  expect(plain(pt.compact(748_900_000))).toBe('748,9 mi');
  expect(plain(en.compact(748_900_000))).toBe('748.9M');
});
