import * as z from 'zod/mini';

export const settingsSearch = z.object({
  tab: z.catch(z._default(z.enum(['organisation', 'librechat', 'system']), 'organisation'), 'organisation'),
});
