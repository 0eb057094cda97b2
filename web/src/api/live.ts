import { queryOptions } from '@tanstack/react-query';
import { inputOf } from '@/lib/tokens';
import type { LiveCall } from '@/live/log';
import { api, read } from './client';
import type { Call } from './requests';

const RECENT = 30;

/** The calls that ended before one began to watch. */
export const recentCallsQuery = (teamId: string | undefined) =>
  queryOptions({
    queryKey: ['live', 'recent', teamId ?? ''],
    queryFn: async () => {
      const { items } = await read(
        api.GET('/api/requests', { params: { query: { limit: RECENT, ...(teamId ? { teamId } : {}) } } }),
      );
      return { calls: items.map(toLive), currency: items[0]?.currency };
    },
    staleTime: 0,
    gcTime: 0,
  });

function toLive(call: Call): LiveCall {
  return {
    ...call,
    keyName: call.keyName ?? '',
    inputTokens: inputOf(call.usage),
    outputTokens: call.usage.outputTotal,
  };
}
