import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { usageQuery } from '@/api/usage';
import { StackedColumns } from '@/charts/StackedColumns';
import { type Bounds, type Range, rollupFor } from '@/lib/ranges';
import { bucketsOf, figure, seriesOf } from '@/lib/usageChart';
import { useFormat } from '@/lib/useFormat';
import { Empty } from '@/ui/Empty';
import { IconChartBar } from '@/ui/icons';
import { AnchorLink } from '@/ui/links';
import { QueryState } from '@/ui/QueryState';
import { Section } from '@/ui/Section';

const HEIGHT = 280;

export function CostOverTime({ bounds, search }: { bounds: Bounds; search: Range }) {
  const { t } = useTranslation();
  const format = useFormat();
  const usage = useQuery(usageQuery({ bounds, metric: 'cost', groupBy: 'model', rollup: rollupFor(bounds) }));
  const title = t('overview.costByModel');
  return (
    <Section
      title={title}
      aside={
        <AnchorLink to="/usage" search={search} fz="sm">
          {t('overview.details')}
        </AnchorLink>
      }
    >
      <QueryState
        query={usage}
        height={HEIGHT}
        isEmpty={(data) => data.total === 0}
        empty={<Empty title={t('usage.empty')} icon={IconChartBar} height={HEIGHT} />}
      >
        {(data) => (
          <StackedColumns
            label={title}
            buckets={bucketsOf(data, format)}
            series={seriesOf(data, 'model', t)}
            formatShort={figure(format, 'cost', data.currency, true)}
            format={figure(format, 'cost', data.currency, false)}
            totalLabel={t('chart.total')}
            partialLabel={t('chart.partial')}
            height={HEIGHT}
          />
        )}
      </QueryState>
    </Section>
  );
}
