// Historik: the versions of a referat, the difference in words, an earlier one brought back, a name for one.
import type { Bruger } from '../../db/brugere.ts';
import type { Haendelseslinje } from '../../db/haendelser.ts';
import { erIGang, type Hoering } from '../../db/hoeringer.ts';
import type { Laest } from '../../db/oplaesninger.ts';
import type { Referat } from '../../db/referater.ts';
import type { Version } from '../../db/versioner.ts';
import type { Oplaesning } from '../../editor/model/oplaesning.ts';
import type { Referentskifte, Versionslinje } from '../../editor/model/wire.ts';
import { tilladte } from '../access/policy.ts';
import { svarstand } from '../hoering/svarstand.ts';
import { type Besked, opremsning, tekster } from '../tekster.ts';
import { felt } from './felter.ts';
import type { Forskelslinje, Stykke } from './forskel.ts';
import { Html, html, type Indhold } from './html.ts';
import { kaldes } from './overblik.ts';
import { besked, referattop, side } from './ramme.ts';
import { klOgDag, langTid } from './tid.ts';

const t = tekster.historik;

export interface Historik {
  readonly bruger: Bruger;
  readonly referat: Referat;
  /** Newest first. */
  readonly versioner: readonly Version[];
  /** What was read out, the earliest first. */
  readonly laest: readonly Laest[];
  /** The conclusions and decisions of the text as it is now. */
  readonly dele: readonly Pick<Oplaesning, 'id' | 'art' | 'punkt'>[];
  /** Who was the referent, the newest first. */
  readonly referenter: readonly Referentskifte[];
  /** The comment rounds, the newest first. */
  readonly runder: readonly Hoering[];
  /** What happened, the newest first. */
  readonly haendelser: readonly Haendelseslinje[];
  /** The head of the chain of events. */
  readonly hoved: string | null;
  /** The newest version of the text; it may be newer than the newest point. */
  readonly nu: number;
  /** What is compared, the earlier first; `fra` null = there is nothing before. */
  readonly fra: number | null;
  readonly til: number;
  /** The version that was chosen: one of the two. */
  readonly valgt: number;
  readonly forskel: readonly Forskelslinje[];
  /** Names of accounts by id. */
  readonly navne: ReadonlyMap<string, string>;
  readonly besked: Besked | null;
  readonly fejl: string | null;
  readonly now: number;
}

export function historikside(h: Historik): string {
  const { referat, bruger } = h;
  const sti = `/referater/${referat.id}`;
  return side({
    titel: `${t.titel}: ${kaldes(referat)}`,
    bruger,
    top: referattop(
      { navn: kaldes(referat), status: referat.status, tilbage: '/', sti },
      html`<a class="button stille" href="${sti}/eksport">${tekster.menu.eksport}</a><a class="button" href="${sti}">${t.aabn}</a>`,
    ),
    indhold: html`<div class="historik">
<nav class="versioner" aria-label="${t.versioner}"><h2>${t.versioner}</h2><ul>${punkter(h)}</ul>${runder(h)}${referenter(h)}${haendelser(h)}</nav>
<main class="forskel" id="indhold" tabindex="-1">
<header><h2>${overskrift(h)}</h2>
${h.besked && besked(tekster.beskeder[h.besked])}${h.fejl && besked(h.fejl, 'fejl')}
${handlinger(h)}</header>
<div class="papir">${tekst(h)}</div>
</main></div>`,
  });
}

/** The points of the history; the text as it is now comes first where it has moved on since. */
function punkter(h: Historik): Indhold {
  const sti = `/referater/${h.referat.id}/historik`;
  return versionslinjer(h).map(({ version, titel, under }) =>
    version === null
      ? html`<li class="haendelse"><b>${titel}</b><span>${under}</span></li>`
      : html`<li><a href="${sti}?version=${version}"${version === h.valgt && html` aria-current="true"`}><b>${titel}</b><span>${under}</span></a></li>`,
  );
}

