// Remarks and proposals beside a referat whose page is measured: sent like anybody's, spread over the whole of it.
import { Node } from 'prosemirror-model';
import { rosterOf } from '../../editor/model/roster.ts';
import { schema } from '../../editor/model/schema.ts';
import { tekst } from '../../editor/model/tekst.ts';
import type { Opened } from '../../editor/model/wire.ts';
import type { Vaert } from './vaert.ts';

/** Words of a paragraph that one speaks of. */
const ORD = 60;

/** Sends `antal` of them, every other one a proposal. */
export async function bemaerk(vaert: Vaert, referat: string, antal: number): Promise<void> {
  const headers = { accept: 'application/json', 'content-type': 'application/json', cookie: vaert.cookie };
  const sti = `${vaert.url}/referater/${referat}`;
  const opened: Opened = await (await fetch(`${sti}/dokument`, { headers })).json();
  const doc = Node.fromJSON(schema, opened.doc);
  const roster = rosterOf(doc);
  const afsnit: { id: string; ord: string }[] = [];
  doc.descendants((node) => {
    if (node.type === schema.nodes.afsnit) afsnit.push({ id: node.attrs.id, ord: tekst(node, roster) });
    return !node.isTextblock;
  });
  for (let i = 0; i < antal; i++) {
    const { id = '', ord = '' } = afsnit[Math.floor((afsnit.length * (i + 0.5)) / antal)] ?? {};
    const fra = Math.min(ord.length, 20);
    const til = Math.min(ord.length, fra + ORD);
    const forslag = i % 2 === 0 ? null : { art: 'ret', tekst: `${ord.slice(fra, til)} og mere` };
    const body = {
      ...{ afsending: `bench-${referat}-${i}`, version: opened.version, blok: id, fra, til },
      ...{ slags: 'faktuel', tekst: `Bemærkning ${i + 1}`, forslag },
    };
    const answer = await fetch(`${sti}/bemaerkninger`, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`A remark was refused: ${answer.status} ${await answer.text()}`);
  }
}
