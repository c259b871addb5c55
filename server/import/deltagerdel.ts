// Turns the recognised lines of a participants' part into its section: groups, their names, and lines with people. Who is
// named a second time ("Afbud: …" below the full list) is a mention there, and takes the status that the line states.
import type { Node } from 'prosemirror-model';
import type { Linjeled } from '../../editor/model/deltagerlinje.ts';
import { deltagerlinje } from '../../editor/model/deltagerlinje.ts';
import type { Stykke } from '../../editor/model/deltagertekst.ts';
import { erHverv, isInitialerAf, statusOrd } from '../../editor/model/deltagertekst.ts';
import { isFornavn } from '../../editor/model/fornavne.ts';
import type { Status } from '../../editor/model/roster.ts';
import { schema } from '../../editor/model/schema.ts';
import type { Del, Fund, Spaend } from './del.ts';
import type { Deltagerdel } from './deltagere.ts';
import type { Logiklinje } from './ombrydning.ts';
import type { Form, Personer } from './personer.ts';
import type { Struktur } from './struktur.ts';

/** The section; the people are added to `personer`. */
export function byggDeltagerdel(
  struktur: Struktur,
  { linjer }: Deltagerdel,
  tekst: readonly Logiklinje[],
  personer: Personer,
  begyndelser: ReadonlySet<string>,
): Del {
  const markerede = findMarkerede(linjer.flatMap((one) => (one.slags === 'personer' ? [one.stykker] : [])));
  const del = struktur.del('deltagere', {}, { slags: 'genkendt', hvad: 'deltagere', gaet: null });
  let group: Del | null = null;
  let gruppe = '';
  const line = (type: 'overskrift' | 'gruppenavn' | 'afsnit', i: number) => struktur.linje(type, i, i);
  const delt = (stykker: readonly Stykke[]) => stykker.flatMap((one) => udenErhverv(one, begyndelser));
  for (const [n, one] of linjer.entries()) {
    if (one.slags === 'overskrift') {
      del.boern.push(line('overskrift', one.linje));
    } else if (one.slags === 'gruppe') {
      // A group's name without a line below it would be an empty group.
      if (linjer[n + 1]?.slags !== 'personer') {
        del.boern.push(line('afsnit', one.linje));
        group = null;
        continue;
      }
      group = struktur.del('deltagergruppe');
      group.boern.push(line('gruppenavn', one.linje));
      gruppe = (tekst[one.linje]?.tekst ?? '')
        .replace(/\s*[:;]?$/, '')
        .replace(/^(?:Fra|For)\s+|\s+(?:deltog|deltager|mødte)$/gi, '');
      del.boern.push(group);
    } else {
      const into: Del = group ?? struktur.del('deltagergruppe');
      if (!group) del.boern.push(into);
      group = into;
      const spaend = one.slags === 'personer' ? bind(delt(one.stykker), personer, gruppe, markerede) : [];
      if (one.slags === 'personer' && ALLE_ANDRE.test(tekst[one.linje]?.tekst ?? ''))
        for (const person of personer.alle) if (person.paaListen) person.status ??= 'til stede';
      into.boern.push(
        struktur.linje('deltagerlinje', one.linje, (one.slags === 'personer' ? one.til : one.linje + 1) - 1, {
          spaend,
          fund: sagtOm(one, tekst, spaend),
        }),
      );
    }
  }
  return del;
}

/** What the report says of a line of the list: that nobody was found in it, or that one of the names is a guess. */
function sagtOm(
  one: Deltagerdel['linjer'][number],
  linjer: readonly Logiklinje[],
  spaend: readonly Spaend[],
): Fund | null {
  const til = one.slags === 'personer' ? one.til : one.linje + 1;
  const tekst = linjer
    .slice(one.linje, til)
    .map((linje) => linje.tekst)
    .join('\n');
  if (one.slags === 'andet')
    return /\p{L}/u.test(tekst) ? { slags: 'uroert', hvad: 'linje i deltagerlisten', gaet: null } : null;
  for (const { slags: kind, person, fra, til } of spaend) {
    const written = tekst.slice(fra, til);
    if (kind === 'omtale' && written !== '' && person.navn.startsWith(`${written} `))
      return { slags: 'gaettet', hvad: `»${written}« er ${person.navn}`, gaet: 'omtale' };
  }
  return null;
}

