// The report of an import: how it was read, line by line, each leading to its place, each guess to be taken back.
import { html, nothing, render, type TemplateResult } from 'lit-html';
import { etSkridt } from '../commands/kommandoer.ts';
import type { Importrapport, Rapportpost } from '../model/importrapport.ts';
import type { Skriv } from '../view/skriv.ts';
import { tagTilbage } from './fortryd.ts';
import { gaaTil } from './gaatil.ts';
import { tekster } from './tekster.ts';
import { udskudt } from './udskudt.ts';

const t = tekster.hoejre;
/** What needs eyes first. */
const ORDEN = ['gaettet', 'uroert', 'udeladt', 'genkendt'] as const;

/** Draws the report into the panel. */
export function visRapport(skriv: Skriv, rapport: Importrapport): void {
  const { hoejre } = skriv.flader;
  const sti = `/referater/${encodeURIComponent(skriv.referatId)}`;
  const tagetTilbage = new Set<Rapportpost>();

  const steder = (): ReadonlySet<string> => {
    const found = new Set<string>();
    skriv.view.state.doc.descendants((node) => {
      if (typeof node.attrs.id === 'string') found.add(node.attrs.id);
      return true;
    });
    return found;
  };
  /** What was taken back can be taken back again only after an undo. */
  const kanFortrydes = (post: Rapportpost): boolean => {
    const { id, gaet } = post;
    return id !== null && gaet !== null && (!tagetTilbage.has(post) || tagTilbage(id, gaet)(skriv.view.state));
  };
  const vis = (): void => {
    const ids = steder();
    const fortryd = (post: Rapportpost) => () => {
      if (post.id === null || post.gaet === null) return;
      // There first: the caret follows its text out of what is taken back.
      gaaTil(skriv, post.id);
      const { view } = skriv;
      const done = etSkridt(tagTilbage(post.id, post.gaet))(view.state, view.dispatch, view);
      if (done) tagetTilbage.add(post);
      skriv.meld(done ? t.fortrudt : t.kanIkke);
      vis();
    };
    const linje = (post: Rapportpost): TemplateResult => {
      const there = post.id !== null && ids.has(post.id);
      const where = post.linje === null ? '' : t.linje(post.linje);
      const inside = html`<span class="hvad">${post.hvad}</span><span class="lille svag">${post.citat}</span>`;
      return html`<li>
        ${
          there
            ? html`<button type="button" class="rapportlinje" @click=${() => gaaTil(skriv, post.id ?? '')}>${inside}</button>`
            : html`<span class="rapportlinje">${inside}</span>`
        }
        <span class="lille svag tal">${post.id !== null && !there ? t.vaek : where}</span>
        ${
          there && skriv.maa('skriv') && kanFortrydes(post)
            ? html`<button class="somlink lille" type="button" aria-label=${t.fortrydNavn(post.hvad)} @click=${fortryd(post)}>${t.fortryd}</button>`
            : nothing
        }
      </li>`;
    };
    render(
      html`<nav class="faner" aria-label=${t.faner}>
          <a href="#import" aria-current="page" @click=${(event: Event) => event.preventDefault()}>${t.import}</a>
          <a href=${`${sti}/historik`}>${t.historik}</a>
        </nav>
        <section class="rapport" aria-label=${t.import}>
          <h2>${t.importTitel(rapport.filnavn)}</h2>
          ${ORDEN.map((slags) => {
            const poster = rapport.poster.filter((one) => one.slags === slags);
            if (poster.length === 0) return nothing;
            return html`<details ?open=${slags === 'gaettet' || slags === 'uroert'}>
              <summary>${t.grupper[slags]} <span class="tal">${poster.length}</span> <span class="lille svag">${t.forklaring[slags]}</span></summary>
              <ul>${poster.map(linje)}</ul>
            </details>`;
          })}
        </section>`,
      hoejre,
    );
  };
  vis();
  const senere = udskudt(vis, 800, 5000);
  skriv.on(({ docChanged }) => {
    if (docChanged) senere();
  });
}
