// One textblock as Akoma Ntoso: names point at people, facts of the meeting say what they are. Text is never changed.
import type { Node } from 'prosemirror-model';
import { laesFremmoede, laesTid } from '../../../editor/model/fremmoede.ts';
import type { Roster } from '../../../editor/model/roster.ts';
import type { Run } from '../../../editor/model/tekst.ts';
import { har, type Stykke, stykker } from '../stykker.ts';
import { element, undslip } from '../xml.ts';
import type { Henvisninger } from './henvisninger.ts';

/** What a line must know beside itself. */
export interface Linjested {
  readonly roster: Roster;
  readonly henvisninger: Henvisninger;
}

type Skriv = (run: Run, sted: Linjested, block: Node) => string;

const SKRIV = {
  tekst: (run, sted, block) => tekststykke(run.tekst, sted, block),
  linjeskift: () => '<br/>',
  deltager: (run, { henvisninger }) => {
    const id = String(run.node.attrs.id);
    const status = String(run.node.attrs.status ?? '').replaceAll(' ', '-');
    return person(run, henvisninger.person(id), { as: henvisninger.rolleAf(id), class: status });
  },
  omtale: (run, { henvisninger }) => person(run, henvisninger.person(String(run.node.attrs.deltager))),
  taler: (run, { henvisninger }) =>
    person(run, henvisninger.person(String(run.node.attrs.deltager)), { class: 'taler' }),
  felt,
} satisfies Record<Run['slags'], Skriv>;

/** The content of the element for `block`, from its `fra`-th character of plain text on. */
export function linje(block: Node, sted: Linjested, fra = 0): string {
  return stykkerFra(block, sted.roster, fra)
    .map(({ href, runs }) => {
      const content = runs.map((run) => skriv(run, sted, block)).join('');
      return href === null ? content : element('a', { href }, content);
    })
    .join('');
}

/** The first `til` characters of the line, where they are plain text: a number that stands before a title. */
export function begynderMed(block: Node, roster: Roster, maerke: string): boolean {
  const first = stykker(block, roster)[0]?.runs[0];
  return maerke !== '' && first?.slags === 'tekst' && first.tekst.startsWith(maerke);
}

function stykkerFra(block: Node, roster: Roster, fra: number): readonly Stykke[] {
  const all = stykker(block, roster);
  const [first, ...rest] = all;
  const [run, ...runs] = first?.runs ?? [];
  if (fra === 0 || !first || !run) return all;
  return [{ ...first, runs: [{ ...run, tekst: run.tekst.slice(fra) }, ...runs] }, ...rest];
}

function skriv(run: Run, sted: Linjested, block: Node): string {
  let xml = SKRIV[run.slags](run, sted, block);
  if (run.slags === 'linjeskift') return xml;
  if (har(run, 'em')) xml = element('i', {}, xml);
  if (har(run, 'strong')) xml = element('b', {}, xml);
  return run.marks.some(({ type }) => type.name === 'distribution')
    ? element('inline', { name: 'distribution' }, xml)
    : xml;
}

function person(run: Run, refersTo: string | null, attributter: Readonly<Record<string, string | null>> = {}): string {
  const text = undslip(run.tekst);
  return refersTo === null ? text : element('person', { refersTo, ...attributter }, text);
}

/** A fact of the meeting; "???" is text like any other. */
function felt(run: Run, { roster: { moede }, henvisninger }: Linjested, block: Node): string {
  const text = undslip(run.tekst);
  switch (run.node.attrs.slags) {
    case 'dato':
      return moede.dato ? element(block.type.name === 'titel' ? 'docDate' : 'date', { date: moede.dato }, text) : text;
    case 'tid': {
      if (!moede.start) return text;
      const [start = '', slut] = run.tekst.split('-');
      const begun = tidspunkt(start, moede.start, 'startEvent');
      return slut && moede.slut ? `${begun}-${tidspunkt(slut, moede.slut, 'endEvent')}` : begun;
    }
    case 'sted':
      return henvisninger.sted ? element('location', { refersTo: henvisninger.sted }, text) : text;
    default:
      return moede.sagsnr ? element('docNumber', {}, text) : text;
  }
}

function tidspunkt(text: string, kl: string, type: 'startEvent' | 'endEvent' | null): string {
  return element('recordedTime', { time: `${kl}:00`, type }, undslip(text));
}

const TID = /\bkl(?:okken|\.)?\s*\d{1,2}[.:]?\d\d/i;

/** Plain text: the time of a line of attendance, the organisation of a line of the list. */
function tekststykke(text: string, { roster, henvisninger }: Linjested, block: Node): string {
  switch (block.type.name) {
    case 'fremmoede': {
      const [words] = TID.exec(text) ?? [];
      const kl = words ? laesTid(words) : null;
      if (!words || !kl) return undslip(text);
      const events = laesFremmoede(block, roster);
      const type = events.length !== 1 ? null : events[0]?.art === 'gik' ? 'endEvent' : 'startEvent';
      return omkring(text, words, tidspunkt(words, kl, type));
    }
    case 'deltagerlinje':
    case 'gruppenavn': {
      const [navn, refersTo] = henvisninger.organisationer.find(([one]) => text.includes(one)) ?? [];
      return navn ? omkring(text, navn, element('organization', { refersTo }, undslip(navn))) : undslip(text);
    }
    default:
      return undslip(text);
  }
}

/** `text` with `xml` in the place of the first `words`. */
function omkring(text: string, words: string, xml: string): string {
  const at = text.indexOf(words);
  return undslip(text.slice(0, at)) + xml + undslip(text.slice(at + words.length));
}
