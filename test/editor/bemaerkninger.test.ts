// The remarks beside the text without a browser: what the page holds of them, where they are while one writes, in which
// order and state they are shown, and what is kept of what is being written.
import fc from 'fast-check';
import { history, redo, undo } from 'prosemirror-history';
import { EditorState } from 'prosemirror-state';
import { beforeEach, describe, expect, it } from 'vitest';
import { Traadbog } from '../../editor/bemaerkninger/bog.ts';
import { glemKladder, Kladder } from '../../editor/bemaerkninger/kladder.ts';
import type { Linje, Svar } from '../../editor/bemaerkninger/linje.ts';
import {
  filtrer,
  INTET_FILTER,
  naeste,
  navne,
  opstil,
  passageFor,
  type Vist,
  vedMarkoer,
} from '../../editor/bemaerkninger/opstilling.ts';
import { traadkey, traadplugin } from '../../editor/bemaerkninger/plugin.ts';
import { Traadsteder } from '../../editor/bemaerkninger/steder.ts';
import { fastgoer, findBlok } from '../../editor/model/ankertekst.ts';
import type { Forslag, Traad, Traade } from '../../editor/model/bemaerkning.ts';
import { idRaekke } from '../../editor/model/id.ts';
import { indarbejd } from '../../editor/model/indarbejd.ts';
import { rosterOf } from '../../editor/model/roster.ts';
import { tekst } from '../../editor/model/tekst.ts';
import { foran, referat } from '../builders/dokument.ts';

// b5 and b7 are the paragraphs.
const doc = referat('Der mangler bænke ved søen.', 'Lyset er slukket om natten.');

let nr = 0;
/** A thread on `words` of `block`. */
function traad(block: string, words: string, more: Partial<Traad> = {}): Traad {
  nr++;
  const node = findBlok(doc, block)?.node;
  const fra = node ? tekst(node, rosterOf(doc)).indexOf(words) : 0;
  const {
    blok,
    fra: a,
    til,
    stand,
    ...citat
  } = fastgoer(doc, rosterOf(doc), {
    ...{ blok: block, fra, til: node ? fra + words.length : 0 },
  });
  return {
    ...{ id: `t${nr}`, nr, runde: 1, af: { navn: 'Bo Eksempel', deltager: 'be', inviteret: 1 }, at: nr, slags: null },
    ...{ tekst: 'Nej.', forslag: null, stand: 'aaben', begrundelse: '', afgjort: null, svar: [], rev: nr },
    ...citat,
    anker: { blok, fra: a, til, stand },
    ...more,
  };
}
const ret = (tekst: string): Forslag => ({ art: 'ret', tekst });

function redaktoer(traade: readonly Traad[]): EditorState {
  const state = EditorState.create({ doc, plugins: [traadplugin(), history({ newGroupDelay: 0 })] });
  const vist = new Set(traade.map(({ id }) => id));
  const steder = Traadsteder.ingen.saet(doc, traade).vis(doc, { vist, aktiv: traade[0]?.id ?? '' });
  return state.apply(state.tr.setMeta(traadkey, steder));
}
function steder(state: EditorState): Traadsteder {
  const held = traadkey.getState(state);
  if (!(held instanceof Traadsteder)) throw new Error('Der er ingen steder.');
  return held;
}
function opstilt(state: EditorState, traade: readonly Traad[]): readonly Vist[] {
  const { steder: alle } = steder(state);
  return opstil({
    doc: state.doc,
    roster: rosterOf(state.doc),
    traade,
    steder: alle,
    stand: () => null,
    noteret: () => null,
  });
}
/** The marked words. */
function maerket(state: EditorState): readonly string[] {
  return steder(state)
    .pynt.find()
    .toSorted((a, b) => a.from - b.from)
    .map(({ from, to }) => {
      const $from = state.doc.resolve(from);
      return tekst($from.parent, rosterOf(state.doc)).slice($from.parentOffset, $from.parentOffset + to - from);
    });
}

