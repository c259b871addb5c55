// Reads the body of a Word file that comes back from someone who commented on it: every paragraph with what is inserted
// and deleted in it, by whom, where comments begin and end, and which places of the draft begin there. Nothing is judged.
import { laesAfsnitId, laesBogmaerke } from '../../../../editor/model/wordsteder.ts';
import { Felter } from '../felter.ts';
import { forStor } from '../pakke.ts';
import { direkte, raatekst, valgt } from '../raatekst.ts';
import { symbol } from '../tegn.ts';
import { MAERKAT } from '../tegning.ts';
import { barn, type Element, elementer, find, taendt } from '../xml.ts';

/** Who changed something, as the file has it. Both may be "": formatting says nothing of either. */
export interface Aendrer {
  readonly forfatter: string;
  /** As it is written there ("2026-11-20T10:30:15Z"). */
  readonly dato: string;
  readonly flyttet: boolean;
}

/** A stretch of text with one history. */
export interface Stykke {
  readonly tekst: string;
  readonly ind: Aendrer | null;
  readonly ud: Aendrer | null;
}

export interface Wordafsnit {
  readonly stykker: Stykke[];
  /** How many characters the stretches hold, deleted and inserted ones too. */
  laengde: number;
  /** Places that begin in the paragraph, and after how many characters of it. */
  readonly steder: { readonly nr: number; readonly at: number }[];
  /** The place its id names, or null. */
  afsnitId: number | null;
  /** The paragraph mark is an insertion, or deleted. */
  maerkeInd: Aendrer | null;
  maerkeUd: Aendrer | null;
  /** Number of the table and of the row in it; 0 = in no table. */
  tabel: number;
  raekke: number;
  billede: boolean;
}

/** Characters of all stretches before a place: deleted and inserted ones too. */
export interface Punkt {
  readonly afsnit: number;
  readonly at: number;
}

export interface Omraade {
  fra: Punkt | null;
  til: Punkt | null;
  /** Where the comment's sign stands. */
  tegn: Punkt | null;
}

export interface Wordkrop {
  readonly afsnit: readonly Wordafsnit[];
  /** By the id of the comment; of footnotes "fod 2". */
  readonly omraader: ReadonlyMap<string, Omraade>;
  /** Text that stands in no paragraph of the body: text boxes. */
  readonly loest: readonly string[];
}

const MAX_TEGN = 8_000_000;
const MAX_AFSNIT = 25_000;
const MAX_DYBDE = 200;

/** What holds where an element stands. */
interface Her {
  readonly ind: Aendrer | null;
  readonly ud: Aendrer | null;
  readonly dybde: number;
}

const TAVSE = new Set(
  (
    'w:rPr w:sdtPr w:sdtEndPr w:customXmlPr w:smartTagPr w:tblPr w:tblGrid w:trPr w:tcPr w:sectPr w:proofErr w:annotationRef ' +
    'w:footnoteRef w:endnoteRef w:lastRenderedPageBreak w:softHyphen w:permStart w:permEnd w:pgNum w:rt w:rubyPr m:rPr m:ctrlPr'
  ).split(' '),
);

/** Reads child by child of the body (`tilfoej`), then gives what was found (`slut`). */
export class Kropslaesning {
  readonly #afsnit: Wordafsnit[] = [];
  readonly #omraader = new Map<string, Omraade>();
  readonly #loest: string[] = [];
  readonly #felter = new Felter();
  #tegn = 0;
  #tabeller = 0;
  #raekker = 0;
  #tabel = 0;
  #raekke = 0;
  /** Places and comments that begin between paragraphs belong to the next. */
  #steder: number[] = [];
  #begynder: string[] = [];

  tilfoej(element: Element): void {
    this.#blok(element, { ind: null, ud: null, dybde: 0 });
  }

