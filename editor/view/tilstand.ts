// The plugins of the editor in the order in which they get a key or a change.
import { collab } from 'prosemirror-collab';
import { baseKeymap } from 'prosemirror-commands';
import { history } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import { Plugin } from 'prosemirror-state';
import { figurer } from '../nodeviews/figurer.ts';
import { liste } from '../nodeviews/lister.ts';
import { navne } from '../nodeviews/navne.ts';
import { oevrige } from '../nodeviews/oevrige.ts';
import { overskrift } from '../nodeviews/overskrifter.ts';
import { venter } from '../nodeviews/venter.ts';
import { aktiv } from '../plugins/aktiv.ts';
import { altgr } from '../plugins/altgr.ts';
import { atomer } from '../plugins/atomer.ts';
import { blokpynt } from '../plugins/blokpynt.ts';
import { forslag } from '../plugins/forslag/forslag.ts';
import { huller } from '../plugins/huller.ts';
import { ids } from '../plugins/ids.ts';
import { markoer } from '../plugins/markoer.ts';
import { pladsholdere } from '../plugins/pladsholdere.ts';
import { taster } from '../plugins/taster.ts';
import { tekster } from '../tekster.ts';
import { beskeder } from './besked.ts';
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
  /** The version the document is of, and the id that this writer's steps carry. */
  readonly version: number;
  readonly client: string;
  readonly meld: (tekst: string) => void;
}

/** Puts the plugins of panels, whose keys come first, and the keys of all commands among those of the text itself. */
export type Saml = (udvidelser: readonly Plugin[], kommandoer: readonly Kommando[]) => readonly Plugin[];

/**
 * The plugins of the text itself. They are made once, so that their state outlives what is added later: the text can be
 * written before the panels are there.
 */
export function skriveplugins({ version, client, meld }: Tilbehoer): Saml {
  const foerst = [altgr(), markoer(), forslag(meld), figurer()];
  const dernaest = atomer();
  const derpaa = [
    keymap(baseKeymap),
    papir(),
    venter(),
    navne(),
    ids(),
    blokpynt(huller, pladsholdere),
    aktiv(),
    beskeder(meld),
    history(),
    collab({ version, clientID: client }),
  ];
  return (udvidelser, kommandoer) => [
    ...foerst,
    ...udvidelser,
    dernaest,
    genveje(kommandoer),
    taster(() => kommandoer),
    ...derpaa,
  ];
}
