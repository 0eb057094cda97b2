import 'i18next';
import type catalog from './pt-BR';
import type alerts from './pt-BR/pages/alerts.json';
import type audit from './pt-BR/pages/audit.json';
import type buy from './pt-BR/pages/buy.json';
import type factor from './pt-BR/pages/factor.json';
import type home from './pt-BR/pages/home.json';
import type invitation from './pt-BR/pages/invitation.json';
import type live from './pt-BR/pages/live.json';
import type models from './pt-BR/pages/models.json';
import type overview from './pt-BR/pages/overview.json';
import type playground from './pt-BR/pages/playground.json';
import type settings from './pt-BR/pages/settings.json';
import type topups from './pt-BR/pages/topups.json';

type Pages = {
  alerts: typeof alerts;
  audit: typeof audit;
  live: typeof live;
  models: typeof models;
  overview: typeof overview;
  playground: typeof playground;
  topups: typeof topups;
  buy: typeof buy;
  factor: typeof factor;
  home: typeof home;
  invitation: typeof invitation;
  settings: typeof settings;
};

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof catalog & Pages };
    returnNull: false;
  }
}
