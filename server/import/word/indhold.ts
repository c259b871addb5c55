// Tables and images of Word as nodes of the document, the names in the cells bound as in any other text.
import { isAnsvarligord } from '../../../editor/model/opgavetabel.ts';
import type { Roster } from '../../../editor/model/roster.ts';
import { omtaleTekst } from '../../../editor/model/tekst.ts';
import { findOmtaler, nytBudget } from '../omtaler.ts';
import type { Personer } from '../personer.ts';
import type { Afsnitblok, Celle, Figurblok, Stump, Tabelblok } from './blok.ts';
import { bloktekst } from './blok.ts';
import { medMaerker } from './maerker.ts';
import { brugbartLink } from './praeg.ts';

/** Document JSON of ProseMirror. */
export interface Json {
  readonly type: string;
  readonly attrs?: Record<string, unknown>;
  readonly content?: readonly Json[];
  readonly text?: string;
  readonly marks?: readonly { type: string; attrs?: Record<string, unknown> }[];
}

const MAX_DYBDE = 5;

export class Indhold {
  readonly #personer: Personer;
  readonly #roster: Roster;
  readonly #id: () => string;
  readonly #budget = nytBudget();

  constructor(personer: Personer, roster: Roster, id: () => string) {
    this.#personer = personer;
    this.#roster = roster;
    this.#id = id;
  }

  /** The node that takes the place of a line. */
  stof(blok: Tabelblok | Figurblok, id: string): Json {
    if (blok.slags === 'figur') return { type: 'figur', attrs: { id, luft: null, fil: blok.fil, alt: blok.alt } };
    const ansvar = ansvarligkolonne(blok);
    return {
      type: 'tabel',
      attrs: { id, luft: null, beskrivelse: blok.beskrivelse },
      content: blok.raekker.map((row) => ({
        type: 'raekke',
        content: row.map((celle, n) => this.#celle(celle, n === ansvar)),
      })),
    };
  }

  #celle({ blokke, colspan, rowspan, hoved }: Celle, ansvar: boolean): Json {
    const paragraphs = blokke.filter((blok) => blok.slags === 'afsnit');
    const content = this.#raekke(paragraphs, ansvar);
    return {
      type: hoved ? 'hovedcelle' : 'celle',
      attrs: { colspan, rowspan, colwidth: null },
      content: content.length > 0 ? content : [{ type: 'afsnit', attrs: { id: this.#id(), luft: null } }],
    };
  }

  /** Paragraphs, and the lists that consecutive items make. */
  #raekke(blokke: readonly Afsnitblok[], ansvar: boolean): Json[] {
    const out: Json[] = [];
    for (let i = 0; i < blokke.length; i++) {
      const blok = blokke[i];
      if (!blok) continue;
      if (!blok.liste) {
        out.push(this.#afsnit(blok, ansvar));
        continue;
      }
      let til = i + 1;
      while (blokke[til]?.liste) til++;
      out.push(...this.#lister(blokke.slice(i, til), 0));
      i = til - 1;
    }
    return out;
  }

  /** Items of one run: a deeper level is a list in the item before it, another kind of marker another list. */
  #lister(items: readonly Afsnitblok[], dybde: number): Json[] {
    const lists: { art: string; start: number; items: Json[] }[] = [];
    const lowest = Math.min(...items.map(({ liste }) => liste?.niveau ?? 0));
    for (let i = 0; i < items.length; i++) {
      const item = items[i];
      if (!item?.liste) continue;
      const deeper = (one: Afsnitblok | undefined) => dybde < MAX_DYBDE && (one?.liste?.niveau ?? 0) > lowest;
      let til = i + 1;
      while (til < items.length && deeper(items[til])) til++;
      const inner = items.slice(i + 1, til);
      const { art, nr, maerke } = item.liste;
      const open = lists.at(-1);
      if (!open || open.art !== art || (art !== 'punkt' && nr !== open.start + open.items.length))
        lists.push({ art, start: nr, items: [] });
      lists.at(-1)?.items.push({
        type: 'listepunkt',
        attrs: { id: this.#id(), maerke: maerke.slice(0, 20) },
        content: [this.#afsnit(item), ...(inner.length > 0 ? this.#lister(inner, dybde + 1) : [])],
      });
      i = til - 1;
    }
    return lists.map(({ start, items: content }) =>
      medMaerker({ type: 'liste', attrs: { id: this.#id(), art: 'punkt', start: Math.max(0, start) }, content }),
    );
  }

  #afsnit(blok: Afsnitblok, ansvar = false): Json {
    const text = bloktekst(blok);
    const atoms = findOmtaler(text, this.#personer, this.#budget, ansvar);
    const cuts = new Set([0, text.length, ...atoms.flatMap(({ fra, til }) => [fra, til])]);
    let at = 0;
    for (const { tekst } of blok.stumper) {
      at += tekst.length;
      cuts.add(at);
    }
    const content: Json[] = [];
    let skip = 0;
    const edges = [...cuts].toSorted((a, b) => a - b);
    for (const [n, fra] of edges.entries()) {
      const til = edges[n + 1];
      if (til === undefined || fra < skip) continue;
      const marks = markeringer(stumpVed(blok.stumper, fra));
      const hit = atoms.find((one) => one.fra === fra);
      if (hit) {
        const form = hit.genitiv ? 'genitiv' : hit.form === 'fornavn' ? 'fuldt' : hit.form;
        const written = text.slice(hit.fra, hit.til);
        const derived = omtaleTekst(this.#roster.find(hit.person.id), form, this.#roster);
        const attrs = { deltager: hit.person.id, form, rolle: null, ordret: written === derived ? null : written };
        content.push({ type: 'omtale', attrs, marks });
        skip = hit.til;
        continue;
      }
      for (const [i, piece] of text.slice(fra, til).split('\n').entries()) {
        if (i > 0) content.push({ type: 'linjeskift', marks });
        if (piece !== '') content.push({ type: 'text', text: piece, marks });
      }
    }
    return { type: 'afsnit', attrs: { id: this.#id(), luft: null }, content };
  }
}

/** Index of the column that says who does it; −1 where there is none, or cells are merged. */
function ansvarligkolonne({ raekker }: Tabelblok): number {
  const plain = raekker.every((row) => row.every(({ colspan, rowspan }) => colspan === 1 && rowspan === 1));
  const head = raekker[0] ?? [];
  const text = ({ blokke }: Celle) => blokke.map((blok) => (blok.slags === 'afsnit' ? bloktekst(blok) : '')).join(' ');
  return plain ? head.findIndex((celle) => isAnsvarligord(text(celle))) : -1;
}

function stumpVed(stumper: readonly Stump[], at: number): Stump | undefined {
  let til = 0;
  return stumper.find(({ tekst }) => {
    til += tekst.length;
    return til > at;
  });
}

function markeringer(stump: Stump | undefined): { type: string; attrs?: Record<string, unknown> }[] {
  const href = stump?.href ? brugbartLink(stump.href) : null;
  return [
    ...(href ? [{ type: 'link', attrs: { href, titel: null } }] : []),
    ...(stump?.em ? [{ type: 'em' }] : []),
    ...(stump?.strong ? [{ type: 'strong' }] : []),
  ];
}
