import * as z from 'zod/mini';

const text = z.catch(z.optional(z.string()), undefined);

export const keysSearch = z.object({
  q: text,
  /** The key in the drawer. */
  key: text,
});
