// A real server with approved, withdrawn and unapproved referater and the keys of other systems, for the tests of the read
// API: each answer is held against what the description says of its path.
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { expect } from 'vitest';
import { verify } from '../../db/verify.ts';
import { bytes as tekst } from '../builders/bilagsfiler.ts';
import { referat } from '../builders/dokument.ts';
import { HEMMELIGT, KANARIER, kanariedokument } from '../export/kanarier.ts';
import { type Vaert, vaert } from '../pages/vaert.ts';

interface Svarbeskrivelse {
  readonly $ref?: string;
  readonly content?: Readonly<Record<string, { readonly schema?: { readonly $ref?: string } }>>;
}
interface Beskrivelse {
  readonly openapi: string;
  readonly paths: Readonly<
    Record<string, { readonly get: { readonly responses: Readonly<Record<string, Svarbeskrivelse>> } }>
  >;
  readonly components: { readonly responses: Readonly<Record<string, Svarbeskrivelse>> };
}

export const beskrivelse = JSON.parse(
  readFileSync(new URL('../../server/api/openapi.json', import.meta.url), 'utf8'),
) as Beskrivelse;
export const ajv = new Ajv2020({ strict: false, allErrors: true });
formats.default(ajv);
ajv.addSchema(beskrivelse, 'api');

export const HEMMELIGE = [...Object.values(KANARIER), 'Kvkhemmelig', 'Kvknotat', 'Kvksag'];

export let her: Vaert;
export let villads: { id: string; token: string };
export let karen: { id: string; token: string };
export let fuld = '';
export let offentlig = '';
export let skoven = '';
export let id = '';
export let kladde = '';
export let tilbagekaldt = '';
/** Approved in another organ. */
export let fremmed = '';
/** Every path and status that was held against the description. */
export const set = new Set<string>();

export async function nyNoegle(omfang: 'fuld' | 'offentlig', organ: 'havnen' | 'skoven' = 'havnen'): Promise<string> {
  const page = await (
    await her.send('/indstillinger/noegler', karen.token, { navn: `System ${omfang}`, omfang, organ })
  ).text();
  const [, noegle = ''] = /class="engangslink">(referat_[\w-]{43})</.exec(page) ?? [];
  expect(noegle).not.toBe('');
  return noegle;
}

export async function godkend(referatId: string, token = villads.token): Promise<void> {
  await her.send(`/referater/${referatId}/godkendelse/anmodning`, token, {});
  const stand = await her.store.findStand(referatId);
  const felter: Record<string, string> = { version: String(stand?.version), epoch: String(stand?.epoch) };
  for (let i = 0; i < 100; i++) felter[`begrundelse-${i}`] = 'Det er i orden.';
  const answer = await her.send(`/referater/${referatId}/godkendelse`, token, felter);
  expect(answer.status, await answer.text()).toBe(303);
}

/** Asks, and holds the answer against what the description says of the path. */
export async function spoerg(sti: string, noegle: string | null, path = sti.replace(/\?.*/, '')) {
  const answer = await fetch(her.url + sti, {
    headers: { accept: 'text/html', ...(noegle !== null && { authorization: `Bearer ${noegle}` }) },
    redirect: 'manual',
  });
  const { status } = answer;
  set.add(`${path} ${status}`);
  const said = beskrivelse.paths[path]?.get.responses[status];
  expect([path, status, said !== undefined]).toEqual([path, status, true]);
  const svar = said?.$ref ? beskrivelse.components.responses[said.$ref.split('/').at(-1) ?? ''] : said;
  const mime = (answer.headers.get('content-type') ?? '').replace(/;.*/, '');
  const media = svar?.content?.[mime] ?? svar?.content?.['*/*'];
  expect([path, status, mime, media !== undefined]).toEqual([path, status, mime, true]);
  const raa = new Uint8Array(await answer.arrayBuffer());
  const body: unknown = mime === 'application/json' ? JSON.parse(new TextDecoder().decode(raa)) : null;
  const schema = media?.schema;
  if (schema) {
    const check = schema.$ref ? ajv.getSchema(`api${schema.$ref}`) : ajv.compile(schema);
    expect(check).toBeDefined();
    expect([path, status, check?.(body), check?.errors ?? null]).toEqual([path, status, true, null]);
  }
  return { status, body, raa, answer };
}

