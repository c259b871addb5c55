// A thread beside the draft as a participant sees it: who says what of which words, what came of it, the answers; and the
// forms to answer and to take back, which work without a script.
import type { Node } from 'prosemirror-model';
import { slagsord, standord, standtekst } from '../../editor/model/bemaerkningsord.ts';
import { type Stykke as Diffstykke, laeseligt, orddiff } from '../../editor/model/orddiff.ts';
import { tekst } from '../../editor/model/tekst.ts';
import type { Kopi, Tidligere, Vistsvar, Visttraad } from '../hoering/visning.ts';
import { tekster } from '../tekster.ts';
import { type Html, html, type Indhold } from './html.ts';
import { langTid } from './tid.ts';

const t = tekster.udkast.traad;

export interface Traadramme {
  readonly hoering: string;
  readonly kopi: Kopi;
  readonly aaben: boolean;
  readonly now: number;
  /** Draws the number of a sending. */
  nummer(): string;
}

const tabellinjer = new WeakMap<Node, ReadonlySet<string>>();

/** Whether a line stands in a table: its threads are beneath the table then, away from its words. */
export function iTabel(doc: Node, blok: string): boolean {
  let ids = tabellinjer.get(doc);
  if (!ids) {
    const found = new Set<string>();
    doc.descendants((node) => {
      if (node.type.name !== 'tabel') return !node.isTextblock;
      node.descendants((inner) => void found.add(String(inner.attrs.id ?? '')));
      return false;
    });
    ids = found;
    tabellinjer.set(doc, ids);
  }
  return ids.has(blok);
}

/** Words around a proposal that tell where it stands. */
const OMKRING = 48;

export function traadkort(traad: Visttraad, ramme: Traadramme): Html {
  const { id, egen, navn, forslag, slags, tekst: said, stand, begrundelse, svar, rev } = traad;
  const hvem = egen ? (forslag ? t.duForeslaar : t.du) : forslag ? t.foreslaar(navn) : navn;
  return html`<article class="kort${egen && html` mit`}" id="t-${id}" data-traad="${id}" data-rev="${rev}" aria-label="${hvem}">
<header><b>${hvem}</b>${slags && html`<span>${slagsord[slags]}</span>`}<span class="stand" data-stand="${stand}">${standord[stand]}</span></header>
${om(traad, ramme.kopi)}
${said !== '' && html`<p class="ord">${said}</p>`}
${svar.length > 0 && html`<ul class="svarene">${svar.map((one) => svaret(one, ramme.now))}</ul>`}
${begrundelse !== '' && html`<p class="ord afgoerelse"><b>${t.referenten}:</b> ${begrundelse}</p>`}
${ramme.aaben && handlinger(traad, ramme)}
</article>`;
}

/** What it speaks of: the words, or what becomes of them. */
function om({ forslag, citat, sted }: Visttraad, kopi: Kopi): Indhold {
  // Away from its words it repeats them.
  const borte = sted !== null && citat !== '' && iTabel(kopi.doc, sted.blok);
  const ord = html`<blockquote class="citat">${citat}</blockquote>`;
  if (forslag?.art === 'slet-afsnit') return html`${borte && ord}<p class="diff">${t.sletAfsnit}</p>`;
  if (forslag?.art === 'nyt-afsnit')
    return html`${borte && ord}<p class="etiket">${t.nytAfsnit}</p><p class="diff">${diff([{ slags: 'tilfoejet', tekst: forslag.tekst }])}</p>`;
  const line = sted && kopi.linjer.get(sted.blok);
  const whole = line?.isTextblock ? tekst(line, kopi.roster) : '';
  if (forslag && sted) {
    const foer = whole.slice(0, sted.fra);
    const efter = whole.slice(sted.til);
    const pieces: readonly Diffstykke[] = [
      { slags: 'ens', tekst: foran(foer) },
      ...laeseligt(orddiff(citat, forslag.tekst)),
      { slags: 'ens', tekst: bagefter(efter) },
    ];
    return html`<p class="diff">${diff(pieces)}</p>`;
  }
  return (borte || (citat !== '' && citat !== whole)) && ord;
}

/** The last words before a passage. */
function foran(text: string): string {
  return text.length <= OMKRING ? text : `…${text.slice(-OMKRING).replace(/^\S*/, '')}`;
}

function bagefter(text: string): string {
  return text.length <= OMKRING ? text : `${text.slice(0, OMKRING).replace(/\S*$/, '')}…`;
}

/** Struck or underlined, and said. */
function diff(pieces: readonly Diffstykke[]): Indhold {
  const { slettet, tilfoejet, slut } = tekster.historik;
  const sagt = (words: string): Html => html`<span class="sr-only">${words}</span>`;
  return pieces.map(({ slags, tekst: words }) =>
    slags === 'ens'
      ? words
      : slags === 'slettet'
        ? html`<del>${sagt(slettet)}${words}${sagt(slut)}</del>`
        : html`<ins>${sagt(tilfoejet)}${words}${sagt(slut)}</ins>`,
  );
}

function svaret({ navn, egen, tekst: words, at }: Vistsvar, now: number): Html {
  return html`<li><p class="hvem"><b>${egen ? t.du : navn}</b> <span>${langTid(at, now)}</span></p><p class="ord">${words}</p></li>`;
}

function handlinger({ id, egen, stand }: Visttraad, { hoering, nummer }: Traadramme): Html | null {
  if (stand === 'trukket') return null;
  const sti = `/udkast/${hoering}/bemaerkninger/${id}`;
  const aaben = stand === 'aaben' || stand === 'holdt';
  return html`<div class="handling"><details class="fold"><summary>${t.svar}</summary>
<form method="post" action="${sti}/svar" data-send="svar">
<input type="hidden" name="afsending" value="${nummer()}">
<label class="form-label" for="s-${id}">${t.ditSvar}</label>
<textarea class="form-input" id="s-${id}" name="tekst" rows="3" maxlength="10000" required></textarea>
<button class="button" type="submit">${t.send}</button></form></details>
${
  egen &&
  aaben &&
  html`<form method="post" action="${sti}/tilbagetraekning" data-send="traek"><button class="somlink" type="submit">${t.traek}</button></form>`
}</div>`;
}

/** A thread in a line of a list: for the panel. */
export function traadlinje({ id, forslag, stand, begrundelse, citat, tekst: said, slags }: Visttraad): Html {
  const words = citat || said || forslag?.tekst || (slags ? slagsord[slags] : t.bemaerkning);
  return html`<li><a href="#t-${id}">${kort(words)}</a><span>${standtekst(stand, begrundelse)}</span></li>`;
}

/** One of an earlier round: its draft is another. */
export function tidligerelinje({ ord, stand, begrundelse }: Tidligere): Html {
  return html`<li>${kort(ord || t.bemaerkning)}<span>${standtekst(stand, begrundelse)}</span></li>`;
}

function kort(words: string): string {
  return words.length > 60 ? `${words.slice(0, 58).replace(/\s\S*$/, '')}…` : words;
}
