// `bench hoering`: what a round costs the one who writes. First a key with 100 open threads beside it and none, before it is
// stored; then the real server: the answer to a key while 200 participants read the draft and remark on it within a minute,
// beside the same server before they come. Fails where a remark is lost.
import { webcrypto } from 'node:crypto';
import { Fragment, type Node, Slice } from 'prosemirror-model';
import { ReplaceStep } from 'prosemirror-transform';
import type { Store } from '../../db/store.ts';
import { type Fastsat, flyt, laegUd, type Sted } from '../../editor/model/anker.ts';
import { fastgoer } from '../../editor/model/ankertekst.ts';
import type { Traade } from '../../editor/model/bemaerkning.ts';
import { rosterOf } from '../../editor/model/roster.ts';
import { schema } from '../../editor/model/schema.ts';
import { deltagercookie } from '../../server/access/deltager.ts';
import { nytToken } from '../../server/access/sessioner.ts';
import { accept } from '../../server/collab/authority.ts';
import { laesBatch } from '../../server/collab/batch.ts';
import { Idtal } from '../../server/collab/ids.ts';
import { kopi } from '../../server/hoering/kopi.ts';
import { referat } from './dokument.ts';
import { median, print, quantile } from './maaling.ts';
import { stof } from './stof.ts';
import { startVaert, type Vaert } from './vaert.ts';

const SIDER = 35;
const TRAADE = 100;
const KEYS = 3000;
const ROUNDS = 9;

const DELTAGERE = 200;
/** They come within a minute, in so many stretches of it; before each, as long a stretch without them. */
const STYKKER = 4;
const MINUT = 60_000;
/** Nobody comes so late in a stretch that the answer falls outside it. */
const SIDST = 1500;
/** Between two batches of the writer, as a page sends while one types. */
const TASTER = 500;
const MAX_DAGE = 7 * 24 * 60 * MINUT;

interface Linje {
  readonly id: string;
  readonly start: number;
  readonly laengde: number;
}

/** The paragraphs that hold text behind their speaker. */
function linjer(doc: Node): readonly Linje[] {
  const found: Linje[] = [];
  doc.descendants((node, pos) => {
    if (node.type.name === 'afsnit') found.push({ id: node.attrs.id, start: pos + 1, laengde: node.content.size });
    return !node.isTextblock;
  });
  return found;
}

/** So many threads, spread over the document, on twenty letters each. */
function traade(doc: Node, antal: number): readonly Sted[] {
  const all = linjer(doc);
  const roster = rosterOf(doc);
  const made = Array.from({ length: antal }, (_, i): Fastsat => {
    const { id } = all[Math.floor((i * all.length) / antal)] ?? { id: '' };
    const { citat, foer, efter, ...anker } = fastgoer(doc, roster, { blok: id, fra: 30, til: 50 });
    return { traad: `t${i}`, citat: { citat, foer, efter }, egen: id, anker };
  });
  return laegUd(doc, made);
}

/** Keys a second, typed at the end of the paragraph `blok`, with the places of threads carried along. */
function rate(doc: Node, steder: readonly Sted[], blok: string): number {
  const line = linjer(doc).find(({ id }) => id === blok);
  const at = line ? line.start + line.laengde : 1;
  const letter = new Slice(Fragment.from(schema.text('e')), 0, 0);
  const bodies = Array.from({ length: KEYS }, (_, i) => {
    const steps = [new ReplaceStep(at + i, at + i, letter).toJSON()];
    return JSON.stringify({ version: i, epoch: 0, client: '1', batch: `bench-${i}-batch`, steps });
  });
  const ids = new Idtal(doc);
  let state = { doc, version: 0, epoch: 0, ids };
  let her = steder;
  const start = performance.now();
  for (const body of bodies) {
    const answer = accept(state, laesBatch(JSON.parse(body)));
    if (answer.slags !== 'passer') throw new Error('A key of the benchmark was refused.');
    ids.adopt(answer.skift);
    her = flyt(her, state.doc, answer.kort, answer.doc);
    state = { doc: answer.doc, version: state.version + 1, epoch: 0, ids };
  }
  return (KEYS / (performance.now() - start)) * 1000;
}

