import { ActionIcon, Button, Group, Menu } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { removeTeam, type Team, teamsQuery } from '@/api/people';
import { useCan } from '@/lib/can';
import { useFormat } from '@/lib/useFormat';
import { Confirm } from '@/ui/Confirm';
import type { Column } from '@/ui/DataTable';
import { Empty } from '@/ui/Empty';
import { IconDots, IconPlus, IconUsersGroup } from '@/ui/icons';
import { AnchorLink } from '@/ui/links';
import { PagedTable } from '@/ui/PagedTable';
import { When } from '@/ui/Quantity';
import { TeamForm } from './TeamForm';

export function Teams({ q }: { q: string | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useQueryClient();
  const writes = useCan('people.write');
  const teams = useInfiniteQuery(teamsQuery(q));
  const [editing, setEditing] = useState<Team | 'new' | null>(null);
  const [removing, setRemoving] = useState<Team | null>(null);
  const columns: Column<Team>[] = [
    { id: 'name', header: t('group.team'), main: true, cell: (team) => team.name },
    { id: 'members', header: t('people.members'), numeric: true, cell: (team) => format.integer(team.members) },
    { id: 'since', header: t('people.since'), wide: true, cell: (team) => <When at={team.createdAt} only="date" /> },
    {
      id: 'limits',
      header: t('people.limits'),
      cell: (team) => (
        <AnchorLink to="/limits" search={{ scope: 'team', id: team.id }} fz="sm">
          {t('people.showLimits')}
        </AnchorLink>
      ),
    },
  ];
  if (writes) {
    columns.push({
      id: 'acts',
      header: t('app.acts'),
      silent: true,
      numeric: true,
      cell: (team) => (
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <ActionIcon
              variant="subtle"
              color="gray"
              c="var(--mantine-color-text)"
              size={30}
              aria-label={`${t('app.acts')}: ${team.name}`}
            >
              <IconDots size={17} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => setEditing(team)}>{t('people.rename')}</Menu.Item>
            <Menu.Item c="var(--sol-danger)" onClick={() => setRemoving(team)}>
              {t('app.remove')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      ),
    });
  }
  return (
    <>
      <Group justify="flex-end" mb="sm">
        {writes && (
          <Button leftSection={<IconPlus size={16} />} onClick={() => setEditing('new')}>
            {t('people.newTeam')}
          </Button>
        )}
      </Group>
      <div className="surface" style={{ padding: '4px 16px 12px' }}>
        <PagedTable
          label={t('people.teams')}
          query={teams}
          columns={columns}
          rowKey={(team) => team.id}
          empty={
            <Empty
              title={t(q ? 'app.nothingFound' : 'people.noTeams')}
              hint={q ? undefined : t('people.noTeamsHint')}
              icon={IconUsersGroup}
              height={320}
            />
          }
        />
      </div>
      {editing && <TeamForm {...(editing === 'new' ? {} : { team: editing })} onClose={() => setEditing(null)} />}
      <Confirm
        opened={removing !== null}
        title={t('people.removeTeamAsk', { name: removing?.name ?? '' })}
        effect={t('people.removeTeamEffect')}
        act={t('app.remove')}
        onClose={() => setRemoving(null)}
        onConfirm={async () => {
          await removeTeam(removing?.id ?? '');
          await client.invalidateQueries({ queryKey: ['teams'] });
        }}
      />
    </>
  );
}
