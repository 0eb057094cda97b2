import type { Format } from '@/lib/format';

/** Centavos as reais: always two digits, as prices are. */
export const reais = (format: Format, centavos: number): string => format.money(centavos * 10_000, 'BRL');
