// Random histories of the real client and the real authority: keys, lost requests, lost answers, late ones, dead tabs,
// power cuts, full disks, a robbed tab, ended sessions, restored versions. Not one character is lost, doubled or shown to
// somebody else (A2, A3, A6, A7, C1, C2, C2b, C3, C4, C7, C9), and what is accepted is in the text and in its thread (K3).
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { verifyTraade } from '../../db/verifytraade.ts';
import { laesDokument } from '../../editor/model/referatfil.ts';
import { genopbyg } from '../../server/collab/genopbyg.ts';
import { INGRID, lager, TORBEN } from '../builders/lager.ts';
import { ordI, ordITekst } from '../builders/ord.ts';
import { type Skaebne, Verden } from '../builders/simulation.ts';

const RUNS = Number(process.env.REFERAT_RUNS ?? 1200);
const SEED = Number(process.env.REFERAT_SEED_NUMBER ?? Date.now() % 1_000_000);
/** Seconds after which no new history begins; a longer run is bounded by time. */
const SEKUNDER = Number(process.env.REFERAT_SEKUNDER ?? 0);

const KINDS = {
  skriv: 14,
  indarbejd: 2,
  slet: 3,
  sletIndlaeg: 2,
  del: 2,
  fremhaev: 1,
  vent: 6,
  modtag: 4,
  tabt: 2,
  'svar-tabt': 2,
  sen: 2,
  dublet: 2,
  net: 2,
  genstart: 1,
  luk: 2,
  stroemsvigt: 1,
  aabn: 3,
  overtag: 1,
  roev: 1,
  session: 1,
  bruger: 1,
  epoke: 1,
  fuld: 1,
} as const;
type Kind = keyof typeof KINDS;

const act = fc.record({
  kind: fc.oneof(
    ...(Object.keys(KINDS) as Kind[]).map((kind) => ({ weight: KINDS[kind], arbitrary: fc.constant(kind) })),
  ),
  who: fc.nat(1),
  at: fc.nat(2000),
  length: fc.integer({ min: 1, max: 12 }),
});
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

/** Histories that once cost text. */
const FUNDNE: [number, Act[]][] = [
  // A request is on its way when the document is replaced; its answer is that there is no network.
  [
    0,
    [
      { kind: 'tabt', who: 0, at: 0, length: 1 },
      { kind: 'sen', who: 0, at: 0, length: 1 },
      { kind: 'svar-tabt', who: 0, at: 0, length: 1 },
      { kind: 'epoke', who: 0, at: 0, length: 1 },
      { kind: 'skriv', who: 0, at: 0, length: 1 },
      { kind: 'vent', who: 0, at: 751, length: 1 },
      { kind: 'modtag', who: 0, at: 0, length: 1 },
      { kind: 'net', who: 0, at: 0, length: 1 },
      { kind: 'dublet', who: 0, at: 0, length: 1 },
      { kind: 'skriv', who: 0, at: 0, length: 1 },
      { kind: 'luk', who: 0, at: 0, length: 1 },
    ],
  ],
  // The power goes when a colleague's sentence has just been rescued from one's own deletion.
  [
    0,
    [
      { kind: 'sletIndlaeg', who: 0, at: 0, length: 1 },
      { kind: 'skriv', who: 1, at: 0, length: 1 },
      { kind: 'overtag', who: 1, at: 0, length: 1 },
      { kind: 'vent', who: 0, at: 300, length: 1 },
      { kind: 'stroemsvigt', who: 0, at: 1, length: 1 },
      { kind: 'epoke', who: 0, at: 0, length: 1 },
    ],
  ],
];

const shared = lager();
afterAll(() => shared.store.close());

async function gaa(verden: Verden, { kind, who, at, length }: Act): Promise<void> {
  const maskine = verden.maskiner[who];
  if (!maskine) return;
  const fane = maskine.skriver;
  switch (kind) {
    case 'skriv':
    case 'indarbejd':
    case 'slet':
    case 'sletIndlaeg':
    case 'del':
    case 'fremhaev':
      if (fane?.kanSkrive) fane[kind](at, length);
      return;
    case 'vent':
      return verden.ur.frem(at);
    case 'modtag':
      return fane?.modtag();
    case 'tabt':
    case 'svar-tabt':
    case 'sen': {
      const skaebne: Skaebne = kind;
      maskine.skaebner.push(skaebne);
      if (skaebne !== 'sen') maskine.bakkeskaebner.push(skaebne);
      return;
    }
    case 'dublet': {
      const [late] = verden.sene.splice(at % Math.max(1, verden.sene.length), 1);
      if (late) await verden.accepter(late.body, late.bruger);
      return;
    }
    case 'net':
      maskine.net = !maskine.net;
      return;
    case 'genstart':
      return verden.genstart();
    case 'luk':
      if (fane) maskine.luk(fane);
      return;
    case 'stroemsvigt':
      maskine.stroemsvigt(1 + (at % 3));
      return;
    case 'aabn':
      if (!fane) await maskine.aabn();
      return;
    case 'overtag':
    case 'roev':
      return maskine.overtag(kind === 'overtag');
    case 'session':
      maskine.session = !maskine.session;
      if (maskine.session) fane?.forbindelse.straks();
      return;
    case 'bruger':
      // Somebody else sits down at the computer: the tabs are closed, the outboxes stay.
      for (const one of [...maskine.faner]) maskine.luk(one);
      maskine.bruger = maskine.bruger === INGRID ? TORBEN : INGRID;
      await maskine.aabn();
      return;
    case 'epoke':
      return verden.hoejEpoke(at);
    case 'fuld':
      maskine.medie.fuld = !maskine.medie.fuld;
  }
}

