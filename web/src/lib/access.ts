/** What the gateway says a person may do. It decides anew at each call: this only hides doors that would not open. */
export const CAPABILITIES = [
  'usage.read',
  'requests.read',
  'people.read',
  'people.write',
  'keys.read',
  'keys.write',
  'limits.read',
  'limits.write',
  'prices.read',
  'prices.write',
  'models.read',
  'models.write',
  'asks.read',
  'asks.decide',
  'alerts.read',
  'alerts.write',
  'audit.read',
  'settings.read',
  'settings.write',
  'ledger.verify',
  'payments.read',
  'payments.write',
  'own',
] as const;

export type Capability = (typeof CAPABILITIES)[number];

export const ROLES = ['member', 'team-manager', 'finance', 'auditor', 'administrator'] as const;

/** Sees more than a member's own things. */
export const governs = (capabilities: readonly string[]): boolean => capabilities.includes('usage.read');