describe('where they are while one writes', () => {
  it('their marks follow the letters; what is typed at their ends is not theirs', () => {
    const alle = [traad('b5', 'mangler'), traad('b7', 'slukket')];
    let state = redaktoer(alle);
    expect(maerket(state)).toEqual(['mangler', 'slukket']);
    state = state.apply(state.tr.insertText('Altså: ', foran(doc, 'Der')));
    const at = foran(state.doc, 'mangler');
    state = state.apply(state.tr.insertText('virkelig ', at).insertText(' helt', at + 'virkelig mangler'.length));
    expect(maerket(state)).toEqual(['mangler', 'slukket']);
    expect(opstilt(state, alle).map(({ hvor, nu }) => [hvor, nu])).toEqual([
      ['tekst', 'mangler'],
      ['tekst', 'slukket'],
    ]);
  });

  it('one whose words go has no mark, and has it again when they come back, here or elsewhere', () => {
    const alle = [traad('b5', 'bænke ved søen')];
    let state = redaktoer(alle);
    const at = foran(doc, 'bænke');
    state = state.apply(state.tr.delete(at, at + 'bænke ved søen'.length));
    expect(maerket(state)).toEqual([]);
    expect(opstilt(state, alle)[0]?.hvor).toBe('blok');
    undo(state, (tr) => {
      state = state.apply(tr);
    });
    expect(maerket(state)).toEqual(['bænke ved søen']);
    // The contribution is deleted, and its words are written somewhere else.
    const whole = findBlok(state.doc, 'b6');
    if (!whole) throw new Error('b6');
    state = state.apply(state.tr.delete(whole.pos, whole.pos + whole.node.nodeSize));
    expect(opstilt(state, alle)[0]?.hvor).toBe('loesrevet');
    state = state.apply(state.tr.insertText(' Der mangler bænke ved søen.', state.doc.content.size - 2));
    expect(maerket(state)).toEqual(['bænke ved søen']);
    expect(opstilt(state, alle)[0]?.sted?.stand).toBe('fundet');
  });

  it('an anchor of a document that is a little behind is put right by its words', () => {
    const sendt = traad('b5', 'mangler');
    let state = redaktoer([]);
    state = state.apply(state.tr.insertText('Nu: ', foran(doc, 'Der')));
    state = state.apply(
      state.tr.setMeta(
        traadkey,
        Traadsteder.ingen.saet(state.doc, [sendt]).vis(state.doc, { vist: new Set([sendt.id]), aktiv: '' }),
      ),
    );
    expect(maerket(state)).toEqual(['mangler']);
  });

  it('a point is marked by the letters beside it, and is outdated when something stands there', () => {
    const alle = [traad('b5', '', { forslag: ret('Altså: ') })];
    let state = redaktoer(alle);
    expect(maerket(state)).toEqual(['D']);
    expect(opstilt(state, alle)[0]).toMatchObject({ hvor: 'tekst', nu: '', foraeldet: false });
    state = state.apply(state.tr.insertText('Nej. ', foran(doc, 'Der')));
    expect(opstilt(state, alle)[0]?.foraeldet).toBe(true);
    undo(state, (tr) => {
      state = state.apply(tr);
    });
    expect(opstilt(state, alle)[0]?.foraeldet).toBe(false);
  });

  it('whatever is written, a mark is where the thread is, in the document, and there is none without one', () => {
    const edit = fc.record({
      at: fc.nat(),
      len: fc.nat(6),
      text: fc.constantFrom('', 'x', 'mangler', ' og ', 'ved søen'),
    });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 14 }), fc.array(fc.boolean(), { maxLength: 4 }), (edits, back) => {
        const alle = [
          traad('b5', 'mangler'),
          traad('b5', 'bænke ved søen'),
          traad('b7', 'Lyset er slukket om natten.'),
        ];
        let state = redaktoer(alle);
        const check = (): void => {
          const now = steder(state);
          const marked = now.pynt.find().map(({ from, to, spec }) => [spec.traad, from, to]);
          const wanted = [...now.steder].flatMap(([id, { from, to, pos, stand }]) =>
            pos >= 0 && stand !== 'blok' ? [[id, from, to]] : [],
          );
          const sorted = (all: readonly unknown[][]): string => JSON.stringify(all.map(String).toSorted());
          expect(sorted(marked)).toBe(sorted(wanted));
          for (const { stand, nu, traad: one } of opstilt(state, alle).filter(({ hvor }) => hvor === 'tekst')) {
            const sted = now.steder.get(one.id);
            if (sted?.stand === 'fast' || sted?.stand === 'fundet') expect(nu).toBe(one.citat);
            expect(stand).toBe('aaben');
          }
        };
        for (const { at, len, text } of edits) {
          const block = findBlok(state.doc, at % 2 === 0 ? 'b5' : 'b7');
          if (!block) continue;
          const from = block.pos + 1 + (at % (block.node.content.size + 1));
          const to = Math.min(from + len, block.pos + 1 + block.node.content.size);
          const { tr } = state;
          state = state.apply(text === '' ? tr.delete(from, to) : tr.insertText(text, from, to));
          check();
        }
        for (const gem of back) {
          (gem ? redo : undo)(state, (tr) => {
            state = state.apply(tr);
          });
          check();
        }
      }),
    );
  });
});

