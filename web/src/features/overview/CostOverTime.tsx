import { useTranslation } from 'react-i18next';
import type { Usage } from '@/api/usage';
import { StackedColumns } from '@/charts/StackedColumns';
import type { Range } from '@/lib/ranges';
import { bucketsOf, figure, seriesOf } from '@/lib/usageChart';
import { useFormat } from '@/lib/useFormat';
import { Empty } from '@/ui/Empty';
import { IconChartBar } from '@/ui/icons';
import { AnchorLink } from '@/ui/links';
import { Section } from '@/ui/Section';

const HEIGHT = 280;

export function CostOverTime({ usage, search }: { usage: Usage; search: Range }) {
  const { t } = useTranslation();
  const format = useFormat();
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
      {usage.total === 0 ? (
        <Empty title={t('usage.empty')} icon={IconChartBar} height={HEIGHT} />
      ) : (
        <StackedColumns
          label={title}
          buckets={bucketsOf(usage, format)}
          series={seriesOf(usage, 'model', t)}
          formatShort={figure(format, 'cost', usage.currency, true)}
          format={figure(format, 'cost', usage.currency, false)}
          totalLabel={t('chart.total')}
          partialLabel={t('chart.partial')}
          height={HEIGHT}
        />
      )}
    </Section>
  );
}
