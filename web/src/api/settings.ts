import { queryOptions } from '@tanstack/react-query';
import { api, read, type Schemas } from './client';

export type Setting = Schemas['SettingResponse'];

export const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: () => read(api.GET('/api/settings')),
});

export const changeSettings = (body: Schemas['SettingsRequest']): Promise<Schemas['SettingsResponse']> =>
  read(api.PUT('/api/settings', { body }));