function bind(stykker: readonly Stykke[], personer: Personer, gruppe: string, markerede: Markoerer): readonly Spaend[] {
  const said = laesStykker(stykker);
  const mixed = stykker.some((one) => one.slags === 'navn' && (one.tekst.includes('\n') || kendt(one.tekst, personer)));
  const out: Spaend[] = [];
  let at = 0;
  for (const [i, one] of stykker.entries()) {
    const fra = at;
    at += one.tekst.length;
    if (one.slags !== 'navn' || one.tekst.length > MAX_NAVN) continue;
    const navn = one.tekst.replace(/\s+/g, ' ');
    const known = kendt(navn, personer) ?? (one.status ? fraListen(navn, personer) : null);
    if (known) {
      const next = stykker[i + 1];
      if (one.status && !(next?.slags === 'tekst' && DELVIS.test(next.tekst))) known.status = one.status;
      const capitals = navn === known.initialer && navn !== known.navn;
      out.push({ fra, til: at, person: known, slags: 'omtale', form: capitals ? 'initialer' : 'fuldt' });
      continue;
    }
    const { rolle: read = '', markoer = '', organisation: laest = '' } = said.get(i) ?? {};
    const marker = laesMarkoer(markoer, navn, markerede);
    const marked = (one.rolle ?? read) === '' ? marker.rolle : null;
    // Between atoms the model reads roles; where mentions stand among them the line must be told.
    const rolle = marked ?? one.rolle ?? (mixed ? read : null);
    const { organisation } = one;
    const stated = one.initialer && !markerede.faelles.has(one.initialer) ? one.initialer : null;
    const initialer = stated ?? marker.initialer;
    const status = marker.status ?? one.status;
    // An atom of the list shows its name on one line; cut by a hard break it is a mention, word for word.
    if (one.tekst.includes('\n')) {
      const own = organisation ?? (laest || gruppe);
      const person = personer.tilfoej(navn, {
        ...{ initialer, status, rolle: rolle ?? read, organisation: own, paaListen: false },
      });
      out.push({ fra, til: at, person, slags: 'omtale', form: 'fuldt' });
      continue;
    }
    const person = personer.tilfoej(navn, { initialer, status, rolle: rolle ?? read, paaListen: true });
    out.push({ fra, til: at, person, slags: 'deltager', form: 'fuldt', rolle, organisation });
  }
  return out;
}

/** The schema's limit for a name. */
const MAX_NAVN = 200;

/** What the model will read from the line of each name, by its place among the stretches. */
function laesStykker(stykker: readonly Stykke[]): ReadonlyMap<number, Omit<Linjeled, 'node'>> {
  const places: number[] = [];
  const nodes = stykker.flatMap((one, i): Node[] => {
    if (one.tekst === '') return [];
    if (one.slags === 'tekst') return [schema.text(one.tekst)];
    places.push(i);
    return [schema.node('deltager', { navn: one.tekst.slice(0, MAX_NAVN).replaceAll('\n', ' ') })];
  });
  const read = deltagerlinje(schema.node('deltagerlinje', null, nodes));
  return new Map(read.map((led, n) => [places[n] ?? -1, led]));
}

/** What the lines of the minutes begin with: their first two to four words. */
export function foersteOrd(tekst: readonly Logiklinje[]): ReadonlySet<string> {
  return new Set(
    tekst.flatMap((linje) => {
      const ord = linje.tekst.slice(0, 120).split(/[ :]/, 4);
      return [2, 3, 4].map((n) => ord.slice(0, n).join(' '));
    }),
  );
}

