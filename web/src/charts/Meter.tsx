import classes from './charts.module.css';

interface Props {
  label: string;
  /** Shares of the whole: what is used, and what is held for calls in flight. */
  used: number;
  held?: number;
  /** Shares at which something happens: alerts, the block. */
  marks?: number[];
  /** Share from which the bar warns, and from which nothing goes through. */
  alertAt?: number;
  blockAt?: number;
  /** For a share that is no limit: one colour, whatever it is. */
  plain?: string;
}

/** How full a limit is, with the lines at which it warns and blocks. */
export function Meter({ label, used, held = 0, marks = [], alertAt = 0.8, blockAt = 1, plain }: Props) {
  const level = used >= blockAt ? 'var(--sol-danger)' : used >= alertAt ? 'var(--sol-c1)' : 'var(--sol-c3)';
  const color = plain ?? level;
  const percent = (share: number) => `${Math.min(100, Math.max(0, share * 100))}%`;
  return (
    <div className={classes.meter}>
      {/* biome-ignore lint/a11y/useSemanticElements: the element cannot show what is held, nor the lines */}
      <div
        className={classes.bar}
        role="meter"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(Math.min(1, used) * 100)}
      >
        <span style={{ width: percent(used + held), background: color, opacity: 0.35 }} />
        <span style={{ width: percent(used), background: color }} />
      </div>
      {marks
        .filter((mark) => mark < 1)
        .map((mark) => (
          <span key={mark} className={classes.mark} style={{ left: percent(mark) }} aria-hidden />
        ))}
    </div>
  );
}
