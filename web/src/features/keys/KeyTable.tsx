import { Text } from '@mantine/core';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Key } from '@/api/keys';
import type { Page } from '@/api/paging';
import { word } from '@/i18n/word';
import type { Column } from '@/ui/DataTable';
import { Empty } from '@/ui/Empty';
import { IconKey } from '@/ui/icons';
import { PagedTable } from '@/ui/PagedTable';
import { When } from '@/ui/Quantity';
import { Tag, type Tone } from '@/ui/Tag';
import { KeyOwner } from './KeyOwner';

const TONE: Record<string, Tone> = { active: 'ok', expired: 'warn', revoked: 'quiet' };

interface Props {
  keys: UseInfiniteQueryResult<{ pages: Page<Key>[] }>;
  open: string | undefined;
  onOpen: (key: Key) => void;
  /** The button that makes the first one. */
  create: ReactNode;
  searched?: boolean;
  /** On a page about one person the owner goes without saying. */
  own?: boolean;
}

export function KeyTable({ keys, open, onOpen, create, searched = false, own = false }: Props) {
  const { t } = useTranslation();
  const owner: Column<Key> = { id: 'owner', header: t('keys.owner'), cell: (key) => <KeyOwner apiKey={key} /> };
  const columns: Column<Key>[] = [
    {
      id: 'name',
      header: t('keys.name'),
      main: true,
      cell: (key) => (
        <>
          <div className="truncate">{key.name}</div>
          <Text fz={12} c="dimmed" ff="monospace">
            {key.prefix}…{key.last4}
          </Text>
        </>
      ),
    },
    ...(own ? [] : [owner]),
    { id: 'kind', header: t('keys.kind'), wide: true, cell: (key) => word('keys.kinds', key.kind) },
    { id: 'models', header: t('keys.models'), wide: true, cell: (key) => key.models?.join(', ') ?? t('app.all') },
    {
      id: 'used',
      header: t('keys.lastUsed'),
      cell: (key) => (key.lastUsedOn ? <When at={`${key.lastUsedOn}T12:00:00Z`} only="date" /> : t('app.never')),
    },
    {
      id: 'expires',
      header: t('keys.expires'),
      cell: (key) => (key.expiresAt ? <When at={key.expiresAt} only="date" /> : t('app.never')),
    },
    {
      id: 'status',
      header: t('keys.status'),
      cell: (key) => <Tag tone={TONE[key.status] ?? 'quiet'}>{word('keys.statuses', key.status)}</Tag>,
    },
  ];
  return (
    <PagedTable
      label={t('nav.keys')}
      query={keys}
      columns={columns}
      rowKey={(key) => key.id}
      onOpen={onOpen}
      open={open}
      empty={
        searched ? (
          <Empty title={t('app.nothingFound')} height={320} />
        ) : (
          <Empty title={t('keys.empty')} hint={t('keys.emptyHint')} icon={IconKey} height={320}>
            {create}
          </Empty>
        )
      }
    />
  );
}
