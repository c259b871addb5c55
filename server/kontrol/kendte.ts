// What is known to be nobody's home: addresses, telephones and mail addresses of the letterhead, and where the meeting was
// and the next will be. They may stand in the text unasked.
import type { Roster } from '../../editor/model/roster.ts';
import { type Kontrollinje, type Stykke, staarI } from './linjer.ts';
import { findMail, findTelefon } from './personoplysninger.ts';

export interface Kendte {
  adresse(tekst: string): boolean;
  telefon(tekst: string): boolean;
  mail(tekst: string): boolean;
}

/** `brevhoved` are the lines of the letterhead that the referat goes out on. */
export function kendteSteder(linjer: readonly Kontrollinje[], { moede }: Roster, brevhoved: readonly string[]): Kendte {
  const steder = [
    ...brevhoved,
    moede.sted ?? '',
    ...linjer.filter((linje) => staarI(linje, 'moedefakta', 'naestemoede')).map(({ tekst }) => tekst),
  ].join('\n');
  const dele = (find: (tekst: string) => readonly Stykke[]) =>
    brevhoved.flatMap((linje) => find(linje).map(({ fra, til }) => linje.slice(fra, til)));
  const telefoner = new Set(dele(findTelefon).map(cifre));
  const mails = new Set(dele(findMail).map(smaa));
  return {
    // The whole number: Birkevej 12 is not Birkevej 1.
    adresse: (tekst) => new RegExp(`(?<![\\p{L}\\d])${moenster(tekst)}(?![\\p{L}\\d])`, 'iu').test(steder),
    telefon: (tekst) => telefoner.has(cifre(tekst)),
    mail: (tekst) => mails.has(smaa(tekst)),
  };
}

function moenster(tekst: string): string {
  return tekst.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');
}

function cifre(tekst: string): string {
  return tekst.replace(/\D/g, '').slice(-8);
}

function smaa(tekst: string): string {
  return tekst.toLocaleLowerCase('da');
}
