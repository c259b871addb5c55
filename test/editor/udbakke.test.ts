// The outbox by itself: what it writes and when (C1), what the pages around the editor learn of it (C2b), what a dead tab's
// log gives back, and what happens where the computer has no room (C5). The medium is in memory, the rest is real.
import { collab, getVersion, sendableSteps } from 'prosemirror-collab';
import { Fragment, Slice } from 'prosemirror-model';
import { EditorState, type Transaction } from 'prosemirror-state';
import { ReplaceStep } from 'prosemirror-transform';
import { describe, expect, it } from 'vitest';
import { ForslagStep } from '../../editor/model/forslagstep.ts';
import { rosterOf } from '../../editor/model/roster.ts';
import { schema } from '../../editor/model/schema.ts';
import { genafspil } from '../../editor/udbakke/genafspil.ts';
import { posttekst } from '../../editor/udbakke/redning.ts';
import { Udbakke } from '../../editor/udbakke/udbakke.ts';
import { glem, listEgneUsendte, listUsendt, ryd } from '../../editor/udbakke/usendt.ts';
import { referat } from '../builders/dokument.ts';
import { INGRID, TORBEN } from '../builders/lager.ts';
import { Hukommelse } from '../builders/medie.ts';
import { Testur } from '../builders/ur.ts';

const DOC = referat('Et', 'To');

/** An editor with an outbox and no line. */
class Skriver {
  state: EditorState;
  readonly udbakke: Udbakke;

  constructor(medie: Hukommelse, ur: Testur, instans: string, bruger = INGRID, sag = 'r1') {
    this.state = EditorState.create({ doc: DOC, plugins: [collab({ version: 0, clientID: instans })] });
    const stand = () => ({ doc: this.state.doc, version: getVersion(this.state), usendt: this.usendt });
    const hoved = {
      instans,
      client: instans,
      epoch: 0,
      bruger,
      brugernavn: `${bruger} X`,
      referat: sag,
      navn: 'N',
      maa: 'skriv',
    };
    this.udbakke = new Udbakke(medie, ur, hoved, stand);
    this.udbakke.begynd(() => JSON.stringify(DOC.toJSON()), 0);
  }

  get usendt(): number {
    return sendableSteps(this.state)?.steps.length ?? 0;
  }

  skriv(tekst: string): void {
    this.gem(this.state.tr.insertText(tekst, this.state.doc.content.size - 2));
  }

  gem(tr: Transaction): void {
    this.state = this.state.apply(tr);
    this.udbakke.noter({ slags: 'eget', steps: tr.steps.map((step) => step.toJSON()) }, this.usendt);
  }
}

describe('C1: the log', () => {
  it('has every change in the task of the change, and gives the same state again', async () => {
    const medie = new Hukommelse();
    const skriver = new Skriver(medie, new Testur(), 'i1');
    for (const letter of 'hallo') skriver.skriv(letter);
    // Nothing has been awaited: the tab could die now.
    const found = await medie.laes('i1');
    const genskabt = found && genafspil(found.grundlag, found.poster);
    expect(genskabt?.doc.eq(skriver.state.doc)).toBe(true);
    expect(genskabt?.bekraeftet.eq(DOC)).toBe(true);
    expect(genskabt?.usendte).toHaveLength(5);
  });

  it('is forced to the disk after a second without a key, and survives a power cut then', async () => {
    const medie = new Hukommelse();
    const ur = new Testur();
    const skriver = new Skriver(medie, ur, 'i1');
    skriver.skriv('før');
    await ur.frem(1000);
    skriver.skriv('efter');
    medie.stroemsvigt(10);
    const found = await medie.laes('i1');
    const doc = found && genafspil(found.grundlag, found.poster).doc.toString();
    expect(doc).toContain('Tofør');
    expect(doc).not.toContain('efter');
  });

  it('is emptied by a new base, at most every ten seconds, when all is quiet and confirmed', async () => {
    const medie = new Hukommelse();
    const ur = new Testur();
    const skriver = new Skriver(medie, ur, 'i1');
    skriver.skriv('a');
    await ur.frem(60_000);
    expect((await medie.laes('i1'))?.poster).toHaveLength(1);
    skriver.udbakke.noter({ slags: 'bekraeftet', antal: 1 }, 0);
    skriver.state = EditorState.create({ doc: skriver.state.doc, plugins: [collab({ version: 1, clientID: 'i1' })] });
    await ur.frem(60_000);
    const found = await medie.laes('i1');
    expect([found?.grundlag.version, found?.grundlag.seq, found?.poster.length]).toEqual([1, 2, 0]);
    expect(found && genafspil(found.grundlag, found.poster).doc.eq(skriver.state.doc)).toBe(true);
  });

  it('K3 carries the step that accepts a proposal whole, and its words where the log cannot be read', async () => {
    const medie = new Hukommelse();
    const skriver = new Skriver(medie, new Testur(), 'i1');
    const at = DOC.content.size - 2;
    const skift = { traad: 't1', fra: 'aaben', til: 'indarbejdet' } as const;
    const ord = new Slice(Fragment.from(schema.text('Stole')), 0, 0);
    skriver.gem(skriver.state.tr.step(new ForslagStep(new ReplaceStep(at - 2, at, ord), at - 2, at, skift)));
    skriver.skriv('!');
    const found = await medie.laes('i1');
    const genskabt = found && genafspil(found.grundlag, found.poster);
    expect(genskabt?.doc.eq(skriver.state.doc)).toBe(true);
    expect(genskabt?.usendte.flat().map((step) => step.toJSON())).toMatchObject([{ stepType: 'forslag', skift }, {}]);
    expect(posttekst(found?.poster ?? [], rosterOf(DOC))).toBe('Stole!');
  });

  it('ends at a hole; the text behind it is told of, not guessed at', async () => {
    const medie = new Hukommelse();
    const skriver = new Skriver(medie, new Testur(), 'i1');
    for (const letter of 'abc') skriver.skriv(letter);
    const found = await medie.laes('i1');
    const genskabt = found && genafspil(found.grundlag, found.poster.toSpliced(1, 1));
    expect(genskabt?.usendte).toHaveLength(1);
    expect(genskabt?.ulaeselige.map(({ seq }) => seq)).toEqual([3]);
  });
});

