// Gives recognised lines the look they had in Word: emphasis and links, on text and names alike. Changes no character.
import type { Node } from 'prosemirror-model';
import * as is from '../../../editor/model/attrs.ts';
import type { Roster } from '../../../editor/model/roster.ts';
import { inlineTekst } from '../../../editor/model/tekst.ts';
import type { Stump } from './blok.ts';

interface Markering {
  readonly type: string;
  readonly attrs?: Record<string, unknown>;
}

/** Inline JSON of ProseMirror. */
export interface Inline {
  readonly type: string;
  readonly text?: string;
  readonly attrs?: Record<string, unknown>;
  readonly marks?: readonly Markering[];
}

/** Lines whose style makes them bold: bold all through says nothing there. */
const AF_STIL: ReadonlySet<string> = new Set(['titel', 'overskrift', 'gruppenavn']);
/** The schema allows no links here. */
const UDEN_LINK: ReadonlySet<string> = new Set(['titel', 'gruppenavn']);

/** The address as the schema takes it, or null. */
export function brugbartLink(href: string): string | null {
  const clean = href.trim().replaceAll(' ', '%20');
  try {
    is.href(clean);
    return clean;
  } catch {
    return null;
  }
}

/** The children of a textblock with the look of `stumper`, whose texts, joined, are the text of the block. */
export function medPraeg(block: Node, stumper: readonly Stump[], roster: Roster): Inline[] {
  const name = block.type.name;
  const all = stumper.filter(({ tekst }) => tekst.trim() !== '');
  const styled = AF_STIL.has(name) && all.every(({ strong }) => strong);
  const cuts: { til: number; marks: readonly Markering[] }[] = [];
  let at = 0;
  for (const { tekst, em, strong, href } of stumper) {
    at += tekst.length;
    const link = href !== null && !UDEN_LINK.has(name) ? brugbartLink(href) : null;
    cuts.push({
      til: at,
      marks: [
        ...(link ? [{ type: 'link', attrs: { href: link, titel: null } }] : []),
        ...(em ? [{ type: 'em' }] : []),
        ...(strong && !styled ? [{ type: 'strong' }] : []),
      ],
    });
  }

  const out: Inline[] = [];
  let from = 0;
  let cut = 0;
  block.forEach((child) => {
    const json = child.toJSON() as Inline;
    const own = json.marks ?? [];
    // Speakers stand out by themselves: who made them bold meant just that.
    const taler = child.type.name === 'omtale' && child.attrs.rolle === 'taler';
    const til = from + inlineTekst(child, roster).length;
    while (from < til) {
      while (cut < cuts.length - 1 && (cuts[cut]?.til ?? 0) <= from) cut++;
      const { til: edge, marks } = cuts[cut] ?? { til, marks: [] };
      const stop = child.isText && edge > from ? Math.min(til, edge) : til;
      const piece = child.isText ? { text: json.text?.slice(0, stop - from) ?? '' } : {};
      if (child.isText) Object.assign(json, { text: json.text?.slice(stop - from) });
      const both = [...own, ...(taler ? marks.filter(({ type }) => type !== 'strong') : marks)];
      const { marks: _, ...bare } = json;
      out.push({ ...bare, ...piece, ...(both.length > 0 ? { marks: both } : {}) });
      from = stop;
    }
  });
  return out;
}
