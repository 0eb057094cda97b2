import { Tabs } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCan } from '@/lib/can';
import { PageHeader } from '@/ui/PageHeader';
import { Search } from '@/ui/Search';
import { Prices } from './Prices';
import { Providers } from './Providers';
import { Reload } from './Reload';
import { Routes } from './Routes';
import { type ModelsSearch, TABS } from './search';

const route = getRouteApi('/inside/models');

/** Which models there are, where they lead, how their providers do, and what they cost. */
export default function ModelsPage() {
  const { t } = useTranslation();
  const { tab, q } = route.useSearch();
  const navigate = route.useNavigate();
  const set = (change: Partial<ModelsSearch>) =>
    void navigate({ search: (old) => ({ ...old, ...change }), replace: true });
  const reads = useCan('models.read');
  const tabs = TABS.filter((one) => reads || one === 'prices');
  const open = tabs.includes(tab) ? tab : 'prices';
  return (
    <>
      <PageHeader title={t('nav.models')} lead={t(`models.leads.${open}`)}>
        {open !== 'providers' && (
          <Search key={open} label={t('models.search')} value={q} onChange={(text) => set({ q: text })} />
        )}
        <Reload />
      </PageHeader>
      <Tabs value={open} onChange={(one) => set({ tab: one as ModelsSearch['tab'], q: undefined })} keepMounted={false}>
        <Tabs.List mb="md">
          {tabs.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`models.tabs.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="providers">
          <Providers />
        </Tabs.Panel>
        <Tabs.Panel value="routes">
          <Routes q={q} />
        </Tabs.Panel>
        <Tabs.Panel value="prices">
          <Prices q={q} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