describe('C2: the client id', () => {
  it('is written before steps may be sent', async () => {
    const medie = new Hukommelse();
    const skriver = new Skriver(medie, new Testur(), 'i1');
    expect(await medie.listUdbakker()).toEqual([]);
    skriver.skriv('a');
    expect(skriver.udbakke.klar).toBe(false);
    await skriver.udbakke.vent();
    expect((await medie.listUdbakker()).map(({ grundlag }) => grundlag.client)).toEqual(['i1']);
  });

  it('a tab whose outbox was taken over adds nothing to it, and its last words are rescued', async () => {
    const medie = new Hukommelse();
    const ur = new Testur();
    const skriver = new Skriver(medie, ur, 'i1');
    skriver.skriv('mit');
    await medie.overtag('i1');
    skriver.skriv('for sent');
    await ur.frem(0);
    expect(skriver.udbakke.lokalt).toBe('overtaget');
    expect((await medie.laes('i1'))?.poster.map(({ haendelse }) => haendelse.slags)).toEqual(['eget', 'overtaget']);
    expect((await medie.listReddet(INGRID, 'r1')).map(({ tekst }) => tekst)).toEqual(['for sent']);
  });
});

describe('C2b: what others at the computer learn', () => {
  it('names and nothing else; and after signing out nothing is left', async () => {
    const medie = new Hukommelse();
    const ur = new Testur();
    new Skriver(medie, ur, 'i1').skriv('Hemmeligt');
    new Skriver(medie, ur, 'i2', TORBEN, 'r2').skriv('Også');
    await ur.frem(100);
    expect(await listUsendt(medie)).toEqual([
      { bruger: INGRID, navn: 'ingrid X' },
      { bruger: TORBEN, navn: 'torben X' },
    ]);
    expect(await listEgneUsendte(INGRID, medie)).toEqual([{ referat: 'r1', navn: 'N' }]);
    expect(await listEgneUsendte('en anden', medie)).toEqual([]);
    await glem(INGRID, medie);
    expect(await listEgneUsendte(INGRID, medie)).toEqual([]);
    expect(medie.indhold()).not.toContain('Hemmeligt');
    expect(medie.indhold()).toContain('Også');
  });

  it('keeps the ten newest referater, and whatever is not sent', async () => {
    const medie = new Hukommelse();
    const ur = new Testur();
    new Skriver(medie, ur, 'usendt', INGRID, 'r-usendt').skriv('a');
    for (let i = 0; i < 14; i++) {
      new Skriver(medie, ur, `i${i}`, INGRID, `r${i}`);
      await ur.frem(100);
    }
    await ryd(INGRID, async (instans) => instans === 'i0', medie);
    const left = (await medie.listUdbakker()).map(({ grundlag }) => grundlag.instans).sort();
    expect(left).toEqual(['i0', 'i4', 'i5', 'i6', 'i7', 'i8', 'i9', 'i10', 'i11', 'i12', 'i13', 'usendt'].sort());
  });
});

describe('C5: no room', () => {
  it('rescued text is kept in the page, told of, and laid down when there is room', async () => {
    const medie = new Hukommelse();
    const ur = new Testur();
    const skriver = new Skriver(medie, ur, 'i1');
    await ur.frem(0);
    medie.fuld = true;
    skriver.udbakke.noter({ slags: 'forladt' }, 0, ['Reddet her.']);
    await ur.frem(0);
    expect(skriver.udbakke.iMindet.map(({ tekst }) => tekst)).toEqual(['Reddet her.']);
    medie.fuld = false;
    await ur.frem(60_000);
    expect(skriver.udbakke.iMindet).toEqual([]);
    expect((await medie.listReddet(INGRID, 'r1')).map(({ tekst }) => tekst)).toEqual(['Reddet her.']);
  });

  it('is said at once, holds nothing back, and is over when there is room and all is confirmed', async () => {
    const medie = new Hukommelse();
    const ur = new Testur();
    const skriver = new Skriver(medie, ur, 'i1');
    medie.fuld = true;
    skriver.skriv('a');
    await ur.frem(0);
    expect([skriver.udbakke.lokalt, skriver.udbakke.klar]).toEqual(['fejl', true]);
    skriver.state = EditorState.create({ doc: skriver.state.doc, plugins: [collab({ version: 1, clientID: 'i1' })] });
    skriver.udbakke.noter({ slags: 'bekraeftet', antal: 1 }, 0);
    medie.fuld = false;
    await ur.frem(30_000);
    expect(skriver.udbakke.lokalt).toBe('gemt');
    skriver.skriv('b');
    const found = await medie.laes('i1');
    expect(found && genafspil(found.grundlag, found.poster).doc.eq(skriver.state.doc)).toBe(true);
  });
});
