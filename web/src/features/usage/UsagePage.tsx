import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usageQuery } from '@/api/usage';
import { boundsOf, rollupFor } from '@/lib/ranges';
import { useZone } from '@/lib/zone';
import { PageHeader } from '@/ui/PageHeader';
import { RangePicker } from '@/ui/RangePicker';
import { ExportUsage } from './ExportUsage';
import type { UsageSearch } from './search';
import { UsageChart } from './UsageChart';
import { UsageControls } from './UsageControls';
import { UsageDetail } from './UsageDetail';

const route = getRouteApi('/inside/usage');

/** Groups in the chart; the table below names more. */
const CHARTED = 5;

/** Who spent what, on which model, when. */
export default function UsagePage() {
  const { t } = useTranslation();
  const zone = useZone();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const set = (change: Partial<UsageSearch>) =>
    void navigate({ search: (old) => ({ ...old, ...change }), replace: true });
  const bounds = boundsOf(search, zone, new Date());
  const rollup = search.rollup === 'auto' ? rollupFor(bounds) : search.rollup;
  const usage = useQuery(
    usageQuery({ bounds, metric: search.metric, groupBy: search.groupBy, rollup, limit: CHARTED }),
  );
  return (
    <>
      <PageHeader title={t('nav.usage')} lead={t('app.zone', { zone })}>
        <RangePicker value={search} onChange={set} />
        <ExportUsage usage={usage.data} groupBy={search.groupBy} />
      </PageHeader>
      <Stack gap="md">
        <UsageControls search={search} onChange={set} />
        <UsageChart usage={usage} search={search} onChange={set} />
        <UsageDetail bounds={bounds} search={search} />
      </Stack>
    </>
  );
}
