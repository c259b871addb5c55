// The way in for those who were invited, over HTTP: the link, the cookie of the round, the code by mail, and when they end.
import { describe, expect, it } from 'vitest';
import { saetDeltagerkode } from '../../db/deltageradgang.ts';
import { nyDeltagerkode } from '../../server/access/deltager.ts';
import { hashToken } from '../../server/access/sessioner.ts';
import { terning } from '../builders/lager.ts';
import { NU } from '../pages/vaert.ts';
import { AASE, aabnLink, KAREN, medCookie, nytUdkasthus, TORBEN } from './deltagere.ts';

const DAG = 24 * 60 * 60_000;
const hus = nytUdkasthus();

describe('the link', () => {
  it('shows one and the same page whatever it is, sets no cookie and changes nothing', async () => {
    const { tokens, hoering } = await hus.runde();
    await hus.her.store.tilbagekaldInviteret(hoering, 2, hus.signe.id);
    const stand = () => JSON.stringify(hus.her.db.prepare('SELECT * FROM inviteret').all());
    const before = stand();
    const pages = await Promise.all(
      [tokens[AASE], tokens[TORBEN], 'x'.repeat(43), 'noget-andet'].map(async (token) => {
        const answer = await hus.her.hent(`/k/${token}`);
        expect(answer.status).toBe(200);
        expect(answer.headers.get('set-cookie')).toBeNull();
        expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
        expect(answer.headers.get('cache-control')).toBe('no-store');
        expect(answer.headers.get('x-robots-tag')).toBe('noindex, nofollow');
        const headers = [...answer.headers].filter(([name]) => name !== 'date').sort();
        return JSON.stringify(headers) + (await answer.text());
      }),
    );
    expect(new Set(pages).size).toBe(1);
    expect(stand()).toBe(before);
    expect(hus.her.db.prepare('SELECT count(*) AS n FROM deltagersession').get()).toEqual({ n: 0 });
  });

  it('is exchanged for a cookie of the round; unknown, revoked and old ones get one answer', async () => {
    const { tokens, hoering } = await hus.runde();
    const ind = await hus.her.hent(`/k/${tokens[AASE]}`, null, { method: 'POST' });
    expect([ind.status, ind.headers.get('location')]).toEqual([303, `/udkast/${hoering}`]);
    expect(ind.headers.get('set-cookie')).toMatch(
      new RegExp(`^udkast-${hoering}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Lax; Max-Age=\\d+$`),
    );
    await hus.her.store.tilbagekaldInviteret(hoering, 2, hus.signe.id);
    const answers = [];
    for (const token of [tokens[TORBEN], 'x'.repeat(43)]) {
      const answer = await hus.her.hent(`/k/${token}`, null, { method: 'POST' });
      answers.push(`${answer.status} ${answer.headers.get('set-cookie')} ${await answer.text()}`);
    }
    await hus.her.store.lukHoering(hoering, hus.signe.id);
    hus.her.tid += 31 * DAG;
    const old = await hus.her.hent(`/k/${tokens[KAREN]}`, null, { method: 'POST' });
    answers.push(`${old.status} ${old.headers.get('set-cookie')} ${await old.text()}`);
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('404 null');
    expect(answers[0]).toContain('Linket giver ikke adgang');
    expect(answers[0]).not.toContain('/login');
  });

  it('wears __Host- and Secure where the house is reached over TLS', async () => {
    await hus.om({ REFERAT_URL: 'https://referat.aeroested.example' });
    const { tokens, hoering } = await hus.runde();
    const answer = await hus.her.hent(`/k/${tokens[AASE]}`, null, { method: 'POST' });
    expect(answer.headers.get('set-cookie')).toMatch(new RegExp(`^__Host-udkast-${hoering}=.*; Secure`));
  });

  it('works from browsers that send no Sec-Fetch-Site: their page has no origin to tell of', async () => {
    const { tokens, hoering } = await hus.runde();
    const headers = { origin: 'null' };
    expect((await hus.her.hent(`/k/${tokens[AASE]}`, null, { method: 'POST', headers })).status).toBe(303);
    const who = await aabnLink(hus.her, tokens[AASE]);
    const svar = await who.hent(`/udkast/${hoering}/svar`, { method: 'POST', headers, body: 'svar=ingen' });
    expect(svar.status).toBe(403);
  });

  it('slows down whoever tries links', async () => {
    const { tokens } = await hus.runde();
    for (let i = 0; i < 30; i++) await (await hus.her.hent(`/k/${'y'.repeat(43)}`, null, { method: 'POST' })).text();
    expect((await hus.her.hent(`/k/${tokens[AASE]}`, null, { method: 'POST' })).status).toBe(404);
    hus.her.tid += 60_000;
    expect((await hus.her.hent(`/k/${tokens[AASE]}`, null, { method: 'POST' })).status).toBe(303);
  });
});

