// Getting in and staying in, over HTTP: the first start, invitations, signing in and out, what sessions and cookies do.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashAdgangskode } from '../../server/access/adgangskode.ts';
import { LEDIG_MAKS, SAMLET_MAKS } from '../../server/access/sessioner.ts';
import { startlink } from '../../server/access/start.ts';
import { KODE, type Vaert, vaert } from '../pages/vaert.ts';

let her: Vaert;
beforeEach(async () => {
  her = await vaert();
});
afterEach(async () => {
  expect(her.fejl).toEqual([]);
  await her.slut();
});

/** The session's token in an answer's cookie, or null where it sets none. */
function token(answer: Response): string | null {
  return /^referat=([^;]{43});/.exec(answer.headers.getSetCookie()[0] ?? '')?.[1] ?? null;
}

async function nySigne(): Promise<string> {
  const { id } = await her.nyBruger('signe', 'referent');
  her.db.prepare('UPDATE bruger SET adgangskode = ? WHERE id = ?').run(await hashAdgangskode(KODE), id);
  return id;
}

const logInd = (brugernavn: string, adgangskode: string, cookie: string | null = null) =>
  her.send('/session', cookie, { brugernavn, adgangskode, til: '/' });

describe('the first start', () => {
  const svar = {
    navn: 'Karen Lyngdal',
    brugernavn: 'Kaly',
    adgangskode: KODE,
    organer: 'Byrådet\n\n Styregruppen  Grønt Rør ',
  };

  it('makes the holder of the link administrator of the organs they name, once', async () => {
    const link = (await startlink(her.deps)) ?? '';
    expect(link).toMatch(/^\/start\/[0-9a-z]{26}$/);
    const answer = await her.send(link, null, svar);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/']);
    const login = await her.store.findLogin('kaly');
    expect(login?.bruger).toMatchObject({ navn: 'Karen Lyngdal', rolle: 'administrator' });
    const organer = await her.store.listOrganer(login?.bruger.organer);
    expect(organer.map(({ navn, type }) => `${navn}: ${type}`)).toEqual([
      'Byrådet: byraad',
      'Styregruppen Grønt Rør: styregruppe',
    ]);
    expect((await her.hent('/', token(answer))).status).toBe(200);
    expect((await her.send(link, null, svar)).status).toBe(404);
    expect(await startlink(her.deps)).toBeNull();
  });

  it('keeps what was typed and says what is wrong, without using the link up', async () => {
    const link = (await startlink(her.deps)) ?? '';
    const answer = await her.send(link, null, { ...svar, adgangskode: 'elleve tegn' });
    expect(answer.status).toBe(400);
    const page = await answer.text();
    expect(page).toContain('Adgangskoden skal være på mindst 12 tegn.');
    expect(page).toContain('value="Karen Lyngdal"');
    expect(page).not.toContain('elleve tegn');
    expect((await her.send(link, null, svar)).status).toBe(303);
  });

  it('ends older links at each start, and knows no guessed one', async () => {
    const old = (await startlink(her.deps)) ?? '';
    await startlink(her.deps);
    expect((await her.hent(old)).status).toBe(404);
    expect((await her.hent('/start/00000000000000000000000000')).status).toBe(404);
  });
});

describe('an invitation', () => {
  it('is shown once, works once and not after seven days', async () => {
    const { token: chef } = await her.nyBruger('chef', 'administrator');
    const felter = { navn: 'Villads Krogstrup', brugernavn: 'vikr', rolle: 'sekretariat', organ: 'havnen' };
    const page = await (await her.send('/indstillinger/brugere', chef, felter)).text();
    const sti = /\/invitation\/[0-9a-z]{26}/.exec(page)?.[0] ?? '';
    expect(sti).not.toBe('');
    expect(await (await her.hent('/indstillinger/brugere', chef)).text()).not.toContain('/invitation/');

    her.tid += 7 * 24 * 3600_000 + 1;
    expect((await her.hent(sti)).status).toBe(404);
    her.tid -= 2;
    expect((await her.send(sti, null, { adgangskode: 'for kort' })).status).toBe(400);
    const answer = await her.send(sti, null, { adgangskode: KODE });
    expect(answer.status).toBe(303);
    expect((await her.hent('/', token(answer))).status).toBe(200);
    expect((await her.send(sti, null, { adgangskode: KODE })).status).toBe(404);
  });

  it('given anew signs the account out and ends the old password', async () => {
    const id = await nySigne();
    const mine = token(await logInd('signe', KODE));
    const { token: chef } = await her.nyBruger('chef', 'administrator');
    expect((await her.send(`/indstillinger/brugere/${id}/link`, chef, {})).status).toBe(200);
    expect((await her.hent('/', mine)).headers.get('location')).toBe('/login?til=%2F');
    expect((await logInd('signe', KODE)).status).toBe(401);
  });
});

