/**
 * The colours that carry meaning, for both schemes. A test computes the contrast of every pair that meets on a screen:
 * text on its ground at least 4.5:1, marks and borders of controls at least 3:1.
 */
export const light = {
  body: '#f7f8fa',
  surface: '#ffffff',
  sunken: '#f2f4f7',
  border: '#e3e7ee',
  borderStrong: '#8b94a6',
  text: '#101522',
  dimmed: '#5b6476',
  anchor: '#8a5300',
  ring: '#9a5b00',
  placeholder: '#667085',
  grid: '#e9ecf2',
  danger: '#b42318',
  warn: '#8f5200',
  ok: '#1b7a43',
  c1: '#c47f00',
  c2: '#2563eb',
  c3: '#0e9384',
  c4: '#c11574',
  c5: '#7a3fe0',
  c6: '#667085',
} as const;

export const dark: Record<keyof typeof light, string> = {
  body: '#0c0f16',
  surface: '#131722',
  sunken: '#0f131c',
  border: '#232a3a',
  borderStrong: '#667189',
  text: '#e7eaf0',
  dimmed: '#9aa4b8',
  anchor: '#ffc95a',
  ring: '#ffc95a',
  placeholder: '#8c97ad',
  grid: '#1f2636',
  danger: '#ff8a80',
  warn: '#ffc95a',
  ok: '#6ee7a0',
  c1: '#ffb020',
  c2: '#5b9bff',
  c3: '#2dd4bf',
  c4: '#f670c7',
  c5: '#a98bff',
  c6: '#98a2b3',
};

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The tokens as `--sol-…` variables, and those that the component kit reads under its own names. */
export function variables(tokens: Record<keyof typeof light, string>): Record<string, string> {
  const own = Object.entries(tokens).map(([name, value]) => [`--sol-${kebab(name)}`, value]);
  return {
    ...Object.fromEntries(own),
    '--mantine-color-body': tokens.body,
    '--mantine-color-text': tokens.text,
    '--mantine-color-dimmed': tokens.dimmed,
    '--mantine-color-anchor': tokens.anchor,
    '--mantine-color-placeholder': tokens.placeholder,
    '--mantine-color-error': tokens.danger,
    '--mantine-color-solar-light-color': tokens.anchor,
    '--mantine-color-red-light-color': tokens.danger,
    '--mantine-color-default-border': tokens.borderStrong,
  };
}
