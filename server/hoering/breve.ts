// The letters of a round: what they say before the link is known, and their bytes with it. The words are in the catalogue
// or were typed by the referent.
import type { Node } from 'prosemirror-model';
import type { Hoering } from '../../db/hoeringer.ts';
import type { Hoeringsbrev, NytHoeringsbrev } from '../../db/hoeringsbreve.ts';
import type { Referat } from '../../db/referater.ts';
import { harSkjult } from '../../editor/model/adgang.ts';
import { datoTekst } from '../../editor/model/dato.ts';
import type { Config } from '../config.ts';
import { dokumentfakta } from '../export/pakke/oplysninger.ts';
import { iUdgave } from '../export/udgave.ts';
import { skrivBrev } from '../mail/brev.ts';
import { flet } from '../mail/flet.ts';
import { kaldes } from '../pages/overblik.ts';
import { tekster } from '../tekster.ts';
import { fristTekst } from './frist.ts';

const t = tekster.hoering.standard;

/** What can stand in braces in a letter of a round. {link} is filled in when the letter is handed over. */
export const hoeringsfelter = ['navn', 'titel', 'dato', 'organ', 'frist', 'link', 'afsender'] as const;

/** What a letter is about. `afsender`: who signs. */
export interface Anledning {
  readonly referat: Pick<Referat, 'navn' | 'titel' | 'dato' | 'organnavn'>;
  readonly afsender: string;
  readonly frist: number;
  readonly now: number;
}

/** The referat as letters may name it: where its title or day is withheld, they say what the public edition says. */
export function omtalt(referat: Anledning['referat'], doc: Node): Anledning['referat'] {
  if (!harSkjult(doc)) return referat;
  const fuld = dokumentfakta(doc);
  const { titel, moededato } = dokumentfakta(iUdgave(doc, 'offentlig'));
  return {
    ...referat,
    ...(titel === fuld.titel ? {} : { navn: null, titel }),
    ...(moededato === fuld.moededato ? {} : { dato: moededato }),
  };
}

type Ord = Pick<Hoeringsbrev, 'emne' | 'tekst'>;

function felterne({ referat, afsender, frist, now }: Anledning, navn: string): Readonly<Record<string, string>> {
  return {
    navn: navn || t.modtager,
    titel: kaldes(referat).replace(/[.\s]+$/, ''),
    dato: referat.dato === null ? '' : `den ${datoTekst(referat.dato)}`,
    organ: referat.organnavn,
    frist: fristTekst(frist, now),
    afsender,
  };
}

/** The words for one person, but for the link. */
export function udfyld({ emne, tekst }: Ord, anledning: Anledning, navn: string): Ord {
  const felter = felterne(anledning, navn);
  return { emne: flet(emne, felter), tekst: flet(tekst, felter) };
}

const FASTE = {
  paamindelse: { emne: t.paamindelseEmne, tekst: t.paamindelse },
  frist: { emne: t.fristEmne, tekst: t.frist },
} as const;

/** A letter whose words are the same in every round. */
export function fastBrev(
  slags: keyof typeof FASTE,
  anledning: Anledning,
  navn: string,
  tidligst: number | null = null,
): NytHoeringsbrev {
  return { slags, ...udfyld(FASTE[slags], anledning, navn), tidligst };
}

/** The invitation as it was typed when the round was opened, for one more person. */
export function invitation(
  { emne, besked }: Pick<Hoering, 'emne' | 'besked'>,
  anledning: Anledning,
  navn: string,
): NytHoeringsbrev {
  return { slags: 'invitation', ...udfyld({ emne, tekst: besked }, anledning, navn), tidligst: null };
}

interface Afsendelse extends Ord {
  readonly id: string;
  readonly navn: string;
  readonly mail: string;
  /** Milliseconds since 1970. */
  readonly dato: number;
}

/** The message as bytes. The same letter has the same Message-ID at every attempt, whatever link it holds. */
export function brevbytes(
  { mail, maildomaene }: Pick<Config, 'mail' | 'maildomaene'>,
  { id, navn, mail: til, emne, tekst, dato }: Afsendelse,
  indhold: { readonly link?: string; readonly kode?: string },
): Promise<Uint8Array> {
  return skrivBrev({
    ...{ fra: mail?.fra ?? null, svarTil: mail?.svarTil ?? null, til: { navn, mail: til } },
    ...{ emne, tekst: flet(tekst, indhold), dato, messageId: `${id}@${maildomaene}`, usendt: mail === null },
    vedhaeftninger: [],
  });
}
