import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiProblem, isStatus } from '@/api/problem';
import { sessionQuery } from '@/api/session';

/** A session that ended is noticed wherever it shows first; the router then leads to the sign-in. */
function noticeEndOfSession(error: unknown): void {
  if (isStatus(error, 401)) queryClient.setQueryData(sessionQuery.queryKey, null);
}

export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeEndOfSession }),
  mutationCache: new MutationCache({ onError: noticeEndOfSession }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // What the gateway refused it will refuse again; only a lost connection is worth a second try.
      retry: (failures, error) => !(error instanceof ApiProblem && error.status < 500) && failures < 1,
    },
  },
});