  slut(): Wordkrop {
    return { afsnit: this.#afsnit, omraader: this.#omraader, loest: this.#loest };
  }

  #blok(element: Element, her: Her): void {
    if (her.dybde > MAX_DYBDE) return;
    const inside = { ...her, dybde: her.dybde + 1 };
    switch (element.navn) {
      case 'w:p':
        this.#nytAfsnit(element, inside);
        return;
      case 'w:tbl': {
        const [tabel, raekke] = [this.#tabel, this.#raekke];
        // A table in a cell belongs to the table around it.
        if (tabel === 0) this.#tabel = ++this.#tabeller;
        for (const child of elementer(element)) this.#blok(child, inside);
        this.#tabel = tabel;
        this.#raekke = raekke;
        return;
      }
      case 'w:tr': {
        const trPr = barn(element, 'w:trPr');
        this.#raekke = ++this.#raekker;
        const ind = aendrer(barn(trPr, 'w:ins')) ?? her.ind;
        const ud = aendrer(barn(trPr, 'w:del')) ?? her.ud;
        for (const child of elementer(element)) this.#blok(child, { ...inside, ind, ud });
        return;
      }
      case 'w:bookmarkStart': {
        const nr = laesBogmaerke(element.attr['w:name'] ?? '');
        if (nr !== null) this.#steder.push(nr);
        return;
      }
      case 'w:commentRangeStart':
        this.#begynder.push(element.attr['w:id'] ?? '');
        return;
      case 'w:commentRangeEnd': {
        const last = this.#afsnit.length - 1;
        const one = this.#afsnit[last];
        if (one) this.#omraade(element.attr['w:id']).til ??= { afsnit: last, at: one.laengde };
        return;
      }
      case 'mc:AlternateContent':
        for (const child of elementer(valgt(element))) this.#blok(child, inside);
        return;
      default:
        if (!TAVSE.has(element.navn))
          for (const child of elementer(element)) this.#blok(child, aendret(element, inside));
    }
  }

  #nytAfsnit(p: Element, her: Her): void {
    const mark = barn(barn(p, 'w:pPr'), 'w:rPr');
    const one: Wordafsnit = {
      stykker: [],
      laengde: 0,
      steder: this.#steder.map((nr) => ({ nr, at: 0 })),
      afsnitId: laesAfsnitId(p.attr['w14:paraId'] ?? ''),
      maerkeInd: aendrer(barn(mark, 'w:ins')) ?? aendrer(barn(mark, 'w:moveTo')) ?? her.ind,
      maerkeUd: aendrer(barn(mark, 'w:del')) ?? aendrer(barn(mark, 'w:moveFrom')) ?? her.ud,
      tabel: this.#tabel,
      raekke: this.#tabel > 0 ? this.#raekke : 0,
      billede: false,
    };
    this.#afsnit.push(one);
    if (this.#afsnit.length > MAX_AFSNIT) throw forStor();
    for (const id of this.#begynder) this.#omraade(id).fra ??= this.#punkt(one);
    this.#steder = [];
    this.#begynder = [];
    for (const child of elementer(p)) if (child.navn !== 'w:pPr') this.#led(child, one, her);
    this.#felter.slutAfsnit();
  }

  #punkt(one: Wordafsnit): Punkt {
    return { afsnit: this.#afsnit.length - 1, at: one.laengde };
  }

  #omraade(id = ''): Omraade {
    const known = this.#omraader.get(id) ?? { fra: null, til: null, tegn: null };
    this.#omraader.set(id, known);
    return known;
  }

  /** A child of a paragraph, of a run, or of what holds runs. */
  #led(element: Element, one: Wordafsnit, her: Her): void {
    if (her.dybde > MAX_DYBDE) return;
    switch (element.navn) {
      case 'w:t':
      case 'w:delText':
        this.#skriv(one, iSkrift(direkte(element).replace(/[\r\n\t]+/g, ' ')), her);
        return;
      case 'm:t':
        this.#skriv(one, direkte(element), her);
        return;
      case 'w:tab':
      case 'w:ptab':
        this.#skriv(one, '\t', her);
        return;
      case 'w:br':
      case 'w:cr':
        // A break of the page or the column is layout.
        if ((element.attr['w:type'] ?? 'textWrapping') === 'textWrapping') this.#skriv(one, '\n', her);
        return;
      case 'w:noBreakHyphen':
        this.#skriv(one, '-', her);
        return;
      case 'w:sym': {
        const code = Number.parseInt(element.attr['w:char'] ?? '', 16);
        const shown = code > 0 && code <= 0xffff ? String.fromCharCode(code) : '';
        this.#skriv(one, symbol(shown, element.attr['w:font'] ?? '') ?? shown, her);
        return;
      }
      case 'w:fldChar':
        this.#skriv(one, this.#felter.skift(element), her);
        return;
      case 'w:instrText':
      case 'w:delInstrText':
        this.#felter.instruktion(direkte(element));
        return;
      case 'w:r': {
        // Struck through by hand: nothing in a draft is, so it says "out with this".
        const rPr = barn(element, 'w:rPr');
        const struck = taendt(rPr, 'w:strike') || taendt(rPr, 'w:dstrike');
        const ud = her.ud ?? (struck ? { forfatter: '', dato: '', flyttet: false } : null);
        for (const child of elementer(element)) this.#led(child, one, { ...her, ud, dybde: her.dybde + 1 });
        return;
      }
      case 'w:bookmarkStart': {
        const nr = laesBogmaerke(element.attr['w:name'] ?? '');
        if (nr !== null) one.steder.push({ nr, at: one.laengde });
        return;
      }
      case 'w:commentRangeStart':
        this.#omraade(element.attr['w:id']).fra ??= this.#punkt(one);
        return;
      case 'w:commentRangeEnd':
        this.#omraade(element.attr['w:id']).til ??= this.#punkt(one);
        return;
      case 'w:commentReference':
        this.#omraade(element.attr['w:id']).tegn ??= this.#punkt(one);
        return;
      case 'w:footnoteReference':
      case 'w:endnoteReference': {
        const kind = element.navn === 'w:footnoteReference' ? 'fod' : 'slut';
        this.#omraade(`${kind} ${element.attr['w:id'] ?? ''}`).tegn ??= this.#punkt(one);
        return;
      }
      case 'w:drawing':
      case 'w:pict':
      case 'w:object': {
        // The label of a conclusion is the file's own.
        if (MAERKAT.test(find(element, 'wp:docPr')?.attr.name ?? '')) return;
        one.billede = true;
        const text = raatekst(element).trim();
        if (text !== '') this.#loest.push(text);
        return;
      }
      case 'mc:AlternateContent':
        for (const child of elementer(valgt(element))) this.#led(child, one, { ...her, dybde: her.dybde + 1 });
        return;
      default:
        if (!TAVSE.has(element.navn))
          for (const child of elementer(element))
            this.#led(child, one, aendret(element, { ...her, dybde: her.dybde + 1 }));
    }
  }

