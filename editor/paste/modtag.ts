// What the page does with what is pasted or dropped: people where people stand, a whole referat and files by a question,
// images to be stored, all else cleaned. Nothing is thrown away in silence.
import type { ResolvedPos } from 'prosemirror-model';
import { TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { tilfoejDeltagere } from '../commands/deltagere.ts';
import { omkring, type Sted } from '../commands/sted.ts';
import { laesDeltagertekst, rensDeltagertekst } from '../model/deltagertekst.ts';
import type { Importrapport } from '../model/importrapport.ts';
import { laesIndbydelse } from '../model/indbydelse.ts';
import { schema } from '../model/schema.ts';
import { erTomt } from '../panels/tomt.ts';
import type { Skriv } from '../view/skriv.ts';
import { fortael, spoerg } from './besked.ts';
import { gem, indsaetBilleder } from './billede.ts';
import { laesHtml } from './element.ts';
import { erKalenderfil, erTekstfil, hentInd, nytReferat } from './indlaesning.ts';
import { rensHtml } from './rens.ts';
import { rensTegn } from './tegn.ts';
import { lignerReferat, somLinjer, tekstSlice } from './tekst.ts';
import { tekster } from './tekster.ts';

export { vaelgBillede } from './billede.ts';

/** What came. */
export interface Indhold {
  readonly html: string;
  readonly tekst: string;
  readonly filer: readonly File[];
  /** Dropped, not pasted; `pos` is where. */
  readonly slip: boolean;
  readonly pos?: number;
}

export interface Modtager {
  tag(view: EditorView, indhold: Indhold): void;
  readonly somLinjer: typeof somLinjer;
  readonly tekstSlice: typeof tekstSlice;
}

export function modtager(skriv: Skriv, visRapport: (rapport: Importrapport) => void): Modtager {
  const tag = (view: EditorView, indhold: Indhold): void => {
    const { filer, slip, pos } = indhold;
    const tekst = rensTegn(indhold.tekst);
    // Word and Excel put a picture of the text beside the text.
    if (filer.length > 0 && (slip || tekst.trim() === '')) {
      tagFiler(filer, pos);
      return;
    }
    if (slip) {
      view.focus();
      if (pos !== undefined) view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(pos))));
    }
    if (/\sdata-pm-slice=/.test(indhold.html)) {
      void medBilleder(indhold.html).then((html) => view.pasteHTML(html));
      return;
    }
    const iListen = omkring(view.state.selection.$from, 'deltagere') !== null;
    const saetInd = (): void => {
      if (!somDeltagere(view, tekst)) indsaet(view, indhold.html, tekst);
    };
    if (iListen && laesIndbydelse(tekst))
      void import('../panels/dialoger.ts').then((all) => all.tilfoejDialog(skriv, tekst));
    else if (!lignerReferat(tekst, iListen) || !erTomt(skriv)) saetInd();
    else
      spoerg(skriv, tekster.referat.spoerg, [
        { tekst: tekster.referat.hent, goer: () => hentInd(skriv, tekst, '', visRapport) },
        { tekst: tekster.referat.tekst, goer: saetInd },
      ]);
  };

  const indsaet = (view: EditorView, html: string, tekst: string): void => {
    const read = html === '' ? null : rensHtml(html, tagerSektioner(view.state.selection.$from));
    if (read?.overskrift) goerPlads(view);
    if (read && read.html !== '') view.pasteHTML(read.html);
    else if (tekst !== '') view.pasteText(tekst);
    if (read && read.billeder.length > 0) void indsaetBilleder(skriv, read.billeder);
    if (read && read.tabte > 0) fortael(skriv, tekster.tabte(read.tabte));
  };

  const tagFiler = (filer: readonly File[], pos?: number): void => {
    const billeder = filer.filter((one) => one.type.startsWith('image/'));
    const andre = filer.filter((one) => !billeder.includes(one));
    if (billeder.length > 0) void indsaetBilleder(skriv, billeder, pos);
    const [fil] = andre;
    if (!fil) return;
    if (andre.length === 1 && erKalenderfil(fil)) {
      void Promise.all([fil.text(), import('../panels/dialoger.ts')]).then(([text, all]) =>
        all.tilfoejDialog(skriv, text),
      );
      return;
    }
    if (!erTekstfil(fil) || andre.length > 1) {
      fortael(skriv, erTekstfil(fil) ? tekster.fil.enAdGangen : tekster.fil.slags);
      return;
    }
    const nyt = { tekst: tekster.fil.nyt, goer: () => nytReferat(fil) };
    const her = { tekst: tekster.fil.her, goer: () => hentInd(skriv, fil, fil.name, visRapport) };
    const nej = { tekst: tekster.fil.nej, goer: () => {} };
    spoerg(skriv, tekster.fil.spoerg(fil.name), [nyt, ...(erTomt(skriv) ? [her] : []), nej]);
  };

  /** Reads a list of people pasted where people stand; a few words in the middle of a line are words. */
  const somDeltagere = (view: EditorView, tekst: string): boolean => {
    const { $from, empty } = view.state.selection;
    const parent = $from.parent;
    if (!empty || !omkring($from, 'deltagere') || omkring($from, 'tabel', 'liste')) return false;
    if (parent.content.size > 0 && (parent.type !== schema.nodes.deltagerlinje || !tekst.trim().includes('\n')))
      return false;
    const groups = laesDeltagertekst(rensDeltagertekst(tekst));
    if (!groups.some((one) => one.linjer.flat().some(({ slags }) => slags === 'navn'))) return false;
    const { tr } = view.state;
    const n = tilfoejDeltagere(tr, groups);
    if (n === 0) return false;
    skriv.dispatch(tr.setMeta('uiEvent', 'paste').scrollIntoView());
    skriv.meld(tekster.deltagere(n));
    return true;
  };

  /** A passage of another referat: its images are fetched from there and stored here, where they get the same name. */
  const medBilleder = async (html: string): Promise<string> => {
    const body = laesHtml(html);
    let tabte = 0;
    for (const figure of body.querySelectorAll('figure[data-referat]')) {
      const [from, fil] = ['referat', 'fil'].map((name) =>
        encodeURIComponent(figure.getAttribute(`data-${name}`) ?? ''),
      );
      if (from === encodeURIComponent(skriv.referatId)) continue;
      try {
        const answer = await fetch(`/referater/${from}/filer/${fil}`);
        if (!answer.ok) throw new Error(`${answer.status}`);
        await gem(skriv.referatId, await answer.blob());
      } catch {
        figure.remove();
        tabte++;
      }
    }
    if (tabte > 0) fortael(skriv, tekster.tabte(tabte));
    return body.innerHTML;
  };

  return { tag, somLinjer, tekstSlice };
}

