import type { TFunction } from 'i18next';
import type { Usage, UsageSeries } from '@/api/usage';
import { type Bucket, colorOf, OTHERS, type Series } from '@/charts/data';
import type { Format } from './format';

/** What a group is called; calls without one are named too, so that the parts always add up. */
export const nameOf = (series: UsageSeries, groupBy: string, t: TFunction): string =>
  series.group?.name ?? t(`groupless.${groupBy}` as 'groupless.model');

/** The series of an answer with their colours, "others" last, so that the stack is the total. */
export function seriesOf(usage: Usage, groupBy: string, t: TFunction): Series[] {
  const series = usage.series.map((one, index) => ({
    id: one.group?.id ?? one.group?.name ?? `${index}`,
    label: groupBy === 'none' ? t('chart.total') : nameOf(one, groupBy, t),
    color: colorOf(index),
    values: one.values,
  }));
  if (!usage.other) return series;
  return [...series, { id: 'others', label: t('app.others'), color: OTHERS, values: usage.other.values }];
}

/** The buckets by name; the last one is partial while its time runs. */
export function bucketsOf(usage: Usage, format: Format): Bucket[] {
  const name =
    { hour: format.hour, day: format.day, week: format.day, month: format.month }[usage.rollup] ?? format.day;
  const end = Date.parse(usage.to);
  const now = Date.now();
  return usage.buckets.map((start, index) => {
    const next = usage.buckets[index + 1];
    const until = next === undefined ? end : Date.parse(next);
    return { label: name(start), partial: Date.parse(start) <= now && now < until };
  });
}

/** A figure of a metric: money for cost, a number otherwise. */
export const figure = (format: Format, metric: string, currency: string, short: boolean) => (value: number) => {
  if (metric === 'cost') return short ? format.moneyShort(value, currency) : format.money(value, currency);
  return short ? format.compact(value) : format.integer(value);
};
