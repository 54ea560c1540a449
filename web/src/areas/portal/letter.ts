/** What stands in an official letter in Chinese, whatever language its reader has chosen. */
export const columns = ['材料名称', '存在的问题', '补正要求'];

/** 2026年11月16日 */
export function letterDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}
