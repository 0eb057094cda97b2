import { ActionIcon, Group, Text, Tooltip } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Usage } from '@/api/usage';
import { StackedColumns } from '@/charts/StackedColumns';
import { bucketsOf, figure, seriesOf } from '@/lib/usageChart';
import { useFormat } from '@/lib/useFormat';
import { Empty } from '@/ui/Empty';
import { IconChartBar, IconTable } from '@/ui/icons';
import { QueryState } from '@/ui/QueryState';
import { Section } from '@/ui/Section';
import type { Group as GroupBy, Metric } from './search';
import { UsageTable } from './UsageTable';

const HEIGHT = 360;

interface Props {
  usage: UseQueryResult<Usage>;
  search: { metric: Metric; groupBy: GroupBy; view: 'chart' | 'table' };
  onChange: (change: { view: 'chart' | 'table' }) => void;
}

/** The chart, or its twin in figures. */
export function UsageChart({ usage, search, onChange }: Props) {
  const { t } = useTranslation();
  const other = search.view === 'chart' ? 'table' : 'chart';
  const label = t(other === 'table' ? 'app.asTable' : 'app.asChart');
  const title = t('usage.over', {
    metric: t(`metric.${search.metric}`),
    group: t(`group.${search.groupBy}`).toLocaleLowerCase(),
  });
  return (
    <Section
      title={title}
      aside={
        <Group gap="sm">
          {usage.data && <TotalOf usage={usage.data} />}
          <Tooltip label={label}>
            <ActionIcon variant="default" size={34} aria-label={label} onClick={() => onChange({ view: other })}>
              {other === 'table' ? <IconTable size={17} /> : <IconChartBar size={17} />}
            </ActionIcon>
          </Tooltip>
        </Group>
      }
    >
      <QueryState
        query={usage}
        height={HEIGHT}
        isEmpty={(data) => data.total === 0}
        empty={<Empty title={t('usage.empty')} hint={t('usage.emptyHint')} icon={IconChartBar} height={HEIGHT} />}
      >
        {(data) =>
          search.view === 'chart' ? (
            <Chart usage={data} title={title} groupBy={search.groupBy} />
          ) : (
            <UsageTable usage={data} groupBy={search.groupBy} />
          )
        }
      </QueryState>
    </Section>
  );
}

function TotalOf({ usage }: { usage: Usage }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Text fz="sm" className="num" data-testid="usage-total">
      {t('chart.total')} <b>{figure(format, usage.metric, usage.currency, false)(usage.total)}</b>
    </Text>
  );
}

function Chart({ usage, title, groupBy }: { usage: Usage; title: string; groupBy: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <StackedColumns
      label={title}
      buckets={bucketsOf(usage, format)}
      series={seriesOf(usage, groupBy, t)}
      formatShort={figure(format, usage.metric, usage.currency, true)}
      format={figure(format, usage.metric, usage.currency, false)}
      totalLabel={t('chart.total')}
      partialLabel={t('chart.partial')}
      height={HEIGHT}
    />
  );
}
