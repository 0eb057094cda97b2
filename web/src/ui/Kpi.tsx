import { Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/lib/useFormat';
import { IconArrowDownRight, IconArrowUpRight } from './icons';
import classes from './Kpi.module.css';

interface Props {
  label: string;
  /** Short enough for a phone; the exact figure goes into {@link exact}. */
  value: string;
  exact?: string;
  /** The same figure of the time before, for the change in percent. */
  now?: number;
  past?: number;
  children?: ReactNode;
}

/** One figure that answers a question. Growth is no alarm by itself, so the change has no colour. */
export function Kpi({ label, value, exact, now, past, children }: Props) {
  return (
    <div className={`surface ${classes.card}`}>
      <div className={classes.label}>{label}</div>
      <Tooltip label={exact} disabled={!exact || exact === value} openDelay={200} position="top-start">
        <div className={classes.value}>{value}</div>
      </Tooltip>
      {now !== undefined && past !== undefined && <Change now={now} past={past} />}
      {children}
    </div>
  );
}

function Change({ now, past }: { now: number; past: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (past === 0) return <div className={classes.change}>{t('kpi.noPast')}</div>;
  const share = now / past - 1;
  const Arrow = share >= 0 ? IconArrowUpRight : IconArrowDownRight;
  return (
    <div className={classes.change}>
      <Arrow size={14} aria-hidden />
      <b className="num">{format.percent(Math.abs(share), Math.abs(share) < 0.1 ? 1 : 0)}</b>
      <span>{t(share >= 0 ? 'kpi.more' : 'kpi.less')}</span>
    </div>
  );
}
