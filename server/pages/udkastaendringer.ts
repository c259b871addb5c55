// What a later draft changed since the one before, in words, as this reader may see both. Where something was withheld
// since, what went out is not shown: it may be that.
import { Fragment, type Node } from 'prosemirror-model';
import type { Steder } from '../hoering/kopi.ts';
import { tekster } from '../tekster.ts';
import { type Forskelslinje, forskel, type Stykke } from './forskel.ts';
import { html, type Indhold } from './html.ts';
import { side } from './ramme.ts';
import { udkasttop } from './udkastadgang.ts';

const t = tekster.udkast.aendringer;

export interface Udkastaendringer {
  readonly hoering: string;
  /** Number of the round before. */
  readonly foerNr: number;
  readonly foer: { readonly doc: Node; readonly steder: Steder };
  readonly nu: { readonly doc: Node; readonly steder: Steder };
  /** Whether something is withheld from this reader that was not when they read the draft before. */
  readonly skjult: boolean;
}

export function udkastaendringer(u: Udkastaendringer): string {
  // A line keeps its id from draft to draft, in the document; the copies number theirs anew.
  const lines = forskel(medOriginaleIds(u.foer), medOriginaleIds(u.nu));
  return side({
    titel: t.titel(u.foerNr),
    top: udkasttop(true),
    udkast: 'uden',
    body: 'udkastside',
    main: 'side smal forskel',
    indhold: html`<h1>${t.titel(u.foerNr)}</h1>
<p class="indledning"><a href="/udkast/${u.hoering}">${tekster.udkast.skriv.tilbage}</a></p>
<div class="papir">${lines.length === 0 ? html`<p>${t.ens}</p>` : lines.map((line) => linje(line, u.skjult))}</div>`,
  });
}

function medOriginaleIds({ doc, steder }: Udkastaendringer['nu']): Node {
  const walk = (node: Node): Node => {
    if (node.isText) return node;
    const id: unknown = node.attrs.id;
    const known = typeof id === 'string' && Object.hasOwn(steder, id) ? steder[id] : undefined;
    const attrs = 'id' in node.attrs && !node.isInline ? { ...node.attrs, id: known?.blok ?? '' } : node.attrs;
    return node.type.create(attrs, Fragment.from(node.children.map(walk)), node.marks);
  };
  return walk(doc);
}

function linje(line: Forskelslinje, skjult: boolean): Indhold {
  if (line.slags === 'uaendret') return html`<p class="uaendret">${tekster.historik.uaendret(line.antal)}</p>`;
  return html`<p class="linje${line.overskrift && html` overskrift`}">${line.stykker.map((one) => stykke(one, skjult))}</p>`;
}

function stykke({ slags, tekst }: Stykke, skjult: boolean): Indhold {
  const { slettet, tilfoejet, slut } = tekster.historik;
  switch (slags) {
    case null:
      return tekst;
    case 'slettet':
      return skjult && /[\p{L}\p{N}]/u.test(tekst)
        ? html`<span class="svag">${t.udgaaet}</span> `
        : html`<del><span class="sr-only">${slettet}</span>${tekst}<span class="sr-only">${slut}</span></del>`;
    case 'tilfoejet':
      return html`<ins><span class="sr-only">${tilfoejet}</span>${tekst}<span class="sr-only">${slut}</span></ins>`;
  }
}
