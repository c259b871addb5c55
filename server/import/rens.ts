// The logical copy of a line: composed characters, no layout characters, nothing that a document cannot hold.
// The source itself is never changed; its bytes lie beside the document.

/** Latin ligatures that typesetting leaves behind (Unicode block FB00–FB06). */
const LIGATURER: Readonly<Record<string, string>> = {
  ﬀ: 'ff',
  ﬁ: 'fi',
  ﬂ: 'fl',
  ﬃ: 'ffi',
  ﬄ: 'ffl',
  ﬅ: 'st',
  ﬆ: 'st',
};

const ORDINARY = /^[\t\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff]*$/;

/** No character of a document: controls (but tab), lone surrogates, non-characters. Line ends never come here. */
const FORBIDDEN = /[^\P{Cc}\t]|\p{Cs}|[\ufffe\uffff]/gu;

export interface Renset {
  readonly tekst: string;
  /** How many characters were left out because no document can hold them; layout characters do not count. */
  readonly udeladt: number;
}

/** The logical characters of a line, its white space at the ends still there. */
export function rens(line: string): Renset {
  if (ORDINARY.test(line)) return { tekst: line, udeladt: 0 };
  let udeladt = 0;
  const allowed = line.replace(FORBIDDEN, (character) => {
    // A form feed is a page break: layout, like a soft hyphen.
    if (character !== '\f') udeladt++;
    return character === '\v' || character === '\x85' ? ' ' : '';
  });
  const tekst = allowed
    .replace(/[ﬀ-ﬆ]/g, (ligature) => LIGATURER[ligature] ?? ligature)
    .replace(/[\u00a0\u2007\u202f]/g, ' ')
    .replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
    // Joiners belong to emoji and to Arabic and Indic scripts; between Latin letters they are layout.
    .replace(/(?<=[\s\x20-\u024f]|^)[\u200c\u200d]/g, '')
    .normalize('NFC');
  return { tekst, udeladt };
}
