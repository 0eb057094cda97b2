import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Usage } from '@/api/usage';
import { csv } from '@/lib/csv';
import { download } from '@/lib/download';
import { seriesOf } from '@/lib/usageChart';
import { IconDownload } from '@/ui/icons';

/** The very numbers on the screen, with what they are in the head of the file. */
export function ExportUsage({ usage, groupBy }: { usage: Usage | undefined; groupBy: string }) {
  const { t, i18n } = useTranslation();
  const save = (data: Usage) => {
    const series = seriesOf(data, groupBy, t);
    const unit = data.metric === 'cost' ? 1_000_000 : 1;
    const rows = [
      ['IA Solaris', t(`metric.${data.metric as 'cost'}`), data.metric === 'cost' ? data.currency : ''],
      [data.from, data.to, data.tz],
      [],
      [t(`usage.rollups.${data.rollup as 'day'}`), ...series.map((one) => one.label), t('chart.total')],
      ...data.buckets.map((start, k) => [
        start,
        ...series.map((one) => (one.values[k] ?? 0) / unit),
        (data.totals[k] ?? 0) / unit,
      ]),
    ];
    download(`solaris-${data.metric}.csv`, 'text/csv;charset=utf-8', csv(rows, i18n.language));
  };
  return (
    <Button
      variant="default"
      leftSection={<IconDownload size={16} />}
      disabled={!usage}
      onClick={() => usage && save(usage)}
    >
      {t('app.exportCsv')}
    </Button>
  );
}
