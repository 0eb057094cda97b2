import { Button, Group, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rowsOf } from '@/api/paging';
import { type User, usersQuery } from '@/api/people';
import { word } from '@/i18n/word';
import { useCan } from '@/lib/can';
import { useFormat } from '@/lib/useFormat';
import type { Column } from '@/ui/DataTable';
import { Empty } from '@/ui/Empty';
import { IconUserPlus, IconUsers } from '@/ui/icons';
import { PagedTable } from '@/ui/PagedTable';
import { When } from '@/ui/Quantity';
import { Tag } from '@/ui/Tag';
import { PersonForm } from './LazyPersonForm';
import { PersonPeek } from './PersonPeek';
import { TeamName } from './TeamName';

interface Props {
  q: string | undefined;
  open: string | undefined;
  onOpen: (id: string | undefined) => void;
}

export function People({ q, open, onOpen }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const users = useInfiniteQuery(usersQuery(q));
  const writes = useCan('people.write');
  const [creating, setCreating] = useState(false);
  const create = writes && (
    <Button leftSection={<IconUserPlus size={16} />} onClick={() => setCreating(true)}>
      {t('people.new')}
    </Button>
  );
  const columns: Column<User>[] = [
    {
      id: 'name',
      header: t('group.user'),
      main: true,
      cell: (user) => (
        <>
          <div className="truncate">{user.name}</div>
          <Text fz={12} c="dimmed" className="truncate">
            {user.email ?? user.externalId}
          </Text>
        </>
      ),
    },
    { id: 'role', header: t('people.role'), cell: (user) => word('roles', user.role) },
    { id: 'team', header: t('group.team'), cell: (user) => <TeamName id={user.teamId} /> },
    {
      id: 'limit',
      header: t('people.monthlyTokens'),
      numeric: true,
      cell: (user) => (user.monthlyTokens === null ? t('app.unlimited') : format.integer(user.monthlyTokens)),
    },
    { id: 'since', header: t('people.since'), wide: true, cell: (user) => <When at={user.createdAt} only="date" /> },
    {
      id: 'status',
      header: t('people.status'),
      cell: (user) => (
        <Tag tone={user.status === 'active' ? 'ok' : 'quiet'}>{word('people.statuses', user.status)}</Tag>
      ),
    },
  ];
  return (
    <>
      <Group justify="flex-end" mb="sm">
        {create}
      </Group>
      <div className="surface" style={{ padding: '4px 16px 12px' }}>
        <PagedTable
          label={t('people.people')}
          query={users}
          columns={columns}
          rowKey={(user) => user.id}
          onOpen={(user) => onOpen(user.id)}
          open={open}
          empty={<Empty title={t(q ? 'app.nothingFound' : 'people.empty')} icon={IconUsers} height={320} />}
        />
      </div>
      <PersonPeek id={open} ids={(rowsOf(users.data) ?? []).map((user) => user.id)} onChange={onOpen} />
      {creating && <PersonForm onClose={() => setCreating(false)} />}
    </>
  );
}
