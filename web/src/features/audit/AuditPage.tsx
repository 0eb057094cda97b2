import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type AuditEvent, auditQuery } from '@/api/audit';
import { rowsOf } from '@/api/paging';
import { boundsOf, startOf } from '@/lib/ranges';
import { useZone } from '@/lib/zone';
import type { Column } from '@/ui/DataTable';
import { Empty } from '@/ui/Empty';
import { IconHistory } from '@/ui/icons';
import { PagedTable } from '@/ui/PagedTable';
import { PageHeader } from '@/ui/PageHeader';
import { When } from '@/ui/Quantity';
import { RangePicker } from '@/ui/RangePicker';
import { Search } from '@/ui/Search';
import { AuditPeek } from './AuditPeek';
import { VerifyChain } from './VerifyChain';

const route = getRouteApi('/inside/audit');

/** Who changed what, from where, and what it was before. */
export default function AuditPage() {
  const { t } = useTranslation();
  const zone = useZone();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const set = (change: object) => void navigate({ search: (old) => ({ ...old, ...change }), replace: true });
  const bounds = boundsOf(search, zone, new Date());
  const events = useInfiniteQuery(
    auditQuery({ from: startOf(bounds.from, zone), to: startOf(bounds.to, zone), action: search.action }),
  );
  const columns: Column<AuditEvent>[] = [
    { id: 'at', header: t('requests.at'), main: true, cell: (event) => <When at={event.at} only="moment" /> },
    {
      id: 'who',
      header: t('requests.who'),
      cell: (event) => event.actorName ?? t(`audit.actor.${event.actorKind as 'user'}`),
    },
    { id: 'action', header: t('audit.action'), cell: (event) => <code>{event.action}</code> },
    {
      id: 'changes',
      header: t('audit.changes'),
      wide: true,
      cell: (event) => event.changes.map((change) => change.field).join(', ') || '–',
    },
    { id: 'address', header: t('account.address'), wide: true, cell: (event) => event.address ?? '–' },
  ];
  return (
    <>
      <PageHeader title={t('nav.audit')} lead={t('audit.lead')}>
        <Search label={t('audit.search')} value={search.action} onChange={(action) => set({ action })} />
        <RangePicker value={search} onChange={set} />
        <VerifyChain />
      </PageHeader>
      <div className="surface" style={{ padding: '4px 16px 12px' }}>
        <PagedTable
          label={t('nav.audit')}
          query={events}
          columns={columns}
          rowKey={(event) => String(event.number)}
          onOpen={(event) => set({ event: event.number })}
          open={search.event === undefined ? undefined : String(search.event)}
          empty={<Empty title={t('audit.empty')} hint={t('requests.emptyHint')} icon={IconHistory} height={320} />}
        />
      </div>
      <AuditPeek events={rowsOf(events.data) ?? []} number={search.event} onChange={(event) => set({ event })} />
    </>
  );
}
