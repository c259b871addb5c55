// C8, the server's half: the service worker and the two pages a browser keeps are the same for everybody and hold nobody.
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { referat } from '../builders/dokument.ts';
import { type Vaert, vaert } from './vaert.ts';

let her: Vaert;
beforeAll(async () => {
  her = await vaert();
});
afterAll(() => her.slut());

describe('C8 what a browser keeps', () => {
  it('is the same for a stranger and for one who is signed in, and holds no referat and no user', async () => {
    const signe = await her.nyBruger('signe', 'administrator');
    await her.store.createReferat({ organ: 'havnen', ejer: signe.id, doc: referat('Ét.'), navn: 'Havnen' });
    for (const sti of ['/skal', '/uden-net']) {
      const [fremmed, hendes] = await Promise.all([her.hent(sti), her.hent(sti, signe.token)]);
      expect(fremmed.status).toBe(200);
      expect(hendes.headers.get('set-cookie')).toBeNull();
      const page = await hendes.text();
      expect(page).toBe(await fremmed.text());
      for (const word of ['Signe', signe.id, 'Havnen', 'data-bruger', 'data-referat']) expect(page).not.toContain(word);
    }
  });

  it('is the writing page with all its places, and under the same policy, which needs no nonce', async () => {
    const answer = await her.hent('/skal');
    const page = await answer.text();
    for (const id of ['top', 'skriv', 'flade', 'venstre', 'hoejre', 'taster']) expect(page).toContain(`id="${id}"`);
    expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'self';/);
    expect(answer.headers.get('content-security-policy')).not.toMatch(/nonce|unsafe/);
    expect(page).not.toMatch(/ style=|<script(?! type="module" src="\/assets\/)|\son\w+=/);
  });

  it('the service worker is asked for anew each time and names what its pages must be', async () => {
    const answer = await her.hent('/sw.js');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-cache');
    expect(answer.headers.get('content-type')).toMatch(/^text\/javascript/);
    const script = await answer.text();
    const sider = JSON.parse(/SIDER=(\{.*?\});/.exec(script)?.[1] ?? '{}');
    for (const sti of ['/skal', '/uden-net'])
      expect(sider[sti]).toBe(
        createHash('sha256')
          .update(await (await her.hent(sti)).text())
          .digest('hex'),
      );
    expect(script).not.toMatch(/\b(import|export) /);
  });
});
