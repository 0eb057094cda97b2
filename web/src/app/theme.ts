import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';
import { dark, light, variables } from './tokens';

const solar: MantineColorsTuple = [
  '#fff8e6',
  '#ffefc9',
  '#ffdd94',
  '#ffc95a',
  '#ffb82b',
  '#f5a300',
  '#c98500',
  '#a86a00',
  '#8a5300',
  '#6b3f00',
];
const graphite: MantineColorsTuple = [
  '#e7eaf0',
  '#c6cbd6',
  '#9aa4b8',
  '#7c869b',
  '#3a4356',
  '#2a3142',
  '#1b2130',
  '#131722',
  '#0c0f16',
  '#07090e',
];
// The kit's own red and gray are too light for text: these are dark enough at the shades that it uses.
const red: MantineColorsTuple = [
  '#fff1f0',
  '#ffe0dd',
  '#ffc2bc',
  '#ff9d94',
  '#f97066',
  '#e5483b',
  '#d92d20',
  '#c4261b',
  '#b42318',
  '#8a1c13',
];
const gray: MantineColorsTuple = [
  '#f7f8fa',
  '#eef0f4',
  '#e3e7ee',
  '#d0d5df',
  '#b8c0cd',
  '#98a2b3',
  '#667085',
  '#4a5468',
  '#343d4f',
  '#1d2433',
];

const FONT = "'Inter Variable', system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif";

export const theme = createTheme({
  components: {
    // Plain objects: naming the components here would load them with every page.
    Badge: { defaultProps: { radius: 'sm', tt: 'none', fw: 600 } },
    Table: { defaultProps: { verticalSpacing: 8, fz: 'sm' } },
    Notification: { styles: { description: { color: 'var(--mantine-color-dimmed)' } } },
  },
  primaryColor: 'solar',
  primaryShade: { light: 5, dark: 4 },
  autoContrast: true,
  luminanceThreshold: 0.33,
  colors: { solar, red, gray, dark: graphite },
  fontFamily: FONT,
  headings: { fontFamily: FONT, fontWeight: '660' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
});

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: { ...variables(light), '--mantine-color-solar-outline': '#a86a00', '--sol-shadow': 'rgb(8 12 24 / 12%)' },
  dark: { ...variables(dark), '--sol-shadow': 'rgb(0 0 0 / 55%)' },
});
