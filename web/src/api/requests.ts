import { queryOptions } from '@tanstack/react-query';
import type { Bounds } from '@/lib/ranges';
import { api, read, type Schemas } from './client';
import { pagedQuery } from './paging';

export type Call = Schemas['RequestResponse'];
export type Explanation = Schemas['ExplanationResponse'];

export interface CallFilter {
  model?: string | undefined;
  userId?: string | undefined;
  teamId?: string | undefined;
  keyId?: string | undefined;
  status?: number | undefined;
}

const PAGE = 50;

export const callsQuery = (bounds: Bounds, filter: CallFilter) =>
  pagedQuery<Call>(['requests', bounds, filter], (cursor) =>
    read(api.GET('/api/requests', { params: { query: { ...bounds, ...filter, cursor, limit: PAGE } } })),
  );

export const callQuery = (id: string) =>
  queryOptions({
    queryKey: ['request', id],
    queryFn: () => read(api.GET('/api/requests/{id}', { params: { path: { id } } })),
  });

export const explanationQuery = (id: string) =>
  queryOptions({
    queryKey: ['request', id, 'explanation'],
    queryFn: () => read(api.GET('/api/requests/{id}/explanation', { params: { path: { id } } })),
  });
