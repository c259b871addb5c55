// What is read from a Word file before it becomes a referat: blocks with literal text, and what Word itself says of them.
// Plain data without ids; deletions, comments and hidden text stand in the notes only.

/** A stretch of text with one look. `tekst` may hold "\n" (line break) and "\t". */
export interface Stump {
  readonly tekst: string;
  readonly em: boolean;
  readonly strong: boolean;
  readonly href: string | null;
}

/** The place of a paragraph in a list of Word's; `maerke` is the marker as Word shows it, with the space after it. */
export interface Listeplads {
  /** The same for paragraphs that count on in one list. */
  readonly liste: string;
  readonly niveau: number;
  readonly art: 'punkt' | 'tal' | 'bogstav' | 'andet';
  readonly nr: number;
  readonly maerke: string;
}

export interface Afsnitblok {
  readonly slags: 'afsnit';
  readonly stumper: readonly Stump[];
  /** "titel", or the outline level 1–9 of a heading; null for body text. */
  readonly rang: 'titel' | number | null;
  readonly liste: Listeplads | null;
  /** An empty paragraph stands before it. */
  readonly luft: boolean;
}

export interface Celle {
  readonly blokke: readonly (Afsnitblok | Figurblok)[];
  readonly colspan: number;
  readonly rowspan: number;
  readonly hoved: boolean;
}

export interface Tabelblok {
  readonly slags: 'tabel';
  readonly raekker: readonly (readonly Celle[])[];
  readonly beskrivelse: string | null;
}

export interface Figurblok {
  readonly slags: 'figur';
  readonly fil: string;
  readonly alt: string;
}

export type Blok = Afsnitblok | Tabelblok | Figurblok;

/** A line of the report; `blok` is what it speaks of, null where nothing of it stands in the document. */
export interface Note {
  readonly slags: 'genkendt' | 'gaettet' | 'uroert' | 'udeladt';
  readonly hvad: string;
  readonly citat: string;
  readonly blok: Blok | null;
}

/** A paragraph of body text, of our making (a row of a table as a line …). */
export function afsnit(stumper: readonly Stump[] | string, luft = false): Afsnitblok {
  const all = typeof stumper === 'string' ? [{ tekst: stumper, em: false, strong: false, href: null }] : stumper;
  return { slags: 'afsnit', stumper: all, rang: null, liste: null, luft };
}

/** The literal text of a paragraph, without its list marker. */
export function bloktekst({ stumper }: Afsnitblok): string {
  return stumper.map(({ tekst }) => tekst).join('');
}
