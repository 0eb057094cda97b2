import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/client';
import { endSession, sessionsQuery } from '@/api/own';
import { type Column, DataTable } from '@/ui/DataTable';
import { When } from '@/ui/Quantity';
import { QueryState } from '@/ui/QueryState';
import { Section } from '@/ui/Section';
import { Tag } from '@/ui/Tag';

/** Where the reader is signed in, and a way to end what they do not know. */
export function Sessions() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const sessions = useQuery(sessionsQuery);
  const end = useMutation({
    mutationFn: endSession,
    onSuccess: () => client.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  });
  const columns: Column<Schemas['SessionResponse']>[] = [
    { id: 'agent', header: t('account.device'), main: true, cell: (session) => browserOf(session.agent) },
    { id: 'address', header: t('account.address'), cell: (session) => session.address ?? '–' },
    { id: 'since', header: t('account.since'), wide: true, cell: (session) => <When at={session.createdAt} /> },
    { id: 'seen', header: t('account.seen'), cell: (session) => <When at={session.seenAt} /> },
    {
      id: 'end',
      header: t('app.acts'),
      silent: true,
      numeric: true,
      cell: (session) =>
        session.current ? (
          <Tag tone="ok">{t('account.here')}</Tag>
        ) : (
          <Button
            size="compact-sm"
            variant="default"
            loading={end.isPending && end.variables === session.id}
            onClick={() => end.mutate(session.id)}
          >
            {t('account.end')}
          </Button>
        ),
    },
  ];
  return (
    <Section title={t('account.sessions')} lead={t('account.sessionsLead')}>
      <QueryState query={sessions}>
        {(items) => (
          <DataTable label={t('account.sessions')} columns={columns} rows={items} rowKey={(session) => session.id} />
        )}
      </QueryState>
    </Section>
  );
}

/** The browser's name out of the long text that browsers send. */
const browserOf = (agent: string | null): string =>
  agent
    ?.match(/(Edg|Firefox|Chrome|Safari)\/[\d]+/)?.[0]
    .replace('Edg/', 'Edge ')
    .replace('/', ' ') ??
  agent?.slice(0, 40) ??
  '–';
