import { queryOptions } from '@tanstack/react-query';
import { api, read, type Schemas } from './client';
import { pagedQuery } from './paging';

export type Alert = Schemas['AlertResponse'];
export type AlertState = 'open' | 'acknowledged' | 'resolved';

const PAGE = 50;

export const alertsQuery = (state?: AlertState) =>
  pagedQuery<Alert>(['alerts', state], (cursor) =>
    read(api.GET('/api/alerts', { params: { query: { state, cursor, limit: PAGE } } })),
  );

/** What was meant for whoever asks: newest first, the first page. */
export const ownAlertsQuery = queryOptions({
  queryKey: ['me', 'alerts'],
  queryFn: () => read(api.GET('/api/me/alerts', { params: { query: { limit: PAGE } } })),
});

export const acknowledgeAlert = (id: string): Promise<Alert> =>
  read(api.POST('/api/alerts/{id}/acknowledge', { params: { path: { id } } }));

export const resolveAlert = (id: string): Promise<Alert> =>
  read(api.POST('/api/alerts/{id}/resolve', { params: { path: { id } } }));

/** To the address of whoever asks; says what the mail server answered. */
export const testMail = (): Promise<Schemas['TestMailResponse']> => read(api.POST('/api/alerts/test-mail'));
