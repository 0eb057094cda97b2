/** What a role may see. The gateway decides anew at each call: this only keeps doors out of sight that would not open. */
export const ROLES = ['member', 'team-manager', 'finance', 'auditor', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

const SEES_ORGANISATION: readonly Role[] = ['finance', 'auditor', 'administrator'];

export const asRole = (role: string): Role => ROLES.find((known) => known === role) ?? 'member';

export const seesOrganisation = (role: Role): boolean => SEES_ORGANISATION.includes(role);

export const administers = (role: Role): boolean => role === 'administrator';
