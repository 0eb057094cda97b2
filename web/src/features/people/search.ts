import * as z from 'zod/mini';

export const peopleSearch = z.object({
  tab: z.catch(z._default(z.enum(['people', 'teams']), 'people'), 'people'),
  q: z.catch(z.optional(z.string()), undefined),
  /** The person in the drawer. */
  user: z.catch(z.optional(z.string()), undefined),
});
