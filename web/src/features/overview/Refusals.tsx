import { useTranslation } from 'react-i18next';
import type { Usage } from '@/api/usage';
import { BarList } from '@/charts/BarList';
import { outcomeName } from '@/lib/outcomes';
import { useFormat } from '@/lib/useFormat';
import { Empty } from '@/ui/Empty';
import { IconCircleCheck } from '@/ui/icons';
import { AnchorLink } from '@/ui/links';
import { Section } from '@/ui/Section';

/** Calls that did not get an answer, by why. */
export function Refusals({ usage }: { usage: Usage }) {
  const { t } = useTranslation();
  const format = useFormat();
  const refused = usage.series.filter((series) => Number(series.group?.name) >= 400);
  return (
    <Section
      title={t('overview.refusals')}
      aside={
        <AnchorLink to="/requests" fz="sm">
          {t('overview.details')}
        </AnchorLink>
      }
    >
      {refused.length === 0 ? (
        <Empty
          title={t('overview.noRefusals')}
          hint={t('overview.noRefusalsHint')}
          icon={IconCircleCheck}
          height={200}
        />
      ) : (
        <BarList
          label={t('overview.refusals')}
          format={format.integer}
          bars={refused.map((series) => ({
            id: series.group?.name ?? '',
            label: outcomeName(Number(series.group?.name)),
            value: series.total,
            color: 'var(--sol-c4)',
          }))}
        />
      )}
    </Section>
  );
}
