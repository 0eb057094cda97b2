import { useTranslation } from 'react-i18next';
import { useFormat } from '@/lib/useFormat';
import { perSecond, type Snapshot } from '@/live/log';
import { Kpi } from '@/ui/Kpi';
import classes from './Live.module.css';

const FLOW_SECONDS = 10;
const MINUTE = 59;
const HOUR = 3600;

/** The speed of everything, in five figures. */
export function LiveFigures({ picture }: { picture: Snapshot }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { seconds, currency, underWay } = picture;
  const tokens = perSecond(seconds, FLOW_SECONDS, (second) => second.tokens);
  const cost = perSecond(seconds, MINUTE, (second) => second.costMicros) * HOUR;
  const sum = (value: (second: (typeof seconds)[number]) => number) =>
    seconds.reduce((total, second) => total + value(second), 0);
  return (
    <div className={classes.kpis}>
      <Kpi label={t('live.tokens')} value={format.compact(tokens)} exact={format.integer(tokens)} />
      <Kpi label={t('live.cost')} value={format.moneyShort(Math.round(cost), currency)} />
      <Kpi label={t('live.underWay')} value={format.integer(underWay)} />
      <Kpi label={t('live.ended')} value={format.integer(sum((second) => second.ended))} />
      <Kpi
        label={t('live.problems')}
        value={`${format.integer(sum((second) => second.refused))} · ${format.integer(sum((second) => second.failed))}`}
      >
        <span className={classes.hint}>{t('live.problemsHint')}</span>
      </Kpi>
    </div>
  );
}
