import { SegmentedControl } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { alertsQuery } from '@/api/alerts';
import { useCan } from '@/lib/can';
import { Empty } from '@/ui/Empty';
import { IconBell } from '@/ui/icons';
import { PagedTable } from '@/ui/PagedTable';
import { PageHeader } from '@/ui/PageHeader';
import { TestMail } from './TestMail';
import { useAlertColumns } from './useAlertColumns';

const route = getRouteApi('/inside/alerts');
const STATES = ['open', 'acknowledged', 'resolved', 'all'] as const;

/** What limits had to tell, who was told, and what became of it. */
export default function AlertsPage() {
  const { t } = useTranslation();
  const { state } = route.useSearch();
  const navigate = route.useNavigate();
  const alerts = useInfiniteQuery(alertsQuery(state === 'all' ? undefined : state));
  const columns = useAlertColumns();
  const sets = useCan('settings.write');
  return (
    <>
      <PageHeader title={t('nav.alerts')} lead={t('alerts.lead')}>
        <SegmentedControl
          aria-label={t('alerts.state')}
          value={state}
          onChange={(next) => void navigate({ search: { state: next as typeof state }, replace: true })}
          data={STATES.map((value) => ({ value, label: t(`alerts.states.${value}`) }))}
        />
        {sets && <TestMail />}
      </PageHeader>
      <div className="surface" style={{ padding: '4px 16px 12px' }}>
        <PagedTable
          label={t('nav.alerts')}
          query={alerts}
          columns={columns}
          rowKey={(alert) => alert.id}
          empty={
            <Empty
              title={t(state === 'open' ? 'alerts.none' : 'alerts.noneHere')}
              hint={t('alerts.noneHint')}
              icon={IconBell}
              height={320}
            />
          }
        />
      </div>
    </>
  );
}
