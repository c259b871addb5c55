// Characters that other programs use for layout: taken out or turned into what they stand for. Pure.

/** Line ends as "\n", fixed spaces as spaces, soft hyphens and zero widths gone, letters in composed form (NFC). */
export function rensTegn(text: string): string {
  return (
    text
      .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
      .replace(/[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g, ' ')
      // Soft hyphen, zero-width space, word joiner, BOM, direction marks around the text.
      .replace(/[\u00ad\u200b\u2060\ufeff\u200e\u200f\u202a-\u202e]/g, '')
      .replace(/[\ufb00-\ufb06]/g, (ligature) => ligature.normalize('NFKC'))
      // What XML, and so no Word file, can carry.
      .replace(/[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
      .normalize('NFC')
  );
}
