import * as z from 'zod/mini';

export const alertsSearch = z.object({
  state: z.catch(z.enum(['open', 'acknowledged', 'resolved', 'all']), 'open'),
});
