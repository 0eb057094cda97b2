import { VisuallyHidden } from '@mantine/core';
import classes from './charts.module.css';
import { type Bucket, type Series, sumAt } from './data';

interface Props {
  index: number | null;
  buckets: Bucket[];
  series: Series[];
  format: (value: number) => string;
  totalLabel: string;
  partialLabel: string;
  /** Middle of the column, and the width of the chart: the box stands on the side with room. */
  at: number;
  width: number;
}

/** The exact values of one bucket, to see and to hear. */
export function Tip({ index, buckets, series, format, totalLabel, partialLabel, at, width }: Props) {
  const bucket = index === null ? undefined : buckets[index];
  if (index === null || !bucket) return <VisuallyHidden aria-live="polite" />;
  const total = format(sumAt(series, index));
  const shown = series.filter((one) => (one.values[index] ?? 0) !== 0);
  const side = at > width / 2 ? { right: width - at + 16 } : { left: at + 16 };
  return (
    <>
      <div className={classes.tip} style={side} aria-hidden>
        <div className={classes.tipTitle}>
          {bucket.label}
          {bucket.partial ? ` · ${partialLabel}` : ''}
        </div>
        {series.length > 1 &&
          [...shown].reverse().map((one) => (
            <div key={one.id} className={classes.tipRow}>
              <span className="dot" style={{ background: one.color }} />
              <span className="truncate">{one.label}</span>
              <b>{format(one.values[index] ?? 0)}</b>
            </div>
          ))}
        <div className={classes.tipTotal}>
          <span>{totalLabel}</span>
          <b>{total}</b>
        </div>
      </div>
      <VisuallyHidden aria-live="polite">
        {[
          `${bucket.label}: ${totalLabel} ${total}`,
          ...shown.map((one) => `${one.label} ${format(one.values[index] ?? 0)}`),
        ].join(', ')}
      </VisuallyHidden>
    </>
  );
}
