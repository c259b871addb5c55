// The choices behind "ankom", "gik", "afbud", "stedfortræder": who, and when – now, unless a time stands there. Fetched
// when the page has come to rest.
import { closeHistory } from 'prosemirror-history';
import type { Command } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { tilfoejPerson } from '../commands/deltagere.ts';
import { fremmoedeplads, indvendinger, skrivFremmoede } from '../commands/fremmoede.ts';
import { klokkeslaet } from '../model/dato.ts';
import { AppError } from '../model/fejl.ts';
import { type Fremmoede, type Fremmoedeart, laesTid, stilling } from '../model/fremmoede.ts';
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
  /** Who the stedfortræder stands in for, as typed. */
  readonly for: string | null;
}

/** "Bo 17.35", "ib for bo kl. 9" in their parts. */
export function laesSkrevet(text: string): Skrevet {
  const time = /(?:^|\s)((?:kl(?:\.|okken)?\s*)?\d{1,2}(?:[.:,]?\d\d)?)\s*$/i.exec(text);
  const kl = time ? laesTid(time[1] ?? '') : null;
  const rest = kl !== null && time ? text.slice(0, time.index) : text;
  const [navn = '', stedfor] = rest.split(/(?:^|\s)for(?:\s|$)/i);
  return { navn: navn.trim(), kl, for: stedfor?.trim() || null };
}

/** What can be chosen for what is typed behind the word. */
export function valg(skriv: Skriv, art: Fremmoedeart, mere: string): readonly Valg<Command>[] {
  const { state } = skriv.view;
  const roster = rosterOf(state.doc);
  const skrevet = laesSkrevet(mere);
  const kl = skrevet.kl ?? (art === 'ankom' || art === 'gik' ? nu() : null);
  const vist = t.valg(art, kl === null ? null : klokkeslaet(kl));
  const { tilstede } = stilling(state.doc, roster, fremmoedeplads(state.selection.$head));
  // Those who can come are those who are not there, and the other way round.
  const fits = ({ id }: Deltager) => (tilstede.get(id) ?? false) === (art === 'gik' || art === 'afbud');
  const people = findPersoner(skrevet.navn, roster);
  const ordered = [...people.filter(fits), ...people.filter((one) => !fits(one))];
  const stedfor = art === 'stedfortræder' && skrevet.for ? findPersoner(skrevet.for, roster)[0] : undefined;
  const forklaring = stedfor ? `${vist} ${t.for(stedfor.navn)}` : vist;
  const known = ordered
    .filter(({ id }) => id !== stedfor?.id)
    .map(({ id, navn }) => ({
      vaerdi: skriver(skriv, () => id, { art, kl, for: stedfor?.id ?? null }),
      vist: navn,
      forklaring,
    }));
  const isNew = known.length === 0 && /\S\s+\S/.test(skrevet.navn);
  if (!isNew) return known;
  const ny = (view: EditorView): string => {
    const tr = closeHistory(view.state.tr);
    tilfoejPerson(tr, skrevet.navn);
    view.dispatch(tr);
    return rosterOf(view.state.doc).deltagere.find((one) => one.navn === skrevet.navn)?.id ?? '';
  };
  const event = { art, kl, for: stedfor?.id ?? null };
  return [{ vaerdi: skriver(skriv, ny, event), vist: skrevet.navn, forklaring: `${t.ny} · ${forklaring}` }];
}

/** Opens the list of people for a word that was chosen without a name; regrets are ticked off, several at once. */
export function spoergHvem(skriv: Skriv, art: Fremmoedeart): void {
  const { view } = skriv;
  if (art === 'afbud') {
    spoergAfbud(skriv);
    return;
  }
  aabnVaelger<Command>({
    navn: t.hvem[art],
    kasse: view.coordsAtPos(view.state.selection.head),
    rod: rodFor(view),
    ingen: t.ingen,
    find: (skrevet) => valg(skriv, art, skrevet),
    lukket: () => view.focus(),
    vaelg: (command) => command?.(view.state, view.dispatch, view),
  });
}

function skriver(skriv: Skriv, hvem: (view: EditorView) => string, event: Omit<Fremmoede, 'deltager'>): Command {
  return (_state, dispatch) => {
    if (dispatch) {
      const deltager = hvem(skriv.view);
      if (event.art === 'stedfortræder' && event.for === null) spoergForHvem(skriv, { ...event, deltager });
      else overvej(skriv, { ...event, deltager });
    }
    return true;
  };
}

function spoergForHvem(skriv: Skriv, event: Fremmoede): void {
  const { view } = skriv;
  const roster = rosterOf(view.state.doc);
  aabnVaelger<string>({
    navn: t.forHvem(roster.find(event.deltager)?.navn ?? ''),
    kasse: view.coordsAtPos(view.state.selection.head),
    rod: rodFor(view),
    ingen: t.ingen,
    find: (skrevet) =>
      findPersoner(skrevet, roster)
        .filter(({ id }) => id !== event.deltager)
        .map(({ id, navn, rolle, organisation }) => ({ vaerdi: id, vist: navn, forklaring: rolle || organisation })),
    lukket: () => view.focus(),
    vaelg: (id) => {
      if (id !== null) overvej(skriv, { ...event, for: id });
    },
  });
}

/** Writes it, or asks first where something speaks against it: the time can be mended there. */
function overvej(skriv: Skriv, event: Fremmoede): void {
  const { state } = skriv.view;
  const imod = indvendinger(state.doc, state.selection.$head, event);
  if (imod.length === 0) {
    nedskriv(skriv, event);
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
      nedskriv(skriv, { ...event, kl });
    },
  });
}

function nedskriv(skriv: Skriv, event: Fremmoede): void {
  const { view } = skriv;
  const tr = closeHistory(view.state.tr);
  const at = fremmoedeplads(tr.selection.$head);
  skrivFremmoede(tr, event);
  view.dispatch(tr);
  const line = view.state.doc.nodeAt(at);
  const roster = rosterOf(view.state.doc);
  skriv.meld(
    line?.type.name === 'fremmoede' ? t.skrevet(tekst(line, roster)) : t.afbud(roster.find(event.deltager)?.navn ?? ''),
  );
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