describe('how they are shown', () => {
  it('the whole first, then as the text goes, what is loose last; by person, kind and what is open', () => {
    const hele = traad('', '', { af: { navn: 'Åse Ø', deltager: null, inviteret: 2 } });
    const sidst = traad('b7', 'natten', { slags: 'sprog' });
    const foerst = traad('b5', 'Der', { stand: 'afvist' });
    const loes = traad('b5', 'bænke', {
      anker: { blok: 'væk', fra: 0, til: 0, stand: 'loesrevet' },
      citat: 'findes ej',
    });
    const alle = opstilt(redaktoer([sidst, loes, foerst, hele]), [sidst, loes, foerst, hele]);
    expect(alle.map(({ hvor }) => hvor)).toEqual(['hele', 'tekst', 'tekst', 'loesrevet']);
    expect(alle.map(({ traad: { id } }) => id)).toEqual([hele.id, foerst.id, sidst.id, loes.id]);
    const ids = (filter: Partial<typeof INTET_FILTER>): readonly string[] =>
      filtrer(alle, { ...INTET_FILTER, ...filter }).map(({ traad: { id } }) => id);
    expect(ids({})).toEqual([hele.id, sidst.id, loes.id]);
    expect(ids({ stand: 'alle', slags: 'sprog' })).toEqual([sidst.id]);
    expect(ids({ navn: 'Åse Ø' })).toEqual([hele.id]);
    expect(navne(alle)).toEqual(['Bo Eksempel', 'Åse Ø']);
    // The walk leaves out what is settled, and goes round.
    expect(naeste(alle, hele.id, 1)?.traad.id).toBe(sidst.id);
    expect(naeste(alle, foerst.id, -1)?.traad.id).toBe(hele.id);
    expect(naeste(alle, loes.id, 1)?.traad.id).toBe(hele.id);
    expect(naeste(alle, '', 1)?.traad.id).toBe(hele.id);
    expect(naeste(alle, hele.id, -1)?.traad.id).toBe(loes.id);
  });

  it('two proposals for overlapping words are a conflict until one stands in the text; then the other is outdated', () => {
    const bo = traad('b5', 'mangler bænke', { forslag: ret('mangler ti bænke') });
    const ib = traad('b5', 'bænke ved søen', { forslag: ret('borde ved søen') });
    const nyt = traad('b5', 'Der mangler bænke ved søen.', { forslag: { art: 'nyt-afsnit', tekst: 'Og lys.' } });
    const alene = traad('b7', 'slukket', { forslag: ret('tændt') });
    const alle = [bo, ib, nyt, alene];
    let state = redaktoer(alle);
    const find = (id: string): Vist => {
      const found = opstilt(state, alle).find((one) => one.traad.id === id);
      if (!found) throw new Error(id);
      return found;
    };
    expect(alle.map(({ id }) => find(id).konflikter.map((one) => one.traad.id))).toEqual([[ib.id], [bo.id], [], []]);
    expect(alle.map(({ id }) => find(id).foraeldet)).toEqual([false, false, false, false]);
    const passage = passageFor(find(ib.id), state.doc);
    if (!passage || !ib.forslag) throw new Error('passage');
    const skift = { traad: ib.id, fra: 'aaben', til: 'indarbejdet' } as const;
    const done = indarbejd(state.doc, passage, ib.forslag, skift, idRaekke('ny'));
    if (done.slags !== 'trin') throw new Error(done.slags);
    state = state.apply(state.tr.step(done.step));
    expect(find(bo.id).foraeldet).toBe(true);
    expect(find(bo.id).nu).toBe('mangler borde');
    expect([nyt, alene].map(({ id }) => find(id).foraeldet)).toEqual([false, false]);
    undo(state, (tr) => {
      state = state.apply(tr);
    });
    expect(state.doc.eq(doc)).toBe(true);
    expect(find(bo.id).foraeldet).toBe(false);
  });

  it('the caret in a passage finds the shortest that is open', () => {
    const stor = traad('b5', 'Der mangler bænke ved søen.');
    const lille = traad('b5', 'bænke');
    const alle = opstilt(redaktoer([stor, lille]), [stor, lille]);
    expect(vedMarkoer(alle, foran(doc, 'nke'))?.traad.id).toBe(lille.id);
    expect(vedMarkoer(alle, foran(doc, 'angler'))?.traad.id).toBe(stor.id);
    expect(vedMarkoer(alle, foran(doc, 'Lyset'))).toBeNull();
  });
});

