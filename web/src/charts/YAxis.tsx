import type { ScaleLinear } from 'd3-scale';

interface Props {
  scale: ScaleLinear<number, number>;
  left: number;
  right: number;
  format: (value: number) => string;
}

/** Room for the longest label, in pixels: figures of 12 px are about 7 wide. */
export const axisWidth = (scale: ScaleLinear<number, number>, format: (value: number) => string): number =>
  Math.max(...scale.ticks(4).map((tick) => format(tick).length)) * 6.6 + 14;

export function YAxis({ scale, left, right, format }: Props) {
  return scale.ticks(4).map((tick) => (
    <g key={tick}>
      <line x1={left} x2={right} y1={scale(tick)} y2={scale(tick)} stroke="var(--sol-grid)" />
      <text x={left - 8} y={scale(tick)} dy=".32em" textAnchor="end">
        {format(tick)}
      </text>
    </g>
  ));
}
