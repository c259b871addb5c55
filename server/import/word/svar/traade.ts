// The comments of a file as threads: those that went out with it are known again by their first line, what was answered
// below them are answers, everything else is new.

import { erAaben } from '../../../../editor/model/bemaerkning.ts';
import { erAfgoerelse, laesHovedlinje, ordlyd, type Wordtraad } from '../../../../editor/model/wordudkast.ts';
import { forStor } from '../pakke.ts';
import type { Omraade } from './afsnit.ts';
import type { Wordkommentar } from './kommentarer.ts';
import { ens, type Led } from './led.ts';
import type { Parring } from './parring.ts';
import { placer } from './placering.ts';
import type { Udbytte } from './udbytte.ts';

/** What a comment turned out to be. */
type Fundet = { readonly nr: number } | { readonly afsending: string };

/** More comments than any draft has. */
const HOEJST = 10_000;

export function findTraade(
  kommentarer: readonly Wordkommentar[],
  omraader: ReadonlyMap<string, Omraade>,
  led: readonly Led[],
  parring: Parring,
  traade: readonly Wordtraad[],
  udbytte: Udbytte,
): void {
  if (kommentarer.length > HOEJST) throw forStor();
  const efterId = new Map(kommentarer.map((one) => [one.id, one]));
  const efterNr = new Map(traade.map((traad) => [traad.nr, traad]));
  const svar = new Set(traade.flatMap((traad) => traad.svar.map(({ af, tekst }) => noegle(af, tekst))));
  const fundet = new Map<string, Fundet>();
  const rest: Wordkommentar[] = [];
  let loeste = 0;
  for (const one of kommentarer) {
    const nr = laesHovedlinje(one.linjer[0] ?? '');
    const traad = nr === null ? undefined : efterNr.get(nr);
    if (!traad) {
      rest.push(one);
      continue;
    }
    fundet.set(one.id, { nr: traad.nr });
    if (one.loest && erAaben(traad.stand)) loeste++;
    const more = tilfoejet(one, traad);
    if (more !== '') udbytte.svarPaa({ nr: traad.nr }, '', one.dato, more);
  }
  // A program that drops who answers whom leaves the answer at the same place.
  const flade = kommentarer.every(({ svarPaa }) => svarPaa === null);
  const efterSted = new Map<string, Fundet>();
  if (flade)
    for (const [id, one] of fundet) {
      const key = stedAf(omraader.get(id));
      if (key !== null) efterSted.set(key, one);
    }
  for (const one of rest) {
    const tekst = one.linjer.join('\n');
    if (svar.has(noegle(one.forfatter, tekst)) || erAfgoerelse(tekst)) continue;
    if (tekst === '') {
      udbytte.uplaceret(`En tom kommentar${one.forfatter === '' ? '' : ` fra ${one.forfatter}`}`, '');
      continue;
    }
    const parent = one.svarPaa === null ? efterSted.get(stedAf(omraader.get(one.id)) ?? '') : rod(one.svarPaa);
    if (parent) udbytte.svarPaa(parent, one.forfatter, one.dato, tekst);
    else ny(one, tekst);
  }
  if (loeste > 0)
    udbytte.oplys(
      loeste === 1
        ? 'En tråd er markeret som løst i Word. Den venter stadig på referenten'
        : `${loeste} tråde er markeret som løst i Word. De venter stadig på referenten`,
    );

  /** The thread a comment belongs to, over answers to answers. */
  function rod(id: string): Fundet | undefined {
    let at: string | null = id;
    for (let hops = 0; at !== null && hops < 20; hops++) {
      const known = fundet.get(at);
      if (known) return known;
      const here: string = at;
      at = efterId.get(here)?.svarPaa ?? null;
    }
    return undefined;
  }

  function ny(one: Wordkommentar, tekst: string): void {
    const range = omraader.get(one.id);
    const place = range ? placer(range, led, parring) : null;
    const who = one.forfatter === '' ? '' : ` fra ${one.forfatter}`;
    if (!place) {
      udbytte.uplaceret(`En kommentar${who} uden et sted i teksten`, tekst);
      return;
    }
    const { sted, fra, til, flere, nyt } = place;
    const words = nyt ? `Til det nye afsnit »${nyt.slice(0, 80)}«: ${tekst}` : tekst;
    const fod = /^(fod|slut) /.test(one.id) ? `Fodnote i Word: ${words}` : words;
    fundet.set(one.id, {
      afsending: udbytte.ny(
        { nr: sted.nr, blok: sted.blok, fra, til },
        { forfatter: one.forfatter, dato: one.dato, tekst: fod },
      ),
    });
    if (flere) udbytte.oplys(`En kommentar${who} gælder flere afsnit og er sat ved det første`, tekst);
  }
}

/** What was written into the comment of a thread since it went out. */
function tilfoejet(one: Wordkommentar, traad: Wordtraad): string {
  const now = one.linjer
    .slice(1)
    .filter((line) => (traad.citat === '' || line !== `Gælder: »${traad.citat}«`) && !erAfgoerelse(line));
  const said = traad.tekst.split('\n').filter((line) => line.trim() !== '');
  const offered = ordlyd(traad)
    .split('\n')
    .filter((line) => line.trim() !== '');
  const plain = fladt(now.join('\n'));
  for (const known of [[...said, ...offered], said]) {
    const text = fladt(known.join('\n'));
    if (plain === text) return '';
    if (plain.startsWith(text)) return now.slice(fladtIndtil(now, text)).join('\n').trim() || plain.slice(text.length);
  }
  return now.join('\n').trim();
}

/** How many lines make up `text`. */
function fladtIndtil(lines: readonly string[], text: string): number {
  for (let n = 0; n <= lines.length; n++) if (fladt(lines.slice(0, n).join('\n')) === text) return n;
  return lines.length;
}

function fladt(text: string): string {
  return ens(text).replace(/\s+/g, ' ').trim();
}

function noegle(forfatter: string, tekst: string): string {
  return `${forfatter}\n${fladt(tekst)}`;
}

function stedAf(range: Omraade | undefined): string | null {
  const { fra = null, til = null } = range ?? {};
  return fra && til ? `${fra.afsnit} ${fra.at} ${til.afsnit} ${til.at}` : null;
}
