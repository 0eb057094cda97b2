import { area, line } from 'd3-shape';

const WIDTH = 96;
const HEIGHT = 28;

/** The shape of a series beside its number; says nothing that the number's page does not say in words. */
export function Sparkline({ values, color }: { values: number[]; color: string }) {
  if (values.length < 2) return null;
  const top = Math.max(...values, 1);
  const x = (_: number, index: number) => (index / (values.length - 1)) * (WIDTH - 2) + 1;
  const y = (value: number) => HEIGHT - 2 - (value / top) * (HEIGHT - 4);
  return (
    <svg width={WIDTH} height={HEIGHT} aria-hidden="true">
      <path d={area<number>().x(x).y0(HEIGHT).y1(y)(values) ?? ''} fill={color} opacity=".14" />
      <path d={line<number>().x(x).y(y)(values) ?? ''} fill="none" stroke={color} strokeWidth="1.6" />
    </svg>
  );
}
