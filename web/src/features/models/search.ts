import * as z from 'zod/mini';

export const TABS = ['providers', 'routes', 'prices'] as const;

export const modelsSearch = z.object({
  tab: z.catch(z._default(z.enum(TABS), 'providers'), 'providers'),
  q: z.catch(z.optional(z.string()), undefined),
});

export type ModelsSearch = z.infer<typeof modelsSearch>;
