import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Bounds } from '@/lib/ranges';
import { api, read, type Schemas } from './client';
import { pagedQuery } from './paging';
import type { Call } from './requests';
import type { UsageAsk } from './usage';

export type Balance = Schemas['BalanceResponse'];
export type OwnLimit = Schemas['OwnLimitResponse'];
export type Ask = Schemas['AskResponse'];

const PAGE = 50;

export const balanceQuery = queryOptions({
  queryKey: ['me', 'balance'],
  queryFn: () => read(api.GET('/api/me/balance')),
});

export const ownUsageQuery = ({ bounds, metric, groupBy = 'none', rollup, limit = 5 }: UsageAsk) =>
  queryOptions({
    queryKey: ['me', 'usage', bounds, metric, groupBy, rollup, limit],
    queryFn: () =>
      read(
        api.GET('/api/me/usage', {
          params: { query: { from: bounds.from, to: bounds.to, metric, groupBy, rollup, limit } },
        }),
      ),
    placeholderData: keepPreviousData,
  });

export const ownCallsQuery = (bounds: Bounds, limit = PAGE) =>
  pagedQuery<Call>(['me', 'requests', bounds, limit], (cursor) =>
    read(api.GET('/api/me/requests', { params: { query: { ...bounds, cursor, limit } } })),
  );

export const ownCallQuery = (id: string) =>
  queryOptions({
    queryKey: ['request', `me/${id}`],
    queryFn: () => read(api.GET('/api/me/requests/{id}', { params: { path: { id } } })),
  });

export const ownExplanationQuery = (id: string) =>
  queryOptions({
    queryKey: ['request', `me/${id}`, 'explanation'],
    queryFn: () => read(api.GET('/api/me/requests/{id}/explanation', { params: { path: { id } } })),
  });

export const askForMore = (body: Schemas['AskRequest']): Promise<Ask> => read(api.POST('/api/me/asks', { body }));

export const ownAsksQuery = pagedQuery<Ask>(['me', 'asks'], (cursor) =>
  read(api.GET('/api/me/asks', { params: { query: { cursor, limit: PAGE } } })),
);

export const approveAsk = (id: string, monthlyTokens: number): Promise<Ask> =>
  read(api.POST('/api/asks/{id}/approve', { params: { path: { id } }, body: { monthlyTokens } }));

export const denyAsk = (id: string, note: string): Promise<Ask> =>
  read(api.POST('/api/asks/{id}/deny', { params: { path: { id } }, body: { note: note || null } }));

export const sessionsQuery = queryOptions({
  queryKey: ['me', 'sessions'],
  queryFn: async () => (await read(api.GET('/api/me/sessions'))).items,
});

export const endSession = (id: string): Promise<undefined> =>
  read(api.DELETE('/api/me/sessions/{id}', { params: { path: { id } } }));
