// Threads in tests: a remark on some words, and the step by which a referent accepts a proposal.
import type { Mark, Node } from 'prosemirror-model';
import { Fragment, Slice } from 'prosemirror-model';
import { ReplaceStep } from 'prosemirror-transform';
import { findBlok } from '../../editor/model/ankertekst.ts';
import type { Bemaerkningsstand, NyBemaerkning, Traad } from '../../editor/model/bemaerkning.ts';
import { ForslagStep } from '../../editor/model/forslagstep.ts';
import { rosterOf } from '../../editor/model/roster.ts';
import { schema } from '../../editor/model/schema.ts';
import { tekst } from '../../editor/model/tekst.ts';

let afsendinger = 0;

/** A remark on the first `ord` in block `blok` of `doc`; a proposal where `forslag` is given. */
export function nyBemaerkning(doc: Node, version: number, blok: string, ord: string, forslag?: string): NyBemaerkning {
  const node = findBlok(doc, blok)?.node;
  const fra = node ? tekst(node, rosterOf(doc)).indexOf(ord) : -1;
  if (fra < 0) throw new Error(`»${ord}« is not in ${blok}.`);
  return {
    ...{ afsending: `afsending-${afsendinger++}`, version, blok, fra, til: fra + ord.length, slags: null },
    tekst: forslag === undefined ? `Om ${ord}` : '',
    forslag: forslag === undefined ? null : { art: 'ret', tekst: forslag },
  };
}

/**
 * The step that accepts a proposal as it was made, or null where its words are not in its block of `doc` any more. Blocks
 * without names only. `marks`: of the new words.
 */
export function indarbejd(
  doc: Node,
  { id, anker, citat, forslag, stand }: Traad,
  { til = 'indarbejdet', marks = [] }: { til?: Bemaerkningsstand; marks?: readonly Mark[] } = {},
): ForslagStep | null {
  const found = findBlok(doc, anker.blok);
  if (!found || !forslag || anker.stand === 'loesrevet') return null;
  const skift = { traad: id, fra: stand, til };
  const start = found.pos + 1;
  const end = start + found.node.content.size;
  const ord = forslag.tekst === '' ? Fragment.empty : Fragment.from(schema.text(forslag.tekst, marks));
  if (forslag.art === 'ret') {
    const text = tekst(found.node, rosterOf(doc));
    const fra = text.startsWith(citat, anker.fra) ? anker.fra : text.indexOf(citat);
    if (fra < 0 || citat === '') return null;
    const [from, to] = [start + fra, start + fra + citat.length];
    return new ForslagStep(new ReplaceStep(from, to, new Slice(ord, 0, 0)), from, to, skift);
  }
  if (forslag.art === 'slet-afsnit') {
    if (doc.resolve(start).node(-1).childCount < 2) return null;
    return new ForslagStep(new ReplaceStep(start - 1, end + 1, Slice.empty), start - 1, end + 1, skift);
  }
  const nyt = schema.node('afsnit', { id: `ny-${id}` }, ord);
  const slice = new Slice(Fragment.from(nyt), 0, 0);
  return new ForslagStep(new ReplaceStep(end + 1, end + 1, slice), start - 1, end + 1, skift);
}
