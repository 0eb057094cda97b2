import { useTranslation } from 'react-i18next';
import type { Overview } from '@/api/overview';
import { useWidestScope } from '@/lib/can';
import { Empty } from '@/ui/Empty';
import { IconWallet } from '@/ui/icons';
import { AnchorLink, ButtonLink } from '@/ui/links';
import { Section } from '@/ui/Section';
import { BudgetPace } from './BudgetPace';

/** How the organisation's budget of this period is going: the limit that will bind first. */
export function Budget({ budget }: { budget: Overview['budget'] }) {
  const { t } = useTranslation();
  const { scope } = useWidestScope();
  return (
    <Section
      title={t(`overview.budgets.${scope}`)}
      aside={
        <AnchorLink to="/limits" fz="sm">
          {t('overview.details')}
        </AnchorLink>
      }
    >
      {budget ? (
        <BudgetPace limit={budget.limit} days={budget.days} />
      ) : (
        <Empty title={t('overview.noBudget')} hint={t('overview.noBudgetHint')} icon={IconWallet}>
          <ButtonLink to="/limits" size="xs">
            {t('overview.setBudget')}
          </ButtonLink>
        </Empty>
      )}
    </Section>
  );
}
