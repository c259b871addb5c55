// Reads a Word file whole: blocks in reading order, lines of the report, images. Knows nothing of referater.
import { Billeder } from './billede.ts';
import type { Blok, Note } from './blok.ts';
import { type Dele, findDele, laesDel, laesHoveddel, laesRelationer, type Relationer } from './dele.ts';
import { Krop } from './krop.ts';
import { Noter } from './noter.ts';
import { Nummerering, nummertekst } from './nummerering.ts';
import { forStor, Pakke } from './pakke.ts';
import { raatekst } from './raatekst.ts';
import { laesStilarter } from './stilarter.ts';
import type { Laesning } from './tegning.ts';
import { type Element, elementer, laesXml } from './xml.ts';

/** More characters than this are no referat (344 pages have a million). */
const MAX_TEGN = 8_000_000;
/** Paragraphs, lines and cells (344 pages have some 10,000). */
const MAX_LINJER = 25_000;

export interface Worddokument {
  readonly blokke: readonly Blok[];
  readonly noter: readonly Note[];
  /** The images by the SHA-256 of their bytes. */
  readonly filer: ReadonlyMap<string, Uint8Array>;
}

/** Reads the bytes of a .docx (or .docm, .dotx). Throws AppError for what cannot be read or is too large. */
export function laesWord(bytes: Uint8Array): Worddokument {
  const pakke = new Pakke(bytes);
  const dele = findDele(pakke);
  const noter = new Noter();
  const stilarter = laesStilarter(laesDel(pakke, dele, 'styles'));
  const nummerering = new Nummerering(laesDel(pakke, dele, 'numbering'));
  const billeder = new Billeder(pakke, dele.relationer);
  const fodnoter = new Fodnoter(pakke, dele, { stilarter, noter, billeder });
  const krop = new Krop(
    {
      stilarter,
      noter,
      billeder,
      adresse: adresser(dele.relationer),
      fodnote: (slags, id) => fodnoter.hent(slags, id),
    },
    nummerering,
  );
  let tegn = 0;
  let linjer = 0;
  laesHoveddel(pakke, dele, (element) => {
    const before = krop.blokke.length;
    krop.tilfoej(element);
    const more = maal(krop.blokke.slice(before));
    tegn += more.tegn;
    linjer += more.linjer;
    if (tegn > MAX_TEGN || linjer > MAX_LINJER) throw forStor();
  });
  const blokke = krop.slut();
  bemaerkninger(laesDel(pakke, dele, 'comments'), noter);
  for (const [slags, hvad] of [
    ['header', 'sidehoved'],
    ['footer', 'sidefod'],
  ] as const)
    sidehoveder(pakke, dele, slags, hvad, noter);
  if (pakke.navne.some((navn) => /vbaproject\.bin$/.test(navn)))
    noter.tilfoej('udeladt', 'makroer', 'makroer: de er hverken læst eller gemt', '');
  return { blokke, noter: noter.alle(), filer: billeder.filer };
}

/** What blocks cost: their characters, and their paragraphs, lines and cells. */
function maal(blokke: readonly Blok[]): { tegn: number; linjer: number } {
  const sum = { tegn: 0, linjer: 0 };
  for (const blok of blokke) {
    sum.linjer++;
    if (blok.slags === 'afsnit')
      for (const { tekst } of blok.stumper) {
        sum.tegn += tekst.length + 20;
        sum.linjer += tekst.split('\n').length - 1;
      }
    else if (blok.slags === 'tabel')
      for (const celle of blok.raekker.flat()) {
        const inside = maal(celle.blokke);
        sum.tegn += inside.tegn;
        sum.linjer += inside.linjer + 1;
      }
  }
  return sum;
}

function adresser(relationer: Relationer): (id: string) => string | null {
  return (id) => {
    const relation = relationer.get(id);
    return relation?.ekstern && relation.slags === 'hyperlink' ? relation.maal : null;
  };
}