describe('what the page knows of them', () => {
  /** A line whose server is this list of threads. */
  function linjen(traade: Map<string, Traad>): Linje & { spurgt: number[]; net: boolean } {
    const afvist: Svar<Traad> = { slags: 'afvist', status: 404, besked: '' };
    return {
      spurgt: [],
      net: true,
      async hent(siden): Promise<Svar<Traade>> {
        this.spurgt.push(siden);
        if (!this.net) return { slags: 'intet-net' };
        const all = [...traade.values()];
        const rev = Math.max(0, ...all.map((one) => one.rev));
        return { slags: 'svar', vaerdi: { rev, version: 0, traade: all.filter((one) => one.rev > siden) } };
      },
      ny: async () => afvist,
      svar: async () => afvist,
      afgoer: async () => afvist,
    };
  }

  it('asks for what is newer, once for many who say so; an older answer changes nothing', async () => {
    const en = traad('b5', 'mangler');
    const server = new Map([[en.id, en]]);
    const linje = linjen(server);
    const bog = new Traadbog(linje, () => {});
    await bog.hent();
    expect([bog.hentet, bog.rev, bog.traade.length]).toEqual(['ja', en.rev, 1]);
    bog.hoert(en.rev);
    expect(linje.spurgt).toEqual([0]);
    server.set(en.id, { ...en, stand: 'holdt', rev: en.rev + 1 });
    bog.hoert(en.rev + 1);
    bog.hoert(en.rev + 1);
    await bog.hent();
    expect(linje.spurgt.slice(0, 2)).toEqual([0, en.rev]);
    expect(linje.spurgt.length).toBeLessThanOrEqual(3);
    expect(bog.stand(en.id)).toBe('holdt');
    bog.modtag(en);
    expect(bog.stand(en.id)).toBe('holdt');
  });

  it('an accepted proposal shows at once, and is the server’s when the server has the step', async () => {
    const en = traad('b5', 'mangler', { forslag: ret('savnes') });
    const server = new Map([[en.id, en]]);
    const afveg: string[] = [];
    const bog = new Traadbog(linjen(server), (one, ventet) => afveg.push(`${one.id} ${ventet}`));
    await bog.hent();
    bog.trin(en.id, 'indarbejdet');
    expect(bog.stand(en.id)).toBe('indarbejdet');
    // It waits to be sent: what the server says meanwhile does not hide it.
    bog.venter(new Set([en.id]));
    await bog.hent();
    expect(bog.stand(en.id)).toBe('indarbejdet');
    server.set(en.id, { ...en, stand: 'indarbejdet', rev: en.rev + 1 });
    bog.venter(new Set());
    await bog.hent();
    expect([bog.stand(en.id), bog.paavej, afveg]).toEqual(['indarbejdet', false, []]);
    // A second one is dropped, since others changed its words.
    bog.trin(en.id, 'aaben');
    bog.venter(new Set());
    await bog.hent();
    expect([bog.stand(en.id), afveg]).toEqual(['indarbejdet', [`${en.id} aaben`]]);
  });

  it('without a line it says so, and knows what it knew', async () => {
    const en = traad('b5', 'mangler');
    const linje = linjen(new Map([[en.id, en]]));
    const bog = new Traadbog(linje, () => {});
    linje.net = false;
    await bog.hent();
    expect([bog.hentet, bog.traade.length]).toEqual(['kan-ikke', 0]);
    linje.net = true;
    await bog.hent();
    expect(bog.bagefter).toBe(false);
    linje.net = false;
    await bog.hent();
    expect([bog.hentet, bog.traade.length, bog.bagefter]).toEqual(['ja', 1, true]);
  });
});

