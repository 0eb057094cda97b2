import 'i18next';
import type catalog from './pt-BR';
import type alerts from './pt-BR/pages/alerts.json';
import type audit from './pt-BR/pages/audit.json';
import type live from './pt-BR/pages/live.json';
import type models from './pt-BR/pages/models.json';
import type overview from './pt-BR/pages/overview.json';

type Pages = {
  alerts: typeof alerts;
  audit: typeof audit;
  live: typeof live;
  models: typeof models;
  overview: typeof overview;
};

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof catalog & Pages };
    returnNull: false;
  }
}
