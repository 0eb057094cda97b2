import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Overview } from '@/api/overview';
import type { Range } from '@/lib/ranges';
import { figure } from '@/lib/usageChart';
import { useFormat } from '@/lib/useFormat';
import { Kpi } from '@/ui/Kpi';
import { BudgetKpi } from './BudgetKpi';
import classes from './Overview.module.css';

/** The figures of the time, each beside its change; each opens what it is the sum of. */
export function Kpis({ data, search }: { data: Overview; search: Range }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { p95Milliseconds: p95, before } = data.latency;
  const show = (metric: string, value: number, short: boolean) =>
    figure(format, metric, data.costs.currency, short)(value);
  return (
    <div className={classes.kpis}>
      {data.figures.map(({ metric, now, before: past }) => (
        <Link key={metric} to="/usage" search={{ ...search, metric: metric as 'cost' }} className={classes.kpi}>
          <Kpi
            label={t(`metric.${metric as 'cost'}`)}
            value={show(metric, now, true)}
            exact={`${show(metric, now, false)} · ${t(`overview.meaning.${metric as 'cost'}`)}`}
            now={now}
            past={past}
          />
        </Link>
      ))}
      <Link to="/requests" className={classes.kpi}>
        <Kpi
          label={t('overview.p95')}
          value={p95 === null ? '–' : format.milliseconds(p95)}
          exact={t('overview.meaning.p95', { count: data.latency.calls })}
          now={p95 ?? undefined}
          past={before ?? undefined}
        />
      </Link>
      <BudgetKpi budget={data.budget} />
    </div>
  );
}
