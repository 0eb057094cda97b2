import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { usageQuery } from '@/api/usage';
import { BarList } from '@/charts/BarList';
import { outcomeName } from '@/lib/outcomes';
import { type Bounds, rollupFor } from '@/lib/ranges';
import { useFormat } from '@/lib/useFormat';
import { Empty } from '@/ui/Empty';
import { IconCircleCheck } from '@/ui/icons';
import { AnchorLink } from '@/ui/links';
import { QueryState } from '@/ui/QueryState';
import { Section } from '@/ui/Section';

/** Calls that did not get an answer, by why. */
export function Refusals({ bounds }: { bounds: Bounds }) {
  const { t } = useTranslation();
  const format = useFormat();
  const usage = useQuery(
    usageQuery({ bounds, metric: 'requests', groupBy: 'status', rollup: rollupFor(bounds), limit: 10 }),
  );
  return (
    <Section
      title={t('overview.refusals')}
      aside={
        <AnchorLink to="/requests" fz="sm">
          {t('overview.details')}
        </AnchorLink>
      }
    >
      <QueryState
        query={usage}
        height={200}
        isEmpty={(data) => data.series.every((series) => Number(series.group?.name) < 400)}
        empty={
          <Empty
            title={t('overview.noRefusals')}
            hint={t('overview.noRefusalsHint')}
            icon={IconCircleCheck}
            height={200}
          />
        }
      >
        {(data) => (
          <BarList
            label={t('overview.refusals')}
            format={format.integer}
            bars={data.series
              .filter((series) => Number(series.group?.name) >= 400)
              .map((series) => ({
                id: series.group?.name ?? '',
                label: outcomeName(Number(series.group?.name)),
                value: series.total,
                color: 'var(--sol-c4)',
              }))}
          />
        )}
      </QueryState>
    </Section>
  );
}
