import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Limit, limitsQuery } from '@/api/limits';
import { useWidestScope } from '@/lib/can';
import { Empty } from '@/ui/Empty';
import { IconWallet } from '@/ui/icons';
import { AnchorLink, ButtonLink } from '@/ui/links';
import { QueryState } from '@/ui/QueryState';
import { Section } from '@/ui/Section';
import { BudgetPace } from './BudgetPace';

/** The limit that will bind first: the one with the largest share used. */
const tightest = (limits: Limit[]): Limit | undefined =>
  [...limits]
    .filter((limit) => limit.amount > 0 && limit.model === null)
    .sort((a, b) => b.used / b.amount - a.used / a.amount)[0];

/** How the organisation's budget of this period is going. */
export function Budget() {
  const { t } = useTranslation();
  const { scope, id } = useWidestScope();
  const limits = useQuery({ ...limitsQuery(scope, id), enabled: id !== '' });
  return (
    <Section
      title={t(`overview.budgets.${scope}`)}
      aside={
        <AnchorLink to="/limits" fz="sm">
          {t('overview.details')}
        </AnchorLink>
      }
    >
      <QueryState
        query={limits}
        height={290}
        isEmpty={(items) => !tightest(items)}
        empty={
          <Empty title={t('overview.noBudget')} hint={t('overview.noBudgetHint')} icon={IconWallet}>
            <ButtonLink to="/limits" size="xs">
              {t('overview.setBudget')}
            </ButtonLink>
          </Empty>
        }
      >
        {(items) => {
          const limit = tightest(items);
          return limit ? <BudgetPace limit={limit} /> : null;
        }}
      </QueryState>
    </Section>
  );
}
