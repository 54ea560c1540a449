/** Text by characters (code points), the unit in which all of a form is measured: 𠮷 is one. */
export const length = (text: string) => [...text].length;

const fullWidth = /[\uFF01-\uFF5E]/g;

/** What was typed into a field for a number or an address: without white space, in ordinary letters and digits. */
export function typedCode(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\s+/g, '')
    .replace(fullWidth, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0));
}

export function plainText(text: string): string {
  return text.normalize('NFC').trim().replace(/\r\n?/g, '\n');
}

/** Controls other than tab and line ends, non-characters, and halves of surrogate pairs. */
export function hasControlCharacters(text: string): boolean {
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (code < 0x20 ? code !== 9 && code !== 10 && code !== 13 : code >= 0x7f && code < 0xa0) return true;
    if ((code & 0xfffe) === 0xfffe || (code >= 0xfdd0 && code <= 0xfdef)) return true;
    if (code >= 0xd800 && code <= 0xdfff) return true;
  }
  return false;
}

/** A token of a JSON Pointer (RFC 6901), cut to 64 characters. */
export function pointerToken(name: string): string {
  return [...name].slice(0, 64).join('').replace(/~/g, '~0').replace(/\//g, '~1');
}
