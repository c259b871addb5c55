// Reads the body of a Word file, paragraph by paragraph and table by table, into blocks and lines of the report.
import { rens } from '../rens.ts';
import type { Afsnitblok, Blok, Stump } from './blok.ts';
import { bloktekst } from './blok.ts';
import { Felter } from './felter.ts';
import { type Afsnitslaesning, laesLoeb } from './loeb.ts';
import type { Nummerering } from './nummerering.ts';
import { raatekst, valgt } from './raatekst.ts';
import { omrids } from './stilarter.ts';
import { laesTabel } from './tabel.ts';
import type { Laesning } from './tegning.ts';
import { barn, type Element, elementer, taendt, val } from './xml.ts';

/** All that one paragraph of a referat may hold; more would make every reader of the document slow. */
const MAX_DYBDE = 40;

/** Reads stories: the body child by child (`tilfoej`, then `slut`), or the content of a cell, a text box, a note at once. */
export class Krop {
  readonly blokke: Blok[] = [];
  readonly #laesning: Laesning;
  readonly #nummerering: Nummerering;
  /** A paragraph whose mark is deleted or hidden: its text goes on in the next. */
  #aaben: Afsnitslaesning | null = null;
  /** Notes wait for the end of a list: they stand after what they belong to, and do not cut it in two. */
  #fodnoter: Blok[] = [];
  #luft = false;

  constructor(laesning: Omit<Laesning, 'blokke' | 'felter'>, nummerering: Nummerering, dybde = 0) {
    this.#nummerering = nummerering;
    this.#laesning = {
      ...laesning,
      felter: new Felter(),
      blokke: (element) => {
        if (dybde >= MAX_DYBDE) return [];
        const inner = new Krop(laesning, nummerering, dybde + 1);
        for (const child of elementer(element)) inner.tilfoej(child);
        return inner.slut();
      },
    };
  }

  /** Reads a child of the body (or of a cell …). */
  tilfoej(element: Element): void {
    switch (element.navn) {
      case 'w:p':
        this.#afsnit(element);
        return;
      case 'w:tbl':
        this.#tabel(element);
        return;
      case 'w:sdt':
        this.#styret(element);
        return;
      case 'w:del':
      case 'w:moveFrom':
        this.#slettet(raatekst(element), element.navn === 'w:moveFrom');
        return;
      case 'mc:AlternateContent':
        for (const child of elementer(valgt(element))) this.tilfoej(child);
        return;
      case 'w:altChunk':
      case 'w:subDoc':
        this.#laesning.noter.tilfoej('udeladt', 'indlejrede filer', 'en fil, der er indlejret i dokumentet', '');
        return;
      case 'w:sectPr':
      case 'w:tcPr':
      case 'w:tblPr':
        return;
      case 'm:oMathPara':
      case 'w:r':
      case 'w:hyperlink':
        // Runs outside a paragraph are not allowed, but they are text.
        this.#afsnit({ navn: 'w:p', attr: {}, boern: [element] });
        return;
      default:
        for (const child of elementer(element)) this.tilfoej(child);
    }
  }

  /** The blocks; call once, when everything has been added. */
  slut(): readonly Blok[] {
    if (this.#aaben) this.#saet(this.#aaben, { rang: null, liste: null });
    this.#aaben = null;
    this.#toemFodnoter();
    return this.blokke;
  }

  #styret(sdt: Element): void {
    const sdtPr = barn(sdt, 'w:sdtPr');
    const gallery = val(barn(sdtPr, 'w:docPartObj'), 'w:docPartGallery') ?? '';
    if (/table of contents/i.test(gallery)) this.#indhold(raatekst(sdt));
    else if (taendt(sdtPr, 'w:showingPlcHdr')) this.#pladsholder(raatekst(sdt));
    else for (const child of elementer(barn(sdt, 'w:sdtContent'))) this.tilfoej(child);
  }

  #afsnit(p: Element): void {
    const { stilarter, noter } = this.#laesning;
    const pPr = barn(p, 'w:pPr');
    const stil = stilarter.stil(val(pPr, 'w:pStyle'), 'afsnit');
    const laest = laesLoeb(p, stil, this.#laesning);
    if (/^(toc|indholdsfortegnelse) ?\d?$/i.test(stil.navn) && laest.indhold.trim() !== '') {
      this.#indhold(laest.indhold);
      return;
    }
    this.#fortael(laest);
    const whole = this.#aaben ? samlet(this.#aaben, laest) : laest;
    const empty = whole.stumper.every(({ tekst }) => tekst.trim() === '');
    const mark = barn(pPr, 'w:rPr');
    if (barn(mark, 'w:del') || barn(mark, 'w:moveFrom') || taendt(mark, 'w:vanish') || taendt(mark, 'w:specVanish')) {
      this.#aaben = whole;
      return;
    }
    this.#aaben = null;
    const numPr = barn(pPr, 'w:numPr');
    const numId = val(numPr, 'w:numId') ?? stil.numId;
    const ilvl = Number(val(numPr, 'w:ilvl') ?? stil.ilvl ?? 0) || 0;
    const liste = numId === null ? null : this.#nummerering.naeste(numId, ilvl);
    const rang = omrids(pPr) ?? stil.rang;
    const blok = this.#saet(whole, { rang, liste: empty ? null : liste });
    if (blok && laest.gennemstreget)
      noter.tilfoej(
        'uroert',
        'gennemstreget tekst',
        'gennemstreget tekst står som almindelig tekst',
        bloktekst(blok),
        blok,
      );
    // A heading stands out anyway.
    if (blok && whole.understreget && rang === null)
      noter.tilfoej(
        'uroert',
        'understreget tekst',
        'understreget tekst står som almindelig tekst',
        bloktekst(blok),
        blok,
      );
  }

  #saet(laest: Afsnitslaesning, { rang, liste }: Pick<Afsnitblok, 'rang' | 'liste'>): Afsnitblok | null {
    const stumper = renset(laest.stumper);
    let blok: Afsnitblok | null = null;
    if (stumper.length > 0) {
      blok = { slags: 'afsnit', stumper, rang, liste: rang === null ? liste : null, luft: this.#luft };
      if (rang !== null && liste) blok = { ...blok, stumper: medMaerke(liste.maerke, stumper) };
      const before = this.blokke.at(-1);
      if (!blok.liste || before?.slags !== 'afsnit' || !before.liste) this.#toemFodnoter();
      this.blokke.push(blok);
    }
    this.#luft = blok === null;
    this.#fodnoter.push(...laest.fodnoter);
    this.blokke.push(...laest.efter);
    return blok;
  }

  #tabel(tbl: Element): void {
    const { tabel, figurer } = laesTabel(tbl, this.#laesning);
    this.#toemFodnoter();
    this.#luft = false;
    const only = tabel?.raekker.length === 1 && tabel.raekker[0]?.length === 1 ? tabel.raekker[0][0] : undefined;
    // A table of one cell is a frame around text.
    if (only) this.blokke.push(...only.blokke);
    else if (tabel) this.blokke.push(tabel);
    this.blokke.push(...figurer);
  }

  #toemFodnoter(): void {
    this.blokke.push(...this.#fodnoter);
    this.#fodnoter = [];
  }

  #fortael(laest: Afsnitslaesning): void {
    if (laest.slettet.trim() !== '') this.#slettet(laest.slettet, laest.flyttet);
    if (laest.skjult.trim() !== '')
      this.#laesning.noter.tilfoej('udeladt', 'skjulte stykker tekst', 'skjult tekst', laest.skjult);
    if (laest.pladsholder.trim() !== '') this.#pladsholder(laest.pladsholder);
    if (laest.indhold.trim() !== '') return;
    if (laest.indsat)
      this.#laesning.noter.tilfoej(
        'genkendt',
        'indsættelser',
        'indsat tekst (sporet ændring) er taget med',
        laest.stumper.map(({ tekst }) => tekst).join(''),
      );
  }

  #slettet(text: string, flyttet: boolean): void {
    const what = flyttet ? 'flyttet tekst på sin gamle plads (sporet ændring)' : 'slettet tekst (sporet ændring)';
    if (text.trim() !== '') this.#laesning.noter.tilfoej('udeladt', 'slettede stykker tekst', what, text);
  }

  #pladsholder(text: string): void {
    if (text.trim() !== '')
      this.#laesning.noter.tilfoej('udeladt', 'tomme felter', 'et felt, der ikke er udfyldt', text);
  }

  #indhold(text: string): void {
    if (text.trim() !== '')
      this.#laesning.noter.tilfoej('udeladt', 'linjer af indholdsfortegnelsen', 'indholdsfortegnelse', text);
  }
}

