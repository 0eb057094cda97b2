import classes from './CodeBlock.module.css';
import { Copy } from './Copy';

/** Text to paste elsewhere, exactly as it stands. */
export function CodeBlock({ text, label }: { text: string; label: string }) {
  return (
    <div className={classes.frame}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre className={classes.code} tabIndex={0}>
        {text}
      </pre>
      <span className={classes.copy}>
        <Copy text={text} label={label} />
      </span>
    </div>
  );
}
