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
import { aktiv } from '../plugins/aktiv.ts';
import { huller } from '../plugins/huller.ts';
import { ids } from '../plugins/ids.ts';
import { pladsholdere } from '../plugins/pladsholdere.ts';
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
        'aria-multiline': 'true',
        'aria-label': tekster.editor,
      },
      nodeViews: { overskrift, liste, oevrige },
    },
  });
}

function genveje(kommandoer: readonly Kommando[]): Plugin {
  return keymap(Object.fromEntries(kommandoer.flatMap(({ tast, command }) => (tast ? [[tast, command]] : []))));
}

/** The state an opened referat starts in. `udvidelser` are the plugins of panels; their keys come first. */
export function nyTilstand(
  opened: Opened,
  client: string,
  udvidelser: readonly Plugin[],
  kommandoer: readonly Kommando[],
): EditorState {
  return EditorState.create({
    doc: Node.fromJSON(schema, opened.doc),
    plugins: [
      ...udvidelser,
      genveje(kommandoer),
      keymap(baseKeymap),
      papir(),
      navne(),
      ids(),
      huller(),
      pladsholdere(),
      aktiv(),
      dropCursor(),
      gapCursor(),
      history(),
      collab({ version: opened.version, clientID: client }),
    ],
  });
}