/** When the draft was out for comments, and what came of it. */
function runder({ runder: alle, referat, now }: Historik): Indhold {
  if (alle.length === 0) return null;
  const k = tekster.hoering;
  return html`<h2>${k.titel}</h2><ul>${alle.map((runde) => {
    const stand = svarstand(runde);
    const hvad = erIGang(runde, now) ? k.harSvaret(stand) : k.opsummering(stand);
    return html`<li><a href="/referater/${referat.id}/hoering/${runde.nr}"><b>${k.runde(runde.nr)}, ${langTid(runde.aabnet, now)}</b><span>${hvad}</span></a></li>`;
  })}</ul>`;
}

/** Who wrote the minutes from when to when. */
function referenter({ referenter: skift, now }: Historik): Indhold {
  if (skift.length === 0) return null;
  return html`<h2>${t.referenter}</h2><ul class="referenter">${skift.map(({ navn, fra }, i) => {
    const til = skift[i - 1]?.fra;
    return html`<li><b>${navn}</b><span>${til === undefined ? t.referentSiden(langTid(fra, now)) : t.referentFraTil(langTid(fra, now), langTid(til, now))}</span></li>`;
  })}</ul>`;
}

/** Who did what when: the log of the referat in words. */
function haendelser({ haendelser: alle, hoved, now }: Historik): Indhold {
  const lines = alle.flatMap(({ slags, detaljer, navn, at }) => {
    const sagt = tekster.haendelser.sagt(slags, detaljer);
    return sagt === null ? [] : [{ sagt, under: `${langTid(at, now)}${navn === null ? '' : ` ${t.af(navn)}`}` }];
  });
  if (lines.length === 0) return null;
  return html`<h2>${tekster.haendelser.titel}</h2><details class="fold haendelser"><summary>${tekster.haendelser.vis(lines.length)}</summary><ul>${lines.map(
    ({ sagt, under }) => html`<li><b>${sagt}</b><span>${under}</span></li>`,
  )}</ul>${hoved !== null && html`<p class="hoved">${tekster.haendelser.hoved} <code>${hoved}</code></p>`}</details>`;
}

/** The points as data, and between them what was read out; the newest first. */
export function versionslinjer(
  h: Pick<Historik, 'versioner' | 'laest' | 'dele' | 'nu' | 'referat' | 'navne' | 'now'>,
): readonly Versionslinje[] {
  const nyeste = h.versioner[0]?.version ?? -1;
  const laest = h.laest.toReversed();
  const lines: Versionslinje[] = [];
  for (const v of samlet(h.versioner)) {
    // Versions keep their order, whatever the clocks of those who read out say.
    const before = laest.findIndex((one) => one.laest < v.at);
    lines.push(...laest.splice(0, before < 0 ? laest.length : before).map((one) => oplaest(h, one)));
    const under = `${langTid(v.at, h.now)} ${hvem(h, v)}`.trim();
    lines.push({ version: v.version, titel: slagsnavn(v), under });
  }
  lines.push(...laest.map((one) => oplaest(h, one)));
  if (nyeste >= h.nu) return lines;
  return [{ version: h.nu, titel: t.nu, under: langTid(h.referat.aendret, h.now) }, ...lines];
}

function slagsnavn({ slags, navn, fra }: Version): string {
  if (slags === 'godkendt') return tekster.status.godkendt + (fra === null ? '' : `, udgave ${fra}`);
  return navn ?? t.slags[slags];
}

function oplaest({ dele, now }: Pick<Historik, 'dele' | 'now'>, { del, laest, navn }: Laest): Versionslinje {
  const { kl, dag } = klOgDag(laest, now);
  const part = dele.find(({ id }) => id === del);
  const hvad = part ? [t.laestArt[part.art], part.punkt].filter(Boolean).join(', ') : '';
  const under = [`${dag}${navn === '' ? '' : ` ${t.af(navn)}`}`, hvad].filter(Boolean).join(' · ');
  return { version: null, titel: t.laest(kl), under };
}