function samlet(foerst: Afsnitslaesning, saa: Afsnitslaesning): Afsnitslaesning {
  return {
    ...saa,
    stumper: [...foerst.stumper, ...saa.stumper],
    efter: [...foerst.efter, ...saa.efter],
    fodnoter: [...foerst.fodnoter, ...saa.fodnoter],
    gennemstreget: foerst.gennemstreget || saa.gennemstreget,
    understreget: foerst.understreget || saa.understreget,
  };
}

function medMaerke(maerke: string, stumper: readonly Stump[]): Stump[] {
  const [first, ...rest] = stumper;
  return first ? [{ ...first, tekst: maerke + first.tekst, href: first.href }, ...rest] : [];
}

/** Logical characters only, no white space at the ends or around line breaks, equal neighbours joined. */
function renset(stumper: readonly Stump[]): Stump[] {
  const out: Stump[] = [];
  for (const stump of stumper) {
    const lines = stump.tekst.split('\n').map((line) => rens(line).tekst.replace(/ *\t[ \t]*/g, '\t'));
    const last = out.at(-1);
    let tekst = lines.join('\n').replace(/[ \t]*\n[ \t]*/g, '\n');
    if (!last || /\n$/.test(last.tekst)) tekst = tekst.replace(/^[ \t]+/, '');
    if (!last) tekst = tekst.replace(/^\s+/, '');
    if (last && tekst.startsWith('\n')) out[out.length - 1] = { ...last, tekst: last.tekst.replace(/[ \t]+$/, '') };
    if (tekst === '') continue;
    out.push({ ...stump, tekst });
  }
  for (let last = out.at(-1); last && /\s$/.test(last.tekst); last = out.at(-1)) {
    const tekst = last.tekst.trimEnd();
    if (tekst !== '') out[out.length - 1] = { ...last, tekst };
    else out.pop();
  }
  return out.filter(({ tekst }) => tekst !== '');
}
