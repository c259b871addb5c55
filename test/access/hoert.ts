// What the referent does with a comment round over HTTP: chooses, looks at the letters, sends; the server and the mail
// server are those of `afsender.ts`.
import type { Node } from 'prosemirror-model';
import { expect } from 'vitest';
import type { Hoering } from '../../db/hoeringer.ts';
import type { NyBemaerkning, Traad } from '../../editor/model/bemaerkning.ts';
import { nytToken } from '../../server/access/sessioner.ts';
import { referat } from '../builders/dokument.ts';
import { her, side, signe } from './afsender.ts';

const afkod = (text: string): string =>
  text
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');

export type Felter = Record<string, string | readonly string[] | null>;

/** The fields of the form with this class, as a browser would send them. */
export function felter(page: string, form = 'spoerg'): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  const add = (navn: string, value: string) => {
    found[navn] = [...(found[navn] ?? []), value];
  };
  const body = new RegExp(`<form class="${form}"[\\s\\S]*?</form>`).exec(page)?.[0] ?? '';
  expect(body, `the form ${form}`).not.toBe('');
  for (const [tag] of body.matchAll(/<input [^>]*>/g)) {
    const navn = /name="([^"]*)"/.exec(tag)?.[1] ?? '';
    const value = afkod(/value="([^"]*)"/.exec(tag)?.[1] ?? '');
    if (!tag.includes('type="checkbox"') || / checked/.test(tag)) add(navn, value);
  }
  for (const [, navn = '', options = ''] of body.matchAll(/<select [^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g))
    add(navn, afkod(/value="([^"]*)" selected/.exec(options)?.[1] ?? /value="([^"]*)"/.exec(options)?.[1] ?? ''));
  for (const [, navn = '', text = ''] of body.matchAll(/<textarea [^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/textarea>/g))
    add(navn, afkod(text));
  return found;
}

/** Sends a form with some of its fields changed; null takes one out. */
export function post(sti: string, form: Felter, mere: Felter = {}, token = signe.token): Promise<Response> {
  const body = new URLSearchParams();
  for (const [navn, values] of Object.entries({ ...form, ...mere }))
    for (const one of values === null ? [] : [values].flat()) body.append(navn, one);
  return her.hent(sti, token, { method: 'POST', body });
}

/** A draft of Signe's with two participants, Bo Eksempel and Karen Lyngdal. */
export const nytUdkast = (doc: Node = referat('Der mangler bænke.')): Promise<string> =>
  her.store.createReferat({ organ: 'havnen', ejer: signe.id, doc, navn: 'Havnemøde' });

export const sti = (id: string): string => `/referater/${id}/hoering`;

/** The letters before they go. */
export async function gennemse(id: string, mere: Felter = {}): Promise<Response> {
  return post(`${sti(id)}/ny`, felter(await side(`${sti(id)}/ny`, signe.token)), mere);
}

/** Through both pages, with every box ticked that is asked for. */
export async function send(id: string, mere: Felter = {}): Promise<Hoering> {
  const page = await gennemse(id, mere);
  const text = await page.text();
  expect(page.status, text).toBe(200);
  const sagt = Object.fromEntries([...text.matchAll(/name="(sagt-[a-z]+)"/g)].map(([, navn = '']) => [navn, 'ja']));
  const answer = await post(sti(id), felter(text, 'sender'), sagt);
  expect(answer.status, await answer.clone().text()).toBe(303);
  await her.deps.postbud.runde();
  const made = await her.store.findHoering(id);
  if (!made) throw new Error('There is no round.');
  return made;
}

/** Addresses for the two participants. */
export async function adresser(id: string, bo = 'bo@aeroested.example', karen = 'karen@x.example'): Promise<Felter> {
  const form = felter(await side(`${sti(id)}/ny`, signe.token));
  const [first = '', second = ''] = form.valgt ?? [];
  return { [`mail-${first}`]: bo, [`mail-${second}`]: karen };
}

/** Signe signed in anew: the clock has moved further than a session lasts. */
export async function igen(): Promise<string> {
  const { token, hash } = nytToken(her.deps.random);
  await her.store.createSession(hash, signe.id, null);
  return token;
}

let nr = 0;
/** A remark to the first paragraph by somebody who was asked. */
export async function bemaerk(h: Hoering, inviteret: number, mere: Partial<NyBemaerkning> = {}): Promise<Traad> {
  const { doc } = await her.deps.levende.dokument(h.referat, h.version);
  let blok = '';
  doc.descendants((node) => {
    if (node.type.name === 'afsnit') blok = node.attrs.id;
  });
  const ny = { version: h.version, blok, fra: 0, til: 3, slags: null, tekst: 'Det er forkert.', forslag: null };
  return her.deps.levende.bemaerk(
    h.referat,
    { ...ny, afsending: `afsending-${++nr}`, ...mere },
    { hoering: h.id, inviteret },
  );
}

/** What a letter leads to: the address in it that begins with /k/. */
export function link(bytes: Buffer | string): string {
  const text = bytes.toString().replace(/=\r?\n/g, '');
  return /https?:\/\/\S+\/k\/[\w-]{43}/.exec(text)?.[0] ?? '';
}
