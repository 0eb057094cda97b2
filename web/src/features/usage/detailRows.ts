import type { TFunction } from 'i18next';
import type { Usage, UsageSeries } from '@/api/usage';
import { colorOf, OTHERS } from '@/charts/data';
import { nameOf } from '@/lib/usageChart';

export interface DetailRow {
  id: string;
  /** Of a user, team or key: what requests can be filtered by. */
  groupId: string | null;
  label: string;
  color: string;
  others: boolean;
  cost: number;
  requests: number;
  inputTokens: number;
  outputTokens: number;
  cachedTokens: number;
  trend: number[];
}

type Figure = 'cost' | 'requests' | 'inputTokens' | 'outputTokens' | 'cachedTokens';

/** One row for each group out of one answer for each metric; what no answer names alone is in "others". */
export function detailRows(answers: Usage[], groupBy: string, t: TFunction): DetailRow[] {
  const rows = new Map<string, DetailRow>();
  for (const usage of answers) {
    const add = (series: UsageSeries, others: boolean) => {
      const id = others ? 'others' : (series.group?.id ?? series.group?.name ?? '');
      const row = rows.get(id) ?? blank(id, series, others, groupBy, t);
      row[usage.metric as Figure] += series.total;
      if (usage.metric === 'cost') row.trend = series.values;
      rows.set(id, row);
    };
    for (const series of usage.series) add(series, false);
    if (usage.other) add(usage.other, true);
  }
  return [...rows.values()].sort(byCost).map((row, index) => ({ ...row, color: row.others ? OTHERS : colorOf(index) }));
}

function blank(id: string, series: UsageSeries, others: boolean, groupBy: string, t: TFunction): DetailRow {
  const label = others ? t('app.others') : nameOf(series, groupBy, t);
  const figures = { cost: 0, requests: 0, inputTokens: 0, outputTokens: 0, cachedTokens: 0 };
  return { id, groupId: series.group?.id ?? null, label, color: '', others, ...figures, trend: [] };
}

const byCost = (a: DetailRow, b: DetailRow): number =>
  Number(a.others) - Number(b.others) || b.cost - a.cost || b.requests - a.requests;
