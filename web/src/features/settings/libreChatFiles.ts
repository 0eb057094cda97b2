// The very file that deploy/ ships and that the tests read with LibreChat's own schema.
import shipped from '../../../../deploy/librechat/librechat.yaml?raw';

export const yaml = (): string => shipped.trimEnd();

export const environment = (url: string, secret: string): string => `SOLARIS_URL=${url}\nSOLARIS_API_KEY=${secret}`;