/** Everything comes back, everybody opens the referat again on each computer, and all of it is sent. */
async function faldTilRo(verden: Verden): Promise<void> {
  for (const maskine of verden.maskiner) {
    maskine.net = true;
    maskine.session = true;
    maskine.medie.fuld = false;
    maskine.skaebner.length = 0;
    maskine.bakkeskaebner.length = 0;
    for (const fane of maskine.faner) fane.forbindelse.straks();
  }
  await verden.ur.frem(40_000);
  for (let round = 0; round < 2; round++)
    for (const maskine of verden.maskiner)
      for (const bruger of [INGRID, TORBEN]) {
        for (const one of [...maskine.faner]) maskine.luk(one);
        maskine.bruger = bruger;
        const fane = await maskine.aabn();
        await verden.ur.frem(20_000);
        await fane?.modtag();
        await verden.ur.frem(20_000);
      }
  for (const { faner } of verden.maskiner) for (const fane of faner) await fane.modtag();
}

async function efterse(verden: Verden): Promise<void> {
  const { levende, id, maskiner, ord, lager } = verden;
  const { doc } = await levende.dokument(id);
  doc.check();
  laesDokument(doc.toJSON());
  const log = await lager.store.findGenopbygning(id);
  expect(log && genopbyg(log).eq(doc), 'log replay = snapshot').toBe(true);
  for (const maskine of maskiner) {
    for (const fane of maskine.faner) {
      expect(fane.state.doc.eq(doc), 'converge').toBe(true);
      expect(await fane.stikproeve.spoerg(), 'and so do their hashes (C9)').toBe('ens');
    }
    expect(verden.afvigelser, 'nobody was told otherwise on the way (C9)').toBe(0);
    const left = await maskine.medie.listUdbakker();
    expect(
      left.filter(({ usendt }) => usendt > 0),
      'nothing is left unsent',
    ).toEqual([]);
  }
  await efterseTraade(verden);
  const steps = verden.log();
  const sent = ordITekst(steps.map(({ json }) => json).join(''));
  const reddet = new Set<string>();
  for (const maskine of maskiner)
    for (const bruger of [INGRID, TORBEN])
      for (const { tekst } of [
        ...(await maskine.medie.listReddet(bruger, id)),
        ...maskine.faner.flatMap(({ udbakke }) => udbakke?.iMindet ?? []),
      ])
        for (const one of ordITekst(tekst)) {
          reddet.add(one);
          // What was never sent is nobody else's. Halves of two words can read as a third.
          const writer = sent.includes(one) ? undefined : ord.get(one)?.bruger;
          if (writer) expect(writer, `${one} is rescued for its writer (C2b)`).toBe(bruger);
        }
  for (const bruger of [INGRID, TORBEN]) {
    const ved = new Set((await lager.store.findReddet({ bruger, referat: id })).map((one) => one.id));
    for (const { medie } of maskiner)
      for (const one of await medie.listReddet(bruger, id))
        expect([one.tekst, one.sendt, ved.has(one.id)], 'the server has what was rescued (C4)').toEqual([
          one.tekst,
          true,
          true,
        ]);
  }
  for (const { author, json } of steps)
    for (const one of ordITekst(json))
      if (!json.includes('"stepType":"replaceAround"'))
        expect(ord.get(one)?.bruger, `${one} is sent by the one who wrote it (C2b)`).toBe(author);
  expect(sent.length, 'each word was put in once (A3, C2)').toBe(new Set(sent).size);
  const stands = ordI(doc);
  const lost = [...ord]
    .filter(([one, { slettet, undtaget }]) => !slettet && !undtaget && !stands.has(one) && !reddet.has(one))
    .map(([one]) => one);
  expect(lost, 'each word stands in the document or was rescued (C1, C4, A7)').toEqual([]);
}

