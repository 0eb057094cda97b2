/** Every page with who has it in the menu. */
const ALL = ['administrator', 'auditor', 'finance', 'team-manager', 'member'];
const GOVERNING = ['administrator', 'auditor', 'finance', 'team-manager'];

export const PAGES = [
  { path: '/overview', roles: GOVERNING },
  { path: '/usage', roles: GOVERNING },
  { path: '/live', roles: ['administrator', 'auditor', 'team-manager'] },
  { path: '/requests', roles: ['administrator', 'auditor', 'team-manager'] },
  { path: '/people', roles: GOVERNING },
  { path: '/people?tab=teams', roles: GOVERNING },
  { path: '/keys', roles: ['administrator', 'auditor', 'team-manager'] },
  { path: '/limits', roles: GOVERNING },
  { path: '/models', roles: ['administrator', 'auditor', 'finance'] },
  { path: '/models?tab=routes', roles: ['administrator', 'auditor', 'finance'] },
  { path: '/models?tab=prices', roles: ['administrator', 'auditor', 'finance'] },
  { path: '/alerts', roles: GOVERNING },
  { path: '/settings', roles: ['administrator', 'auditor'] },
  { path: '/settings?tab=librechat', roles: ['administrator', 'auditor'] },
  { path: '/settings?tab=system', roles: ['administrator', 'auditor'] },
  { path: '/audit', roles: ['administrator', 'auditor'] },
  { path: '/playground', roles: ALL },
  { path: '/topups', roles: ['administrator', 'auditor', 'finance'] },
  { path: '/home', roles: ALL },
  { path: '/me/usage', roles: ALL },
  { path: '/me/requests', roles: ALL },
  { path: '/me/keys', roles: ALL },
  { path: '/me/buy', roles: ALL },
  { path: '/me/account', roles: ALL },
];
