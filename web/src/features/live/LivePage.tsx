import { Stack } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { recentCallsQuery } from '@/api/live';
import { useWidestScope } from '@/lib/can';
import { useZone } from '@/lib/zone';
import { LiveLog } from '@/live/log';
import type { Topic } from '@/live/source';
import { useLive } from '@/live/useLive';
import { PageHeader } from '@/ui/PageHeader';
import { LiveControls } from './LiveControls';
import { LiveFigures } from './LiveFigures';
import { LiveFlow } from './LiveFlow';
import { LiveTail } from './LiveTail';
import type { LiveSearch } from './search';
import { shownCalls } from './shownCalls';

const CallPeek = lazy(async () => ({ default: (await import('@/features/requests/CallPeek')).CallPeek }));

const route = getRouteApi('/inside/live');

/** What is happening this second? */
export default function LivePage() {
  const { t } = useTranslation();
  const zone = useZone();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const set = (change: Partial<LiveSearch>) =>
    void navigate({ search: (old) => ({ ...old, ...change }), replace: true });
  const widest = useWidestScope();
  const everyone = widest.scope === 'organisation';
  const teamId = everyone ? (search.scope === 'team' ? search.teamId : undefined) : widest.id;
  const topic: Topic = teamId ? { scope: 'team', id: teamId } : { scope: 'organisation' };
  const [paused, setPaused] = useState(false);
  // A log for each topic: the calls of one are none of the other's.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the topic is what makes it new
  const log = useMemo(() => new LiveLog(), [teamId]);
  const recent = useQuery(recentCallsQuery(teamId));
  useEffect(() => {
    if (recent.data) log.seed(recent.data.calls, recent.data.currency ?? 'USD');
  }, [log, recent.data]);
  const { state, picture } = useLive(topic, { paused, log });
  useHotkeys([['alt+P', () => setPaused((was) => !was)]], []);
  const calls = shownCalls(picture.calls, search);
  return (
    <>
      <PageHeader title={t('nav.live')} lead={t('app.zone', { zone })}>
        <LiveControls
          {...{ state, paused, search, everyone }}
          onPause={() => setPaused((was) => !was)}
          onChange={set}
        />
      </PageHeader>
      <Stack gap="md">
        <LiveFigures picture={picture} />
        <LiveFlow picture={picture} />
        <LiveTail
          calls={calls}
          known={picture.calls.length}
          currency={picture.currency}
          loading={recent.isPending}
          {...{ search, paused }}
          onChange={set}
        />
      </Stack>
      <Suspense fallback={null}>
        <CallPeek id={search.request} ids={calls.map((call) => call.id)} onChange={(request) => set({ request })} />
      </Suspense>
    </>
  );
}
