// The choices behind "ankom", "gik", "afbud", "stedfortræder": who, and when – now, unless a time stands there. Fetched
// when the page has come to rest.
import { closeHistory } from 'prosemirror-history';
import type { Command, Transaction } from 'prosemirror-state';
import { tilfoejPerson } from '../commands/deltagere.ts';
import { fremmoedeplads, indvendinger, skrivFremmoede } from '../commands/fremmoede.ts';
import { klokkeslaet } from '../model/dato.ts';
import { AppError } from '../model/fejl.ts';
import { type Fremmoede, type Fremmoedeart, laesTid, stilling } from '../model/fremmoede.ts';
import { erPraecis } from '../model/praecis.ts';
import { type Deltager, rosterOf } from '../model/roster.ts';
import { tekst } from '../model/tekst.ts';
import { aabnDialog, felt, vaerdi } from '../panels/dialog.ts';
import { spoergAfbud } from '../panels/spoerg.ts';
import { findPersoner } from '../plugins/forslag/kandidater.ts';
import type { Skriv } from '../view/skriv.ts';
import { aabnVaelger, type Valg } from '../view/vaelger.ts';
import { rodFor } from '../view/ved.ts';
import { tekster as t } from './tekster.ts';

/** The time of day in Denmark, wherever the computer thinks it is. */
function nu(): string {
  const parts = new Intl.DateTimeFormat('da-DK', { timeZone: 'Europe/Copenhagen', hour: '2-digit', minute: '2-digit' });
  const of = new Map(parts.formatToParts(new Date()).map(({ type, value }) => [type, value]));
  return `${of.get('hour')}:${of.get('minute')}`;
}

interface Skrevet {
  readonly navn: string;
  readonly kl: string | null;
  /** What stands where a time would and is none: "25:00". */
  readonly ugyldig: string | null;
  /** Who the stedfortræder stands in for, as typed. */
  readonly for: string | null;
}

/** A time at the end, or what was meant as one: after "kl." whatever stands there, else what begins with a digit. */
const TID = /(?:^|\s)(?:((?:kl\.|klokken(?=\s|$)).*)|((?:kl\s*)?\d\S*))\s*$/i;

/** "Bo 17.35", "ib for bo kl. 9" in their parts. */
export function laesSkrevet(text: string): Skrevet {
  const time = TID.exec(text);
  const typed = time?.[1] ?? time?.[2] ?? '';
  const kl = laesTid(typed);
  const ugyldig = time && kl === null ? typed.replace(/^kl(?:\.|okken)?\s*/i, '').trim() : null;
  const [navn = '', stedfor] = (time ? text.slice(0, time.index) : text).split(/(?:^|\s)for(?:\s|$)/i);
  return { navn: navn.trim(), kl, ugyldig, for: stedfor?.trim() || null };
}

/** Somebody on the list by id, or a name that is put on it when the event is written. */
type Hvem = { readonly id: string } | { readonly ny: string };
type Haendelse = Omit<Fremmoede, 'deltager'>;

/** What can be chosen for what is typed behind the word. */
export function valg(skriv: Skriv, art: Fremmoedeart, mere: string): readonly Valg<Command>[] {
  const { state } = skriv.view;
  const roster = rosterOf(state.doc);
  const skrevet = laesSkrevet(mere);
  if (skrevet.ugyldig !== null)
    return [{ vaerdi: () => false, vist: t.ugyldig(skrevet.ugyldig), forklaring: t.somTid, fortsaet: mere }];
  const kl = skrevet.kl ?? (art === 'ankom' || art === 'gik' ? nu() : null);
  const vist = t.valg(art, kl === null ? null : klokkeslaet(kl));
  const { tilstede, sidst } = stilling(state.doc, roster, fremmoedeplads(state.selection.$head));
  // Those who can come are those who are not there, and the other way round. Whoever is named exactly is meant.
  const fits = ({ id }: Deltager) => (tilstede.get(id) ?? false) === (art === 'gik' || art === 'afbud');
  const people = findPersoner(skrevet.navn, roster);
  const rank = (one: Deltager) => (erPraecis(one, skrevet.navn) ? 0 : fits(one) ? 1 : 2);
  const ordered = people.toSorted((a, b) => rank(a) - rank(b));
  const stedfor = art === 'stedfortræder' && skrevet.for ? findPersoner(skrevet.for, roster)[0] : undefined;
  const forklaring = stedfor ? `${vist} ${t.for(stedfor.navn)}` : vist;
  const event: Haendelse = { art, kl, for: stedfor?.id ?? null };
  const known = ordered
    .filter(({ id }) => id !== stedfor?.id)
    .map(({ id, navn }) => ({
      vaerdi: skriver(skriv, { id }, event),
      vist: navn,
      forklaring: [allerede(art, tilstede.get(id), sidst.get(id)), forklaring].filter(Boolean).join(' · '),
    }));
  const isNew = known.length === 0 && /\S\s+\S/.test(skrevet.navn) && !/\d/.test(skrevet.navn);
  if (!isNew) return known;
  return [
    { vaerdi: skriver(skriv, { ny: skrevet.navn }, event), vist: skrevet.navn, forklaring: `${t.ny} · ${forklaring}` },
  ];
}

