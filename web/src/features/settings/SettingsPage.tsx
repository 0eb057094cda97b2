import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { settingsQuery } from '@/api/settings';
import { useCan } from '@/lib/can';
import { Empty } from '@/ui/Empty';
import { IconKey } from '@/ui/icons';
import { PageHeader } from '@/ui/PageHeader';
import { QueryState } from '@/ui/QueryState';
import { LibreChat } from './LibreChat';
import { OrganisationForm } from './OrganisationForm';
import { SystemSettings } from './SystemSettings';

const route = getRouteApi('/inside/settings');

export default function SettingsPage() {
  const { t } = useTranslation();
  const { tab } = route.useSearch();
  const navigate = route.useNavigate();
  const settings = useQuery(settingsQuery);
  const keys = useCan('keys.write');
  return (
    <>
      <PageHeader title={t('nav.settings')} />
      <Tabs
        value={tab}
        keepMounted={false}
        onChange={(to) => void navigate({ search: { tab: to as typeof tab }, replace: true })}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="organisation">{t('settings.organisation')}</Tabs.Tab>
          <Tabs.Tab value="librechat">LibreChat</Tabs.Tab>
          <Tabs.Tab value="system">{t('settings.system')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="organisation">
          <QueryState query={settings} height={320}>
            {(data) => <OrganisationForm key={JSON.stringify(data)} settings={data.items} />}
          </QueryState>
        </Tabs.Panel>
        <Tabs.Panel value="librechat">
          {keys ? (
            <LibreChat />
          ) : (
            <Empty title={t('settings.chatForOthers')} hint={t('settings.chatForOthersHint')} icon={IconKey} />
          )}
        </Tabs.Panel>
        <Tabs.Panel value="system">
          <QueryState query={settings} height={320}>
            {(data) => <SystemSettings settings={data.items} />}
          </QueryState>
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
