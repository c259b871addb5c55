// The small questions of the writing page: link, facts of the meeting, descriptions, who sent regrets. Each is one dialog
// over a pure command.
import { html } from 'lit-html';
import { closeHistory } from 'prosemirror-history';
import type { Command } from 'prosemirror-state';
import { fjernAfbud, saetAfbud } from '../commands/afbud.ts';
import { etSkridt } from '../commands/kommandoer.ts';
import { adresse, fjernLink, linkHer, saetLink } from '../commands/link.ts';
import { laesMoede, saetMoede } from '../commands/moede.ts';
import { omkring } from '../commands/sted.ts';
import { beskrivTabel } from '../commands/tabel.ts';
import type { Skriv } from '../view/skriv.ts';
import { aabnDialog, felt, vaerdi } from './dialog.ts';
import { tekster } from './tekster.ts';

const { dialog } = tekster;

function goer(skriv: Skriv, command: Command): void {
  etSkridt(command)(skriv.view.state, skriv.view.dispatch, skriv.view);
}

const tilbage = (skriv: Skriv) => () => skriv.view.focus();

/** The address of a link; on no selection its text too. */
export function spoergLink(skriv: Skriv): void {
  const { state } = skriv.view;
  const known = linkHer(state);
  const withText = !known && state.selection.empty;
  aabnDialog({
    titel: tekster.link.titel,
    knap: dialog.indsaet,
    lukket: tilbage(skriv),
    felter:
      () => html`${felt({ navn: 'href', label: tekster.link.adresse, vaerdi: known?.mark.attrs.href ?? '', hjaelp: tekster.link.hjaelp, max: 2000 })}
    ${withText ? felt({ navn: 'tekst', label: tekster.link.tekst }) : ''}`,
    andre: known ? [{ tekst: tekster.link.fjern, goer: () => goer(skriv, fjernLink) }] : [],
    udfoer: (form) => {
      const tekst = vaerdi(form, 'tekst').trim();
      const href = adresse(vaerdi(form, 'href'));
      goer(skriv, tekst === '' ? saetLink(href) : saetLink(href, tekst));
    },
  });
}

/** Date, time, place and case number. */
export function spoergMoede(skriv: Skriv): void {
  const { moede } = skriv.roster();
  const t = tekster.moede;
  aabnDialog({
    titel: t.titel,
    knap: dialog.gem,
    lukket: tilbage(skriv),
    felter: () => html`<p class="hjaelp">${t.hjaelp}</p>
      <div class="feltraekke">
        ${felt({ navn: 'dato', label: t.dato, type: 'date', vaerdi: moede.dato ?? '' })}
        ${felt({ navn: 'start', label: t.start, type: 'time', vaerdi: moede.start ?? '' })}
        ${felt({ navn: 'slut', label: t.slut, type: 'time', vaerdi: moede.slut ?? '' })}
      </div>
      ${felt({ navn: 'sted', label: t.sted, vaerdi: moede.sted ?? '', max: 300 })}
      ${felt({ navn: 'sagsnr', label: t.sagsnr, vaerdi: moede.sagsnr ?? '', max: 100 })}`,
    udfoer: (form) => {
      const read = laesMoede({
        dato: vaerdi(form, 'dato'),
        start: vaerdi(form, 'start'),
        slut: vaerdi(form, 'slut'),
        sted: vaerdi(form, 'sted'),
        sagsnr: vaerdi(form, 'sagsnr'),
      });
      goer(skriv, saetMoede(read));
    },
  });
}

/** What the table around the caret shows. */
export function spoergBeskrivelse(skriv: Skriv): void {
  const here = omkring(skriv.view.state.selection.$from, 'tabel');
  const t = tekster.tabel;
  aabnDialog({
    titel: t.titel,
    knap: dialog.gem,
    lukket: tilbage(skriv),
    felter: () =>
      felt({ navn: 'tekst', label: t.label, hjaelp: t.hjaelp, vaerdi: here?.node.attrs.beskrivelse ?? '', max: 500 }),
    udfoer: (form) => goer(skriv, beskrivTabel(vaerdi(form, 'tekst'))),
  });
}

/** Who sent regrets: the status of those on the list, shown as "(afbud)" after the name. */
export function spoergAfbud(skriv: Skriv): void {
  const t = tekster.afbud;
  const people = skriv.roster().deltagere.filter((one) => one.paaListen);
  aabnDialog({
    titel: t.titel,
    knap: t.knap,
    lukket: tilbage(skriv),
    felter: () =>
      people.length === 0
        ? html`<p>${t.ingen}</p>`
        : html`<fieldset class="krydser"><legend class="hjaelp">${t.hjaelp}</legend>
          ${people.map(
            ({ id, navn, status }) =>
              html`<label class="kryds"><input type="checkbox" name="afbud" value=${id} ?checked=${status === 'afbud'} /> ${navn}</label>`,
          )}</fieldset>`,
    udfoer: (form) => {
      const absent = new Set(form.getAll('afbud'));
      const tr = closeHistory(skriv.view.state.tr);
      for (const { id, status } of people) {
        if (absent.has(id) && status !== 'afbud') saetAfbud(tr, id);
        if (!absent.has(id) && status === 'afbud') fjernAfbud(tr, id);
      }
      if (tr.docChanged) skriv.dispatch(tr);
    },
  });
}
