import * as z from 'zod/mini';
import { METRICS } from '@/features/usage/search';
import { rangeSearch } from '@/lib/ranges';

export const ownUsageSearch = z.object({
  ...rangeSearch,
  metric: z.catch(z._default(z.enum(METRICS), 'tokens'), 'tokens'),
  groupBy: z.catch(z._default(z.enum(['model', 'key']), 'model'), 'model'),
  view: z.catch(z._default(z.enum(['chart', 'table']), 'chart'), 'chart'),
});

export const ownCallsSearch = z.object({
  ...rangeSearch,
  request: z.catch(z.optional(z.string()), undefined),
});

export const ownKeysSearch = z.object({ key: z.catch(z.optional(z.string()), undefined) });
