// What has been approved: each version with its files as they were stored, who checked and approved it, what happened to
// it, and the way to a correction.
import type { Udgave } from '../../db/godkendelser.ts';
import type { Milepaelslinje } from '../../db/milepaele.ts';
import { milepaele } from '../../editor/model/forloeb.ts';
import type { Referathandling } from '../access/policy.ts';
import { laesArkivformat } from '../export/udgave.ts';
import { tekster } from '../tekster.ts';
import type { Godkendelse } from './afgoerelse.ts';
import { stoerrelsestekst } from './bilag.ts';
import { felt, vaelg } from './felter.ts';
import { glyf } from './glyffer.ts';
import { html, type Indhold } from './html.ts';
import { dagTekst, iDag, langTid } from './tid.ts';
import { taelling } from './udsendelseskvittering.ts';

const t = tekster.godkendelse;
/** In the order of the page; what a correction changed comes last. */
const FORMATER: Readonly<Record<string, string>> = t.udgaver.formater;

export function udgaveliste(g: Godkendelse, maa: readonly Referathandling[]): Indhold {
  if (g.udgaver.length === 0) return null;
  return html`<section class="afsnit udgaver" aria-labelledby="udgaver"><h2 id="udgaver">${t.udgaver.titel}</h2>
${g.udgaver.map((one, i) => udgave(g, one, i === 0, maa))}</section>`;
}

/** How somebody approved it, as a sentence. */
export function godkendtAf({ noteret, navn, at }: Pick<Udgave, 'noteret' | 'navn' | 'at'>, now: number): string {
  const tid = langTid(at, now);
  if (!noteret) return `${t.udgaver.godkendt(tid)} ${t.udgaver.af(navn)}`;
  return t.udgaver.noteret(noteret.hvem, noteret.hvor, dagTekst(noteret.hvornaar, now), navn, tid);
}

function udgave(g: Godkendelse, one: Udgave, nyeste: boolean, maa: readonly Referathandling[]): Indhold {
  const { referat, now } = g;
  const sti = `/referater/${referat.id}`;
  const filer = `${sti}/udgaver/${one.udgave}`;
  const filerne = (offentlig: boolean): Indhold =>
    one.filer
      .filter(({ format }) => laesArkivformat(format).offentlig === offentlig)
      .toSorted((a, b) => rang(a.format) - rang(b.format))
      .map(({ format, stoerrelse }) => {
        const navn = formatnavn(format, one.udgave);
        const hent = t.udgaver.hent(`${navn}${offentlig ? t.udgaver.offentlig : ''}`, one.udgave);
        return html`<li><a href="${filer}/${format}" download aria-label="${hent}">${navn}</a> <span class="svag">${stoerrelsestekst(stoerrelse)}</span></li>`;
      });
  const { kontrol } = one;
  const own = g.milepaele.filter(({ udgave }) => udgave === one.udgave);
  const antal = (alvor: string): number => kontrol?.punkter.filter((punkt) => punkt.alvor === alvor).length ?? 0;
  const stand = !nyeste ? 'tidligere' : referat.status === 'tilbagekaldt' ? 'tilbagekaldt' : 'godkendt';
  return html`<article class="udgave" aria-labelledby="udgave-${one.udgave}"><header><h3 id="udgave-${one.udgave}">${t.udgave(one.udgave)}</h3>
<span class="status kant" data-s="${stand}">${stand !== 'tidligere' && glyf(stand)}${t.udgaver.stand[stand]}</span></header>
<p>${godkendtAf(one, now)}</p>
${kontrol && html`<p class="svag">${t.kontrol.af(kontrol.navn, langTid(kontrol.at, now))}: ${t.kontrol.resultat(antal('begrundes'), antal('oplyses'))}</p>`}
${
  kontrol &&
  antal('begrundes') > 0 &&
  html`<ul class="begrundelser">${kontrol.punkter
    .filter(({ begrundelse }) => begrundelse)
    .map(({ citat, om, begrundelse }) => html`<li><q>${citat || om}</q> ${begrundelse}</li>`)}</ul>`
}
${
  maa.includes('eksporter') &&
  html`<ul class="arkivfiler" aria-label="${t.udgaver.filer}">${filerne(false)}<li><a href="${filer}/pakke" download aria-label="${t.udgaver.hent(tekster.pakke.titel, one.udgave)}">${tekster.pakke.titel}</a></li><li><a href="${filer}/kvittering" download aria-label="${t.udgaver.hent(t.udgaver.kvittering, one.udgave)}">${t.udgaver.kvittering}</a></li></ul>
<details class="fold"><summary>${t.udgaver.offentligUdgave}</summary><p class="hjaelp">${t.udgaver.offentligTekst}</p><ul class="arkivfiler">${filerne(true)}</ul></details>`
}
${handlinger(g, one, nyeste, maa, sti)}
${udsendelsesliste(g, one, sti)}
${milepaelliste(own, one, nyeste && maa.includes('noter-milepael'), sti, now)}
<details class="fold bevis"><summary>${t.udgaver.aftryk}</summary><dl>
<dt>${t.udgaver.dokument}</dt><dd>${one.sha256}</dd>
${one.filer.map(({ navn, sha256 }) => html`<dt>${navn}</dt><dd>${sha256}</dd>`)}
<dt>${t.udgaver.hoved}</dt><dd>${one.hoved}</dd></dl>
<p class="hjaelp">${t.udgaver.hovedTekst} <code>verify --head ${one.hoved.slice(0, 12)}…</code></p></details></article>`;
}