/** What the list says of somebody who has done it already. */
function allerede(art: Fremmoedeart, there: boolean | undefined, last: Fremmoede | undefined): string {
  const time = last?.kl ? klokkeslaet(last.kl) : null;
  if (art === 'gik' && there === false) return last?.art === 'gik' ? t.alleredeGaaet(time) : t.ikkeTilStede;
  return art === 'ankom' && there === true && last ? t.alleredeHer(time) : '';
}

/** Opens the list of people for a word that was chosen without a name; regrets are ticked off, several at once. */
export function spoergHvem(skriv: Skriv, art: Fremmoedeart, skrevet = ''): void {
  const { view } = skriv;
  if (art === 'afbud') {
    spoergAfbud(skriv);
    return;
  }
  aabnVaelger<Command>({
    navn: t.hvem[art],
    skrevet,
    kasse: view.coordsAtPos(view.state.selection.head),
    rod: rodFor(view),
    ingen: t.ingen,
    find: (text) => valg(skriv, art, text),
    lukket: () => view.focus(),
    vaelg: (command) => command?.(view.state, view.dispatch, view),
  });
}

function skriver(skriv: Skriv, hvem: Hvem, event: Haendelse): Command {
  return (_state, dispatch) => {
    if (dispatch) {
      if (event.art === 'stedfortræder' && event.for === null) spoergForHvem(skriv, hvem, event);
      else overvej(skriv, hvem, event);
    }
    return true;
  };
}

function spoergForHvem(skriv: Skriv, hvem: Hvem, event: Haendelse): void {
  const { view } = skriv;
  const roster = rosterOf(view.state.doc);
  aabnVaelger<string>({
    navn: t.forHvem('ny' in hvem ? hvem.ny : (roster.find(hvem.id)?.navn ?? '')),
    kasse: view.coordsAtPos(view.state.selection.head),
    rod: rodFor(view),
    ingen: t.ingen,
    find: (skrevet) =>
      findPersoner(skrevet, roster)
        .filter(({ id }) => 'ny' in hvem || id !== hvem.id)
        .map(({ id, navn, rolle, organisation }) => ({ vaerdi: id, vist: navn, forklaring: rolle || organisation })),
    lukket: () => view.focus(),
    vaelg: (id) => {
      if (id !== null) overvej(skriv, hvem, { ...event, for: id });
    },
  });
}

/** Writes it, or asks first where something speaks against it: the time can be mended there. Nothing changes before the answer. */
function overvej(skriv: Skriv, hvem: Hvem, event: Haendelse): void {
  const { state } = skriv.view;
  const imod = indvendinger(state.doc, state.selection.$head, { ...event, deltager: 'ny' in hvem ? '' : hvem.id });
  if (imod.length === 0) {
    nedskriv(skriv, hvem, event);
    return;
  }
  aabnDialog({
    titel: t.spoerg.titel,
    knap: t.spoerg.knap,
    lukket: () => skriv.view.focus(),
    felter: () =>
      felt({
        navn: 'kl',
        label: t.spoerg.kl,
        vaerdi: event.kl === null ? '' : klokkeslaet(event.kl),
        hjaelp: imod.join(' '),
      }),
    udfoer: (form) => {
      const text = vaerdi(form, 'kl').trim();
      const kl = text === '' ? null : laesTid(text);
      if (text !== '' && kl === null) throw new AppError('ugyldig', t.spoerg.ugyldig);
      nedskriv(skriv, hvem, { ...event, kl });
    },
  });
}

/** Whoever is new comes onto the list with the event: one step back takes both. */
function nedskriv(skriv: Skriv, hvem: Hvem, event: Haendelse): void {
  const { view } = skriv;
  const tr = closeHistory(view.state.tr);
  const deltager = 'ny' in hvem ? nyPerson(tr, hvem.ny) : hvem.id;
  const at = fremmoedeplads(tr.selection.$head);
  skrivFremmoede(tr, { ...event, deltager });
  view.dispatch(tr);
  const line = view.state.doc.nodeAt(at);
  const roster = rosterOf(view.state.doc);
  skriv.meld(
    line?.type.name === 'fremmoede' ? t.skrevet(tekst(line, roster)) : t.afbud(roster.find(deltager)?.navn ?? ''),
  );
}

function nyPerson(tr: Transaction, navn: string): string {
  tilfoejPerson(tr, navn);
  return rosterOf(tr.doc).deltagere.findLast((one) => one.paaListen && one.navn === navn)?.id ?? '';
}

/** Who on the list is not there at the end of what is written, with the word for it; by id. */
export function borte(skriv: Skriv): ReadonlyMap<string, string> {
  const { doc } = skriv.view.state;
  const { tilstede, sidst } = stilling(doc, skriv.roster(), doc.content.size);
  const found = new Map<string, string>();
  for (const { id, status } of skriv.roster().deltagere) {
    if (tilstede.get(id) !== false) continue;
    const last = sidst.get(id);
    if (last?.art === 'gik' || last?.for === id) found.set(id, t.ikkeHer(last.kl && klokkeslaet(last.kl)));
    else found.set(id, status ?? t.ikkeHer(null));
  }
  return found;
}
