import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { type Bounds, rollupFor } from '@/lib/ranges';
import { api, read, type Schemas } from './client';

export type Overview = Schemas['OverviewResponse'];

/** Everything that the first page shows, in one answer. */
export const overviewQuery = (bounds: Bounds) =>
  queryOptions({
    queryKey: ['usage', 'overview', bounds],
    queryFn: () => read(api.GET('/api/overview', { params: { query: { ...bounds, rollup: rollupFor(bounds) } } })),
    placeholderData: keepPreviousData,
  });
