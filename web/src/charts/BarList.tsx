import type { ReactNode } from 'react';
import classes from './charts.module.css';

export interface Bar {
  id: string;
  label: ReactNode;
  value: number;
  color: string;
}

/** The largest of something, each beside its value; the longest bar is the largest. */
export function BarList({ label, bars, format }: { label: string; bars: Bar[]; format: (value: number) => string }) {
  const largest = Math.max(...bars.map((bar) => bar.value), 1);
  return (
    <ul className={classes.bars} aria-label={label}>
      {bars.map((bar) => (
        <li key={bar.id}>
          <div>
            <span className="truncate">{bar.label}</span>
            <b className="num">{format(bar.value)}</b>
          </div>
          <div className={classes.bar} aria-hidden>
            <span style={{ width: `${(100 * bar.value) / largest}%`, background: bar.color }} />
          </div>
        </li>
      ))}
    </ul>
  );
}
