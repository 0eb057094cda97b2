import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { usageQuery } from '@/api/usage';
import { type Bounds, before, rollupFor } from '@/lib/ranges';
import { figure } from '@/lib/usageChart';
import { useFormat } from '@/lib/useFormat';
import { Kpi } from '@/ui/Kpi';
import classes from './Overview.module.css';

const METRICS = ['cost', 'tokens', 'requests', 'cachedTokens'] as const;

/** The figures of the time, each beside its change. */
export function Kpis({ bounds }: { bounds: Bounds }) {
  const { t } = useTranslation();
  const format = useFormat();
  const rollup = rollupFor(bounds);
  const now = useQueries({ queries: METRICS.map((metric) => usageQuery({ bounds, metric, rollup })) });
  const past = useQueries({
    queries: METRICS.map((metric) => usageQuery({ bounds: before(bounds), metric, rollup })),
  });
  return (
    <div className={classes.kpis}>
      {METRICS.map((metric, index) => {
        const data = now[index]?.data;
        const show = (short: boolean) => (data ? figure(format, metric, data.currency, short)(data.total) : '–');
        return (
          <Kpi
            key={metric}
            label={t(`metric.${metric}`)}
            value={show(true)}
            exact={show(false)}
            now={data?.total}
            past={data ? past[index]?.data?.total : undefined}
          />
        );
      })}
    </div>
  );
}
