// The frame of every page: head, the line at the top, the landmarks. What stands in it comes from the page.
import type { Bruger } from '../../db/brugere.ts';
import { tekster } from '../tekster.ts';
import { udseendeNu } from '../udseende.ts';
import { type Bygning, laesBygning } from './bygning.ts';
import { type Glyf, glyf, glyffer } from './glyffer.ts';
import { type Html, html, type Indhold } from './html.ts';

export interface Side {
  readonly titel: string;
  readonly indhold: Indhold;
  /** Class of <main>; absent = the page brings its own landmarks. */
  readonly main?: string;
  /** The line at the top; absent = the ordinary one. */
  readonly top?: Indhold;
  readonly bruger?: Bruger | null;
  /** Which entry of the menu is this page. */
  readonly her?: 'overblik' | 'indstillinger';
  readonly body?: string;
  /** The writing page has a script and styles of its own. */
  readonly skriv?: boolean;
  /** The page of somebody who was invited: "script" with the script of the draft, "uden" without any. */
  readonly udkast?: 'script' | 'uden';
  /** Kept by browsers as it is: it must be the same as long as the server runs. */
  readonly uforanderlig?: boolean;
}

let bygning: Bygning | null = null;

/** A whole page. */
export function side(s: Side): string {
  const { titel, indhold, main, top, bruger = null, her, body = '', skriv = false, udkast, uforanderlig = false } = s;
  bygning ??= laesBygning();
  const { accent } = udseendeNu();
  const kuloer = accent === null || uforanderlig ? [] : [`/udseende/${accent.slice(1)}.css`];
  const stil = [...bygning.stil, ...(skriv ? bygning.skriv.stil : []), ...kuloer];
  const { skrift } = bygning;
  const moduler = skriv ? bygning.skriv.moduler : [];
  const script = skriv ? bygning.skriv.script : udkast ? udkast === 'script' && bygning.udkast : bygning.sider;
  return html`<!doctype html>
<html lang="da">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">
<meta name="robots" content="noindex, nofollow">
<title>${titel === '' ? tekster.navn : `${titel} – ${tekster.navn}`}</title>
<link rel="icon" href="/assets/favicon.svg" type="image/svg+xml">
${
  skrift &&
  html`<link rel="preload" href="${skrift}" as="font" type="font/woff2" crossorigin>
`
}${stil.map((href) => html`<link rel="stylesheet" href="${href}">\n`)}${moduler.map((href) => html`<link rel="modulepreload" href="${href}">\n`)}${script && html`<script type="module" src="${script}"></script>`}
</head>
<body class="${body}">
${glyffer}
<a class="spring" href="${skriv ? '#skriv' : '#indhold'}">${tekster.ramme.spring}</a>
${top ?? topbjaelke(bruger, her, uforanderlig ? null : udseendeNu().navn)}
${main === undefined ? indhold : html`<main class="${main}" id="indhold" tabindex="-1">${indhold}</main>`}
</body>
</html>
`.tekst;
}

function topbjaelke(bruger: Bruger | null, her: Side['her'], kommune: string | null): Html {
  const { ramme } = tekster;
  const maerke = html`<a class="maerke" href="/">${tekster.navn}${kommune && html` <span class="kommune">${kommune}</span>`}</a>`;
  if (!bruger) return html`<header class="top">${maerke}</header>`;
  const punkt = (navn: Side['her'], href: string, tekst: string) =>
    html`<a href="${href}" ${navn === her && html`aria-current="page"`}>${tekst}</a>`;
  return html`<header class="top">
${maerke}
<nav aria-label="${ramme.hovedmenu}">${punkt('overblik', '/', ramme.overblik)}${punkt('indstillinger', '/indstillinger', ramme.indstillinger)}</nav>
<span class="luft"></span>
${brugermenu(bruger)}
</header>`;
}

function brugermenu(bruger: Bruger): Html {
  const { ramme } = tekster;
  return html`<details class="menu">
<summary class="button stille">${bruger.navn}</summary>
<div class="svaevende">
<a class="punktet" href="/indstillinger">${ramme.dinKonto}</a>
<a class="punktet" href="/hjaelp/taster">${ramme.taster}</a>
<hr>
<form method="post" action="/session/slut" data-log-ud="${bruger.id}"><button class="punktet" type="submit">${ramme.logUd}</button></form>
</div>
</details>`;
}

/** The line at the top of a page about one referat: back, its name, its status, then the page's own controls. */
export function referattop(
  {
    navn,
    status,
    tilbage,
    sti,
  }: { navn: string; status: Glyf & keyof typeof tekster.status; tilbage: string; sti: string },
  knapper: Indhold,
): Html {
  return html`<header class="top">
<a class="tilbage" href="${tilbage}">${glyf('tilbage')}${tilbage === '/' ? tekster.ramme.overblik : tekster.ramme.teksten}</a>
<h1 class="dokumentnavn" title="${navn}">${navn}</h1>
${statuslink(status, sti)}
<span class="luft"></span>
${knapper}
</header>`;
}

/** The status, and the way to where it is changed. `sti`: the referat's own address. */
export function statuslink(status: Glyf & keyof typeof tekster.status, sti: string): Html {
  const [til, titel] =
    status === 'kommentering' ? ['hoering', tekster.hoering.svarene] : ['godkendelse', tekster.menu.godkendelse];
  return html`<a class="status kant" data-s="${status}" href="${sti}/${til}" title="${titel}">${glyf(status)}${tekster.status[status]}</a>`;
}

/** A sentence that answers what was just done. */
export function besked(tekst: Indhold, grad: 'god' | 'agt' | 'fejl' = 'god'): Html {
  const tegn: Glyf = grad === 'god' ? 'flueben' : grad === 'agt' ? 'se' : 'stop';
  return html`<div class="besked" data-grad="${grad}" role="${grad === 'fejl' ? 'alert' : 'status'}">${glyf(tegn)}<div>${tekst}</div></div>`;
}