/** Comments with their authors, for the report. */
function bemaerkninger(root: Element | null, noter: Noter): void {
  for (const comment of elementer(root)) {
    if (comment.navn !== 'w:comment') continue;
    const author = (comment.attr['w:author'] ?? '').replace(/\s+/g, ' ').trim().slice(0, 80);
    noter.tilfoej(
      'udeladt',
      'bemærkninger',
      author === '' ? 'bemærkning' : `bemærkning fra ${author}`,
      raatekst(comment),
    );
  }
}

function sidehoveder(pakke: Pakke, { relationer }: Dele, slags: string, hvad: string, noter: Noter): void {
  const told = new Set<string>();
  for (const relation of relationer.values()) {
    if (relation.slags !== slags || relation.ekstern) continue;
    const bytes = pakke.laes(relation.maal, 4 * 2 ** 20);
    const text = bytes ? raatekst(laesXml(bytes)).replace(/\s+/g, ' ').trim() : '';
    if (text !== '' && !told.has(text)) noter.tilfoej('udeladt', 'sidehoveder', hvad, text);
    told.add(text);
  }
}

/** Footnotes and endnotes: `[1]` where Word has a raised figure, and a paragraph "[1] …" after what it belongs to. */
class Fodnoter {
  readonly #noter: Readonly<Record<'fod' | 'slut', ReadonlyMap<string, Element>>>;
  readonly #relationer: Readonly<Record<'fod' | 'slut', Relationer>>;
  readonly #laesning: Pick<Laesning, 'stilarter' | 'noter' | 'billeder'>;
  readonly #antal = { fod: 0, slut: 0 };

  constructor(pakke: Pakke, dele: Dele, laesning: Pick<Laesning, 'stilarter' | 'noter' | 'billeder'>) {
    this.#laesning = laesning;
    this.#noter = {
      fod: samling(laesDel(pakke, dele, 'footnotes')),
      slut: samling(laesDel(pakke, dele, 'endnotes')),
    };
    this.#relationer = { fod: relationerAf(pakke, dele, 'footnotes'), slut: relationerAf(pakke, dele, 'endnotes') };
  }

  hent(slags: 'fod' | 'slut', id: string): { nr: string; blokke: readonly Blok[] } | null {
    const note = this.#noter[slags].get(id);
    if (!note) return null;
    const n = ++this.#antal[slags];
    const nr = slags === 'fod' ? String(n) : nummertekst(n, 'lowerRoman');
    const { stilarter, noter, billeder } = this.#laesning;
    const krop = new Krop(
      { stilarter, noter, billeder, adresse: adresser(this.#relationer[slags]), fodnote: () => null },
      new Nummerering(null),
      1,
    );
    for (const child of elementer(note)) krop.tilfoej(child);
    const blokke = krop.slut().map((blok, i): Blok => {
      if (blok.slags !== 'afsnit') return blok;
      const label = { tekst: i === 0 ? `[${nr}] ` : '', em: false, strong: false, href: null };
      return { ...blok, rang: null, stumper: label.tekst === '' ? blok.stumper : [label, ...blok.stumper] };
    });
    const [first = null] = blokke;
    noter.tilfoej(
      'genkendt',
      'fodnoter',
      `${slags === 'fod' ? 'fodnote' : 'slutnote'} ${nr}, sat efter den tekst, den hører til`,
      raatekst(note),
      first,
    );
    return { nr, blokke };
  }
}

function samling(root: Element | null): ReadonlyMap<string, Element> {
  // Types "separator" and the like are the line above the notes, no notes.
  return new Map(
    elementer(root)
      .filter(
        ({ navn, attr }) =>
          (navn === 'w:footnote' || navn === 'w:endnote') && (attr['w:type'] ?? 'normal') === 'normal',
      )
      .map((note) => [note.attr['w:id'] ?? '', note]),
  );
}

function relationerAf(pakke: Pakke, { relationer }: Dele, slags: string): Relationer {
  const part = [...relationer.values()].find((one) => one.slags === slags && !one.ekstern);
  return part ? laesRelationer(pakke, part.maal) : new Map();
}