/** "Skipper Hav Lund" is a skipper where the text says "Hav Lund oplyste": the name is what the text calls somebody. */
function udenErhverv(one: Stykke, begyndelser: ReadonlySet<string>): readonly Stykke[] {
  const [first = '', rest = ''] = one.slags === 'navn' ? one.tekst.split(/ (.*)/s) : [];
  if (one.slags !== 'navn' || !rest.includes(' ') || isFornavn(first)) return [one];
  if (!begyndelser.has(rest) || begyndelser.has(one.tekst)) return [one];
  return [
    { slags: 'tekst', tekst: `${first} ` },
    { ...one, tekst: rest },
  ];
}

/** Who is not excepted was there. */
const ALLE_ANDRE = /^(?:Alle|Bortset fra|På nær|Med undtagelse af)\s/;

const FORNAVN: ReadonlySet<Form> = new Set(['fornavn']);
const PARTI = /^(?:SF|DF|EL|KF|RV|LA|KD|NB|SD|ALT|[A-ZÆØÅ])$/;

/** What a list says of the letters in parentheses: `egne` are initials though they are not those of a name, for most people have some; `faelles` stand behind several names, and are nobody's. */
interface Markoerer {
  readonly egne: ReadonlySet<string>;
  readonly faelles: ReadonlySet<string>;
}

function findMarkerede(linjer: readonly (readonly Stykke[])[]): Markoerer {
  const seen = new Map<string, number>();
  let people = 0;
  for (const stykker of linjer)
    for (const [i, one] of stykker.entries()) {
      if (one.slags !== 'navn') continue;
      people++;
      const next = stykker[i + 1];
      const marker = next?.slags === 'tekst' ? /^\s*\(([^(),;/]{1,6})\)/.exec(next.tekst)?.[1] : undefined;
      if (marker) seen.set(marker, (seen.get(marker) ?? 0) + 1);
    }
  const initials = [...seen].filter(
    ([marker, n]) => n === 1 && !erHverv(marker) && /^\p{Lu}[\p{Lu}\d]{1,4}$/u.test(marker),
  );
  const isParties = [...seen.keys()].filter((marker) => PARTI.test(marker)).length > 1;
  return {
    egne: new Set(isParties || initials.length * 2 < people ? [] : initials.map(([marker]) => marker)),
    faelles: new Set([...seen].flatMap(([marker, n]) => (n > 1 ? [marker] : []))),
  };
}

/** "(formand)", "(ML, skoleleder)", "(orlov, afbud)": initials, role and status; "(A)" and "(til kl. 15)" are none. */
function laesMarkoer(
  markoer: string,
  navn: string,
  { egne, faelles }: Markoerer,
): { initialer: string | null; rolle: string | null; status: Status } {
  const parts = markoer.split(/\s*[,;/]\s*/);
  const initialer = parts.find((part) => !faelles.has(part) && (isInitialerAf(part, navn) || egne.has(part))) ?? null;
  const status = parts.map(statusOrd).find((one) => one !== undefined) ?? null;
  const isRolle = (part: string) =>
    part !== initialer && statusOrd(part) === undefined && /^\p{L}[\p{Ll}-]{3,40}(?: \p{Ll}{2,20}){0,3}$/u.test(part);
  return { initialer, status, rolle: status === null ? (parts.find(isRolle) ?? null) : null };
}

/** Somebody who stands on the list already, by name or by initials. */
function kendt(navn: string, personer: Personer) {
  return personer.findNavn(navn) ?? (/^\p{Lu}{2,4}$/u.test(navn) ? personer.findInitialer(navn) : null);
}

/** Away for part of the meeting: "Afbud: LTH (pkt. 4-5)". */
const DELVIS = /^\s*\((?:(?:under|til|fra|ved|på) )?(?:pkt|punkt|sag|kl)[ .]/i;

/** "Afbud: Nadia" below a list that has one Nadia only. */
function fraListen(navn: string, personer: Personer) {
  const found = navn.includes(' ') ? null : personer.findVed(navn, 0, FORNAVN);
  return found?.til === navn.length && found.person.paaListen ? found.person : null;
}
