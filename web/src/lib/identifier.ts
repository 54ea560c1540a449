/** What is wrong with a number or code that somebody typed, as the server would say it. */
export interface IdentifierFault {
  code: 'BAD_FORMAT' | 'ID_CHECKSUM';
  message: { zh: string; en: string };
  /** The check character that belongs there; never told for citizen numbers. */
  expected?: string;
}

export function badFormat(zh: string, en: string): IdentifierFault {
  return { code: 'BAD_FORMAT', message: { zh, en } };
}
