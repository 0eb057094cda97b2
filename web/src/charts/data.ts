export interface Series {
  id: string;
  label: string;
  color: string;
  values: number[];
}

export interface Bucket {
  /** Names the bucket under the chart and to screen readers. */
  label: string;
  /** The time it stands for has not passed yet. */
  partial: boolean;
}

/** In this order from the bottom of a stack; the last is kept for "others". */
const COLORS = ['var(--sol-c1)', 'var(--sol-c2)', 'var(--sol-c3)', 'var(--sol-c4)', 'var(--sol-c5)'];

export const colorOf = (index: number): string => COLORS[index] ?? 'var(--sol-c6)';

export const OTHERS = 'var(--sol-c6)';

export const sumAt = (series: Series[], index: number): number =>
  series.reduce((sum, one) => sum + (one.values[index] ?? 0), 0);