function taster(): void {
  const doc = referat(stof(SIDER));
  const steder = traade(doc, TRAADE);
  const omtalt = new Set(steder.map(({ egen }) => egen));
  const midt = linjer(doc).slice(linjer(doc).length / 2);
  const [fri = '', med = ''] = [false, true].map((one) => midt.find(({ id }) => omtalt.has(id) === one)?.id);
  const kandidater = [
    { name: 'hoering accept uden tråde', steder: [], blok: fri },
    { name: `hoering accept ${TRAADE} tråde`, steder, blok: fri },
    { name: 'hoering accept i en tråds afsnit', steder, blok: med },
  ].map((one) => ({ ...one, rates: [] as number[] }));
  for (let round = -1; round < ROUNDS; round++)
    for (const one of kandidater) {
      const value = rate(doc, one.steder, one.blok);
      if (round >= 0) one.rates.push(value);
    }
  const none = median(kandidater[0]?.rates ?? []);
  for (const { name, rates } of kandidater.slice(1))
    print({ name, value: median(rates), unit: 'trin/s', versus: 'uden tråde', ratio: median(rates) / none, n: ROUNDS });
}

interface Runde {
  readonly hoering: string;
  /** What each participant's browser sends with every request. */
  readonly cookies: readonly string[];
  /** Paragraphs of their copy. */
  readonly blokke: readonly string[];
}

/** Sends the first version of the referat out, and lets everybody in. */
async function aabn(store: Store, id: string, doc: Node, ejer: string): Promise<Runde> {
  const copy = kopi(doc, 'offentlig');
  const udkast = [
    { udgave: 'offentlig' as const, json: JSON.stringify(copy.doc.toJSON()), steder: JSON.stringify(copy.steder) },
  ];
  const inviterede = Array.from({ length: DELTAGERE }, (_, i) => ({
    ...{ navn: `Deltager ${i + 1}`, mail: null, deltager: null, udefra: true, udgave: 'offentlig' as const, breve: [] },
  }));
  const valg = { seHinanden: true, kode: false, server: false, frist: Date.now() + MAX_DAGE };
  const ny = { referat: id, version: 0, epoch: 0, doc, emne: 'Udkast', besked: '{link}', udkast, inviterede, ...valg };
  const { id: hoering } = await store.aabnHoering(ny, ejer);
  const cookies: string[] = [];
  for (let nr = 1; nr <= DELTAGERE; nr++) {
    const { token, hash } = nytToken((array) => webcrypto.getRandomValues(array));
    await store.createDeltagersession(hash, hoering, nr, true);
    cookies.push(deltagercookie(hoering, token, false).split(';')[0] ?? '');
  }
  return { hoering, cookies, blokke: linjer(copy.doc).map(({ id: blok }) => blok) };
}

const vent = (ms: number) => new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));

/** One who types as a page does, one batch after another, at the end of the paragraph in the middle. */
class Skribent {
  readonly #vaert: Vaert;
  readonly #id: string;
  readonly #at: number;
  #version = 0;

  constructor(vaert: Vaert, doc: Node) {
    const all = linjer(doc);
    const line = all[Math.floor(all.length / 2)];
    this.#vaert = vaert;
    this.#id = vaert.referater[0] ?? '';
    this.#at = line ? line.start + line.laengde : 1;
  }

