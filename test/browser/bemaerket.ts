// Remarks for the tests of the page that shows them: sent over the interface that accounts have, by somebody else than the
// one who looks.
import type { Node } from 'prosemirror-model';
import type { Bemaerkningsslags, Forslag, Traad, Traade } from '../../editor/model/bemaerkning.ts';
import { rosterOf } from '../../editor/model/roster.ts';
import { tekst } from '../../editor/model/tekst.ts';
import type { Hus } from './hus.ts';

export interface Bemaerket {
  /** Words of one block of the document, whole. */
  readonly citat: string;
  readonly tekst?: string;
  readonly slags?: Bemaerkningsslags;
  readonly forslag?: Forslag;
}

let naeste = 0;

async function spoerg<T>(hus: Hus, hvem: string, sti: string, method: string, body?: unknown): Promise<T> {
  const answer = await fetch(`${hus.server.url}${sti}`, {
    method,
    headers: {
      accept: 'application/json',
      'content-type': 'application/json',
      cookie: `referat=${hus.grundlag.personer[hvem]?.token}`,
      origin: hus.server.url,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${answer.status}: ${text}`);
  return JSON.parse(text);
}

/** `hvem` remarks something about the n-th referat as it was made. */
export function bemaerk(hus: Hus, hvem: string, n: number, doc: Node, om: Bemaerket): Promise<Traad> {
  const roster = rosterOf(doc);
  let sted: { blok: string; fra: number; til: number } | null = null;
  doc.descendants((node) => {
    if (!node.isTextblock) return true;
    const fra = tekst(node, roster).indexOf(om.citat);
    if (!sted && fra >= 0) sted = { blok: node.attrs.id, fra, til: fra + om.citat.length };
    return false;
  });
  if (!sted) throw new Error(`»${om.citat}« står ikke i referatet.`);
  return spoerg(hus, hvem, `/referater/${hus.grundlag.referater[n]}/bemaerkninger`, 'POST', {
    ...{ afsending: `proeve-${String(++naeste).padStart(6, '0')}`, version: 0 },
    ...(sted as object),
    ...{ slags: om.slags ?? null, tekst: om.tekst ?? '', forslag: om.forslag ?? null },
  });
}

export async function traadene(hus: Hus, hvem: string, n: number): Promise<readonly Traad[]> {
  const path = `/referater/${hus.grundlag.referater[n]}/bemaerkninger`;
  return (await spoerg<Traade>(hus, hvem, path, 'GET')).traade;
}
