import type { ScaleBand, ScaleLinear } from 'd3-scale';
import { type Bucket, type Series, sumAt } from './data';

interface Props {
  buckets: Bucket[];
  series: Series[];
  x: ScaleBand<number>;
  y: ScaleLinear<number, number>;
  /** The bucket in focus: the others step back. */
  index: number | null;
  /** Id of the pattern that lies over buckets whose time is not over. */
  hatch: string;
}

/** The columns themselves, the first series at the bottom. */
export function Columns({ buckets, series, x, y, index, hatch }: Props) {
  const floor = y(0);
  return buckets.map((bucket, k) => {
    let below = 0;
    const total = sumAt(series, k);
    const left = x(k) ?? 0;
    return (
      <g key={bucket.label + String(k)} opacity={index === null || index === k ? 1 : 0.5}>
        {series.map((one) => {
          const value = one.values[k] ?? 0;
          const bottom = y(below);
          below += value;
          const height = bottom - y(below);
          // A hair of air between two series; a sliver keeps its last pixel.
          return height <= 0 ? null : (
            <rect
              key={one.id}
              x={left}
              width={x.bandwidth()}
              y={y(below)}
              height={Math.max(1, height - (below > value ? 1 : 0))}
              fill={one.color}
              rx={Math.min(2, x.bandwidth() / 4)}
            />
          );
        })}
        {bucket.partial && total > 0 && (
          <rect x={left} width={x.bandwidth()} y={y(total)} height={floor - y(total)} fill={`url(#${hatch})`} />
        )}
      </g>
    );
  });
}