describe('access', () => {
  it('to one round opens nothing of another, nor of the accounts; an account opens none of it', async () => {
    const a = await hus.runde();
    const b = await hus.runde();
    const who = await aabnLink(hus.her, a.tokens[AASE]);
    expect((await who.hent(`/udkast/${a.hoering}`)).status).toBe(200);
    for (const sti of [`/udkast/${b.hoering}`, `/udkast/${b.hoering}/nyt`, `/udkast/${b.hoering}/skriv?blok=a1`])
      expect([sti, (await who.hent(sti)).status]).toEqual([sti, 401]);
    // The cookie's value under the other round's name is not the other round's either.
    const forged = medCookie(hus.her, who.cookie.replace(a.hoering, b.hoering));
    expect((await forged.hent(`/udkast/${b.hoering}`)).status).toBe(401);
    for (const sti of ['/', `/referater/${a.referat}`, `/referater/${a.referat}/bemaerkninger`, '/indstillinger'])
      expect([sti, (await who.json(sti)).status]).toEqual([sti, 401]);
    for (const sti of [`/udkast/${a.hoering}`, `/udkast/${a.hoering}/nyt`])
      expect([sti, (await hus.her.hent(sti, hus.signe.token)).status]).toEqual([sti, 401]);
    // Both in one browser, and an account: each is who they are.
    const other = await aabnLink(hus.her, b.tokens[TORBEN]);
    const all = medCookie(hus.her, `referat=${hus.signe.token}; ${who.cookie}; ${other.cookie}`);
    expect(await all.side(`/udkast/${a.hoering}`)).toContain('Aase Aagaard-Øllgård</b>, er du gengivet');
    expect(await all.side(`/udkast/${b.hoering}`)).toContain('Torben Fyrtoft</b>, er du gengivet');
    expect((await all.json(`/referater/${a.referat}/bemaerkninger`)).status).toBe(200);
  });

  it('dies at once where it is revoked: in open pages, in what is sent, in the papirkurv', async () => {
    const { hoering, tokens, referat } = await hus.runde();
    const who = await aabnLink(hus.her, tokens[AASE]);
    expect((await who.json(`/udkast/${hoering}/nyt`)).status).toBe(200);
    await hus.her.store.tilbagekaldInviteret(hoering, 1, hus.signe.id);
    const page = await who.hent(`/udkast/${hoering}`);
    expect(page.status).toBe(401);
    expect(page.headers.get('x-robots-tag')).toBe('noindex, nofollow');
    expect(await page.text()).toContain('Linket giver ikke adgang');
    expect((await who.json(`/udkast/${hoering}/nyt`)).status).toBe(401);
    expect((await who.send(`/udkast/${hoering}/svar`, { svar: 'ingen' })).status).toBe(401);
    const torben = await aabnLink(hus.her, tokens[TORBEN]);
    hus.her.db.prepare('UPDATE referat SET slettet = 5 WHERE id = ?').run(referat);
    expect((await torben.hent(`/udkast/${hoering}`)).status).toBe(401);
  });

  it('ends by age, and by hand', async () => {
    const { hoering, tokens } = await hus.runde({ frist: NU + 100 * DAG });
    const who = await aabnLink(hus.her, tokens[AASE]);
    hus.her.tid += 13 * DAG;
    expect((await who.hent(`/udkast/${hoering}`)).status).toBe(200);
    hus.her.tid += DAG;
    expect((await who.hent(`/udkast/${hoering}`)).status).toBe(401);
    const again = await aabnLink(hus.her, tokens[AASE]);
    const ud = await again.send(`/udkast/${hoering}/ud`, {});
    expect(ud.headers.get('set-cookie')).toContain('Max-Age=0');
    expect(await ud.text()).toContain('Udkastet er lukket');
    expect((await again.hent(`/udkast/${hoering}`)).status).toBe(401);
  });
});

