import { SimpleGrid, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usageQuery } from '@/api/usage';
import { boundsOf, type Range, rollupFor } from '@/lib/ranges';
import { useZone } from '@/lib/zone';
import { ButtonLink } from '@/ui/links';
import { PageHeader } from '@/ui/PageHeader';
import { RangePicker } from '@/ui/RangePicker';
import { Budget } from './Budget';
import { CostOverTime } from './CostOverTime';
import { Kpis } from './Kpis';
import classes from './Overview.module.css';
import { PendingAsks } from './PendingAsks';
import { Refusals } from './Refusals';
import { Top } from './Top';
import { Welcome } from './Welcome';

const route = getRouteApi('/inside/overview');

/** Are we all right today? */
export default function OverviewPage() {
  const { t } = useTranslation();
  const zone = useZone();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const setRange = (range: Range) => void navigate({ search: range, replace: true });
  const bounds = boundsOf(search, zone, new Date());
  const requests = useQuery(usageQuery({ bounds, metric: 'requests', rollup: rollupFor(bounds) }));
  return (
    <>
      <PageHeader title={t('nav.overview')} lead={t('app.zone', { zone })}>
        <RangePicker value={search} onChange={setRange} />
        <ButtonLink to="/usage" search={search} variant="default">
          {t('overview.explore')}
        </ButtonLink>
      </PageHeader>
      <Stack gap="md">
        {requests.data?.total === 0 && <Welcome />}
        <PendingAsks />
        <Kpis bounds={bounds} />
        <div className={classes.columns}>
          <CostOverTime bounds={bounds} search={search} />
          <Budget />
        </div>
        <SimpleGrid cols={{ base: 1, sm: 2, xl: 4 }} spacing="md">
          <Top bounds={bounds} search={search} groupBy="team" />
          <Top bounds={bounds} search={search} groupBy="model" />
          <Top bounds={bounds} search={search} groupBy="user" />
          <Refusals bounds={bounds} />
        </SimpleGrid>
      </Stack>
    </>
  );
}
