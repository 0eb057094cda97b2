import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Overview } from '@/api/overview';
import { paceOf } from '@/lib/pace';
import { useFormat } from '@/lib/useFormat';
import { Kpi } from '@/ui/Kpi';
import classes from './Overview.module.css';

/** How much of the budget is used, and the day on which it runs out at this pace. */
export function BudgetKpi({ budget }: { budget: Overview['budget'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!budget) return null;
  const { limit, days } = budget;
  const pace = paceOf(limit, days.buckets, days.totals, Date.now());
  return (
    <Link to="/limits" className={classes.kpi}>
      <Kpi label={t('overview.budget')} value={format.percent(limit.used / limit.amount)}>
        <span className={pace?.runsOut ? classes.alarm : classes.calm}>
          {pace?.runsOut
            ? t('overview.runsOutShort', { day: format.day(new Date(pace.runsOut)) })
            : t('overview.lastsShort')}
        </span>
      </Kpi>
    </Link>
  );
}
