import { Tabs } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '@/ui/PageHeader';
import { Search } from '@/ui/Search';
import { People } from './People';
import { Teams } from './Teams';

const route = getRouteApi('/inside/people');

export default function PeoplePage() {
  const { t } = useTranslation();
  const { tab, q, user } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <>
      <PageHeader title={t('nav.people')}>
        <Search
          key={tab}
          label={t(tab === 'people' ? 'people.search' : 'people.searchTeams')}
          value={q}
          onChange={(text) => void navigate({ search: (old) => ({ ...old, q: text }), replace: true })}
        />
      </PageHeader>
      <Tabs
        value={tab}
        keepMounted={false}
        onChange={(to) => void navigate({ search: { tab: to as 'people' | 'teams' }, replace: true })}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="people">{t('people.people')}</Tabs.Tab>
          <Tabs.Tab value="teams">{t('people.teams')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="people">
          <People
            q={q}
            open={user}
            onOpen={(id) => void navigate({ search: (old) => ({ ...old, user: id }), replace: !id })}
          />
        </Tabs.Panel>
        <Tabs.Panel value="teams">
          <Teams q={q} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
