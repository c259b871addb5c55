// The line at the top: state of saving, undo, redo, export, and the ⋯ menu with every command.
import { html, nothing, render } from 'lit-html';
import { TASTER } from '../model/taster.ts';
import { type Kommando, tastTekst } from '../view/kommando.ts';
import type { Skriv } from '../view/skriv.ts';
import { type Menugruppe, menuknap } from './menu.ts';
import { tekster } from './tekster.ts';
import { udskudt } from './udskudt.ts';

const { grupper } = tekster;
/** The order of the groups; what another part of the page brings comes after. */
const ORDEN: readonly string[] = [
  grupper.skriv,
  grupper.indsaet,
  grupper.tekst,
  grupper.liste,
  grupper.opbygning,
  grupper.tabel,
  grupper.ret,
  grupper.adgang,
  grupper.moede,
  grupper.vis,
];

/** Mounts the line into the page's header, after the name and the status. */
export function visTop(skriv: Skriv, omdoeb: () => void): void {
  const { top } = skriv.flader;
  const sti = `/referater/${encodeURIComponent(skriv.referatId)}`;
  const find = (id: string): Kommando | undefined => skriv.kommandoer.find((one) => one.id === id);
  const kan = (kommando: Kommando | undefined): boolean =>
    kommando?.command(skriv.view.state, undefined, skriv.view) === true;

  const luft = document.createElement('span');
  luft.className = 'luft';
  const knapper = document.createElement('span');
  knapper.className = 'topknapper';
  const menu = menuknap(
    () => [...kommandogrupper(skriv), referatgruppe(skriv, sti, omdoeb)],
    () => skriv.view.focus(),
  );
  skriv.gemt.after(luft, knapper, menu);

  const udfoer = (id: string) => () => {
    const kommando = find(id);
    if (kommando && kan(kommando)) skriv.udfoer(kommando.command);
  };
  const knap = (id: 'fortryd' | 'gendan') =>
    html`<button class=${`button stille ${id}`} type="button" title=${tastTekst(TASTER[id])} aria-disabled=${kan(find(id)) ? nothing : 'true'}
      @mousedown=${(event: Event) => event.preventDefault()} @click=${udfoer(id)}>${tekster.top[id]}</button>`;
  // A draft goes on to the participants; what has been there goes out of the house.
  const kladde = (): boolean => skriv.maa('til-kommentering') && skriv.maa('aabn-hoering');
  const eksport = () =>
    skriv.maa('eksporter')
      ? html`<a class=${kladde() ? 'button stille' : 'button'} href=${`${sti}/eksport`}>${tekster.top.eksport}</a>`
      : nothing;
  const vis = (): void => {
    render(
      html`${skriv.maa('skriv') ? html`${knap('fortryd')}${knap('gendan')}` : nothing}
      ${eksport()}${
        kladde() ? html`<a class="button" href=${`${sti}/hoering/ny`}>${tekster.top.kommentering}</a>` : nothing
      }`,
      knapper,
    );
  };
  vis();
  const senere = udskudt(vis);
  skriv.on(({ docChanged }) => {
    if (docChanged) senere();
  });
  const navn = top.querySelector('.dokumentnavn');
  skriv.onNavn((next) => {
    if (navn) navn.textContent = next;
  });
}

function kommandogrupper(skriv: Skriv): readonly Menugruppe[] {
  if (!skriv.maa('skriv')) return [];
  const { view } = skriv;
  const navne = [...new Set([...ORDEN, ...skriv.kommandoer.map((one) => one.gruppe)])];
  return navne.flatMap((navn) => {
    const punkter = skriv.kommandoer
      .filter((one) => one.gruppe === navn)
      .map(({ navn: kaldes, tast, command }) => ({
        navn: kaldes,
        ...(tast === undefined ? {} : { tast }),
        kan: command(view.state, undefined, view),
        goer: () => void skriv.udfoer(command),
      }));
    return punkter.length > 0 ? { navn, punkter } : [];
  });
}

/** What concerns the referat as a whole, most of it on pages of its own. */
function referatgruppe(skriv: Skriv, sti: string, omdoeb: () => void): Menugruppe {
  const link = (navn: string, href: string) => ({ navn, href, kan: true });
  return {
    navn: grupper.referat,
    punkter: [
      ...(skriv.maa('omdoeb') ? [{ navn: tekster.top.omdoeb, kan: true, goer: omdoeb }] : []),
      ...(skriv.maa('laes-hoering') ? [link(tekster.top.kommentering, `${sti}/hoering`)] : []),
      link(tekster.top.godkendelse, `${sti}/godkendelse`),
      link(tekster.top.historik, `${sti}/historik`),
      link(tekster.top.bilag, `${sti}/bilag`),
      ...(skriv.maa('kontroller') ? [link(tekster.top.kontrol, `${sti}/kontrol`)] : []),
      ...(skriv.maa('eksporter') ? [link(tekster.top.eksport, `${sti}/eksport`)] : []),
      ...(skriv.maa('kopier')
        ? [link(tekster.top.kopi, `/referater/ny?kopi=${encodeURIComponent(skriv.referatId)}`)]
        : []),
      link(tekster.top.forkortelser, '/indstillinger/forkortelser'),
      link(tekster.top.taster, '/hjaelp/taster'),
      { navn: tekster.top.logUd, kan: true, goer: () => skriv.logUd() },
    ],
  };
}
