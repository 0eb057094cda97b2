import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Alert, AlertState } from '@/api/alerts';
import { useCan } from '@/lib/can';
import { limitFigure } from '@/lib/limits';
import { useFormat } from '@/lib/useFormat';
import type { Column } from '@/ui/DataTable';
import { When } from '@/ui/Quantity';
import { Tag, type Tone } from '@/ui/Tag';
import { AlertActs } from './AlertActs';

const TONES: Record<AlertState, Tone> = { open: 'danger', acknowledged: 'warn', resolved: 'ok' };

/** What a row of the history says, and what its reader may do with it. */
export function useAlertColumns(): Column<Alert>[] {
  const { t } = useTranslation();
  const format = useFormat();
  const acts = useCan('alerts.write');
  const columns: Column<Alert>[] = [
    { id: 'at', header: t('requests.at'), main: true, cell: (alert) => <When at={alert.createdAt} /> },
    {
      id: 'who',
      header: t('requests.who'),
      cell: (alert) => (
        <div>
          {alert.name ?? '–'}
          <Text fz={12.5} c="dimmed">
            {t(`alerts.scope.${alert.scope as 'user'}`)}
          </Text>
        </div>
      ),
    },
    {
      id: 'what',
      header: t('alerts.what'),
      cell: (alert) => (
        <div>
          <Tag tone={alert.severity === 'critical' ? 'danger' : 'warn'}>{format.percent(alert.threshold, 0)}</Tag>{' '}
          {`${t(`unit.${alert.unit as 'tokens'}`)} ${t(`window.${alert.window as 'month'}`)}`}
          {alert.model && ` · ${alert.model}`}
        </div>
      ),
    },
    {
      id: 'used',
      header: t('alerts.used'),
      numeric: true,
      wide: true,
      cell: (alert) => {
        const show = limitFigure(format, alert, alert.currency, true);
        return t('limits.usedOf', { used: show(alert.used), amount: show(alert.granted) });
      },
    },
    { id: 'mails', header: t('alerts.mails'), wide: true, cell: (alert) => <Mails mails={alert.mails} /> },
    {
      id: 'state',
      header: t('alerts.state'),
      cell: (alert) => <Tag tone={TONES[alert.state as AlertState]}>{t(`alerts.is.${alert.state as AlertState}`)}</Tag>,
    },
  ];
  if (acts) {
    columns.push({
      id: 'acts',
      header: t('app.acts'),
      silent: true,
      numeric: true,
      cell: (alert) => <AlertActs alert={alert} />,
    });
  }
  return columns;
}

function Mails({ mails }: { mails: Alert['mails'] }) {
  const { t } = useTranslation();
  const said = (['delivered', 'waiting', 'failed'] as const)
    .filter((kind) => mails[kind] > 0)
    .map((kind) => t(`alerts.mail.${kind}`, { count: mails[kind] }));
  return <Text fz="sm">{said.join(' · ') || t('alerts.mail.none')}</Text>;
}
