import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { rowsOf } from '@/api/paging';
import { callsQuery } from '@/api/requests';
import { boundsOf } from '@/lib/ranges';
import { useZone } from '@/lib/zone';
import { PageHeader } from '@/ui/PageHeader';
import { RangePicker } from '@/ui/RangePicker';
import { CallFilters } from './CallFilters';
import { CallPeek } from './CallPeek';
import { CallTable } from './CallTable';
import type { RequestsSearch } from './search';

const route = getRouteApi('/inside/requests');

/** Find and explain one request. */
export default function RequestsPage() {
  const { t } = useTranslation();
  const zone = useZone();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const set = (change: Partial<RequestsSearch>, replace = true) =>
    void navigate({ search: (old) => ({ ...old, ...change }), replace });
  const { model, userId, teamId, keyId, outcome } = search;
  const status = outcome === 'all' ? undefined : Number(outcome);
  const calls = useInfiniteQuery(
    callsQuery(boundsOf(search, zone, new Date()), { model, userId, teamId, keyId, status }),
  );
  const open = (id: string | undefined) => set({ request: id }, search.request !== undefined);
  return (
    <>
      <PageHeader title={t('nav.requests')} lead={t('app.zone', { zone })}>
        <RangePicker value={search} onChange={set} />
      </PageHeader>
      <CallFilters search={search} onChange={set} />
      <div className="surface" style={{ padding: '4px 16px 12px' }}>
        <CallTable calls={calls} open={search.request} onOpen={(call) => open(call.id)} />
      </div>
      <CallPeek id={search.request} ids={(rowsOf(calls.data) ?? []).map((call) => call.id)} onChange={open} />
    </>
  );
}
