import type { ScaleLinear } from 'd3-scale';

interface Props {
  scale: ScaleLinear<number, number>;
  left: number;
  right: number;
  format: (value: number) => string;
}

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
