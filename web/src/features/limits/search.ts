import * as z from 'zod/mini';

export const SCOPES = ['organisation', 'team', 'user', 'key'] as const;
export type Scope = (typeof SCOPES)[number];

export const limitsSearch = z.object({
  /** Absent: the widest that the reader may see. */
  scope: z.catch(z.optional(z.enum(SCOPES)), undefined),
  id: z.catch(z.optional(z.string()), undefined),
});
