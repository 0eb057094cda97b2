import * as z from 'zod/mini';

const text = z.catch(z.optional(z.string()), undefined);

export const peopleSearch = z.object({
  tab: z.catch(z._default(z.enum(['people', 'teams']), 'people'), 'people'),
  q: text,
  /** The person in the drawer. */
  user: text,
});
