import { Button, Group, Stack } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeUser, removeUser, type User, userQuery } from '@/api/people';
import { word } from '@/i18n/word';
import { useCan } from '@/lib/can';
import { Confirm } from '@/ui/Confirm';
import { type Fact, Facts } from '@/ui/Facts';
import { IconEdit, IconTrash } from '@/ui/icons';
import { ButtonLink } from '@/ui/links';
import { Peek } from '@/ui/Peek';
import { When } from '@/ui/Quantity';
import { QueryState } from '@/ui/QueryState';
import { useDone } from '@/ui/useNotice';
import { Invitation } from './Invitation';
import { PersonForm } from './LazyPersonForm';
import { PersonLimits } from './PersonLimits';
import { TeamName } from './TeamName';

interface Props {
  id: string | undefined;
  ids: string[];
  onChange: (id: string | undefined) => void;
}

export function PersonPeek({ id, ids, onChange }: Props) {
  const { t } = useTranslation();
  const user = useQuery({ ...userQuery(id ?? ''), enabled: id !== undefined });
  const at = id === undefined ? -1 : ids.indexOf(id);
  const to = (index: number) => {
    const neighbour = at < 0 ? undefined : ids[index];
    return neighbour === undefined ? undefined : () => onChange(neighbour);
  };
  return (
    <Peek
      title={user.data?.name ?? t('group.user')}
      opened={id !== undefined}
      onClose={() => onChange(undefined)}
      onPrevious={to(at - 1)}
      onNext={to(at + 1)}
    >
      <QueryState query={user} height={320}>
        {(data) => <Person key={data.id} user={data} onGone={() => onChange(undefined)} />}
      </QueryState>
    </Peek>
  );
}

function Person({ user, onGone }: { user: User; onGone: () => void }) {
  const { t } = useTranslation();
  const writes = useCan('people.write');
  const facts: Fact[] = [
    [t('people.email'), user.email ?? '–'],
    [t('people.role'), word('roles', user.role)],
    [t('group.team'), <TeamName key="t" id={user.teamId} />],
    [t('people.status'), word('people.statuses', user.status)],
    [t('people.since'), <When key="s" at={user.createdAt} only="date" />],
  ];
  return (
    <Stack gap="md">
      <Facts facts={facts} />
      <PersonLimits id={user.id} />
      {writes && user.status === 'active' && <Invitation user={user} />}
      <Group gap="xs">
        <ButtonLink variant="default" to="/requests" search={{ userId: user.id }}>
          {t('people.requests')}
        </ButtonLink>
        <Acts user={user} onGone={onGone} />
      </Group>
    </Stack>
  );
}

function Acts({ user, onGone }: { user: User; onGone: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const done = useDone();
  const [act, setAct] = useState<'edit' | 'disable' | 'remove' | null>(null);
  if (!useCan('people.write')) return null;
  const active = user.status === 'active';
  const refresh = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: ['users'] }),
      client.invalidateQueries({ queryKey: ['user', user.id] }),
    ]);
  const close = () => setAct(null);
  return (
    <>
      <Button variant="default" leftSection={<IconEdit size={16} />} onClick={() => setAct('edit')}>
        {t('app.edit')}
      </Button>
      <Button variant="default" onClick={() => setAct('disable')}>
        {t(active ? 'people.disable' : 'people.enable')}
      </Button>
      <Button variant="light" color="red" leftSection={<IconTrash size={16} />} onClick={() => setAct('remove')}>
        {t('app.remove')}
      </Button>
      {act === 'edit' && <PersonForm user={user} onClose={close} />}
      <Confirm
        opened={act === 'disable'}
        title={t(active ? 'people.disableAsk' : 'people.enableAsk', { name: user.name })}
        effect={t(active ? 'people.disableEffect' : 'people.enableEffect')}
        act={t(active ? 'people.disable' : 'people.enable')}
        onClose={close}
        onConfirm={async () => {
          await changeUser(user.id, { status: active ? 'disabled' : 'active' });
          await refresh();
        }}
      />
      <Confirm
        opened={act === 'remove'}
        title={t('people.removeAsk', { name: user.name })}
        effect={t('people.removeEffect')}
        act={t('app.remove')}
        onClose={close}
        onConfirm={async () => {
          await removeUser(user.id);
          onGone();
          done(t('people.removed', { name: user.name }));
          await client.invalidateQueries({ queryKey: ['users'] });
        }}
      />
    </>
  );
}
