import { max } from 'd3-array';
import { scaleBand, scaleLinear } from 'd3-scale';
import { useId, useMemo } from 'react';
import { Columns } from './Columns';
import classes from './charts.module.css';
import { type Bucket, type Series, sumAt } from './data';
import { Hatch } from './Hatch';
import { Legend } from './Legend';
import { Tip } from './Tip';
import { useCrosshair } from './useCrosshair';
import { useWidth } from './useWidth';
import { axisWidth, YAxis } from './YAxis';

interface Props {
  label: string;
  buckets: Bucket[];
  series: Series[];
  /** Short, for the axis. */
  formatShort: (value: number) => string;
  /** Exact, for the value under the crosshair. */
  format: (value: number) => string;
  totalLabel: string;
  partialLabel: string;
  height?: number;
  legend?: boolean;
}

const EDGE = { top: 12, right: 8, bottom: 26 };

/** Columns of stacked series over time. The arrow keys walk the buckets, and each one is spoken. */
export function StackedColumns(props: Props) {
  const { label, buckets, series, formatShort, format, height = 300, legend = true } = props;
  const [ref, width] = useWidth<HTMLDivElement>(800);
  const hatch = useId().replace(/[^a-z0-9]/gi, '');
  const { x, y, left } = useMemo(() => {
    const top = max(buckets, (_, k) => sumAt(series, k)) ?? 0;
    const y = scaleLinear()
      .domain([0, top || 1])
      .nice(4)
      .range([height - EDGE.bottom, EDGE.top]);
    const left = axisWidth(y, formatShort);
    const x = scaleBand<number>()
      .domain(buckets.map((_, k) => k))
      .range([left, width - EDGE.right])
      .paddingInner(buckets.length > 60 ? 0.12 : 0.28)
      .paddingOuter(0.12);
    return { x, y, left };
  }, [buckets, series, width, height, formatShort]);
  const { index, handlers } = useCrosshair(buckets.length, (px) => {
    const at = Math.floor((px - left) / x.step());
    return at >= 0 && at < buckets.length ? at : null;
  });
  const every = Math.ceil(buckets.length / Math.max(2, Math.floor(width / 84)));
  return (
    <div ref={ref} className={classes.chart}>
      <svg
        width={width}
        height={height}
        role="application"
        aria-roledescription="chart"
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys read the chart
        tabIndex={0}
        {...handlers}
      >
        <Hatch id={hatch} />
        <YAxis scale={y} left={left} right={width - EDGE.right} format={formatShort} />
        {index !== null && (
          <rect
            className={classes.band}
            x={(x(index) ?? 0) - x.step() * 0.14}
            y={EDGE.top}
            width={x.step()}
            height={height - EDGE.bottom - EDGE.top}
          />
        )}
        <Columns {...{ buckets, series, x, y, index, hatch }} />
        {buckets.map((bucket, k) =>
          k % every === 0 ? (
            <text key={bucket.label} x={(x(k) ?? 0) + x.bandwidth() / 2} y={height - 8} textAnchor="middle">
              {bucket.label}
            </text>
          ) : null,
        )}
      </svg>
      <Tip
        {...{ index, buckets, series, format, width }}
        at={index === null ? 0 : (x(index) ?? 0) + x.bandwidth() / 2}
        totalLabel={props.totalLabel}
        partialLabel={props.partialLabel}
      />
      {legend && series.length > 1 && <Legend series={series} />}
    </div>
  );
}
