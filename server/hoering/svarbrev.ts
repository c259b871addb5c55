// The answer to one participant: each of their remarks with what became of it and why. Pure.
import type { Hoering } from '../../db/hoeringer.ts';
import type { Hoeringsbrev, NytHoeringsbrev } from '../../db/hoeringsbreve.ts';
import { erAaben, type Traad } from '../../editor/model/bemaerkning.ts';
import { slagsord, standtekst } from '../../editor/model/bemaerkningsord.ts';
import { oneLine } from '../../editor/model/indhold.ts';
import { tekster } from '../tekster.ts';
import { type Anledning, udfyld } from './breve.ts';

const t = tekster.hoering.svarbrev;
const { svarEmne, svarFoer, svarEfter } = tekster.hoering.standard;

/** Longer passages are told by their beginning. */
const CITAT = 160;

/** The threads that one of the round made, in the order they came; without those that were withdrawn. */
export function traadeAf(traade: readonly Traad[], runde: number, nr: number): readonly Traad[] {
  return traade.filter((one) => one.runde === runde && one.af.inviteret === nr && one.stand !== 'trukket');
}

/** Those with an address who have remarked and have not been told what became of all of it. None while something of theirs still waits. */
export function ubesvarede(
  { nr: runde, inviterede }: Pick<Hoering, 'nr' | 'inviterede'>,
  traade: readonly Traad[],
  breve: readonly Hoeringsbrev[],
): readonly number[] {
  return inviterede.flatMap(({ nr, mail, tilbagekaldt }) => {
    if (mail === null || tilbagekaldt !== null) return [];
    const own = traadeAf(traade, runde, nr);
    const told = Math.max(0, ...breve.filter((one) => one.nr === nr && one.slags === 'svar').map(({ lavet }) => lavet));
    const news = own.some(
      ({ at, afgjort, svar }) => Math.max(at, afgjort?.at ?? 0, ...svar.map((one) => one.at)) > told,
    );
    return own.length > 0 && news ? [nr] : [];
  });
}

/** How many of a round's remarks wait for the referent. */
export function venter(traade: readonly Traad[], runde: number): number {
  return traade.filter((one) => one.runde === runde && erAaben(one.stand)).length;
}

export function svarbrev(traade: readonly Traad[], anledning: Anledning, navn: string): NytHoeringsbrev {
  // What people wrote is no place for merge fields: only the frame is filled in.
  const { emne, tekst: foer } = udfyld({ emne: svarEmne, tekst: svarFoer }, anledning, navn);
  const { tekst: efter } = udfyld({ emne: '', tekst: svarEfter }, anledning, navn);
  const hver = traade.map((one, i) => uklammet(afsnit(one, i + 1)));
  return { slags: 'svar', emne, tekst: [foer, ...hver, efter].join('\n\n'), tidligst: null };
}

function afsnit({ citat, tekst, forslag, slags, stand, begrundelse, svar }: Traad, nr: number): string {
  const om = oneLine(citat);
  const kort = om.length > CITAT ? `${om.slice(0, CITAT).trimEnd()} …` : om;
  const foreslog =
    forslag === null ? [] : [forslag.art === 'slet-afsnit' ? t.sletning : `${t.foreslog}: »${forslag.tekst.trim()}«`];
  return [
    `${nr}. ${kort === '' ? t.helheden : t.om(kort)}${slags === null ? '' : ` (${slagsord[slags].toLowerCase()})`}`,
    ...(tekst === '' ? [] : [`${t.skrev}: ${tekst}`]),
    ...foreslog,
    ...svar.filter(({ af }) => af.inviteret === null).map((one) => `${t.svar(one.af.navn)}: ${one.tekst}`),
    punktum(standtekst(stand, begrundelse)),
  ].join('\n');
}

function punktum(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** Braces that people wrote are theirs: {link} in a remark is not the place of a link. */
function uklammet(text: string): string {
  return text.replace(/\{(link|kode)\}/g, '($1)');
}