  /** Types for so long; the milliseconds each answer took. */
  async skriv(laenge: number): Promise<number[]> {
    const headers = { accept: 'application/json', 'content-type': 'application/json', cookie: this.#vaert.cookie };
    const tider: number[] = [];
    for (const end = performance.now() + laenge; performance.now() < end; ) {
      const version = this.#version++;
      const from = this.#at + version;
      const steps = [{ stepType: 'replace', from, to: from, slice: { content: [{ type: 'text', text: 'e' }] } }];
      const body = JSON.stringify({ version, epoch: 0, client: 'bench', batch: `bench-${version}-x`, steps });
      const start = performance.now();
      const answer = await fetch(`${this.#vaert.url}/referater/${this.#id}/steps`, { method: 'POST', headers, body });
      await answer.json();
      if (answer.status !== 200) throw new Error(`The server answered a step with ${answer.status}.`);
      tider.push(performance.now() - start);
      await vent(TASTER - (performance.now() - start));
    }
    return tider;
  }
}

/** Some of them, each at a moment of their own: the draft, then a remark. The milliseconds each remark took. */
async function deltag(vaert: Vaert, { hoering, cookies, blokke }: Runde, stykke: number): Promise<number[]> {
  const antal = DELTAGERE / STYKKER;
  const one = async (n: number): Promise<number> => {
    const i = stykke * antal + n;
    const cookie = cookies[i] ?? '';
    await vent((n / antal) * (MINUT / STYKKER - SIDST));
    const page = await fetch(`${vaert.url}/udkast/${hoering}`, { headers: { cookie, accept: 'text/html' } });
    if (page.status !== 200) throw new Error(`The draft was answered with ${page.status}.`);
    const siden = /data-rev="(\d+)"/.exec(await page.text())?.[1];
    const start = performance.now();
    const answer = await fetch(`${vaert.url}/udkast/${hoering}/bemaerkninger`, {
      method: 'POST',
      headers: { cookie, accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify({
        ...{
          afsending: `bench-${hoering}-${i}`,
          hvad: 'bemaerkning',
          slags: 'faktuel',
          tekst: `Bemærkning ${i}`,
          siden,
        },
        ...{ blok: blokke[(i * 31) % blokke.length], fra: 30, til: 50 },
      }),
    });
    await answer.arrayBuffer();
    if (answer.status !== 200) throw new Error(`A remark was answered with ${answer.status}.`);
    return performance.now() - start;
  };
  return Promise.all(Array.from({ length: antal }, (_, n) => one(n)));
}

async function minuttet(): Promise<void> {
  const doc = referat(stof(SIDER));
  const runder: Runde[] = [];
  const vaert = await startVaert([doc], async (store, [id = ''], ejer) => {
    runder.push(await aabn(store, id, doc, ejer));
  });
  try {
    const [runde] = runder;
    if (!runde) throw new Error('There is no round.');
    const skribent = new Skribent(vaert, doc);
    const [uden, med, sendt]: [number[], number[], number[]] = [[], [], []];
    // Once before it counts: the first of everything is slow.
    await skribent.skriv(2000);
    for (let stykke = 0; stykke < STYKKER; stykke++) {
      uden.push(...(await skribent.skriv(MINUT / STYKKER)));
      const [trin, remarks] = await Promise.all([skribent.skriv(MINUT / STYKKER), deltag(vaert, runde, stykke)]);
      med.push(...trin);
      sendt.push(...remarks);
    }
    await efterse(vaert);
    for (const [navn, p] of [
      ['midterste', 0.5],
      ['p95', 0.95],
    ] as const) {
      const [value, before] = [quantile(med, p), quantile(uden, p)];
      const name = `hoering trin mens ${DELTAGERE} bemærker, ${navn}`;
      print({ name, value, unit: 'ms', versus: 'uden dem', ratio: value / before, n: med.length });
    }
    const name = `hoering bemærkning, p95 af ${DELTAGERE}`;
    print({ name, value: quantile(sendt, 0.95), unit: 'ms', versus: null, ratio: null, n: sendt.length });
  } finally {
    await vaert.stop();
  }
}

/** Every remark is there, at the words it was made on. */
async function efterse({ url, cookie, referater }: Vaert): Promise<void> {
  const headers = { cookie, accept: 'application/json' };
  const answer = await fetch(`${url}/referater/${referater[0]}/bemaerkninger`, { headers });
  const { traade: kommet }: Traade = await answer.json();
  const fast = kommet.filter(({ anker }) => anker.stand === 'fast').length;
  if (kommet.length !== DELTAGERE || fast !== DELTAGERE)
    throw new Error(`${kommet.length} of ${DELTAGERE} remarks came in, ${fast} of them at their words.`);
}

export async function hoering(): Promise<void> {
  taster();
  await minuttet();
}
