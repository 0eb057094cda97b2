import type { ScaleLinear, ScaleTime } from 'd3-scale';
import type { Pace } from '@/lib/pace';

interface Props {
  x: ScaleTime<number, number>;
  y: ScaleLinear<number, number>;
  pace: Pace;
  alertAt: number;
  alertLabel: string;
  blockLabel: string;
  left: number;
  right: number;
}

/** The two lines of a limit, each with its name, and the point at which it would be used up. */
export function PaceLines({ x, y, pace, alertAt, alertLabel, blockLabel, left, right }: Props) {
  const mark = (share: number, color: string, dashes: string | undefined, name: string) => (
    <g>
      <line
        x1={left}
        x2={right}
        y1={y(pace.amount * share)}
        y2={y(pace.amount * share)}
        stroke={color}
        strokeWidth="1.5"
        strokeDasharray={dashes}
      />
      <text x={left + 6} y={y(pace.amount * share) - 6} style={{ fill: color }}>
        {name}
      </text>
    </g>
  );
  return (
    <>
      {mark(alertAt, 'var(--sol-warn)', '2 4', alertLabel)}
      {mark(1, 'var(--sol-danger)', undefined, blockLabel)}
      {pace.runsOut !== null && (
        <circle
          cx={x(pace.runsOut)}
          cy={y(pace.amount)}
          r="5"
          fill="var(--sol-danger)"
          stroke="var(--sol-surface)"
          strokeWidth="2"
        />
      )}
    </>
  );
}
