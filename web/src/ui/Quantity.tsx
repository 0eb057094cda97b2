import { Tooltip } from '@mantine/core';
import { useFormat } from '@/lib/useFormat';

/** Tokens or a count: short, with the exact number a pointer or a screen reader away. */
export function Tokens({ value }: { value: number }) {
  const format = useFormat();
  const exact = format.integer(value);
  if (value < 10_000) return <span className="num">{exact}</span>;
  return (
    <Tooltip label={exact} openDelay={300}>
      <span className="num">{format.compact(value)}</span>
    </Tooltip>
  );
}

/** Millionths of a currency. */
export function Money({ micros, currency }: { micros: number; currency: string }) {
  const format = useFormat();
  return <span className="num">{format.money(micros, currency)}</span>;
}

/** An instant in the organisation's time zone. */
export function When({ at, only }: { at: string; only?: 'date' | 'time' | 'moment' }) {
  const format = useFormat();
  const text = format[only ?? 'dateTime'](at);
  return (
    <time className="num" dateTime={at}>
      {text}
    </time>
  );
}
