import * as z from 'zod/mini';

export const SHOWN = ['all', 'running', 'problems'] as const;

export const liveSearch = z.object({
  scope: z.catch(z._default(z.enum(['organisation', 'team']), 'organisation'), 'organisation'),
  teamId: z.catch(z.optional(z.uuid()), undefined),
  show: z.catch(z._default(z.enum(SHOWN), 'all'), 'all'),
  find: z.catch(z.optional(z.string().check(z.maxLength(100))), undefined),
  request: z.catch(z.optional(z.uuid()), undefined),
});

export type LiveSearch = z.infer<typeof liveSearch>;
