import * as z from 'zod/mini';
import { rangeSearch } from '@/lib/ranges';

const text = z.catch(z.optional(z.string()), undefined);

export const auditSearch = z.object({
  ...rangeSearch,
  action: text,
  /** The event in the drawer, by its number. */
  event: z.catch(z.optional(z.number()), undefined),
});
