import { scaleLinear, scaleUtc } from 'd3-scale';
import { line } from 'd3-shape';
import type { Pace } from '@/lib/pace';
import classes from './charts.module.css';
import { PaceLines } from './PaceLines';
import { useWidth } from './useWidth';
import { axisWidth, YAxis } from './YAxis';

interface Props {
  label: string;
  pace: Pace;
  alertAt: number;
  format: (value: number) => string;
  formatDay: (at: Date) => string;
  alertLabel: string;
  blockLabel: string;
  height?: number;
}

const EDGE = { top: 16, right: 12, bottom: 26 };

/** What was used since the period began, where it is heading, and the lines at which the limit warns and blocks. */
export function PaceChart({ label, pace, alertAt, format, formatDay, alertLabel, blockLabel, height = 230 }: Props) {
  const [ref, width] = useWidth<HTMLDivElement>(420);
  const last = pace.points.at(-1);
  const y = scaleLinear()
    .domain([0, Math.max(pace.amount * 1.15, last?.used ?? 0, Math.min(pace.forecast?.used ?? 0, pace.amount * 1.4))])
    .range([height - EDGE.bottom, EDGE.top]);
  const left = axisWidth(y, format);
  const x = scaleUtc()
    .domain([pace.start, pace.end])
    .range([left, width - EDGE.right]);
  const path = line<{ at: number; used: number }>()
    .x((point) => x(point.at))
    .y((point) => y(point.used));
  const end = pace.forecast;
  return (
    <div ref={ref} className={classes.chart}>
      <svg width={width} height={height} role="img" aria-label={label}>
        <clipPath id="pace-ground">
          <rect x={left} y={0} width={Math.max(0, width - left - EDGE.right)} height={height - EDGE.bottom} />
        </clipPath>
        <YAxis scale={y} left={left} right={width - EDGE.right} format={format} />
        <PaceLines {...{ x, y, pace, alertAt, alertLabel, blockLabel }} left={left} right={width - EDGE.right} />
        <g clipPath="url(#pace-ground)" fill="none" stroke="var(--sol-c2)">
          {last && end && <path d={path([last, end]) ?? ''} strokeWidth="2" strokeDasharray="5 5" />}
          <path d={path(pace.points) ?? ''} strokeWidth="2.5" strokeLinejoin="round" />
        </g>
        {last && (
          <circle
            cx={x(last.at)}
            cy={y(last.used)}
            r="4.5"
            fill="var(--sol-c2)"
            stroke="var(--sol-surface)"
            strokeWidth="2"
          />
        )}
        {daysBetween(pace.start, pace.end, Math.max(2, Math.floor((width - left) / 84))).map((at) => (
          <text key={at} x={x(at)} y={height - 8} textAnchor="middle">
            {formatDay(new Date(at))}
          </text>
        ))}
      </svg>
    </div>
  );
}

/** Days at even distances, with room on both sides. */
function daysBetween(start: number, end: number, count: number): number[] {
  return Array.from({ length: count }, (_, k) => start + ((k + 0.5) / count) * (end - start));
}
