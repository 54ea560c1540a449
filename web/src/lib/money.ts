/** Money is a whole number of fen everywhere; yuan are a way of writing it. */

/** 123450 → 1,234.50 */
export function yuanText(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  const yuan = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${fen < 0 ? '-' : ''}${yuan}.${digits.slice(-2)}`;
}

/** What somebody typed in yuan, as fen: at most two decimals, thousands may be set off, nothing else. */
export function fenOf(text: string): number | undefined {
  const match = /^(-?)(0|[1-9]\d*|[1-9]\d{0,2}(?:,\d{3})+)(?:\.(\d{1,2}))?$/.exec(text.trim());
  if (!match) return undefined;
  const [, sign, yuan, decimals = ''] = match;
  const fen = Number(yuan!.replaceAll(',', '') + decimals.padEnd(2, '0'));
  if (!Number.isSafeInteger(fen)) return undefined;
  return sign && fen ? -fen : fen;
}
