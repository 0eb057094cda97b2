import { describe, expect, test } from 'vitest';
import { dark, light } from './tokens';

function luminance(color: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const GROUNDS = ['body', 'surface', 'sunken'] as const;
const TEXTS = ['text', 'dimmed', 'anchor', 'placeholder', 'danger', 'warn', 'ok'] as const;
const MARKS = ['borderStrong', 'ring', 'c1', 'c2', 'c3', 'c4', 'c5', 'c6'] as const;

describe.each(Object.entries({ light, dark }))('In the %s scheme', (_, tokens) => {
  test.each(TEXTS.flatMap((text) => GROUNDS.map((ground) => [text, ground] as const)))(
    '%s reads on %s',
    (text, ground) => {
      expect(contrast(tokens[text], tokens[ground])).toBeGreaterThanOrEqual(4.5);
    },
  );

  test.each(MARKS)('%s shows on a surface', (mark) => {
    expect(contrast(tokens[mark], tokens.surface)).toBeGreaterThanOrEqual(3);
  });
});
