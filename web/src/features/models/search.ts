import * as z from 'zod/mini';

export const modelsSearch = z.object({
  tab: z.catch(z._default(z.enum(['models', 'prices']), 'models'), 'models'),
  q: z.catch(z.optional(z.string()), undefined),
});