export interface Liste {
  readonly referater: readonly { id: string; titel: string; stand: string; udgave: number; sagsnr: string | null }[];
  readonly naeste: string;
  readonly flere: boolean;
}
export interface Enkelt {
  readonly titel: string;
  readonly journal: { kle: string | null; facet: string | null; dato: string | null };
  readonly udgaver: readonly {
    udgave: number;
    stand: string;
    sha256?: string;
    filer: readonly { id: string; omfang: string; sha256: string; stoerrelse: number }[];
    bilag: readonly { nr: number; titel: string; sha256: string }[];
  }[];
}

export const R = '/api/v1/referater';
export const ETREFERAT = `${R}/{id}`;
export const FIL = `${R}/{id}/udgaver/{udgave}/filer/{fil}`;
export const BILAG = `${R}/{id}/udgaver/{udgave}/bilag/{nr}`;
export const PAKKE = `${R}/{id}/udgaver/{udgave}/pakke`;
export const hentFil = (fil: string, noegle: string | null, udgave = 1, hvem = id) =>
  spoerg(`${R}/${hvem}/udgaver/${udgave}/filer/${fil}`, noegle, FIL);
export const hent = async (hvem: string, noegle: string) =>
  (await spoerg(`${R}/${hvem}`, noegle, ETREFERAT)).body as Enkelt;
export const list = async (noegle: string, query = '') => (await spoerg(`${R}${query}`, noegle)).body as Liste;

/** Starts a server with referater in every state, and keys to them. */
export async function begynd(): Promise<void> {
  her = await vaert();
  villads = await her.nyBruger('villads', 'sekretariat');
  karen = await her.nyBruger('karen', 'administrator');
  const signe = await her.nyBruger('signe', 'sekretariat', 'skoven');
  const ny = (organ: string, ejer: string, doc = referat('Ét.')) => her.store.createReferat({ organ, ejer, doc });
  fremmed = await ny('skoven', signe.id);
  await godkend(fremmed, signe.token);
  tilbagekaldt = await ny('havnen', villads.id);
  await godkend(tilbagekaldt);
  her.tid += 60_000;
  id = await her.store.createReferat({
    organ: 'havnen',
    ejer: villads.id,
    doc: kanariedokument(),
    filer: [{ mime: 'image/png', bytes: HEMMELIGT }],
  });
  const titler = ['Kvknotat', 'Kort'];
  const bilag = await her.store.addBilag(
    id,
    titler.map((titel) => ({
      titel,
      filnavn: `${titel}.txt`,
      mime: 'text/plain',
      bytes: tekst(titel === 'Kort' ? 'Kort' : 'Kvkhemmelig'),
    })),
    villads.id,
  );
  for (const [i, titel] of titler.entries())
    await her.store.updateBilag(id, bilag[i] ?? '', { titel, offentlig: titel === 'Kort' }, villads.id);
  await her.store.saveJournal(id, { kle: 'Kvksag', facet: 'P35', dato: '2027-03-09' }, villads.id);
  await her.store.omdoebReferat(id, 'Kvksag', villads.id);
  await godkend(id);
  her.tid += 60_000;
  await her.send(`/referater/${tilbagekaldt}/tilbagekaldelse`, villads.token, {});
  kladde = await ny('havnen', villads.id);
  fuld = await nyNoegle('fuld');
  offentlig = await nyNoegle('offentlig');
  skoven = await nyNoegle('fuld', 'skoven');
}
/** Ends it: nothing was logged as a fault, and the database says the same everywhere. */
export async function slut(): Promise<void> {
  expect(her.fejl).toEqual([]);
  expect(verify(her.db).forskelle).toEqual([]);
  await her.slut();
}
