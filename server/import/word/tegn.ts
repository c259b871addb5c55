// Characters that Word writes as places in a symbol font (Symbol, Wingdings), as the characters everybody can read.

/** Wingdings and its kin by code, the signs that referater use: bullets, ticks, boxes, arrows. */
const WINGDINGS: Readonly<Record<number, string>> = {
  40: '☎',
  41: '✆',
  42: '✉',
  74: '☺',
  75: '😐',
  76: '☹',
  108: '•',
  109: '❍',
  110: '■',
  111: '☐',
  112: '☐',
  113: '❑',
  114: '❒',
  115: '⬧',
  116: '⧫',
  117: '◆',
  118: '❖',
  119: '⬥',
  120: '☒',
  158: '·',
  159: '•',
  160: '▪',
  167: '▪',
  168: '☐',
  183: '•',
  216: '➢',
  223: '←',
  224: '→',
  225: '↑',
  226: '↓',
  232: '➔',
  240: '⇨',
  251: '✗',
  252: '✓',
  253: '☒',
  254: '☑',
};

/** The font Symbol by code (its Greek letters and the signs of sums). */
const SYMBOL: Readonly<Record<number, string>> = {
  45: '−',
  65: 'Α',
  68: 'Δ',
  83: 'Σ',
  87: 'Ω',
  97: 'α',
  98: 'β',
  103: 'γ',
  100: 'δ',
  108: 'λ',
  109: 'μ',
  112: 'π',
  115: 'σ',
  163: '≤',
  165: '∞',
  171: '↔',
  172: '←',
  173: '↑',
  174: '→',
  175: '↓',
  176: '°',
  177: '±',
  179: '≥',
  180: '×',
  183: '•',
  184: '÷',
  185: '≠',
  187: '≈',
  215: '⋅',
  222: '⇒',
};

/**
 * The readable character for `character` in `font`: codes F000–F0FF (and, in these fonts, plain ones) are places in the
 * font. Null where it is an ordinary character, "□" where the font or the place is not known.
 */
export function symbol(character: string, font: string): string | null {
  const code = character.codePointAt(0) ?? 0;
  const isPrivate = code >= 0xf000 && code <= 0xf0ff;
  const wingdings = /^(wingdings|webdings|zapf ?dingbats)/i.test(font);
  const isSymbol = /^symbol$/i.test(font);
  if (!isPrivate && !((wingdings || isSymbol) && code <= 0xff)) return null;
  const place = code & 0xff;
  if (place === 0x20) return ' ';
  const known = wingdings ? WINGDINGS[place] : (SYMBOL[place] ?? WINGDINGS[place]);
  if (known !== undefined) return known;
  // Digits, brackets and stops of Symbol are where ASCII has them.
  if (isSymbol && place > 0x20 && place < 0x41) return String.fromCharCode(place);
  return '□';
}
