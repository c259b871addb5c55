// The style sheet of the HTML file, made from the letterhead: one column on the screen, A4 pages in print.
import type { Brevhoved, Skrift } from '../brevhoved.ts';

/** A face and what stands in for it. Letterheads are data: nothing in a name may end the string or the style element. */
function familie({ familie, erstatning, art }: Skrift): string {
  const name = (text: string): string => `"${text.replace(/[^\p{L}\p{N} _.-]/gu, '')}"`;
  return `${name(familie)}, ${name(erstatning)}, ${art === 'serif' ? 'Georgia' : 'system-ui'}, ${art}`;
}

/** A CSS string; whatever could end it or the style element is written by its number (CSS Syntax 3, § 4.3.7). */
function streng(text: string): string {
  return `"${text.replace(/[^\p{L}\p{N} .,·-]/gu, (char) => `\\${(char.codePointAt(0) ?? 0).toString(16)} `)}"`;
}

/** The rules. */
export function css({ farver, skrift, side, sidefod, hoved, logo }: Brevhoved): string {
  const { top, hoejre, bund, venstre } = side.margen;
  return `
:root { --accent: ${farver.accent}; --tekst: ${farver.tekst}; --svag: ${farver.svag}; --flade: ${farver.flade}; }
* { box-sizing: border-box; }
html { font: 1.0625rem/${skrift.linjeafstand} ${familie(skrift.broed)}; color: var(--tekst); background: #fff; }
body { max-width: 43rem; margin: 0 auto; padding: 2rem 1.25rem 3rem; overflow-wrap: break-word; }
h1, h2, h3, h4, h5, h6, [role=heading] { font-family: ${familie(skrift.overskrift)}; font-weight: 600; line-height: 1.25; text-wrap: balance; break-after: avoid; }
h1 { font-size: 1.6rem; margin: 2.25rem 0 1.5rem; }
h2 { font-size: 1.2rem; margin: 2rem 0 .4rem; }
h3 { font-size: 1.06rem; margin: 1.5rem 0 .3rem; }
h4, h5, h6, [role=heading] { font-size: 1rem; margin: 1.25rem 0 .25rem; }
h5, h6, [role=heading] { font-style: italic; }
p { margin: 0 0 .7rem; orphans: 2; widows: 2; white-space: pre-wrap; }
.linjer li { white-space: pre-wrap; }
.taler, strong { font-weight: 600; }
a { color: var(--accent); text-underline-offset: .15em; }
a:focus-visible, .tabel:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.brevhoved { display: flex; flex-wrap: wrap; align-items: center; gap: .9rem; ${hoved.streg ? 'border-bottom: 1px solid var(--accent); padding-bottom: .9rem;' : ''} }
.brevhoved img { order: ${hoved.logo === 'hoejre' ? 1 : 0}; width: ${logo ? logo.bredde : 0}mm; max-width: 100%; height: auto; }
.afsender, .sag, .sidefod { font-size: .82rem; line-height: 1.4; color: var(--svag); }
.brevhoved .afsender { flex: 1 1 10rem; }
.brevhoved .afsender strong { display: block; font-size: .95rem; color: var(--tekst); }
.brevhoved .sag { text-align: right; }
.adresse { margin-top: 1.5rem; line-height: 1.4; }
.udkast { margin: 1.25rem 0 0; font-weight: 600; color: var(--accent); }
.gruppe { margin-bottom: .8rem; }
.gruppenavn { margin: 0; color: var(--svag); break-after: avoid; }
.linjer { list-style: none; margin: 0 0 .8rem; padding: 0; }
.dagsordenspunkt li { padding-left: 1.4em; text-indent: -1.4em; }
.liste { list-style: none; margin: 0 0 .7rem; padding: 0 0 0 1.7em; }
.liste p { margin-bottom: .15rem; }
.liste .liste { margin-bottom: .15rem; }
.liste .foerste { text-indent: -1.7em; }
.liste .maerke { display: inline-block; min-width: 1.45em; text-indent: 0; }
.konklusion { margin: 1rem 0; padding-left: .9rem; border-left: 3px solid var(--accent); }
.maerkat::before { content: attr(aria-label); display: block; margin-bottom: .2rem; color: var(--accent); font-size: .8em; font-weight: 600; }
.konklusion > :first-child { margin-top: 0; }
.konklusion > :last-child { margin-bottom: 0; }
.tabel { overflow-x: auto; margin: 1rem 0 1.2rem; }
table { border-collapse: collapse; width: 100%; font-size: .94rem; line-height: 1.35; }
th, td { padding: .35rem .5rem; text-align: left; vertical-align: top; border-bottom: 1px solid #bfc6ca; }
th { font-weight: 600; }
thead th { background: var(--flade); }
thead tr:last-child th { border-bottom: 2px solid var(--accent); }
td p, th p { margin-bottom: .15rem; }
td .liste { margin-bottom: 0; }
td p:last-child, th p:last-child { margin-bottom: 0; }
figure { margin: 1rem 0 1.2rem; }
figure img { display: block; max-width: 100%; height: auto; }
.sidefod { margin-top: 3rem; padding-top: .6rem; border-top: 1px solid #bfc6ca; }
@page { size: A4; margin: ${top}mm ${hoejre}mm ${bund}mm ${venstre}mm; @bottom-left { content: ${streng(sidefod.join(' · '))}; font-size: 8.5pt; color: ${farver.svag}; } @bottom-right { content: "Side " counter(page) " af " counter(pages); font-size: 8.5pt; color: ${farver.svag}; } }
@media print {
  html { font-size: ${skrift.stoerrelse}pt; }
  body { max-width: none; padding: 0; }
  figure, tr, .underskrift { break-inside: avoid; }
  .tabel { overflow: visible; }
  .sidefod { display: none; }
}
`;
}
