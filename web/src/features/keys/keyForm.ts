import type { NewKey } from '@/api/keys';

export const EXPIRIES = ['30', '90', '365', 'never'] as const;

export interface KeyForm {
  name: string;
  owner: 'user' | 'team' | 'client';
  userId: string | null;
  teamId: string | null;
  models: string[];
  expires: (typeof EXPIRIES)[number];
  requestsPerMinute: number | string;
}

export const BLANK: KeyForm = {
  name: '',
  owner: 'user',
  userId: null,
  teamId: null,
  models: [],
  expires: '90',
  requestsPerMinute: '',
};

const DAY = 86_400_000;

/** The form as the gateway takes it; no model chosen means all of them, nobody chosen means {@link self}. */
export function bodyOf(form: KeyForm, self: string | null, now: Date): NewKey {
  return {
    name: form.name.trim(),
    userId: form.owner === 'user' ? (form.userId ?? self) : null,
    teamId: form.owner === 'team' ? form.teamId : null,
    kind: form.owner === 'client' ? 'trusted-client' : 'standard',
    models: form.models.length > 0 ? form.models : null,
    expiresAt: form.expires === 'never' ? null : new Date(now.getTime() + Number(form.expires) * DAY).toISOString(),
    requestsPerMinute: form.requestsPerMinute === '' ? null : Number(form.requestsPerMinute),
  };
}
