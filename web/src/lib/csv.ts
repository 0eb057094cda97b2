/**
 * A table as CSV for spreadsheets: with the byte order mark that makes Excel read UTF-8, and, where the language writes
 * a decimal comma, semicolons between the cells.
 */
export function csv(rows: (string | number)[][], locale: string): string {
  const comma = !locale.startsWith('en');
  const separator = comma ? ';' : ',';
  const lines = rows.map((row) => row.map((cell) => quoted(cell, comma)).join(separator));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

function quoted(cell: string | number, comma: boolean): string {
  if (typeof cell === 'number') return comma ? String(cell).replace('.', ',') : String(cell);
  // A cell that begins like a formula would be run by the spreadsheet that opens it.
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
