// A comment round in a store, without a server: three people, one from outside, one without an address.
import type { NyHoering, NyInviteret } from '../../db/hoeringer.ts';
import type { NytHoeringsbrev } from '../../db/hoeringsbreve.ts';
import type { Store } from '../../db/store.ts';
import { referat } from './dokument.ts';
import { HAVEUDVALGET, INGRID } from './lager.ts';

export const DAG = 24 * 60 * 60_000;
/** A day after the clock of `lager` begins. */
export const FRIST = Date.UTC(2026, 0, 2);

export const brev = (slags: NytHoeringsbrev['slags'] = 'invitation', tidligst: number | null = null) => ({
  ...{ slags, emne: 'Udkast', tekst: 'Læs det her: {link}', tidligst },
});

export const inviteret = (navn: string, mere: Partial<NyInviteret> = {}): NyInviteret => ({
  navn,
  mail: `${navn.toLowerCase()}@x.example`,
  deltager: null,
  udefra: false,
  udgave: 'offentlig',
  breve: [brev()],
  ...mere,
});

const doc = referat('Der mangler bænke.');
const json = JSON.stringify(doc.toJSON());

export const nyHoering = (mere: Partial<NyHoering> = {}): NyHoering => ({
  ...{ referat: '', version: 0, epoch: 0, doc, emne: 'Udkast', besked: 'Læs det her: {link}', frist: FRIST },
  ...{ seHinanden: true, kode: false, server: true },
  udkast: [{ udgave: 'offentlig', json, steder: '{}' }],
  inviterede: [
    inviteret('Bo', { deltager: 'd1' }),
    inviteret('Karen', { udefra: true }),
    inviteret('Per', { mail: null, breve: [] }),
  ],
  ...mere,
});

/** A referat that is out for comments. */
export async function nyHoert(store: Store, mere: Partial<NyHoering> = {}): Promise<{ referat: string; id: string }> {
  const referat = await store.createReferat({ organ: HAVEUDVALGET, ejer: INGRID, doc });
  const { id } = await store.aabnHoering(nyHoering({ referat, ...mere }), INGRID);
  return { referat, id };
}