/** Each thread says what the log has done to its proposal since the last restore, and is where its words are (K1, K3). */
async function efterseTraade({ levende, id, lager }: Verden): Promise<void> {
  const forskelle: string[] = [];
  verifyTraade(lager.db, id, (await levende.dokument(id)).doc, (what) => forskelle.push(what));
  expect(forskelle, 'threads, events and document agree (K1, K3)').toEqual([]);
  const indarbejdet = lager.db
    .prepare<[string], string>(
      `SELECT json ->> '$.skift.traad' FROM step WHERE doc = ? AND json ->> '$.stepType' = 'forslag' AND version >
         (SELECT min(snapshot.version) FROM snapshot JOIN doc ON doc.id = snapshot.doc AND doc.epoch = snapshot.epoch
          WHERE doc.id = step.doc)`,
    )
    .pluck()
    .all(id);
  expect(indarbejdet.length, 'no proposal is put in twice (K3)').toBe(new Set(indarbejdet).size);
  for (const { id: traad, stand } of (await lager.store.listTraade(id)).traade)
    if (indarbejdet.includes(traad)) expect([traad, stand]).toEqual([traad, 'indarbejdet']);
}

describe('simulation', () => {
  it(
    `A2 A3 A6 A7 C1 C2 C2b C3 C4 C7 C9 K3: ${RUNS} histories lose and double nothing (seed ${SEED})`,
    async () => {
      let n = 0;
      await fc.assert(
        fc.asyncProperty(fc.nat(), fc.array(act, { minLength: 10, maxLength: 45 }), async (chance, acts) => {
          n++;
          const verden = await Verden.begynd(shared, chance);
          try {
            for (const one of acts) await gaa(verden, one);
            await faldTilRo(verden);
            await efterse(verden);
          } finally {
            await verden.slut();
          }
        }),
        {
          numRuns: RUNS,
          seed: SEED,
          endOnFailure: process.env.REFERAT_UDEN_KRYMPNING === '1',
          ...(process.env.REFERAT_PATH ? {} : { examples: FUNDNE }),
          ...(process.env.REFERAT_PATH ? { path: process.env.REFERAT_PATH } : {}),
          ...(SEKUNDER > 0 ? { interruptAfterTimeLimit: SEKUNDER * 1000, markInterruptAsFailure: false } : {}),
        },
      );
      expect(n).toBeGreaterThan(0);
      if (SEKUNDER > 0) console.log(`${n} histories, seed ${SEED}`);
    },
    (SEKUNDER + 600) * 1000,
  );
});

describe('C9: a document that is another than the server has', () => {
  const altered = async (fuld = false) => {
    const verden = await Verden.begynd(shared, 5);
    const fane = verden.maskiner[0]?.skriver;
    if (!fane) throw new Error('Ingen skriver.');
    fane.skriv(0);
    await verden.ur.frem(20_000);
    fane.fordaerv('To afsnit', 'Kun her');
    fane.maskine.medie.fuld = fuld;
    await verden.ur.frem(5 * 60_000);
    return { verden, fane };
  };

  it('is found within minutes, kept, and opened anew', async () => {
    const { verden, fane } = await altered();
    expect(verden.afvigelser).toBe(1);
    const { doc } = await verden.levende.dokument(verden.id);
    expect(fane.state.doc.eq(doc)).toBe(true);
    expect(fane.bakke.tekster.map(({ tekst }) => tekst)).toEqual(['Kun her.']);
    // And goes on: what is written now arrives.
    fane.skriv(1);
    await verden.ur.frem(20_000);
    expect((await verden.levende.dokument(verden.id)).doc.eq(fane.state.doc)).toBe(true);
    expect(verden.afvigelser).toBe(1);
    await verden.slut();
  });

  it('is left as it is where this computer has no room for what would be rescued', async () => {
    const { verden, fane } = await altered(true);
    expect([fane.forbindelse.gemt.slags, fane.state.doc.toString().includes('Kun her')]).toEqual(['foraeldet', true]);
    expect(fane.bakke.tekster.map(({ tekst }) => tekst)).toEqual(['Kun her.']);
    await verden.slut();
  });

  it('is not asked about while something is unconfirmed or nobody answers', async () => {
    const verden = await Verden.begynd(shared, 5);
    const maskine = verden.maskiner[0];
    const fane = maskine?.skriver;
    if (!fane) throw new Error('Ingen skriver.');
    maskine.net = false;
    expect(await fane.stikproeve.spoerg()).toBeNull();
    fane.skriv(0);
    maskine.net = true;
    expect(await fane.stikproeve.spoerg()).toBeNull();
    await verden.ur.frem(20_000);
    expect(await fane.stikproeve.spoerg()).toBe('ens');
    await verden.slut();
  });
});
