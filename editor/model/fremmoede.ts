// Who was there when: what the lines of attendance (`fremmoede`) say, and attendance per agenda item derived from them.
// The text is the user's and the truth; the attributes say what the text does not. The place in the document decides what
// item an event belongs to, so that nothing has to be kept in step.
import type { Node } from 'prosemirror-model';
import { klokkeslaet } from './dato.ts';
import { oneLine } from './indhold.ts';
import { nummereret } from './nummer.ts';
import type { Deltager, Roster } from './roster.ts';
import { tekst } from './tekst.ts';

export type Fremmoedeart = 'ankom' | 'gik' | 'afbud' | 'stedfortræder';

/** One event. `kl` is "HH:MM" or null where nobody noted it; `for` is the one a stedfortræder stands in for. */
export interface Fremmoede {
  readonly deltager: string;
  readonly art: Fremmoedeart;
  readonly kl: string | null;
  readonly for: string | null;
}

const VERBER: readonly (readonly [Fremmoedeart, string])[] = [
  ['stedfortræder', 'stedfortræder|suppleant for|i stedet for|erstattede'],
  ['afbud', 'afbud|meldte fra'],
  [
    'ankom',
    'ankom|kom (?:til|ind|igen|kl)|mødte (?:op|ind|kl)|vendte tilbage|stødte til|(?:gen)?indtrådte|trådte ind|deltog fra',
  ],
  ['gik', 'gik|forlod|udtrådte|trådte ud|måtte gå|deltog (?:kun )?(?:ind)?til(?= kl)'],
];
const VERBUM = new RegExp(VERBER.map(([, words]) => `(${words})`).join('|'), 'giu');
const TID = /(?:\bkl(?:okken|\.)?\s*(\d{1,2})(?:[.:]?(\d\d))?|(?<![\d.])(\d{1,2})[.:](\d\d))(?![\d.]*\d)/i;
/** A name in the text that is read: the private-use sign with the place of the id behind it. */
const NAVN = '\uFFFC';

/** The events of one `fremmoede` line, in the order of its words; empty where neither text nor attributes say any. */
export function laesFremmoede(node: Node, roster: Roster): readonly Fremmoede[] {
  const { text, navne } = laesLinje(node, roster);
  const own = node.attrs as { deltager: string; art: Fremmoedeart; kl: string | null; for: string | null };
  const verbs = [...text.matchAll(VERBUM)];
  if (verbs.length === 0) {
    const deltager = navne[0]?.id ?? own.deltager;
    return deltager === '' ? [] : [{ deltager, art: own.art, kl: tid(text) ?? own.kl, for: own.for }];
  }
  const found: Fremmoede[] = [];
  let from = 0;
  let who: readonly string[] = [];
  for (const [i, verb] of verbs.entries()) {
    const end = verb.index + verb[0].length;
    const til = verbs[i + 1]?.index ?? text.length;
    const art = VERBER[verb.findIndex((group, n) => n > 0 && group !== undefined) - 1]?.[0] ?? own.art;
    const between = (a: number, b: number) => navne.flatMap(({ at, id }) => (at >= a && at < b ? id : []));
    const before = between(from, verb.index);
    const after = between(end, til);
    const staar = art === 'stedfortræder';
    if (before.length > 0) who = before;
    else if (!staar && i === 0 && after.length > 0) who = after;
    if (who.length === 0 && own.deltager !== '') who = [own.deltager];
    const single = verbs.length === 1;
    const kl = tid(text.slice(end, til)) ?? tid(text.slice(from, verb.index)) ?? (single ? own.kl : null);
    const stedfor = staar ? (after[0] ?? (single ? own.for : null)) : null;
    for (const deltager of who) found.push({ deltager, art, kl, for: stedfor });
    from = end;
  }
  return found;
}

function laesLinje(node: Node, roster: Roster): { text: string; navne: readonly { at: number; id: string }[] } {
  let text = '';
  const navne: { at: number; id: string }[] = [];
  node.forEach((child) => {
    if (child.type.name === 'omtale') {
      navne.push({ at: text.length, id: child.attrs.deltager });
      text += NAVN;
    } else text += tekst(child, roster).replaceAll('\n', ' ');
  });
  return { text, navne };
}

function tid(text: string): string | null {
  const [, h, m, h2, m2] = TID.exec(text) ?? [];
  return laesTid(`${h ?? h2 ?? ''}.${m ?? m2 ?? '00'}`);
}

/** "17:35", "17.35", "1735", "kl. 9", "17" as "HH:MM"; null for what is no time of day. */
export function laesTid(text: string): string | null {
  const found = /^(?:kl(?:okken|\.)?\s*)?(\d{1,2})(?:[.:,]?(\d\d))?\.?$/i.exec(text.trim());
  const [h, m] = [Number(found?.[1]), Number(found?.[2] ?? 0)];
  if (!found || h > 23 || m > 59) return null;
  return `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`;
}

/** One sentence that says nothing but who came or went: what an import makes a line of attendance of. */
const SAETNING = new RegExp(
  `^(?:\\p{Lu}?[\\p{L}-]+ ){0,3}${NAVN}(?:(?:, | og | samt )(?:[\\p{L}-]+ )?${NAVN})*(?: \\([^()]*\\))?,? (?:ankom|forlod (?:mødet|lokalet|salen)|gik(?: (?:fra mødet|før|kl)|\\.?$)|kom (?:til mødet|kl)|vendte tilbage|(?:gen)?indtrådte|udtrådte|trådte (?:ind|ud)|stødte til|meldte afbud|deltog som stedfortræder for)`,
  'u',
);

