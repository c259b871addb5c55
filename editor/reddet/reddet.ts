// The corner where rescued text lies until its writer has put it back or thrown it away (rule C4). Hidden while there is
// none; never in the way of the keys.
import { html, nothing, render } from 'lit-html';
import { klokkeslaet } from '../model/dato.ts';
import type { Medie, Reddet } from '../udbakke/medie.ts';
import type { Ur } from '../udbakke/ur.ts';
import type { Skriv } from '../view/skriv.ts';
import { Reddebakke, type Vist } from './bakke.ts';
import { linje } from './linje.ts';
import { tekster as t } from './tekster.ts';

/** What the corner needs of the outbox. */
interface Kilde {
  readonly medie: Medie;
  readonly ur: Ur;
  iMindet(): readonly Reddet[];
  onReddet(listener: () => void): void;
}

export function visReddet(skriv: Skriv, { medie, ur, iMindet, onReddet }: Kilde): void {
  const hvis = { bruger: skriv.bruger.id, referat: skriv.referatId };
  const bakke = new Reddebakke(medie, linje(skriv.referatId), ur, hvis, iMindet);
  const aside = document.createElement('aside');
  aside.className = 'reddet';
  aside.hidden = true;
  document.body.append(aside);
  const sagt = new Set<string>();

  const ind = ({ id, tekst }: Vist): void => {
    const { view } = skriv;
    const before = view.state.doc;
    view.focus();
    // Where the text is locked nothing that is put in would be saved.
    if (view.editable) view.pasteText(tekst);
    if (view.state.doc === before) {
      skriv.meld(t.kanIkke);
      return;
    }
    skriv.meld(t.indsat);
    void bakke.fjern(id);
  };
  const vaek = ({ id }: Vist): void => {
    skriv.meld(t.vaekNu);
    void bakke.fjern(id);
    (aside.querySelector('button') ?? skriv.view).focus();
  };
  const vis = (): void => {
    const { tekster } = bakke;
    const nye = tekster.filter(({ id }) => !sagt.has(id));
    for (const { id } of nye) sagt.add(id);
    if (nye.length > 0) skriv.meld(t.nyt(nye.length));
    aside.hidden = tekster.length === 0;
    const titel = t.titel(tekster.length);
    aside.setAttribute('aria-label', titel);
    render(
      html`<h2>${titel}</h2><p>${t.hvorfor}</p>
        <ul>${tekster.map(
          (one) => html`<li data-reddet=${one.id}><blockquote>${one.tekst}</blockquote>
            <p class="under">${t.kl(tid(one.at))}${one.sendt ? nothing : html`. ${t.kunHer}`}</p>
            <p class="handlinger">${
              skriv.maa('skriv')
                ? html`<button type="button" class="button lav" @click=${() => ind(one)}>${t.ind}</button>`
                : nothing
            }<button type="button" class="button lav" @click=${() => vaek(one)}>${t.vaek}</button></p></li>`,
        )}</ul>`,
      aside,
    );
  };

  bakke.on(vis);
  onReddet(() => void bakke.ajour());
  addEventListener('online', () => void bakke.ajour());
  document.addEventListener('visibilitychange', () => void bakke.ajour());
  void bakke.ajour();
}

function tid(ms: number): string {
  const at = new Date(ms);
  const two = (n: number): string => String(n).padStart(2, '0');
  return klokkeslaet(`${two(at.getHours())}:${two(at.getMinutes())}`);
}
