// The report of an import: how it was read, line by line, each leading to its place, each guess to be taken back.
import { html, nothing, type TemplateResult } from 'lit-html';
import type { Node } from 'prosemirror-model';
import type { Command } from 'prosemirror-state';
import { etSkridt } from '../commands/kommandoer.ts';
import { medId } from '../commands/sted.ts';
import type { Importrapport, Rapportpost } from '../model/importrapport.ts';
import { tagTilbage } from '../panels/fortryd.ts';
import { gaaTil } from '../panels/gaatil.ts';
import type { Skriv } from '../view/skriv.ts';
import { loesFortsaettelse } from './fortsaettelse.ts';
import type { Fane } from './rude.ts';
import { tekster } from './tekster.ts';

const t = tekster.import;
type Slags = Rapportpost['slags'];
/** What needs eyes first. */
const ORDEN: readonly Slags[] = ['gaettet', 'uroert', 'udeladt', 'genkendt'];
/** Lines of a kind that are shown at once: a long file may have thousands. */
const HOLD = 200;

/** The tab. */
export function visImport(skriv: Skriv, rapport: Importrapport, vis: () => void): Fane {
  const { view } = skriv;
  /** Guesses that were taken back, and the first line of what they had been: the block itself may be gone. */
  const taget = new Map<Rapportpost, string | null>();
  const vist = new Map<Slags, number>();
  const aabne = new Set<Slags>(['gaettet', 'uroert']);
  const poster = new Map(ORDEN.map((slags) => [slags, rapport.poster.filter((one) => one.slags === slags)]));
  let laest: { doc: Node; ids: ReadonlySet<string> } | null = null;

  /** The ids in the document as it is now. */
  const ids = (): ReadonlySet<string> => {
    const { doc } = view.state;
    if (laest?.doc === doc) return laest.ids;
    const found = new Set<string>();
    doc.descendants((node) => {
      if (typeof node.attrs.id === 'string') found.add(node.attrs.id);
      return !node.isTextblock;
    });
    laest = { doc, ids: found };
    return found;
  };
  const fortryd = (post: Rapportpost) => (): void => {
    const command = tilbage(post);
    if (post.id === null || !command) return;
    const line = foersteLinje(view.state.doc, post.id);
    // There first: the caret follows its text out of what is taken back.
    gaaTil(skriv, post.id);
    const done = etSkridt(command)(view.state, view.dispatch, view);
    if (done) taget.set(post, line);
    skriv.meld(done ? t.fortrudt : t.kanIkke);
    vis();
  };
  const linje = (post: Rapportpost): TemplateResult => {
    const { id } = post;
    const there = id !== null && ids().has(id);
    const kan = there && tilbage(post)?.(view.state) === true;
    // What was taken back can be taken back again once an undo has brought it.
    const igen = taget.has(post) && !kan;
    const line = taget.get(post) ?? null;
    const hen = there ? id : igen && line !== null && ids().has(line) ? line : null;
    const where = igen ? t.taget : id !== null && !there ? t.vaek : post.linje === null ? '' : t.linje(post.linje);
    const inside = html`<span class="hvad">${post.hvad}</span><span class="lille svag">${post.citat}</span>`;
    return html`<li>
      ${
        hen === null
          ? html`<span class="rapportlinje">${inside}</span>`
          : html`<button type="button" class="rapportlinje" @click=${() => gaaTil(skriv, hen)}>${inside}</button>`
      }
      <span class="lille svag tal">${where}</span>
      ${
        kan && skriv.maa('skriv')
          ? html`<button class="somlink lille" type="button" aria-label=${t.fortrydNavn(post.hvad)} @click=${fortryd(post)}>${t.fortryd}</button>`
          : nothing
      }
    </li>`;
  };
  const gruppe = (slags: Slags): TemplateResult | typeof nothing => {
    const all = poster.get(slags) ?? [];
    if (all.length === 0) return nothing;
    const shown = vist.get(slags) ?? HOLD;
    const more = Math.min(HOLD, all.length - shown);
    const aaben = aabne.has(slags);
    const skift = (event: Event): void => {
      if (!(event.target instanceof HTMLDetailsElement) || event.target.open === aabne.has(slags)) return;
      if (event.target.open) aabne.add(slags);
      else aabne.delete(slags);
      vis();
    };
    // What is folded away is not drawn: it costs nothing while somebody writes.
    return html`<details .open=${aaben} @toggle=${skift}>
      <summary>${t.grupper[slags]} <span class="tal">${all.length}</span> <span class="lille svag">${t.forklaring[slags]}</span></summary>
      ${aaben ? html`<ul>${all.slice(0, shown).map(linje)}</ul>` : nothing}
      ${
        aaben && more > 0
          ? html`<button class="somlink lille" type="button" @click=${() => {
              vist.set(slags, shown + HOLD);
              vis();
            }}>${t.flere(more)}</button>`
          : nothing
      }
    </details>`;
  };
  return {
    id: 'import',
    navn: t.fane,
    indhold: () => html`<div class="rapport"><h2>${t.titel(rapport.filnavn)}</h2>${ORDEN.map(gruppe)}</div>`,
  };
}

/** The command that takes what the line says back; null where it made nothing. */
function tilbage({ slags, id, gaet }: Rapportpost): Command | null {
  if (id === null) return null;
  if (gaet !== null) return tagTilbage(id, gaet);
  return slags === 'gaettet' ? loesFortsaettelse(id) : null;
}

/** The id of the first line in the block `id`; its own where it is a line. */
function foersteLinje(doc: Node, id: string): string | null {
  let line: string | null = null;
  const block = medId(doc, id)?.node;
  if (block?.isTextblock) return id;
  block?.descendants((node) => {
    if (node.isTextblock && line === null) line = node.attrs.id;
    return line === null;
  });
  return line;
}
