import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Usage } from '@/api/usage';
import { sumAt } from '@/charts/data';
import { bucketsOf, figure, seriesOf } from '@/lib/usageChart';
import { useFormat } from '@/lib/useFormat';

/** The chart in exact figures: one row for each bucket. */
export function UsageTable({ usage, groupBy }: { usage: Usage; groupBy: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const series = seriesOf(usage, groupBy, t);
  const show = figure(format, usage.metric, usage.currency, false);
  return (
    <Table.ScrollContainer minWidth={120 + series.length * 130} mah={420} type="native" tabIndex={0}>
      <Table className="num" stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t(`usage.rollups.${usage.rollup as 'day'}`)}</Table.Th>
            {series.map((one) => (
              <Table.Th key={one.id} ta="right">
                {one.label}
              </Table.Th>
            ))}
            <Table.Th ta="right">{t('chart.total')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {bucketsOf(usage, format).map((bucket, index) => (
            <Table.Tr key={usage.buckets[index]}>
              <Table.Th scope="row" fw={500}>
                {bucket.label}
                {bucket.partial && ` · ${t('chart.partial')}`}
              </Table.Th>
              {series.map((one) => (
                <Table.Td key={one.id} ta="right">
                  {show(one.values[index] ?? 0)}
                </Table.Td>
              ))}
              <Table.Td ta="right" fw={600}>
                {show(sumAt(series, index))}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
