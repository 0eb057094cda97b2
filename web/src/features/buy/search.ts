import * as z from 'zod/mini';

export const buySearch = z.object({ order: z.catch(z.optional(z.string()), undefined) });
