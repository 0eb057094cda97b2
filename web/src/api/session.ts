import { queryOptions } from '@tanstack/react-query';
import { api, read, type Schemas } from './client';
import { isStatus } from './problem';

export type Me = Schemas['MeResponse'];

/** Who is signed in; null when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async (): Promise<Me | null> => {
    try {
      return await read(api.GET('/api/auth/me'));
    } catch (error) {
      if (isStatus(error, 401)) return null;
      throw error;
    }
  },
  staleTime: 60_000,
});

export const signIn = (body: Schemas['LoginRequest']): Promise<Me> => read(api.POST('/api/auth/login', { body }));

export const signOut = (): Promise<undefined> => read(api.POST('/api/auth/logout'));

export const prove = (body: Schemas['ProofRequest']): Promise<undefined> =>
  read(api.POST('/api/auth/step-up', { body }));

export const signInOptionsQuery = queryOptions({
  queryKey: ['sign-in-options'],
  queryFn: () => read(api.GET('/api/auth/options')),
  staleTime: 300_000,
});

export const askForReset = (email: string): Promise<undefined> =>
  read(api.POST('/api/auth/password-reset', { body: { email } }));

export const setPassword = (token: string, password: string): Promise<undefined> =>
  read(api.POST('/api/auth/password', { body: { token, password } }));
