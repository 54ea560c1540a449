/** The number of a case in its parts, place, day and the rest: read out and compared without losing one's place. */
export function grouped(number: string): string {
  return number.replace(/^(\d{6})(\d{8})(?=\d)/, '$1 $2 ');
}

export function bytesText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
