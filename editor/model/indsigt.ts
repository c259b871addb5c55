// What `inspect` prints: the parts of a referat as plain data (contract in the README, command line).
import type { Node } from 'prosemirror-model';
import {
  alle,
  antalOmtaler,
  broedtekst,
  dagsordenspunkter,
  distribution,
  oneLine,
  referent,
  talere,
} from './indhold.ts';
import type { Status } from './roster.ts';
import { rosterOf } from './roster.ts';
import { tekst } from './tekst.ts';

export interface Indsigt {
  title: string;
  deltagere: {
    id: string;
    navn: string;
    rolle: string;
    organisation: string;
    initialer: string;
    status: Status;
  }[];
  dagsorden: { nummer: string; titel: string }[];
  /** `taler` is [] where the text names none; `tekst` joins the paragraphs with "\n". */
  indlaeg: { taler: string[]; afsnit: number; tekst: string }[];
  omtaler: number;
  konklusion: string[];
  distribution: string | null;
  referent: string | null;
}

/** The parts of a referat as plain data. */
export function indsigt(doc: Node): Indsigt {
  const roster = rosterOf(doc);
  return {
    title: doc.firstChild ? oneLine(tekst(doc.firstChild, roster)) : '',
    deltagere: roster.deltagere.map(({ id, navn, rolle, organisation, initialer, status }) => ({
      id,
      navn,
      rolle,
      organisation,
      initialer,
      status,
    })),
    dagsorden: dagsordenspunkter(doc, roster).map((punkt) => ({ ...punkt })),
    indlaeg: alle(doc, 'indlaeg').map((node) => ({
      taler: talere(node, roster).map((deltager) => deltager.navn),
      afsnit: paragraphs(node),
      tekst: broedtekst(node, roster),
    })),
    omtaler: antalOmtaler(doc),
    konklusion: alle(doc, 'konklusion').map((node) => broedtekst(node, roster)),
    distribution: distribution(doc, roster),
    referent: referent(doc, roster),
  };
}

function paragraphs(node: Node): number {
  let n = 0;
  node.descendants((child) => {
    if (child.isTextblock) n++;
    return !child.isTextblock;
  });
  return n;
}
