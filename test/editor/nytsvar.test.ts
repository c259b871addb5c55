// What is answered after a remark was settled waits for the referent again, until it is answered, noted or opened.
import { describe, expect, it } from 'vitest';
import { filtrer, INTET_FILTER, naeste, opstil } from '../../editor/bemaerkninger/opstilling.ts';
import type { Traad, Traadsvar } from '../../editor/model/bemaerkning.ts';
import { rosterOf } from '../../editor/model/roster.ts';
import { referat } from '../builders/dokument.ts';

const doc = referat('Der mangler bænke ved søen.');

function svar(inviteret: number | null, at: number): Traadsvar {
  return { id: `s${at}`, af: { navn: 'Bo Eksempel', deltager: null, inviteret }, tekst: 'Jo!', at };
}

/** About the referat as a whole, settled at 100. */
function traad(id: string, stand: Traad['stand'], ...alle: Traadsvar[]): Traad {
  return {
    ...{ id, nr: 1, runde: 1, af: { navn: 'Bo Eksempel', deltager: null, inviteret: 1 }, at: 1, slags: null },
    ...{ tekst: 'Nej.', forslag: null, stand, begrundelse: '', svar: alle, rev: 1, citat: '', foer: '', efter: '' },
    ...{ afgjort: { navn: 'Signe', at: 100 }, anker: { blok: '', fra: 0, til: 0, stand: 'fast' } },
  };
}

function opstilt(traade: readonly Traad[], noteret: string | null = null) {
  const rest = { doc, roster: rosterOf(doc), steder: new Map(), stand: () => null };
  return opstil({ ...rest, traade, noteret: () => noteret });
}

describe('an answer to what is settled', () => {
  it('waits where it is a participant’s, came afterwards and is the last word', () => {
    const alle = opstilt([
      traad('modsagt', 'afvist', svar(1, 150)),
      traad('foer', 'afvist', svar(1, 50)),
      traad('besvaret', 'besvaret', svar(1, 150), svar(null, 160)),
      traad('igen', 'indarbejdet', svar(null, 120), svar(2, 160)),
      traad('trukket', 'trukket', svar(1, 150)),
    ]);
    expect(filtrer(alle, INTET_FILTER).map(({ traad: one }) => one.id)).toEqual(['modsagt', 'igen']);
    expect(alle.map(({ aaben }) => aaben)).not.toContain(true);
    expect(naeste(alle, 'modsagt', 1)?.traad.id).toBe('igen');
  });

  it('that was noted waits no more; the next one does', () => {
    const en = traad('en', 'afvist', svar(1, 150));
    expect(opstilt([en], 's150')[0]?.venter).toBe(false);
    expect(opstilt([{ ...en, svar: [...en.svar, svar(1, 170)] }], 's150')[0]?.venter).toBe(true);
  });
});
