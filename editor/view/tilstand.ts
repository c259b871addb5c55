// The editor's state: the document as opened and the plugins in the order in which they get a key or a change.
import { collab } from 'prosemirror-collab';
import { baseKeymap } from 'prosemirror-commands';
import { dropCursor } from 'prosemirror-dropcursor';
import { gapCursor } from 'prosemirror-gapcursor';
import { history } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import { Node } from 'prosemirror-model';
import { EditorState, Plugin } from 'prosemirror-state';
import { schema } from '../model/schema.ts';
import type { Opened } from '../model/wire.ts';
import { liste } from '../nodeviews/lister.ts';
import { navne } from '../nodeviews/navne.ts';
import { oevrige } from '../nodeviews/oevrige.ts';
import { overskrift } from '../nodeviews/overskrifter.ts';
import { venter } from '../nodeviews/venter.ts';
import { aktiv } from '../plugins/aktiv.ts';
import { atomer } from '../plugins/atomer.ts';
import { blokpynt } from '../plugins/blokpynt.ts';
import { forladte } from '../plugins/forladte.ts';
import { forslag } from '../plugins/forslag/forslag.ts';
import { huller } from '../plugins/huller.ts';
import { ids } from '../plugins/ids.ts';
import { klip } from '../plugins/klip.ts';
import { markoer } from '../plugins/markoer.ts';
import { pladsholdere } from '../plugins/pladsholdere.ts';
import { taster } from '../plugins/taster.ts';
import { tekster } from '../tekster.ts';
import type { Kommando } from './kommando.ts';

/** The paper: Danish, spell checked by the browser, one text field to a screen reader. */
function papir(): Plugin {
  return new Plugin({
    props: {
      attributes: {
        class: 'papir',
        lang: 'da',
        spellcheck: 'true',
        role: 'textbox',
        // Said aloud: the region that scrolls is reached by the keyboard through the text in it.
        tabindex: '0',
        'aria-multiline': 'true',
        'aria-label': tekster.editor,
      },
      nodeViews: { overskrift, liste, oevrige },
      // Room for the pop-up below the line one writes.
      scrollThreshold: { top: 40, bottom: 220, left: 0, right: 0 },
      scrollMargin: { top: 60, bottom: 240, left: 0, right: 0 },
    },
  });
}

function genveje(kommandoer: readonly Kommando[]): Plugin {
  return keymap(Object.fromEntries(kommandoer.flatMap(({ tast, command }) => (tast ? [[tast, command]] : []))));
}

export interface Tilbehoer {
  readonly referatId: string;
  readonly kommandoer: readonly Kommando[];
  /** The plugins of panels; their keys come first. */
  readonly udvidelser: readonly Plugin[];
  readonly meld: (tekst: string) => void;
}

/** The state an opened referat starts in. */
export function nyTilstand(
  opened: Opened,
  client: string,
  { referatId, kommandoer, udvidelser, meld }: Tilbehoer,
): EditorState {
  return EditorState.create({
    doc: Node.fromJSON(schema, opened.doc),
    plugins: [
      markoer(),
      forslag(meld),
      ...udvidelser,
      atomer(),
      genveje(kommandoer),
      taster(() => kommandoer),
      keymap(baseKeymap),
      papir(),
      venter(),
      navne(),
      klip(referatId),
      forladte(),
      ids(),
      blokpynt(huller, pladsholdere),
      aktiv(),
      dropCursor(),
      gapCursor(),
      history(),
      collab({ version: opened.version, clientID: client }),
    ],
  });
}
