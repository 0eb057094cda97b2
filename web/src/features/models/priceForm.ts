/** What a form can change of a price; the others stay as the table has them. */
export const FIELDS = ['input', 'output', 'cacheRead', 'cacheWrite'] as const;
export type Field = (typeof FIELDS)[number];

const NAMES: Record<Field, string> = {
  input: 'input_cost_per_token',
  output: 'output_cost_per_token',
  cacheRead: 'cache_read_input_token_cost',
  cacheWrite: 'cache_creation_input_token_cost',
};

const MILLION = 1e6;
/** Prices are decimal fractions: more digits are noise of the division. */
const DIGITS = 12;

/** Dollars for a million tokens. */
export const fromPrices = (prices: Record<string, number>): Record<Field, number | null> =>
  Object.fromEntries(
    FIELDS.map((field) => {
      const price = prices[NAMES[field]];
      return [field, price === undefined ? null : Number((price * MILLION).toPrecision(DIGITS))];
    }),
  ) as Record<Field, number | null>;

/** The gateway's names with dollars for a token: all that are set, once one of them differs. */
export function changedPrices(
  before: Record<Field, number | null>,
  values: Record<Field, number | null>,
): Record<string, number> {
  if (FIELDS.every((field) => before[field] === values[field])) return {};
  return Object.fromEntries(
    FIELDS.flatMap((field) => {
      const value = values[field];
      return value === null ? [] : [[NAMES[field], Number((value / MILLION).toPrecision(DIGITS))]];
    }),
  );
}
