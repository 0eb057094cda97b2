import classes from './charts.module.css';
import type { Series } from './data';

/** In the order of the stack, from the bottom. */
export const Legend = ({ series }: { series: Series[] }) => (
  <ul className={classes.legend}>
    {series.map((one) => (
      <li key={one.id}>
        <span className="dot" style={{ background: one.color }} />
        <span className="truncate">{one.label}</span>
      </li>
    ))}
  </ul>
);
