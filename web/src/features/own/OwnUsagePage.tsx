import { Group, SegmentedControl, Select, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ownUsageQuery } from '@/api/own';
import { ExportUsage } from '@/features/usage/ExportUsage';
import { METRICS } from '@/features/usage/search';
import { UsageChart } from '@/features/usage/UsageChart';
import { boundsOf, rollupFor } from '@/lib/ranges';
import { useZone } from '@/lib/zone';
import { PageHeader } from '@/ui/PageHeader';
import { RangePicker } from '@/ui/RangePicker';

const route = getRouteApi('/inside/me/usage');

/** The explorer, about oneself. */
export default function OwnUsagePage() {
  const { t } = useTranslation();
  const zone = useZone();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const set = (change: object) => void navigate({ search: (old) => ({ ...old, ...change }), replace: true });
  const bounds = boundsOf(search, zone, new Date());
  const usage = useQuery(
    ownUsageQuery({ bounds, metric: search.metric, groupBy: search.groupBy, rollup: rollupFor(bounds) }),
  );
  return (
    <>
      <PageHeader title={t('nav.myUsage')} lead={t('app.zone', { zone })}>
        <RangePicker value={search} onChange={set} />
        <ExportUsage usage={usage.data} groupBy={search.groupBy} />
      </PageHeader>
      <Stack gap="md">
        <Group gap="sm" align="end">
          <Select
            label={t('usage.metric')}
            w={{ base: '100%', xs: 190 }}
            allowDeselect={false}
            value={search.metric}
            data={METRICS.map((one) => ({ value: one, label: t(`metric.${one}`) }))}
            onChange={(metric) => metric && set({ metric })}
          />
          <SegmentedControl
            aria-label={t('usage.groupBy')}
            value={search.groupBy}
            data={(['model', 'key'] as const).map((one) => ({ value: one, label: t(`group.${one}`) }))}
            onChange={(groupBy) => set({ groupBy })}
          />
        </Group>
        <UsageChart usage={usage} search={search} onChange={set} />
      </Stack>
    </>
  );
}
