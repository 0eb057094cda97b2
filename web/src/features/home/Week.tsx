import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ownUsageQuery } from '@/api/own';
import { StackedColumns } from '@/charts/StackedColumns';
import { boundsOf } from '@/lib/ranges';
import { bucketsOf, figure, seriesOf } from '@/lib/usageChart';
import { useFormat } from '@/lib/useFormat';
import { useZone } from '@/lib/zone';
import { Empty } from '@/ui/Empty';
import { IconChartBar } from '@/ui/icons';
import { AnchorLink } from '@/ui/links';
import { QueryState } from '@/ui/QueryState';
import { Section } from '@/ui/Section';

const HEIGHT = 200;

export function Week() {
  const { t } = useTranslation();
  const format = useFormat();
  const bounds = boundsOf({ range: '7d' }, useZone(), new Date());
  const usage = useQuery(ownUsageQuery({ bounds, metric: 'tokens', groupBy: 'model', rollup: 'day' }));
  return (
    <Section
      title={t('home.week')}
      aside={
        <AnchorLink to="/me/usage" fz="sm">
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
            label={t('home.week')}
            buckets={bucketsOf(data, format)}
            series={seriesOf(data, 'model', t)}
            formatShort={figure(format, 'tokens', data.currency, true)}
            format={figure(format, 'tokens', data.currency, false)}
            totalLabel={t('chart.total')}
            partialLabel={t('chart.partial')}
            height={HEIGHT}
          />
        )}
      </QueryState>
    </Section>
  );
}
