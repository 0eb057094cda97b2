import * as z from 'zod/mini';
import { rangeSearch } from '@/lib/ranges';

export const METRICS = ['cost', 'tokens', 'inputTokens', 'outputTokens', 'cachedTokens', 'requests'] as const;
export const GROUPS = ['model', 'team', 'user', 'key', 'provider', 'deployment', 'status'] as const;
export const ROLLUPS = ['auto', 'hour', 'day', 'week', 'month'] as const;

export type Metric = (typeof METRICS)[number];
export type Group = (typeof GROUPS)[number];

export const usageSearch = z.object({
  ...rangeSearch,
  metric: z.catch(z._default(z.enum(METRICS), 'cost'), 'cost'),
  groupBy: z.catch(z._default(z.enum(GROUPS), 'model'), 'model'),
  rollup: z.catch(z._default(z.enum(ROLLUPS), 'auto'), 'auto'),
  view: z.catch(z._default(z.enum(['chart', 'table']), 'chart'), 'chart'),
});

export type UsageSearch = z.infer<typeof usageSearch>;
