import { queryOptions } from '@tanstack/react-query';
import { api, read, type Schemas } from './client';

export type Enrolment = Schemas['EnrolmentResponse'];

export const secondFactorQuery = queryOptions({
  queryKey: ['me', 'second-factor'],
  queryFn: () => read(api.GET('/api/me/second-factor')),
});

export const beginSecondFactor = (): Promise<Enrolment> => read(api.POST('/api/me/second-factor'));

/** The recovery codes, which are shown this once. */
export const confirmSecondFactor = async (code: string): Promise<string[]> =>
  (await read(api.POST('/api/me/second-factor/confirm', { body: { code } }))).recoveryCodes;

export const removeSecondFactor = (): Promise<undefined> => read(api.DELETE('/api/me/second-factor'));
