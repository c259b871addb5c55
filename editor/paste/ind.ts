// Paste and drop: cleans what comes, reads lists of people where people stand, and asks where a whole referat or a file
// comes. Nothing is thrown away in silence.
import { Plugin } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { omkring } from '../commands/sted.ts';
import { rensTegn } from './tegn.ts';
import { lignerReferat, somLinjer, tekstSlice } from './tekst.ts';

/** What the page does with what cannot simply be inserted. */
export interface Modtager {
  /** Images to store and describe, one after the other; `pos` where they were dropped. */
  billeder(filer: readonly File[], pos?: number): void;
  /** Images that could not come along. */
  tabte(antal: number): void;
  /** Text pasted where participants stand. True when it was read as people. */
  deltagere(tekst: string): boolean;
  /** A text that looks like a whole referat, pasted into an empty one. True when the page asks. */
  referat(tekst: string): boolean;
  /** Files that are texts. */
  filer(filer: readonly File[]): void;
}

type Rens = typeof import('./rens.ts');
let rens: Rens | null = null;

/** Fetches the cleaner. What is pasted before it is here waits for it. */
export async function hentRens(): Promise<void> {
  rens ??= await import('./rens.ts');
}

/** Parents in which headings on the clipboard become sections. */
const FRI = ['doc', 'sektion', 'punkt', 'indlaeg'];

export function ind(modtager: Modtager): Plugin {
  let fra: { billeder: readonly File[]; tabte: number } | null = null;
  const filer = (data: DataTransfer | null, pos?: number): boolean => {
    const all = [...(data?.files ?? [])];
    if (all.length === 0) return false;
    const images = all.filter((one) => one.type.startsWith('image/'));
    if (images.length > 0) modtager.billeder(images, pos);
    else modtager.filer(all);
    return true;
  };
  return new Plugin({
    props: {
      transformPastedHTML(html, view) {
        fra = null;
        // What was copied here has its own form, and is read by the schema.
        if (/\sdata-pm-slice=/.test(html) || !rens) return html;
        const { $from } = view.state.selection;
        const parent = $from.depth > 0 ? $from.node($from.depth - 1).type.name : 'doc';
        const read = rens.rensHtml(html, FRI.includes(parent) && $from.parent.type.name !== 'titel');
        fra = read;
        return read.html;
      },
      transformPasted: (slice, view) => somLinjer(slice, view.state.selection.$from),
      clipboardTextParser: (text, $context) => tekstSlice(text, $context),
      handlePaste(view, event) {
        const data = event.clipboardData;
        const text = rensTegn(data?.getData('text/plain') ?? '');
        // Word and Excel put a picture of the text beside the text.
        if (text.trim() === '' && filer(data)) return true;
        if (egen(data)) return false;
        const html = data?.getData('text/html') ?? '';
        if (html !== '' && !rens) {
          void hentRens().then(() => view.pasteHTML(html));
          return true;
        }
        if (iDeltagere(view) && modtager.deltagere(text)) return true;
        if (lignerReferat(text) && modtager.referat(text)) return true;
        const after = fra;
        fra = null;
        if (after && after.billeder.length + after.tabte > 0)
          queueMicrotask(() => {
            if (after.tabte > 0) modtager.tabte(after.tabte);
            if (after.billeder.length > 0) modtager.billeder(after.billeder);
          });
        return false;
      },
      handleDrop(view, event, _slice, moved) {
        if (moved) return false;
        const pos = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos;
        return filer(event.dataTransfer, pos);
      },
    },
  });
}

function egen(data: DataTransfer | null): boolean {
  return /\sdata-pm-slice=/.test(data?.getData('text/html') ?? '');
}

/** True in an empty line of the list of participants, or anywhere in it. */
function iDeltagere(view: EditorView): boolean {
  const { $from } = view.state.selection;
  return omkring($from, 'deltagere') !== null && !['overskrift', 'gruppenavn'].includes($from.parent.type.name);
}
