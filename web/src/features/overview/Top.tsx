import { useTranslation } from 'react-i18next';
import type { Usage } from '@/api/usage';
import { BarList } from '@/charts/BarList';
import { OTHERS } from '@/charts/data';
import type { Range } from '@/lib/ranges';
import { figure, nameOf } from '@/lib/usageChart';
import { useFormat } from '@/lib/useFormat';
import { Empty } from '@/ui/Empty';
import { AnchorLink } from '@/ui/links';
import { Section } from '@/ui/Section';

interface Props {
  usage: Usage;
  search: Range;
  groupBy: 'team' | 'model' | 'user';
}

/** Who or what cost most; leads to the explorer with the same split. */
export function Top({ usage, search, groupBy }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
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
      {usage.total === 0 ? (
        <Empty title={t('usage.empty')} height={200} />
      ) : (
        <BarList
          label={title}
          format={figure(format, 'cost', usage.currency, false)}
          bars={[...usage.series, ...(usage.other ? [usage.other] : [])].map((series, index) => ({
            id: series.group?.id ?? `${index}`,
            label: series === usage.other ? t('app.others') : nameOf(series, groupBy, t),
            value: series.total,
            color: series === usage.other ? OTHERS : 'var(--sol-c1)',
          }))}
        />
      )}
    </Section>
  );
}