/** Headings on the clipboard become sections among sections and after an indlæg; in the middle of things, bold lines. */
function tagerSektioner($from: ResolvedPos): boolean {
  if ($from.parent.type === schema.nodes.titel) return false;
  const parent = $from.depth > 0 ? $from.node($from.depth - 1).type.name : 'doc';
  return ['doc', 'sektion', 'punkt'].includes(parent) || slutterIndlaeg($from) !== null;
}

/** The indlæg that ends where the caret stands. */
function slutterIndlaeg($from: ResolvedPos): Sted | null {
  const here = omkring($from, 'indlaeg');
  return here && $from.pos + 2 === here.pos + here.node.nodeSize ? here : null;
}

/** What begins with a heading does not go on the line one writes: it gets an empty one, after the indlæg if that ends here. */
function goerPlads(view: EditorView): void {
  const { $from } = view.state.selection;
  const { tr } = view.state;
  const indlaeg = slutterIndlaeg($from);
  if (indlaeg && view.state.selection.empty) {
    const after = indlaeg.pos + indlaeg.node.nodeSize;
    tr.insert(after, schema.nodes.afsnit.create());
    tr.setSelection(TextSelection.create(tr.doc, after + 1));
    if ($from.parent.content.size === 0 && indlaeg.node.childCount > 1) tr.delete($from.before(), $from.after());
  } else if ($from.parent.type === schema.nodes.afsnit && $from.parentOffset > 0) tr.deleteSelection().split($from.pos);
  if (tr.docChanged) view.dispatch(tr);
}