  #skriv(one: Wordafsnit, tekst: string, { ind, ud }: Her): void {
    if (tekst === '' || !this.#felter.synlig) return;
    this.#felter.vist();
    this.#tegn += tekst.length;
    one.laengde += tekst.length;
    if (this.#tegn > MAX_TEGN) throw forStor();
    const last = one.stykker.at(-1);
    if (last && ens(last.ind, ind) && ens(last.ud, ud))
      one.stykker[one.stykker.length - 1] = { ...last, tekst: last.tekst + tekst };
    else one.stykker.push({ tekst, ind, ud });
  }
}

/** The same one at the same time. */
export function ens(a: Aendrer | null, b: Aendrer | null): boolean {
  return a === b || (a !== null && b !== null && a.forfatter === b.forfatter && a.dato === b.dato);
}

/** `her` inside an element that inserts, deletes or moves. */
function aendret({ navn, attr }: Element, her: Her): Her {
  const one = { forfatter: attr['w:author'] ?? '', dato: attr['w:date'] ?? '', flyttet: navn.startsWith('w:move') };
  if (navn === 'w:ins' || navn === 'w:moveTo') return { ...her, ind: one };
  if (navn === 'w:del' || navn === 'w:moveFrom') return { ...her, ud: one };
  return her;
}

function aendrer(element: Element | null): Aendrer | null {
  if (!element) return null;
  const { attr, navn } = element;
  return { forfatter: attr['w:author'] ?? '', dato: attr['w:date'] ?? '', flyttet: navn.startsWith('w:move') };
}

function iSkrift(text: string): string {
  return /[\uf000-\uf0ff]/.test(text) ? [...text].map((one) => symbol(one, 'Symbol') ?? one).join('') : text;
}