/** One line per version: a name or a restore says more than the pause at the same place. */
function samlet(versioner: readonly Version[]): readonly Version[] {
  const rang = { godkendt: 0, navngivet: 1, rettelse: 2, gendannet: 3, oprettet: 4, pause: 5 };
  return versioner.filter(
    (v) => !versioner.some((other) => other.version === v.version && rang[other.slags] < rang[v.slags]),
  );
}

function hvem({ navne }: Pick<Historik, 'navne'>, { bruger, forfattere }: Version): string {
  const ids = bruger === null ? forfattere : [bruger];
  return ids.length === 0 ? '' : t.af(opremsning(ids.map((id) => navne.get(id) ?? t.ukendt)));
}

function naevn(h: Historik, version: number): string {
  const point = samlet(h.versioner).find((one) => one.version === version);
  if (point?.slags === 'godkendt') return t.udgaven(point.fra ?? 1);
  if (point?.navn) return `»${point.navn}«`;
  if (!point || version === h.nu) return t.nuet;
  if (point.slags === 'oprettet') return t.oprettelsen;
  return langTid(point.at, h.now);
}

function overskrift(h: Historik): string {
  return h.fra === null ? t.foerste : t.forskelle(naevn(h, h.fra), naevn(h, h.til));
}

function handlinger(h: Historik): Indhold {
  const { referat, bruger, valgt, nu, versioner } = h;
  const maa = tilladte(bruger, { ...referat, slettet: referat.slettet !== null });
  const sti = `/referater/${referat.id}`;
  const navn = versioner.find((one) => one.version === valgt && one.slags === 'navngivet')?.navn;
  const mod = versioner.find((one) => one.version < valgt)?.version;
  return html`${
    valgt !== nu &&
    html`<p class="etiket">${t.mod}</p><p class="valg" role="group" aria-label="${t.mod}"><a href="${sti}/historik?version=${valgt}"${h.til === valgt && html` aria-current="true"`}>${mod === undefined ? t.foerste : t.forrige}</a><a href="${sti}/historik?version=${valgt}&amp;mod=nu"${h.fra === valgt && html` aria-current="true"`}>${t.nuvaerende}</a></p>`
  }
<div class="handlinger">${
    maa.includes('gendan') &&
    valgt !== nu &&
    html`<details class="fold"><summary>${t.gendan}</summary><form method="post" action="${sti}/gendannelse"><input type="hidden" name="version" value="${valgt}"><p>${t.gendanTekst}</p><p class="handlinger"><button class="button" type="submit">${t.gendanKnap}</button></p></form></details>`
  }${
    maa.includes('navngiv-version') &&
    html`<details class="fold"><summary>${t.navngiv}</summary><form method="post" action="${sti}/versioner"><input type="hidden" name="version" value="${valgt}">${felt({ navn: 'navn', label: t.navngiv, vaerdi: navn ?? '', eksempel: t.navnPlads, max: 100, paakraevet: true, autocomplete: 'off' })}<p class="handlinger"><button class="button" type="submit">${t.navngivKnap}</button></p></form></details>`
  }</div>`;
}

function tekst(h: Historik): Indhold {
  if (h.fra === null) return html`<p class="uaendret">${t.foersteTekst}</p>`;
  if (h.forskel.length === 0) return html`<p class="uaendret">${t.ens}</p>`;
  return h.forskel.map((one) =>
    one.slags === 'uaendret'
      ? html`<p class="uaendret">${t.uaendret(one.antal)}</p>`
      : html`<p class="linje${one.overskrift && ' overskrift'}${one.luft === 0 && ' taet'}">${one.stykker.map(stykke)}</p>`,
  );
}

/** Struck or underlined, and said: screen readers pass over del and ins. */
function stykke({ slags, tekst: ord }: Stykke): Indhold {
  if (slags === null) return ord;
  const [tag, sagt] = slags === 'slettet' ? ['del', t.slettet] : ['ins', t.tilfoejet];
  return html`${new Html(`<${tag}>`)}<span class="sr-only">${sagt}</span>${ord}<span class="sr-only">${t.slut}</span>${new Html(`</${tag}>`)}`;
}
