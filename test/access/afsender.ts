// A real server and a real mail server for tests of sending over HTTP, and what the secretariat does with them: approve,
// choose, let go.
import type { Node } from 'prosemirror-model';
import { expect } from 'vitest';
import { verify } from '../../db/verify.ts';
import { foran, referat } from '../builders/dokument.ts';
import { type Indretning, type Postkasse, startPostkasse } from '../builders/postkasse.ts';
import { type Vaert, vaert } from '../pages/vaert.ts';

export let her: Vaert;
export let kasse: Postkasse;
/** Of the secretariat. */
export let villads: { id: string; token: string };
/** The owner of the referater. */
export let signe: { id: string; token: string };
export const MINUT = 60_000;

/** Starts both; null = Referat knows no mail server. `env` sees the port of the mail server. */
export async function begynd(
  indretning: Indretning | null,
  env: (port: number) => Record<string, string> = () => ({}),
): Promise<void> {
  kasse = await startPostkasse(indretning ?? {});
  const smtp = {
    REFERAT_SMTP: `smtp://127.0.0.1:${kasse.port}`,
    REFERAT_MAIL_FRA: 'Ærøsted Kommune <referat@aeroested.example>',
    REFERAT_MAIL_SVAR: 'sekretariatet@aeroested.example',
  };
  her = await vaert({ ...(indretning && smtp), ...env(kasse.port) });
  villads = await her.nyBruger('villads', 'sekretariat');
  signe = await her.nyBruger('signe', 'referent');
}
/** Ends both: nothing was logged as a fault, and the database says the same everywhere. */
export async function slut(): Promise<void> {
  expect(her.fejl).toEqual([]);
  expect(verify(her.db).forskelle).toEqual([]);
  await her.slut();
  await kasse.luk();
}

export const side = async (sti: string, token = villads.token) => (await her.hent(sti, token)).text();
export const liste = (navn: string, modtagere: string, organ = 'havnen') =>
  her.send('/indstillinger/modtagerlister', villads.token, { navn, organ, modtagere });

export async function godkend(id: string): Promise<void> {
  await her.send(`/referater/${id}/godkendelse/anmodning`, villads.token, {});
  const stand = await her.store.findStand(id);
  const felter = { version: String(stand?.version), epoch: String(stand?.epoch) };
  const answer = await her.send(`/referater/${id}/godkendelse`, villads.token, felter);
  expect(answer.status, await answer.text()).toBe(303);
}
export async function godkendt(doc: Node = referat('Ét.')): Promise<string> {
  const id = await her.store.createReferat({ organ: 'havnen', ejer: signe.id, doc, navn: 'Havnemøde' });
  await godkend(id);
  return id;
}
export async function ret(id: string, ord: string): Promise<void> {
  expect((await her.send(`/referater/${id}/rettelse`, villads.token, {})).status).toBe(303);
  const { doc, version, epoch } = await her.deps.levende.dokument(id);
  const at = foran(doc, 'prøvemøde');
  const step = { stepType: 'replace', from: at, to: at, slice: { content: [{ type: 'text', text: ord }] } };
  const body = { version, epoch, client: 'klient-1', batch: `batch-${version}-${epoch}`, steps: [step] };
  const answer = await her.hent(`/referater/${id}/steps`, villads.token, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
  });
  expect(answer.status).toBe(200);
  await godkend(id);
}

export type Felter = Record<string, string | readonly string[]>;
/** The fields of the form as the page shows it, as a browser would send them. */
export function felter(page: string): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  const add = (navn: string, value: string) => {
    found[navn] = [...(found[navn] ?? []), value];
  };
  const afkod = (text: string) =>
    text
      .replace(/&quot;/g, '"')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&#39;/g, "'")
      .replace(/&amp;/g, '&');
  const form = /<form class="sender"[\s\S]*?<\/form>/.exec(page)?.[0] ?? '';
  for (const [tag] of form.matchAll(/<input [^>]*>/g)) {
    const navn = /name="([^"]*)"/.exec(tag)?.[1] ?? '';
    const value = afkod(/value="([^"]*)"/.exec(tag)?.[1] ?? '');
    if (!tag.includes('type="checkbox"') || / checked/.test(tag)) add(navn, value);
  }
  for (const [, navn = '', options = ''] of form.matchAll(/<select [^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g))
    add(navn, afkod(/value="([^"]*)" selected/.exec(options)?.[1] ?? /value="([^"]*)"/.exec(options)?.[1] ?? ''));
  for (const [, navn = '', text = ''] of form.matchAll(/<textarea [^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/textarea>/g))
    add(navn, afkod(text));
  return found;
}
export async function lav(id: string, mere: Felter, sti = `/referater/${id}/udsendelse`): Promise<Response> {
  const body = new URLSearchParams();
  const all: Felter = { ...felter(await side(sti)), ...mere };
  for (const [navn, values] of Object.entries(all)) for (const one of [values].flat()) body.append(navn, one);
  return her.hent(`/referater/${id}/udsendelse`, villads.token, { method: 'POST', body });
}
/** Makes the letters; the sending's id. */
export async function kladde(id: string, mere: Felter): Promise<string> {
  const answer = await lav(id, mere);
  expect(answer.status, await answer.clone().text()).toBe(303);
  return answer.headers.get('location')?.split('/').at(-1) ?? '';
}
export async function send(id: string, u: string): Promise<void> {
  const answer = await her.send(`/referater/${id}/udsendelser/${u}/afsendelse`, villads.token, {});
  expect(answer.status).toBe(303);
  await her.deps.postbud.runde();
}
export const tilstande = async (u: string): Promise<Record<string, string>> =>
  Object.fromEntries((await her.store.listBreve(u)).map(({ mail, tilstand }) => [mail.replace(/@.*/, ''), tilstand]));
export const ANDRE = (...navne: string[]): string => navne.map((navn) => `${navn} <${navn}@x.example>`).join('\n');
