// What `inspect` prints: the parts of a referat as plain data (contract in the README, command line).
import type { Node } from 'prosemirror-model';
import { fremmoedePrPunkt, haendelser } from './fremmoede.ts';
import { alle, antalOmtaler, broedtekst, dagsordenspunkter, distribution, oneLine, talere } from './indhold.ts';
import type { Roster, Status } from './roster.ts';
import { rosterOf } from './roster.ts';
import { tekst } from './tekst.ts';
import { referent } from './underskriver.ts';

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
  /** Who came and went: `kl` "HH:MM" or null, `for` the one a stedfortræder stood in for. Absent where the text says none. */
  fremmoede?: { navn: string; art: string; kl: string | null; for: string | null }[];
  /** Per agenda item those who were there for part of it, or not at all; one entry with `nummer` "" without items. */
  fravaer?: { nummer: string; delvis: string[]; ikke: string[] }[];
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
    ...fremmoede(doc, roster),
    omtaler: antalOmtaler(doc),
    konklusion: alle(doc, 'konklusion').map((node) => broedtekst(node, roster)),
    distribution: distribution(doc, roster),
    referent: referent(doc, roster),
  };
}

function fremmoede(doc: Node, roster: Roster): Pick<Indsigt, 'fremmoede' | 'fravaer'> {
  const found = haendelser(doc, roster);
  if (found.length === 0) return {};
  return {
    fremmoede: found.map(({ deltager, art, kl, for: stedfor }) => ({
      navn: roster.find(deltager)?.navn ?? '',
      art,
      kl,
      for: stedfor === null ? null : (roster.find(stedfor)?.navn ?? ''),
    })),
    fravaer: fremmoedePrPunkt(doc, roster).map(({ nummer, deltagere }) => {
      const navne = (hvor: string) => deltagere.flatMap((one) => (one.hvor === hvor ? one.deltager.navn : []));
      return { nummer, delvis: navne('delvis'), ikke: navne('ikke') };
    }),
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