describe('what is being written', () => {
  const lagret = new Map<string, string>();
  beforeEach(() => {
    lagret.clear();
    const storage = {
      getItem: (key: string) => lagret.get(key) ?? null,
      setItem: (key: string, value: string) => void lagret.set(key, value),
      removeItem: (key: string) => void lagret.delete(key),
    };
    // As a browser shows it: keys as properties.
    const listed = new Proxy(storage, {
      ownKeys: () => [...lagret.keys()],
      getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
    });
    Object.defineProperty(globalThis, 'localStorage', { value: listed, configurable: true });
  });

  it('is there again for the same person alone, field by field, until it is sent or they sign out', () => {
    const hvem = { bruger: 'signe', referat: 'r1' };
    const kladder = new Kladder(hvem);
    kladder.aabn('t1', 'afvis', 'af1');
    kladder.skriv('t1', 'afvis', 'Fordi');
    kladder.aabn('t1', 'ret', 'af2', 'Ordlyd');
    const igen = new Kladder(hvem);
    expect(igen.find('t1')).toEqual({ aaben: 'ret', tekster: { afvis: 'Fordi', ret: 'Ordlyd' }, afsending: 'af1' });
    expect(new Kladder({ ...hvem, bruger: 'malte' }).find('t1')).toBeNull();
    igen.luk('t1');
    expect(igen.find('t1')?.aaben).toBeNull();
    igen.aabn('t1', 'afvis', 'af3');
    expect(igen.find('t1')?.tekster.afvis).toBe('Fordi');
    igen.sendt('t1', 'afvis');
    igen.sendt('t1', 'ret');
    expect([igen.find('t1'), lagret.size]).toEqual([null, 0]);
    // Two answers are two, whatever else waits at the thread.
    igen.aabn('t4', 'ret', 'af1', 'Ordlyd');
    igen.aabn('t4', 'svar', 'af2', 'Ja');
    igen.sendt('t4', 'svar');
    igen.aabn('t4', 'svar', 'af3', 'Nej');
    expect(igen.find('t4')?.afsending).toBe('af3');
    igen.sendt('t4', 'svar');
    igen.sendt('t4', 'ret');
    igen.aabn('t2', 'svar', 'af4');
    igen.luk('t2');
    expect(igen.find('t2')).toBeNull();
    igen.aabn('t3', 'svar', 'af5', 'Ja');
    new Kladder({ ...hvem, bruger: 'malte' }).aabn('t1', 'svar', 'af6', 'Nej');
    glemKladder('signe');
    expect([...lagret.keys()]).toEqual(['referat:bemaerk:malte:r1']);
  });
});
