import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { overviewQuery } from '@/api/overview';
import { boundsOf, type Range } from '@/lib/ranges';
import { useZone } from '@/lib/zone';
import { ButtonLink } from '@/ui/links';
import { PageHeader } from '@/ui/PageHeader';
import { QueryState } from '@/ui/QueryState';
import { RangePicker } from '@/ui/RangePicker';
import { OverviewBody } from './OverviewBody';

const route = getRouteApi('/inside/overview');
const HEIGHT = 900;

/** Are we all right today? */
export default function OverviewPage() {
  const { t } = useTranslation();
  const zone = useZone();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const setRange = (range: Range) => void navigate({ search: range, replace: true });
  const overview = useQuery(overviewQuery(boundsOf(search, zone, new Date())));
  return (
    <>
      <PageHeader title={t('nav.overview')} lead={t('app.zone', { zone })}>
        <RangePicker value={search} onChange={setRange} />
        <ButtonLink to="/usage" search={search} variant="default">
          {t('overview.explore')}
        </ButtonLink>
      </PageHeader>
      <QueryState query={overview} height={HEIGHT}>
        {(data) => <OverviewBody data={data} search={search} />}
      </QueryState>
    </>
  );
}
