import * as z from 'zod/mini';

export const keysSearch = z.object({
  q: z.catch(z.optional(z.string()), undefined),
  /** The key in the drawer. */
  key: z.catch(z.optional(z.string()), undefined),
});
