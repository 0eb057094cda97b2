import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { usageQuery } from '@/api/usage';
import { BarList } from '@/charts/BarList';
import { OTHERS } from '@/charts/data';
import { type Bounds, type Range, rollupFor } from '@/lib/ranges';
import { figure, nameOf } from '@/lib/usageChart';
import { useFormat } from '@/lib/useFormat';
import { Empty } from '@/ui/Empty';
import { AnchorLink } from '@/ui/links';
import { QueryState } from '@/ui/QueryState';
import { Section } from '@/ui/Section';

interface Props {
  bounds: Bounds;
  search: Range;
  groupBy: 'team' | 'model' | 'user';
}

/** Who or what cost most; leads to the explorer with the same split. */
export function Top({ bounds, search, groupBy }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const usage = useQuery(usageQuery({ bounds, metric: 'cost', groupBy, rollup: rollupFor(bounds) }));
  const title = t(`overview.top.${groupBy}`);
  return (
    <Section
      title={title}
      aside={
        <AnchorLink to="/usage" search={{ ...search, groupBy }} fz="sm">
          {t('overview.details')}
        </AnchorLink>
      }
    >
      <QueryState
        query={usage}
        height={200}
        isEmpty={(data) => data.total === 0}
        empty={<Empty title={t('usage.empty')} height={200} />}
      >
        {(data) => (
          <BarList
            label={title}
            format={figure(format, 'cost', data.currency, false)}
            bars={[...data.series, ...(data.other ? [data.other] : [])].map((series, index) => ({
              id: series.group?.id ?? `${index}`,
              label: series === data.other ? t('app.others') : nameOf(series, groupBy, t),
              value: series.total,
              color: series === data.other ? OTHERS : 'var(--sol-c1)',
            }))}
          />
        )}
      </QueryState>
    </Section>
  );
}
