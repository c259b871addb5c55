// Sends what a dead tab left, beside the tab that is open: an editor without a page, with the dead one's client id, until
// everything is acknowledged; then the outbox is deleted (rule C2).
import { collab } from 'prosemirror-collab';
import { EditorState, type Transaction } from 'prosemirror-state';
import { medUsendte } from '../udbakke/genafspil.ts';
import { Udbakke } from '../udbakke/udbakke.ts';
import type { Omgivelser, Overtaget } from './aabning.ts';
import { Forbindelse, type Redaktoer } from './forbindelse.ts';
import type { Ledning } from './ledning.ts';

/** Resolves when the outbox is sent and gone, or when it can go no further from here and lies where it lay. */
export function sendEfterladt(
  { hoved, genskabt, laas }: Overtaget,
  ledning: Ledning,
  { medie, ur }: Pick<Omgivelser, 'medie' | 'ur'>,
): Promise<void> {
  const { bekraeftet: doc, version, client, usendte, epoch, seq } = genskabt;
  let state = medUsendte(EditorState.create({ doc, plugins: [collab({ version, clientID: client })] }), usendte);
  const editor: Redaktoer = {
    get state() {
      return state;
    },
    dispatch(tr: Transaction) {
      state = state.apply(tr);
      forbindelse.skrevet([tr]);
    },
    composing: false,
  };
  const stand = () => ({ doc: state.doc, version: forbindelse.version, usendt: forbindelse.usendt });
  const udbakke = new Udbakke(medie, ur, hoved, stand, seq);
  const forbindelse = new Forbindelse(editor, ledning, ur, { epoch, client }, udbakke);
  return new Promise((resolve) => {
    const end = async (gone: boolean): Promise<void> => {
      off();
      forbindelse.slut();
      udbakke.slut();
      // What was rescued on the way must lie there before the outbox goes.
      await udbakke.vent();
      if (gone && udbakke.lokalt === 'gemt') await medie.slet(hoved.instans);
      laas.slip();
      resolve();
    };
    const off = forbindelse.on(({ slags }) => {
      if (slags === 'gemt' || slags === 'foraeldet') void end(true);
      else if (forbindelse.stoppet || slags === 'log-ind') void end(false);
    });
    if (forbindelse.usendt === 0) void end(true);
    else forbindelse.straks();
  });
}
