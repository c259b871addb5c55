// Catches paste and drop before the editor reads them and hands them on. What was copied in this very referat is left to
// the editor. The part that cleans is fetched when the page has come to rest; what comes earlier waits for it.
import { Plugin } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import type { Indhold, Modtager } from './modtag.ts';

export interface Kilde {
  readonly referatId: string;
  /** Null until it has been fetched. */
  nu(): Modtager | null;
  /** Fetches it; null where that fails. */
  hent(): Promise<Modtager | null>;
}

export function ind(kilde: Kilde): Plugin {
  const giv = (view: EditorView, indhold: Indhold): void => {
    const now = kilde.nu();
    if (now) now.tag(view, indhold);
    else
      void kilde.hent().then((modtager) => {
        // Without the part that cleans: the letters, at least.
        if (modtager) modtager.tag(view, indhold);
        else if (indhold.tekst !== '') view.pasteText(indhold.tekst);
      });
  };
  return new Plugin({
    props: {
      transformPasted: (slice, view) => kilde.nu()?.somLinjer(slice, view.state.selection.$from) ?? slice,
      clipboardTextParser: (text, $context, _plain, view) =>
        kilde.nu()?.tekstSlice(text, $context) ?? view.state.doc.slice(0, 0),
      handleDOMEvents: {
        paste(view, event) {
          if (!view.editable || view.composing || !event.clipboardData) return false;
          const indhold = laes(event.clipboardData);
          if (erEget(indhold.html, kilde.referatId)) return false;
          event.preventDefault();
          giv(view, indhold);
          return true;
        },
        drop(view, event) {
          if (!view.editable || view.dragging || !event.dataTransfer) return false;
          const indhold = laes(event.dataTransfer);
          if (erEget(indhold.html, kilde.referatId)) return false;
          event.preventDefault();
          const pos = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos;
          giv(view, { ...indhold, slip: true, ...(pos === undefined ? {} : { pos }) });
          return true;
        },
        dragenter() {
          void kilde.hent();
          return false;
        },
      },
    },
  });
}

function laes(data: DataTransfer): Indhold {
  return { html: data.getData('text/html'), tekst: data.getData('text/plain'), filer: [...data.files], slip: false };
}

/** Copied from a referat, with no image that this one lacks. */
function erEget(html: string, referatId: string): boolean {
  if (!/\sdata-pm-slice=/.test(html)) return false;
  return [...html.matchAll(/<figure\s[^>]*?data-referat="([^"]*)"/g)].every(([, from]) => from === referatId);
}
