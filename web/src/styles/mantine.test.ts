import { expect, test } from 'vitest';
import { theme } from '@/app/theme';
import { sources } from '@/test/sources';
import { COLOURS } from '../../scripts/unused-styles.cjs';
import list from './mantine.ts?raw';

const sheets = Object.keys(import.meta.glob('/node_modules/@mantine/core/styles/*.css', { query: '?raw' })).map(
  (path) => path.split('/').at(-1)?.replace('.css', '') ?? '',
);

/** Components without a sheet of their own use these. */
const PARTS: Record<string, string[]> = {
  Select: ['Combobox', 'Input', 'Pill'],
  TagsInput: ['PillsInput', 'Pill', 'Combobox'],
  TextInput: ['Input'],
  Textarea: ['Input'],
};

test('The styles of every component that is used are loaded', () => {
  const used = new Set(
    sources.flatMap(([, text]) =>
      [...text.matchAll(/import \{([^}]*)\} from '@mantine\/core'/g)].flatMap((match) =>
        (match[1] ?? '').split(',').map((name) => name.replace('type ', '').trim()),
      ),
    ),
  );
  const needed = [...used].flatMap((name) => [name, ...(PARTS[name] ?? [])]).filter((name) => sheets.includes(name));

  expect(sheets.length).toBeGreaterThan(50);
  expect(needed.filter((name) => !list.includes(`/styles/${name}.css`))).toEqual([]);
});

test('No page names a colour that is left out of the styles, and the theme keeps the scale that they have', () => {
  const left = new RegExp(`mantine-color-(${COLOURS.join('|')})\\b|['"](${COLOURS.join('|')})(\\.\\d)?['"]`);

  expect(COLOURS.length).toBeGreaterThan(0);
  expect(sources.filter(([, text]) => left.test(text)).map(([path]) => path)).toEqual([]);
  expect(theme.scale ?? 1).toBe(1);
});
