import 'i18next';
import type catalog from './pt-BR';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof catalog };
    returnNull: false;
  }
}
