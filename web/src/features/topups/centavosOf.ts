/** What was typed as reais, `49,90` or `49.90`, in centavos; 0 for what is no price. */
export function centavosOf(text: string): number {
  const match = /^\s*(?:R\$)?\s*(\d{1,7})(?:[.,](\d{1,2}))?\s*$/.exec(text);
  if (!match) return 0;
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}
