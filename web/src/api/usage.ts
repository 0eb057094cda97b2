import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Bounds, Rollup } from '@/lib/ranges';
import { api, read, type Schemas } from './client';

export type Usage = Schemas['UsageResponse'];
export type UsageSeries = Schemas['UsageSeries'];

export interface UsageAsk {
  bounds: Bounds;
  metric: string;
  groupBy?: string;
  rollup: Rollup;
  limit?: number;
}

/** What was used, cut into buckets by the gateway in the organisation's time zone. */
export const usageQuery = ({ bounds, metric, groupBy = 'none', rollup, limit = 5 }: UsageAsk) =>
  queryOptions({
    queryKey: ['usage', bounds, metric, groupBy, rollup, limit],
    queryFn: () =>
      read(
        api.GET('/api/usage', {
          params: { query: { from: bounds.from, to: bounds.to, metric, groupBy, rollup, limit } },
        }),
      ),
    placeholderData: keepPreviousData,
  });
