import * as z from 'zod/mini';

export const modelsSearch = z.object({
  q: z.catch(z.optional(z.string()), undefined),
});
