import * as z from 'zod/mini';
import { rangeSearch } from '@/lib/ranges';

const text = z.catch(z.optional(z.string()), undefined);

export const OUTCOMES = ['all', '200', '402', '429', '400', '404', '500', '502', '503'] as const;

export const requestsSearch = z.object({
  ...rangeSearch,
  outcome: z.catch(z._default(z.enum(OUTCOMES), 'all'), 'all'),
  model: text,
  userId: text,
  teamId: text,
  keyId: text,
  /** The request in the drawer. */
  request: text,
});

export type RequestsSearch = z.infer<typeof requestsSearch>;
