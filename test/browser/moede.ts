// The meeting that browser tests write in: invented people, a few indlæg, one hole.
import type { Node } from 'prosemirror-model';
import { idRaekke } from '../../editor/model/id.ts';
import { schema } from '../../editor/model/schema.ts';

type Indhold = readonly (Node | string)[];

/** Builds nodes with ids of their own. */
export function bygger() {
  const id = idRaekke();
  const inline = (parts: Indhold): Node[] =>
    parts.filter((part) => part !== '').map((part) => (typeof part === 'string' ? schema.text(part) : part));
  return {
    linje: (name: string, ...parts: Indhold): Node => schema.node(name, { id: id() }, inline(parts)),
    del: (name: string, ...parts: readonly Node[]): Node => schema.node(name, { id: id() }, [...parts]),
    deltager: (key: string, navn: string, initialer: string): Node =>
      schema.node('deltager', { id: key, navn, initialer }),
    taler: (key: string): Node => schema.node('omtale', { deltager: key, rolle: 'taler' }),
    omtale: (key: string, form = 'fuldt'): Node => schema.node('omtale', { deltager: key, form }),
    felt: (slags: string): Node => schema.node('felt', { slags }),
  };
}

/** The start of a meeting; `indlaeg` are the parts below "Referat af mødet", by default one empty paragraph. */
export function moede(indlaeg: (b: ReturnType<typeof bygger>) => readonly Node[] = (b) => [b.linje('afsnit')]): Node {
  const b = bygger();
  const { linje, del, deltager } = b;
  return schema.node('doc', { dato: '2027-03-09', start: '14:00' }, [
    linje('titel', 'Referat af møde den ', b.felt('dato'), ' om Havnekvarteret.'),
    del(
      'deltagere',
      linje('overskrift', 'Deltagere i mødet'),
      del(
        'deltagergruppe',
        linje('gruppenavn', 'Fra boligorganisationerne:'),
        linje(
          'deltagerlinje',
          'Ærøsted Almene: Formand ',
          deltager('be', 'Bo Eksempel', 'BE'),
          ' og direktør ',
          deltager('im', 'Ingrid Måneskov', 'IM'),
        ),
        linje('deltagerlinje', 'Kajkanten: Formand ', deltager('aaoe', 'Aase Aagaard-Øllgård', 'AAØ')),
      ),
      del(
        'deltagergruppe',
        linje('gruppenavn', 'Fra Ærøsted Kommune:'),
        linje(
          'deltagerlinje',
          'Borgmester ',
          deltager('kl', 'Karen Lyngdal', 'KL'),
          ' og udviklingskonsulent ',
          deltager('sr', 'Signe Ravnholt', 'SR'),
          ' (referent).',
        ),
      ),
    ),
    del('sektion', linje('overskrift', 'Referat af mødet'), ...indlaeg(b)),
  ]);
}

/** The meeting as it was held: the day of `moede` lies ahead of whoever runs the tests today. */
export function holdt(doc: Node): Node {
  return doc.type.create({ ...doc.attrs, dato: '2025-03-09' }, doc.content);
}
