// The table of access and the server's routes: every route names an action, and the answers over HTTP are the table's.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tilstande } from '../../editor/model/forloeb.ts';
import {
  afgoer,
  afgoerDeltager,
  afgoerNoegle,
  erAaben,
  gaelderReferat,
  handlinger,
  referathandlinger,
  roller,
  tilladte,
} from '../../server/access/policy.ts';
import { createVagt } from '../../server/access/vagt.ts';
import { allRoutes, createApp } from '../../server/app.ts';
import { referat } from '../builders/dokument.ts';
import { type Vaert, vaert } from '../pages/vaert.ts';
import { readSources } from '../sources.ts';

const hvad = { organ: 'havnen', ejer: 'a', status: 'kladde', slettet: false, udgaver: 0 } as const;
const hvem = (id: string, rolle: (typeof roller)[number], ...organer: string[]) => ({ id, rolle, organer });

describe('the table', () => {
  it('shows nothing of another organ to anybody, the administrator included', () => {
    for (const rolle of roller)
      for (const handling of referathandlinger)
        for (const status of tilstande)
          expect(afgoer(handling, hvem('x', rolle, 'skoven'), { ...hvad, status })).toBe('findes-ikke');
    expect(tilladte(hvem('a', 'administrator'), hvad)).toEqual([]);
  });

  it('lets nobody write in, rename or bring back an approved or withdrawn referat', () => {
    for (const rolle of roller)
      for (const status of ['godkendt', 'tilbagekaldt'] as const)
        for (const handling of ['skriv', 'omdoeb', 'gendan', 'navngiv-version', 'slet'] as const)
          expect(afgoer(handling, hvem('a', rolle, 'havnen'), { ...hvad, status })).toBe('ikke-tilladt');
  });

  it('lets colleagues write together, but only the owner and the secretariat give away and throw out', () => {
    const kollega = hvem('b', 'referent', 'havnen');
    expect(afgoer('skriv', kollega, hvad)).toBe('ja');
    expect(afgoer('slet', kollega, hvad)).toBe('ikke-tilladt');
    expect(afgoer('giv-videre', kollega, hvad)).toBe('ikke-tilladt');
    expect(afgoer('slet', hvem('a', 'referent', 'havnen'), hvad)).toBe('ja');
    expect(afgoer('slet', hvem('c', 'sekretariat', 'havnen'), hvad)).toBe('ja');
  });

  it('lets the owner and the secretariat send a draft out, steer the round while it can run, and answer afterwards too', () => {
    const hoering = ['laes-hoering', 'aabn-hoering', 'styr-hoering', 'besvar-hoering'] as const;
    const maa = (part: ReturnType<typeof hvem>, status: (typeof tilstande)[number]) =>
      hoering
        .filter((one) => tilladte(part, { ...hvad, status }).includes(one))
        .map((one) => one.replace('-hoering', ''));
    for (const part of [hvem('a', 'referent', 'havnen'), hvem('c', 'sekretariat', 'havnen')])
      expect(tilstande.map((status) => maa(part, status).join(' '))).toEqual([
        'laes aabn besvar',
        'laes aabn styr besvar',
        'laes aabn styr besvar',
        'laes besvar',
        'laes',
      ]);
    expect(tilstande.map((status) => maa(hvem('b', 'referent', 'havnen'), status).join(' '))).toEqual(
      Array(5).fill('laes'),
    );
  });

  it('leaves only the way out of the papirkurv', () => {
    const slettet = { ...hvad, slettet: true };
    expect(tilladte(hvem('a', 'referent', 'havnen'), slettet)).toEqual(['hent-op']);
    expect(tilladte(hvem('b', 'referent', 'havnen'), slettet)).toEqual([]);
  });

  it('keeps accounts and organs for administrators', () => {
    expect(afgoer('brugere', hvem('a', 'sekretariat', 'havnen'), null)).toBe('ikke-tilladt');
    expect(afgoer('organer', hvem('a', 'administrator'), null)).toBe('ja');
    expect(afgoer('overblik', null, null)).toBe('log-ind');
  });
});

describe('a key of another system', () => {
  const noegle = { id: 'n', omfang: 'fuld', organer: ['havnen'] } as const;
  const godkendt = { ...hvad, status: 'godkendt', udgaver: 1 } as const;

  it('opens what is for keys and nothing else, and no session does', () => {
    for (const handling of handlinger) {
      const api = ['api', 'api-referat', 'api-pakke'].includes(handling);
      expect([handling, afgoerNoegle(handling, noegle, godkendt)]).toEqual([handling, api ? 'ja' : 'log-ind']);
      expect([handling, afgoerNoegle(handling, null, godkendt)]).toEqual([handling, 'log-ind']);
      if (api) expect(afgoer(handling, hvem('a', 'administrator', 'havnen'), godkendt)).toBe('log-ind');
    }
  });

  it('knows neither drafts, nor the papirkurv, nor other organs; a public one no parcel', () => {
    const spoerg = (more: object) => afgoerNoegle('api-referat', noegle, { ...godkendt, ...more });
    expect([{ udgaver: 0 }, { slettet: true }, { organ: 'skoven' }].map(spoerg)).toEqual(Array(3).fill('findes-ikke'));
    expect(spoerg({ status: 'kladde' })).toBe('ja');
    expect(afgoerNoegle('api-pakke', { ...noegle, omfang: 'offentlig' }, godkendt)).toBe('ikke-tilladt');
  });
});

