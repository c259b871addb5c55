// What a corrected version changed, as a file of its own that is kept with it: readable without us, nothing fetched.
import type { Node } from 'prosemirror-model';
import { titel } from '../../editor/model/indhold.ts';
import { rosterOf } from '../../editor/model/roster.ts';
import { tekster } from '../tekster.ts';
import { forskel, type Stykke } from './forskel.ts';
import { Html, html, type Indhold } from './html.ts';

const STIL =
  new Html(`body { max-width: 42rem; margin: 2rem auto; padding: 0 1.25rem; font: 1.0625rem/1.55 "Source Sans 3", "Segoe UI", sans-serif; color: #1b2021; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .25rem; }
.referat { margin: 0 0 2rem; color: #545b5c; }
p { margin: 0 0 .75rem; overflow-wrap: break-word; }
.overskrift { font-weight: 600; margin-top: 1.5rem; }
.uaendret { color: #545b5c; font-size: .9rem; border-top: 1px solid #dddcd6; padding-top: .5rem; }
del { color: #9a2a20; } ins { color: #0b5563; }
.sagt { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }`);

/** A whole HTML page. The same two documents give the same bytes. */
export function aendringsside(foer: Node, nu: Node, { fra, til }: { fra: number; til: number }): string {
  const t = tekster.godkendelse.aendringer;
  const lines = forskel(foer, nu);
  return html`<!DOCTYPE html>
<html lang="da">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${t.titel(fra, til)}</title>
<style>${STIL}</style>
</head>
<body>
<main>
<h1>${t.titel(fra, til)}</h1>
<p class="referat">${titel(nu, rosterOf(nu))}</p>
${lines.length === 0 && html`<p>${t.ens}</p>`}
${lines.map((line) =>
  line.slags === 'uaendret'
    ? html`<p class="uaendret">${tekster.historik.uaendret(line.antal)}</p>\n`
    : html`<p${line.overskrift && html` class="overskrift"`}>${line.stykker.map(stykke)}</p>\n`,
)}</main>
</body>
</html>
`.tekst;
}

/** Struck or underlined, and said. */
function stykke({ slags, tekst }: Stykke): Indhold {
  const { slettet, tilfoejet, slut } = tekster.historik;
  switch (slags) {
    case null:
      return tekst;
    case 'slettet':
      return html`<del><span class="sagt">${slettet}</span>${tekst}<span class="sagt">${slut}</span></del>`;
    case 'tilfoejet':
      return html`<ins><span class="sagt">${tilfoejet}</span>${tekst}<span class="sagt">${slut}</span></ins>`;
  }
}
