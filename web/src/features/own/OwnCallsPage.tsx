import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ownCallQuery, ownCallsQuery, ownExplanationQuery } from '@/api/own';
import { rowsOf } from '@/api/paging';
import { CallPeek } from '@/features/requests/CallPeek';
import { CallTable } from '@/features/requests/CallTable';
import { boundsOf } from '@/lib/ranges';
import { useZone } from '@/lib/zone';
import { PageHeader } from '@/ui/PageHeader';
import { RangePicker } from '@/ui/RangePicker';

const route = getRouteApi('/inside/me/requests');

/** One's own requests, each with its reason and its cost. */
export default function OwnCallsPage() {
  const { t } = useTranslation();
  const zone = useZone();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const set = (change: object) => void navigate({ search: (old) => ({ ...old, ...change }), replace: true });
  const calls = useInfiniteQuery(ownCallsQuery(boundsOf(search, zone, new Date())));
  const open = (request: string | undefined) => set({ request });
  return (
    <>
      <PageHeader title={t('nav.myRequests')} lead={t('app.zone', { zone })}>
        <RangePicker value={search} onChange={set} />
      </PageHeader>
      <div className="surface" style={{ padding: '4px 16px 12px' }}>
        <CallTable own calls={calls} open={search.request} onOpen={(call) => open(call.id)} />
      </div>
      <CallPeek
        id={search.request}
        ids={(rowsOf(calls.data) ?? []).map((call) => call.id)}
        onChange={open}
        read={ownCallQuery}
        explain={ownExplanationQuery}
      />
    </>
  );
}