describe('somebody who was invited to a round', () => {
  const deltager = { hoering: 'h', nr: 1, bekraeftet: true } as const;

  it('may do what is for them in their own round and nothing else, and no account may', () => {
    for (const handling of handlinger) {
      const egen = ['udkast', 'udkast-kode'].includes(handling);
      expect([handling, afgoerDeltager(handling, deltager, 'h')]).toEqual([handling, egen ? 'ja' : 'log-ind']);
      expect([handling, afgoerDeltager(handling, deltager, 'en anden')]).toEqual([handling, 'log-ind']);
      expect([handling, afgoerDeltager(handling, null, 'h')]).toEqual([handling, 'log-ind']);
      if (egen) expect(afgoer(handling, hvem('a', 'administrator', 'havnen'), hvad)).toBe('log-ind');
    }
  });

  it('sees nothing before the code, where the round asks for one', () => {
    expect(afgoerDeltager('udkast', { ...deltager, bekraeftet: false }, 'h')).toBe('log-ind');
    expect(afgoerDeltager('udkast-kode', { ...deltager, bekraeftet: false }, 'h')).toBe('ja');
  });
});

describe('the routes', () => {
  let her: Vaert;
  beforeAll(async () => {
    her = await vaert();
  });
  afterAll(() => her.slut());

  /** What Express really has: its own stack of layers. */
  function registered(): string[] {
    const { router } = createApp(her.deps, createVagt(her.deps));
    return router.stack.flatMap(({ route }) =>
      route ? Object.keys(methodsOf(route)).map((method) => `${method} ${route.path}`) : [],
    );
  }
  function methodsOf(route: object): Record<string, boolean> {
    return 'methods' in route && typeof route.methods === 'object' ? { ...route.methods } : {};
  }

  it('are exactly those that name an action, and each action is used', () => {
    const named = allRoutes(her.deps).map(({ method, path }) => `${method} ${path}`);
    expect(registered().length).toBeGreaterThan(30);
    expect(registered().sort()).toEqual([...named].sort());
    expect(new Set(named).size).toBe(named.length);
    const used = new Set(allRoutes(her.deps).map(({ action }) => action));
    expect(handlinger.filter((handling) => !used.has(handling))).toEqual([]);
  });

  it('are put on the server in one place only', () => {
    const places = readSources()
      .filter(
        ({ path, code }) =>
          path.startsWith('server/') &&
          /\b(?:app|router)(?:\.(?:get|post|put|patch|delete|all|route)\(['"`]|\[)/.test(code),
      )
      .map(({ path }) => path);
    expect(places).toEqual(['server/route.ts']);
  });

  it('answer strangers with 401, and the open ones never', async () => {
    for (const { method, path, action } of allRoutes(her.deps)) {
      if (path === '/healthz') continue;
      const sti = path.replace(/:\w+/g, 'x');
      const { status } = await her.hent(sti, null, {
        method: method.toUpperCase(),
        headers: { accept: 'application/json' },
      });
      expect(`${method} ${path} ${status === 401}`).toBe(
        `${method} ${path} ${!erAaben(action) || (path === '/session' && method === 'post')}`,
      );
    }
  });

  it('follow the table for every role and state', async () => {
    const folk = {
      ejer: await her.nyBruger('ejer', 'referent'),
      referent: await her.nyBruger('kollega', 'referent'),
      sekretariat: await her.nyBruger('villads', 'sekretariat'),
      administrator: await her.nyBruger('karen', 'administrator'),
      fremmed: await her.nyBruger('fremmed', 'administrator', 'skoven'),
    };
    const id = await her.store.createReferat({ organ: 'havnen', ejer: folk.ejer.id, doc: referat('Ét indlæg.') });
    const saet = her.db.prepare('UPDATE referat SET status = ?, slettet = ?, ejer = ? WHERE id = ?');
    const routes = allRoutes(her.deps).filter(
      ({ action, path }) => gaelderReferat(action) && !path.endsWith('/stream'),
    );
    const wrong: string[] = [];
    for (const status of tilstande)
      for (const slettet of [null, 5])
        for (const [navn, person] of Object.entries(folk))
          for (const { method, path, action } of routes) {
            saet.run(status, slettet, folk.ejer.id, id);
            const bruger = await her.store.findBruger(person.id);
            const svar = afgoer(action, bruger, {
              organ: 'havnen',
              ejer: folk.ejer.id,
              status,
              slettet: slettet !== null,
              udgaver: 0,
            });
            const sti = path.replace(':id', id).replace(/:\w+/g, 'x');
            const answer = await her.hent(sti, person.token, { method: method.toUpperCase() });
            await answer.arrayBuffer();
            const refused = answer.status === 403 || answer.status === 423 ? 'ikke-tilladt' : 'ja';
            const expected = svar === 'findes-ikke' ? 404 : svar;
            const got = svar === 'findes-ikke' ? answer.status : refused;
            if (got !== expected)
              wrong.push(`${navn} ${status} ${slettet} ${method} ${path}: ${answer.status}, table: ${svar}`);
          }
    expect(wrong).toEqual([]);
  }, 120_000);
});
