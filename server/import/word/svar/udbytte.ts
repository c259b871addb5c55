// What is brought home from a file: new threads, answers, and lines of the report. The same file gives the same, so that
// nothing comes in twice.
import { createHash } from 'node:crypto';
import { type Forslag, LAENGSTE, type NyBemaerkning } from '../../../../editor/model/bemaerkning.ts';
import { AppError } from '../../../../editor/model/fejl.ts';
import { rens } from '../../rens.ts';

/** A new thread, with the name that Word has for who wrote it ("" where it has none). */
export interface Wordbemaerkning extends NyBemaerkning {
  readonly forfatter: string;
}

/** An answer in a thread: one that there is (`nr`), or one that comes with this file (`paa`, its `afsending`). */
export interface Wordsvar {
  readonly nr: number | null;
  readonly paa: string | null;
  readonly afsending: string;
  readonly tekst: string;
  readonly forfatter: string;
}

/** "uplaceret": it is in the file and in no thread; "oplysning": nothing is to be done. */
export interface Wordpost {
  readonly slags: 'uplaceret' | 'oplysning';
  readonly hvad: string;
  readonly tekst: string;
}

/** More than anybody remarks; it keeps a made-up file from filling the referat. */
const HOEJST = 500;
/** Lines of the report of one kind, and how much each quotes. */
const MAX_POSTER = 300;
const MAX_CITAT = 600;

/** Names that Word and others give to whoever has none. */
const NAVNLOES =
  /^(?:|(?:ukendt )?forfatter|(?:unknown )?author|bruger|user|microsoft office user|windows-bruger|gæst)$/i;

/** How a remark begins that says in words what no proposal can. */
export const AENDRING = 'Ændring i Word';

export interface Hvem {
  /** Who the file comes from: a key, and the name. */
  readonly afsender: string;
  readonly navn: string;
}

export class Udbytte {
  readonly bemaerkninger: { readonly plads: readonly [number, number]; readonly ny: Wordbemaerkning }[] = [];
  readonly svar: Wordsvar[] = [];
  readonly poster: Wordpost[] = [];
  readonly #hvem: Hvem;
  readonly #kilde: string;
  readonly #version: number;
  readonly #set = new Map<string, number>();

  /** `kilde`: which draft the file is. */
  constructor(hvem: Hvem, kilde: string, version: number) {
    this.#hvem = hvem;
    this.#kilde = kilde;
    this.#version = version;
  }

  /** A new thread at a place (`nr` of the place, for the order). Its `afsending`. */
  ny(
    sted: { readonly nr: number; readonly blok: string; readonly fra: number; readonly til: number },
    {
      forfatter,
      dato = '',
      tekst = '',
      forslag = null,
    }: { forfatter: string; dato?: string; tekst?: string; forslag?: Forslag | null },
  ): string {
    this.#tael();
    const { blok, fra, til, nr } = sted;
    // Spaces at its ends are part of a wording.
    const words = this.#laengste(forslag ? forslag.tekst : tekst.trim());
    const offered = forslag && { ...forslag, tekst: words };
    const said = forslag ? tekst : words;
    const who = this.#fremmed(forfatter);
    const full =
      who === ''
        ? said
        : said === ''
          ? `${who} i Word.`
          : said.startsWith(AENDRING)
            ? said.replace(AENDRING, () => `${AENDRING} af ${who}`)
            : `${who} i Word: ${said}`;
    // The place of a comment may shift when the file is worked on further; the comment is the same.
    const identity = forslag
      ? ['forslag', blok, fra, til, forslag.art, words]
      : ['bemaerkning', forfatter, dato, blok, words];
    const afsending = this.#noegle(identity);
    const ny = {
      afsending,
      version: this.#version,
      blok,
      fra,
      til,
      slags: null,
      tekst: full,
      forslag: offered,
      forfatter,
    };
    this.bemaerkninger.push({ plads: [nr, fra], ny });
    return afsending;
  }

  svarPaa(
    paa: { readonly nr: number } | { readonly afsending: string },
    forfatter: string,
    dato: string,
    tekst: string,
  ): void {
    this.#tael();
    const nr = 'nr' in paa ? paa.nr : null;
    const parent = 'afsending' in paa ? paa.afsending : null;
    const who = this.#fremmed(forfatter);
    const words = this.#laengste(tekst).trim();
    const afsending = this.#noegle(['svar', nr, parent, forfatter, dato, words]);
    this.svar.push({ nr, paa: parent, afsending, tekst: who === '' ? words : `${who} i Word: ${words}`, forfatter });
  }

  uplaceret(hvad: string, tekst: string): void {
    this.#post('uplaceret', hvad, tekst);
  }

  oplys(hvad: string, tekst = ''): void {
    this.#post('oplysning', hvad, tekst);
  }

  #post(slags: Wordpost['slags'], hvad: string, tekst: string): void {
    const line = tekst.replace(/\s+/g, ' ').trim();
    const quote = line.length > MAX_CITAT ? `${line.slice(0, MAX_CITAT - 1).replace(/[\ud800-\udbff]$/, '')}…` : line;
    const alike = this.poster.filter((one) => one.slags === slags).length;
    if (alike < MAX_POSTER) this.poster.push({ slags, hvad, tekst: quote });
    else if (alike === MAX_POSTER) this.poster.push({ slags, hvad: 'Der er flere, som ikke er vist her', tekst: '' });
  }

  #tael(): void {
    if (this.bemaerkninger.length + this.svar.length >= HOEJST)
      throw new AppError(
        'for-stor',
        `Filen har flere end ${HOEJST} bemærkninger og ændringer. Se efter, om det er den rigtige fil.`,
      );
  }

  /** The writer's name where it is another than the sender's. */
  #fremmed(forfatter: string): string {
    const same = forfatter.toLowerCase() === this.#hvem.navn.trim().toLowerCase();
    return same || NAVNLOES.test(forfatter) ? '' : forfatter;
  }

  /** Characters that can be kept, as many as can be kept; the rest is told of. Room is left for a name before it. */
  #laengste(text: string): string {
    const clean = text
      .split('\n')
      .map((line) => rens(line).tekst)
      .join('\n');
    const most = LAENGSTE - 200;
    if (clean.length <= most) return clean;
    const cut = clean.slice(0, most).replace(/[\ud800-\udbff]$/, '');
    this.uplaceret('Resten af en meget lang tekst', clean.slice(cut.length));
    return cut;
  }

  /** The same words by the same hand once more are another remark: they are counted. */
  #noegle(parts: readonly (string | number | null)[]): string {
    const identity = JSON.stringify([this.#kilde, this.#hvem.afsender, ...parts]);
    const n = (this.#set.get(identity) ?? 0) + 1;
    this.#set.set(identity, n);
    const sum = createHash('sha256').update(`${n}\n${identity}`).digest('base64url');
    return `w${sum.slice(0, 31)}`;
  }
}