describe('signing in', () => {
  it('gives the same answer for an unknown name, a wrong password, an unused invitation and a blocked account', async () => {
    await nySigne();
    const { id } = await her.nyBruger('spaerret', 'referent');
    her.db.prepare('UPDATE bruger SET adgangskode = ?, spaerret = 1 WHERE id = ?').run(await hashAdgangskode(KODE), id);
    her.db
      .prepare("INSERT INTO bruger (id, brugernavn, navn, rolle, oprettet) VALUES ('n', 'ny', 'Ny', 'referent', 0)")
      .run();
    const answers = await Promise.all([
      logInd('ingen', KODE),
      logInd('signe', 'forkert kode'),
      logInd('ny', KODE),
      logInd('spaerret', KODE),
    ]);
    const pages = await Promise.all(answers.map(async (answer) => (await answer.text()).replace(/value="[^"]*"/g, '')));
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
    expect(new Set(pages.map((page) => page.replace(/ autofocus/g, ''))).size).toBe(1);
    expect(pages[0]).toContain('Brugernavnet eller adgangskoden er forkert.');
  });

  it('changes the token, ends the one before, and signing out ends it in the database', async () => {
    await nySigne();
    const first = token(await logInd('SIGNE', KODE));
    const second = token(await logInd('signe', KODE, first));
    expect(second).not.toBe(first);
    expect((await her.hent('/', first)).status).toBe(303);
    expect((await her.hent('/', second)).status).toBe(200);
    const out = await her.send('/session/slut', second, {});
    expect(out.headers.getSetCookie()[0]).toContain('Max-Age=0');
    expect((await her.hent('/', second)).status).toBe(303);
  });

  it('goes on to where one was going, never to another place', async () => {
    await nySigne();
    for (const [til, hen] of [
      ['/papirkurv?x=1', '/papirkurv?x=1'],
      ['//ondt.example/a', '/'],
      ['/.//ondt.example/a', '/'],
      ['/x/..//ondt.example', '/'],
      ['https://ondt.example/', '/'],
      ['/\\ondt.example/a', '/'],
      ['javascript:alert(1)', '/'],
    ] as const) {
      const answer = await her.send('/session', null, { brugernavn: 'signe', adgangskode: KODE, til });
      expect(answer.headers.get('location')).toBe(hen);
    }
  });

  it('slows guessing down, for the one address only, and lets the right one in when the wait is over', async () => {
    await nySigne();
    for (let i = 0; i < 5; i++) expect((await logInd('signe', 'forkert kode')).status).toBe(401);
    const waiting = await logInd('signe', KODE);
    expect(waiting.status).toBe(429);
    expect(await waiting.text()).toContain('Der har været for mange forkerte forsøg. Prøv igen om 5 sekunder.');
    her.tid += 5_001;
    expect((await logInd('signe', KODE)).status).toBe(303);
  });

  it('answers fetch with JSON and no redirect', async () => {
    const id = await nySigne();
    const init = {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: new URLSearchParams({ brugernavn: 'signe', adgangskode: KODE }),
    };
    const answer = await her.hent('/session', null, init);
    expect([answer.status, await answer.json()]).toEqual([200, { bruger: id }]);
    const api = await her.hent('/referater/x/dokument', null, { headers: { accept: 'application/json' } });
    expect([api.status, (await api.json()).code]).toEqual([401, 'ikke-logget-ind']);
  });
});

describe('a session', () => {
  it('ends when nobody has used it for long, and after a week at the latest', async () => {
    const { token: mine } = await her.nyBruger('signe', 'referent');
    const begun = her.tid;
    while (her.tid + LEDIG_MAKS - 1 < begun + SAMLET_MAKS) {
      her.tid += LEDIG_MAKS - 1;
      expect((await her.hent('/', mine)).status).toBe(200);
    }
    her.tid = begun + SAMLET_MAKS;
    expect((await her.hent('/', mine)).status).toBe(303);
    const { token: other } = await her.nyBruger('torben', 'referent');
    her.tid += LEDIG_MAKS;
    expect((await her.hent('/', other)).status).toBe(303);
  });

  it('is not kept alive by a page that only listens', async () => {
    const { token: mine } = await her.nyBruger('signe', 'referent');
    her.tid += LEDIG_MAKS / 2;
    await her.hent('/referater/x/steps', mine, { headers: { accept: 'application/json' } });
    her.tid += LEDIG_MAKS / 2;
    expect((await her.hent('/', mine)).status).toBe(303);
  });

  it('is a hash in the database, an HttpOnly cookie in the browser, __Host- and Secure over TLS', async () => {
    await nySigne();
    const answer = await logInd('signe', KODE);
    const rows = her.db.prepare<[], { token: string }>('SELECT token FROM session').all();
    expect(rows.map((row) => row.token)).not.toContain(token(answer));
    expect(answer.headers.getSetCookie()[0]).toMatch(
      /^referat=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=604800$/,
    );

    const tls = await vaert({ REFERAT_URL: 'https://referat.example' });
    const felter = { brugernavn: 'karen', adgangskode: KODE, navn: 'Karen', organer: 'Byrådet' };
    const over = await tls.send((await startlink(tls.deps)) ?? '', null, felter);
    expect(over.headers.getSetCookie()[0]).toMatch(
      /^__Host-referat=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure; /,
    );
    expect(over.headers.get('strict-transport-security')).toBe('max-age=31536000');
    await tls.slut();
  });

  it('of a blocked account is over at once, and one cannot take the last administrator away', async () => {
    const chef = await her.nyBruger('chef', 'administrator');
    const signe = await her.nyBruger('signe', 'referent');
    await her.send(`/indstillinger/brugere/${signe.id}/adgang`, chef.token, { spaerret: 'ja' });
    expect((await her.hent('/', signe.token)).status).toBe(303);
    for (const [sti, felter] of [
      [`/indstillinger/brugere/${chef.id}/adgang`, { spaerret: 'ja' }],
      [`/indstillinger/brugere/${chef.id}/link`, {}],
      [`/indstillinger/brugere/${chef.id}`, { navn: 'Chef', rolle: 'referent' }],
    ] as const) {
      const answer = await her.send(sti, chef.token, felter);
      expect([sti, answer.status, (await answer.text()).includes('mindst én administrator')]).toEqual([sti, 400, true]);
    }
    expect((await her.hent('/indstillinger/brugere', chef.token)).status).toBe(200);
  });

  it('stays when the password is changed here, and ends elsewhere', async () => {
    await nySigne();
    const here = token(await logInd('signe', KODE));
    const elsewhere = token(await logInd('signe', KODE));
    const sti = '/indstillinger/adgangskode';
    expect((await her.send(sti, here, { nuvaerende: 'forkert kode', adgangskode: KODE })).status).toBe(400);
    expect((await her.send(sti, here, { nuvaerende: KODE, adgangskode: 'en helt anden kode' })).status).toBe(303);
    expect((await her.hent('/', here)).status).toBe(200);
    expect((await her.hent('/', elsewhere)).status).toBe(303);
    expect((await logInd('signe', 'en helt anden kode')).status).toBe(303);
  });
});

describe('every request', () => {
  it('that changes something must come from our own pages', async () => {
    const { token: mine } = await her.nyBruger('signe', 'referent');
    const post = (headers: Record<string, string>) => her.hent('/session/slut', mine, { method: 'POST', headers });
    expect((await post({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await post({ 'sec-fetch-site': 'same-site' })).status).toBe(403);
    expect((await post({ 'sec-fetch-site': 'none' })).status).toBe(403);
    expect((await post({ origin: 'https://ondt.example' })).status).toBe(403);
    expect((await post({ origin: 'null' })).status).toBe(403);
    expect((await her.hent('/', mine)).status).toBe(200);
    expect((await post({ 'sec-fetch-site': 'same-origin', origin: her.url })).status).toBe(303);
  });

  it('gets a strict policy, pages and refusals alike, and nothing inline', async () => {
    const { token: mine } = await her.nyBruger('signe', 'administrator');
    for (const sti of ['/', '/login', '/findes-ikke', '/referater/ny', '/indstillinger/brugere', '/hjaelp/taster']) {
      const answer = await her.hent(sti, mine);
      const csp = answer.headers.get('content-security-policy') ?? '';
      expect(csp).toContain("default-src 'self'");
      expect(csp).not.toMatch(/unsafe|nonce|https?:|\*/);
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      const page = await answer.text();
      expect(page).not.toMatch(/<style|\sstyle=|<script(?![^>]* src=)|\son\w+=/);
      if (answer.status < 300) expect(answer.headers.get('cache-control')).toBe('no-store');
    }
  });
});