/** Whether the words of a textblock are one such sentence. */
export function erFremmoede(node: Node, roster: Roster): boolean {
  const { text } = laesLinje(node, roster);
  if (text.length > 200 || !SAETNING.test(text)) return false;
  return !/[!?:]|(?<!\b(?:kl|pkt|nr|ca|jf))\.\s+\S/iu.test(text.trim());
}

/** An event with the place of its line. */
interface Placeret extends Fremmoede {
  readonly pos: number;
}

/** Every event of the document in reading order. Looks at blocks only. */
export function haendelser(doc: Node, roster: Roster): readonly Placeret[] {
  const found: Placeret[] = [];
  doc.descendants((node, pos) => {
    if (node.type.name === 'fremmoede') for (const one of laesFremmoede(node, roster)) found.push({ ...one, pos });
    return !node.isTextblock;
  });
  return found;
}

/** Who is there when the meeting begins: not those with regrets, nor those whose first event is that they come. */
function fraBegyndelsen(roster: Roster, events: readonly Fremmoede[]): Map<string, boolean> {
  const there = new Map<string, boolean>();
  for (const { id, status, paaListen } of roster.deltagere) {
    const first = events.find((one) => one.deltager === id || (one.art === 'stedfortræder' && one.for === id));
    const comes = first?.deltager === id && first.art !== 'gik';
    if (paaListen || first) there.set(id, status !== 'afbud' && status !== 'fraværende' && !comes);
  }
  return there;
}

function indtraef(there: Map<string, boolean>, { deltager, art, for: stedfor }: Fremmoede): readonly string[] {
  there.set(deltager, art === 'ankom' || art === 'stedfortræder');
  if (art !== 'stedfortræder' || stedfor === null) return [deltager];
  there.set(stedfor, false);
  return [deltager, stedfor];
}

/** How things stand at a place: who is there, and the last event of each and of all before it. */
export interface Stilling {
  readonly tilstede: ReadonlyMap<string, boolean>;
  readonly sidst: ReadonlyMap<string, Fremmoede>;
  /** The time of the last event before the place that has one. */
  readonly kl: string | null;
}

/** How things stand at `pos`. */
export function stilling(doc: Node, roster: Roster, pos: number): Stilling {
  const all = haendelser(doc, roster);
  const tilstede = fraBegyndelsen(roster, all);
  const sidst = new Map<string, Fremmoede>();
  let kl: string | null = null;
  for (const one of all) {
    if (one.pos >= pos) break;
    for (const id of indtraef(tilstede, one)) sidst.set(id, one);
    kl = one.kl ?? kl;
  }
  return { tilstede, sidst, kl };
}

export interface Tilstede {
  readonly deltager: Deltager;
  readonly hvor: 'hele' | 'delvis' | 'ikke';
}

/** Attendance at one item; of a meeting without items one entry with `id` "" for all of it. */
export interface Punktfremmoede {
  readonly id: string;
  readonly nummer: string;
  readonly titel: string;
  readonly deltagere: readonly Tilstede[];
}

/** Who was there during each item, in reading order; an item that holds others lasts as long as they do. */
export function fremmoedePrPunkt(doc: Node, roster: Roster): readonly Punktfremmoede[] {
  const there = fraBegyndelsen(roster, haendelser(doc, roster));
  const people = roster.deltagere.filter(({ id }) => there.has(id));
  interface Aaben {
    readonly var: Set<string>;
    readonly borte: Set<string>;
  }
  const open: Aaben[] = [];
  const note = (into: Aaben, id: string): void => {
    (there.get(id) ? into.var : into.borte).add(id);
  };
  const begin = (): Aaben => {
    const made: Aaben = { var: new Set(), borte: new Set() };
    for (const { id } of people) note(made, id);
    open.push(made);
    return made;
  };
  const end = ({ var: was, borte }: Aaben): readonly Tilstede[] => {
    open.pop();
    return people.map((deltager) => ({
      deltager,
      hvor: !was.has(deltager.id) ? 'ikke' : borte.has(deltager.id) ? 'delvis' : 'hele',
    }));
  };
  const found: Punktfremmoede[] = [];
  const walk = (node: Node): void => {
    node.forEach((child) => {
      if (child.type.name === 'fremmoede') {
        for (const one of laesFremmoede(child, roster))
          for (const id of indtraef(there, one)) for (const into of open) note(into, id);
      } else if (child.type.name === 'punkt') {
        const at = found.length;
        const mine = begin();
        walk(child);
        const { nummer, titel } = nummereret(child.firstChild ? oneLine(tekst(child.firstChild, roster)) : '');
        found.splice(at, 0, { id: child.attrs.id, nummer, titel, deltagere: end(mine) });
      } else if (!child.isTextblock) walk(child);
    });
  };
  const whole = begin();
  walk(doc);
  const meeting = end(whole);
  return found.length > 0 ? found : [{ id: '', nummer: '', titel: '', deltagere: meeting }];
}

/** The words that follow the name: " ankom til mødet kl. 17.35 under behandlingen af punkt 2." */
export function fremmoedeOrd(art: Fremmoedeart, kl: string | null, punkt: string): readonly [string, string] {
  const time = kl === null ? '' : ` kl. ${klokkeslaet(kl)}`;
  const under = punkt === '' ? '' : ` under behandlingen af punkt ${punkt}`;
  switch (art) {
    case 'ankom':
      return [` ankom til mødet${time}${under}.`, ''];
    case 'gik':
      return [` forlod mødet${time}${under}.`, ''];
    case 'afbud':
      return [` meldte afbud${time}.`, ''];
    case 'stedfortræder':
      return [' deltog som stedfortræder for ', `${time === '' ? '' : ` fra${time}`}${under}.`];
  }
}