/** What the format of a kept file is called here. */
function formatnavn(kept: string, udgave: number): string {
  if (kept === 'aendringer') return t.udgaver.aendringer(udgave - 1);
  const { format } = laesArkivformat(kept);
  return FORMATER[format] ?? format;
}

function rang(kept: string): number {
  const at = Object.keys(FORMATER).indexOf(laesArkivformat(kept).format);
  return at < 0 ? Number.MAX_SAFE_INTEGER : at;
}

/** What was sent of it, each with its receipt. */
function udsendelsesliste({ udsendelser, now }: Godkendelse, { udgave }: Udgave, sti: string): Indhold {
  const own = udsendelser.filter((one) => one.udgave === udgave);
  if (own.length === 0) return null;
  const u = tekster.udsendelse;
  return html`<div class="milepaele"><h4>${u.tidligere}</h4><ul class="milepaeleliste">${own.map(
    (one) =>
      html`<li><a href="${sti}/udsendelser/${one.id}">${u.kvitteringAf(langTid(one.frigivet ?? one.lavet, now))}</a> <span class="svag">${taelling(one)}</span></li>`,
  )}</ul></div>`;
}

function milepaelliste(
  own: readonly Milepaelslinje[],
  { udgave }: Udgave,
  kan: boolean,
  sti: string,
  now: number,
): Indhold {
  const m = t.milepaele;
  if (own.length === 0 && !kan) return null;
  const skjult = html`<input type="hidden" name="udgave" value="${udgave}">`;
  return html`<div class="milepaele"><h4>${m.titel}</h4>
${
  own.length > 0 &&
  html`<ul class="milepaeleliste">${own.map(
    ({ art, dato, note }) =>
      html`<li><b>${m.navne[art]}</b> <span>${dagTekst(dato, now)}</span>${note !== '' && html` <span class="svag">${note}</span>`}${
        kan &&
        art !== 'rettet' &&
        html`<form class="h" method="post" action="${sti}/milepaele">${skjult}<input type="hidden" name="art" value="${art}"><input type="hidden" name="fjern" value="ja"><button class="somlink" type="submit" aria-label="${m.fortrydNavn(m.navne[art])}">${m.fortryd}</button></form>`
      }</li>`,
  )}</ul>`
}
${
  kan &&
  html`<details class="fold"><summary>${m.noter}</summary><form method="post" action="${sti}/milepaele">${skjult}
${vaelg(
  'art',
  m.art,
  milepaele.filter((art) => art !== 'rettet').map((art) => ({ vaerdi: art, tekst: m.navne[art] })),
)}
${felt({ navn: 'dato', label: m.dato, type: 'date', vaerdi: iDag(now), paakraevet: true })}
${felt({ navn: 'note', label: m.note, eksempel: m.notePlads, max: 200, autocomplete: 'off' })}
<p class="handlinger"><button class="button" type="submit">${m.gem}</button></p></form></details>`
}</div>`;
}

/** Begin a correction, withdraw: of the newest version, and only while nobody is correcting it. */
function handlinger(
  { referat }: Godkendelse,
  { udgave }: Udgave,
  nyeste: boolean,
  maa: readonly Referathandling[],
  sti: string,
): Indhold {
  if (!nyeste || (referat.status !== 'godkendt' && referat.status !== 'tilbagekaldt')) return null;
  const { ret, kaldTilbage, handling } = t;
  return html`<div class="handlinger">${
    maa.includes('udsend') &&
    html`<a class="button button-primary" href="${sti}/udsendelse">${tekster.udsendelse.udsend(udgave)}</a>`
  }${
    maa.includes('ret') &&
    html`<details class="fold"><summary>${handling.ret}</summary><form method="post" action="${sti}/rettelse"><p>${ret.tekst(udgave)}</p><p class="handlinger"><button class="button button-primary" type="submit">${ret.knap}</button></p></form></details>`
  }${
    maa.includes('kald-tilbage') &&
    html`<details class="fold"><summary>${handling['kald-tilbage']}</summary><form method="post" action="${sti}/tilbagekaldelse"><p>${kaldTilbage.tekst}</p><p class="handlinger"><button class="button farlig" type="submit">${kaldTilbage.knap}</button></p></form></details>`
  }</div>`;
}