describe('the code by mail', () => {
  it('stands between the link and the draft, is good once, for ten minutes and five attempts', async () => {
    const { hoering, tokens } = await hus.runde({ kode: true });
    const ind = await hus.her.hent(`/k/${tokens[AASE]}`, null, { method: 'POST' });
    expect(ind.headers.get('location')).toBe(`/udkast/${hoering}/kode`);
    const who = medCookie(hus.her, (ind.headers.get('set-cookie') ?? '').split(';')[0] ?? '');
    expect((await who.hent(`/udkast/${hoering}`)).status).toBe(401);
    expect((await who.json(`/udkast/${hoering}/nyt`)).status).toBe(401);

    const bestil = () => who.send(`/udkast/${hoering}/kode/brev`, {});
    expect((await bestil()).headers.get('location')).toBe(`/udkast/${hoering}/kode?sendt=1`);
    expect((await bestil()).status).toBe(429);
    const breve = await hus.her.store.listHoeringsbreve(hoering);
    expect(breve.filter(({ slags }) => slags === 'kode').map(({ nr, tilstand }) => [nr, tilstand])).toEqual([
      [1, 'venter'],
    ]);
    // The letter's attempt draws the code.
    const lav = (seed: number) => {
      const { kode, salt, hash } = nyDeltagerkode(terning(seed));
      saetDeltagerkode(hus.her.db, { hoering, nr: 1, salt, kode: hash, at: hus.her.tid });
      expect(kode).toMatch(/^\d{6}$/);
      return kode;
    };
    const giv = async (kode: string) => (await who.send(`/udkast/${hoering}/kode`, { kode })).status;
    const forkert = (kode: string) => String((Number(kode) + 1) % 1_000_000).padStart(6, '0');
    const first = lav(1);
    for (let i = 0; i < 5; i++) expect(await giv(forkert(first))).toBe(400);
    expect(await giv(first)).toBe(400);
    const second = lav(2);
    hus.her.tid += 10 * 60_000;
    expect(await giv(second)).toBe(400);
    const third = lav(3);
    expect(await giv(`${third.slice(0, 3)} ${third.slice(3)}`)).toBe(303);
    expect((await who.hent(`/udkast/${hoering}`)).status).toBe(200);
    // Another session needs another code: this one is used.
    const other = await aabnLink(hus.her, tokens[AASE]);
    expect((await other.send(`/udkast/${hoering}/kode`, { kode: third })).status).toBe(400);
    expect((await other.hent(`/udkast/${hoering}`)).status).toBe(401);
    expect(JSON.stringify(hus.her.db.prepare('SELECT * FROM deltagerkode').all())).not.toContain(third);
    hus.her.tid += 12 * 60 * 60_000;
    expect((await who.hent(`/udkast/${hoering}`)).status).toBe(401);
  });
});

it('tokens are kept as hashes alone', async () => {
  const { tokens } = await hus.runde();
  const who = await aabnLink(hus.her, tokens[AASE]);
  const rows = JSON.stringify([
    hus.her.db.prepare('SELECT * FROM deltagerlink').all(),
    hus.her.db.prepare('SELECT * FROM deltagersession').all(),
  ]);
  expect(rows).toContain(hashToken(tokens[AASE] ?? ''));
  expect(rows).not.toContain(tokens[AASE]);
  expect(rows).not.toContain(who.cookie.split('=')[1]);
});
