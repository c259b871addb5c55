// Remarks and proposals beside the text, attached to the writing page: what shows them is fetched when the server tells of
// any, or when somebody wants to make one.
import type { Command } from 'prosemirror-state';
import { TASTER } from '../model/taster.ts';
import type { Fane, Rude } from '../rapport/rude.ts';
import type { Kommando } from '../view/kommando.ts';
import type { Skriv, Udvidelse } from '../view/skriv.ts';
import type { Bemaerkningsrude } from './aabn.ts';
import { traadplugin } from './plugin.ts';
import { tekster as t } from './tekster.ts';

export interface Bemaerkningsdel extends Udvidelse {
  /** The tab; there is none before there is something in it. */
  readonly fane: Fane;
  tilsluttet(rude: Rude): void;
}

export function bemaerkninger(): Bemaerkningsdel {
  let her: Skriv | null = null;
  let rude: Rude | null = null;
  let henter: Promise<Bemaerkningsrude> | null = null;
  let aaben: Bemaerkningsrude | null = null;

  const aabn = (skriv: Skriv): Promise<Bemaerkningsrude> => {
    henter ??= import('./aabn.ts').then(async ({ aabnBemaerkninger }) => {
      while (skriv.view.composing) await new Promise((resolve) => setTimeout(resolve, 50));
      aaben = aabnBemaerkninger(skriv);
      if (rude) aaben.tilsluttet(rude);
      rude?.nyFane('bemaerkninger');
      return aaben;
    });
    henter.catch(() => {
      henter = null;
    });
    return henter;
  };
  /** Not while the text is on the wall. */
  const kommando = (
    id: 'bemaerkninger' | 'bemaerk',
    ord: readonly string[],
    handling: string,
    brug: (del: Bemaerkningsrude) => void,
    tast?: string,
  ): Kommando => {
    const command: Command = (_state, dispatch) => {
      if (!her?.maa(handling)) return false;
      if (!dispatch) return !document.body.classList.contains('uden-ruder');
      if (document.body.classList.contains('uden-ruder')) her.meld(t.meld.ruderSkjult);
      else void aabn(her).then(brug);
      return true;
    };
    return { id, navn: t.kommandoer[id], ord, gruppe: t.gruppe, command, ...(tast === undefined ? {} : { tast }) };
  };
  return {
    plugins: [traadplugin()],
    kommandoer: [
      kommando(
        'bemaerkninger',
        ['gennemgå', 'bemærkninger'],
        'laes-bemaerkninger',
        (del) => del.gennemgaa(),
        TASTER.bemaerkninger,
      ),
      kommando('bemaerk', ['bemærk', 'bemærkning'], 'bemaerk', (del) => del.nyBemaerkning()),
    ],
    mount(skriv) {
      her = skriv;
      if (!skriv.maa('laes-bemaerkninger')) return;
      // Told when the line opens too, where there is anything.
      skriv.onHoert((event, data) => {
        const rev = event === 'bemaerkninger' ? laesRev(data) : 0;
        if (rev > 0) void aabn(skriv).then((del) => del.hoert(rev));
      });
    },
    fane: {
      id: 'bemaerkninger',
      get navn() {
        return aaben?.fane.navn ?? '';
      },
      findes: () => aaben !== null,
      vist: () => aaben?.fane.vist?.(),
      indhold: () => {
        if (!aaben) throw new Error('Fanen vises, før den er hentet.');
        return aaben.fane.indhold();
      },
    },
    tilsluttet(stands) {
      rude = stands;
      aaben?.tilsluttet(stands);
    },
  };
}

function laesRev(data: string): number {
  const told: { readonly rev?: unknown } | null = JSON.parse(data);
  return typeof told?.rev === 'number' ? told.rev : 0;
}
