import * as z from 'zod/mini';

export const SCOPES = ['organisation', 'team', 'user', 'key'] as const;
export type Scope = (typeof SCOPES)[number];

export const limitsSearch = z.object({
  scope: z.catch(z._default(z.enum(SCOPES), 'organisation'), 'organisation'),
  id: z.catch(z.optional(z.string()), undefined),
});
