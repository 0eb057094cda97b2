/** A price for one token, as micro-units for a million of them; null when the model has none of the kind. */
export function perMillion(prices: Record<string, number>, name: string): number | null {
  const price = prices[name];
  // Times 10⁶ tokens and 10⁶ micro-units; rounded, because prices are decimal fractions.
  return price === undefined ? null : Math.round(price * 1e12);
}
