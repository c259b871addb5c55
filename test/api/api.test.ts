// The read API against its own description: every path of it asked at the real server, every answer held against its
// schema, no route that it lacks; and what a key may see: never a draft, another organ, or by a public key what is withheld.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../db/kaede.ts';
import { HOEJST } from '../../server/access/noegler.ts';
import { allRoutes } from '../../server/app.ts';
import { bytes as tekst } from '../builders/bilagsfiler.ts';
import { fundneOrd } from '../builders/ibytes.ts';
import {
  ajv,
  BILAG,
  begynd,
  beskrivelse,
  type Enkelt,
  ETREFERAT,
  FIL,
  fremmed,
  fuld,
  godkend,
  HEMMELIGE,
  hent,
  hentFil,
  her,
  id,
  karen,
  kladde,
  list,
  nyNoegle,
  offentlig,
  PAKKE,
  R,
  set,
  skoven,
  slut,
  spoerg,
  tilbagekaldt,
  villads,
} from './grundlag.ts';

beforeAll(begynd, 60_000);
afterAll(slut);

describe('the description', () => {
  it('has every route of the API and no other, and is served as it stands', async () => {
    const routes = allRoutes(her.deps)
      .filter(({ path }) => path.startsWith('/api/'))
      .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);
    const said = Object.entries(beskrivelse.paths).flatMap(([path, item]) =>
      Object.keys(item).map((m) => `${m} ${path}`),
    );
    expect(routes.sort()).toEqual(said.sort());
    const { raa } = await spoerg('/api/v1/openapi.json', null);
    expect(JSON.parse(new TextDecoder().decode(raa))).toEqual(beskrivelse);
    expect(beskrivelse.openapi).toMatch(/^3\.1\./);
  });

  it('refuses what it does not describe: its schemas are closed', () => {
    const check = ajv.getSchema('api#/components/schemas/Referatlinje');
    const line = { id: 'a', organ: { id: 'b', navn: 'c' }, titel: '', moededato: null, sagsnr: null, udgave: 1 };
    const whole = { ...line, stand: 'godkendt', aendret: '2027-03-09T13:32:00.000Z' };
    expect(check?.(whole)).toBe(true);
    expect(check?.({ ...whole, mere: 1 })).toBe(false);
    expect(check?.({ ...whole, aendret: 'i går' })).toBe(false);
    expect(check?.(line)).toBe(false);
  });
});

describe('a key', () => {
  it('is asked for on every path but the description, is shown once, kept as a hash, and a session is none', async () => {
    for (const path of Object.keys(beskrivelse.paths)) {
      const sti = path.replace('{id}', id).replace(/\{\w+\}/g, '1');
      const { status, answer } = await spoerg(sti, null, path);
      expect([path, status]).toEqual([path, path.endsWith('openapi.json') ? 200 : 401]);
      if (status === 401) expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
      if (status === 401) expect((await her.hent(sti, karen.token)).status).toBe(401);
    }
    expect(
      (await her.hent('/', null, { headers: { authorization: `Bearer ${fuld}`, accept: 'application/json' } })).status,
    ).toBe(401);
    expect(await (await her.hent('/indstillinger/noegler', karen.token)).text()).not.toContain(fuld);
    const kept = JSON.stringify([
      her.db.prepare('SELECT * FROM noegle').all(),
      her.db.prepare('SELECT * FROM haendelse').all(),
    ]);
    expect(kept).not.toContain(fuld.slice(8));
    expect(kept).toContain(sha256(tekst(fuld)));
  });

  it('in the address is refused, even beside a right one', async () => {
    for (const navn of ['access_token', 'token', 'noegle'])
      for (const beside of [fuld, null]) {
        const { status, body } = await spoerg(`${R}?${navn}=${fuld}`, beside);
        expect([status, (body as { message: string }).message]).toEqual([400, expect.stringContaining('spær den')]);
      }
  });

  it('reads its own organs alone, and nothing that is not approved', async () => {
    expect((await list(skoven)).referater.map((one) => one.id)).toEqual([fremmed]);
    expect((await spoerg('/api/v1/organer', skoven)).body).toEqual({
      organer: [{ id: 'skoven', navn: 'Udvalget for Bål og Bænke', type: 'udvalg' }],
    });
    for (const noegle of [fuld, offentlig])
      for (const hvem of [fremmed, kladde, 'findesikke']) {
        expect((await spoerg(`${R}/${hvem}`, noegle, ETREFERAT)).status).toBe(404);
        expect((await hentFil('pdf-offentlig', noegle, 1, hvem)).status).toBe(404);
      }
    expect((await spoerg(`${R}?organ=skoven`, fuld)).status).toBe(400);
  });

  it('is for reading: no other method is there', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
      const answer = await fetch(`${her.url}${R}/${id}`, { method, headers: { authorization: `Bearer ${fuld}` } });
      expect(answer.status).toBe(404);
    }
  });

  it('is made by administrators alone; when it was used is seen; one that is revoked opens nothing', async () => {
    for (const sti of ['/indstillinger/noegler', '/indstillinger/noegler/x/spaer'])
      expect((await her.send(sti, villads.token, {})).status).toBe(403);
    for (const [felter, fejl] of [
      [{ navn: '', omfang: 'fuld', organ: 'havnen' }, 'Skriv, hvilket system nøglen er til, med højst 100 tegn.'],
      [{ navn: 'x', omfang: 'alt', organ: 'havnen' }, 'Vælg, hvad nøglen må læse.'],
      [{ navn: 'x', omfang: 'fuld', organ: 'findesikke' }, 'Vælg mindst ét organ.'],
    ] as const) {
      const answer = await her.send('/indstillinger/noegler', karen.token, felter);
      expect([answer.status, (await answer.text()).includes(fejl)]).toEqual([400, true]);
    }
    const noegle = await nyNoegle('offentlig');
    const [foer] = await her.store.listNoegler();
    expect(foer?.brugt).toBeNull();
    await list(noegle);
    const [efter] = await her.store.listNoegler();
    expect(efter).toMatchObject({ id: foer?.id, brugt: her.tid });
    expect((await her.send(`/indstillinger/noegler/${foer?.id}/spaer`, karen.token, {})).status).toBe(303);
    expect((await spoerg(R, noegle)).status).toBe(401);
    expect((await her.send(`/indstillinger/noegler/${foer?.id}/spaer`, karen.token, {})).status).toBe(404);
  });
});

describe('the list', () => {
  it('comes in the order of the last change, in parts, and goes on where one stopped', async () => {
    const all = await list(fuld);
    expect(all.referater.map(({ id: one, stand }) => [one, stand])).toEqual([
      [id, 'godkendt'],
      [tilbagekaldt, 'tilbagekaldt'],
    ]);
    expect(all.flere).toBe(false);
    const first = await list(fuld, '?antal=1&organ=havnen');
    expect([first.referater.map((one) => one.id), first.flere]).toEqual([[id], true]);
    expect((await list(fuld, `?efter=${first.naeste}`)).referater.map((one) => one.id)).toEqual([tilbagekaldt]);
    expect(await list(fuld, `?efter=${all.naeste}`)).toEqual({ referater: [], naeste: all.naeste, flere: false });
  });

  it('since a day or a moment, and refuses what it does not understand', async () => {
    const siden = async (value: string) => (await list(fuld, `?siden=${encodeURIComponent(value)}`)).referater.length;
    expect(await siden('2027-03-09')).toBe(2);
    expect(await siden('2027-03-10')).toBe(0);
    expect(await siden('2027-03-09T13:34:00Z')).toBe(1);
    expect(await siden('2027-03-09T14:34:00+01:00')).toBe(1);
    for (const query of [
      'siden=i+dag',
      'siden=2027-13-01',
      'siden=1',
      'efter=x',
      'antal=0',
      'antal=101',
      'orgn=havnen',
      'antal=1&antal=2',
    ])
      expect([query, (await spoerg(`${R}?${query}`, fuld)).status]).toEqual([query, 400]);
  });
});

describe('a full key', () => {
  it('is given every file as it was kept, the bilag and the parcel; the log says which key', async () => {
    const found = await hent(id, fuld);
    const [udgave] = found.udgaver;
    const kept = (await her.store.listUdgaver(id))[0];
    expect(udgave?.filer.map((one) => one.id).sort()).toEqual(kept?.filer.map(({ format }) => format).sort());
    expect(found.journal).toEqual({ kle: 'Kvksag', facet: 'P35', dato: '2027-03-09' });
    expect(udgave?.sha256).toBe(kept?.sha256);
    for (const one of udgave?.filer ?? []) {
      const { status, raa } = await hentFil(one.id, fuld);
      expect([one.id, status, sha256(raa), raa.byteLength]).toEqual([one.id, 200, one.sha256, one.stoerrelse]);
    }
    expect(udgave?.bilag.map(({ titel }) => titel)).toEqual(['Kvknotat', 'Kort']);
    const { raa } = await spoerg(`${R}/${id}/udgaver/1/bilag/1`, fuld, BILAG);
    expect(sha256(raa)).toBe(udgave?.bilag[0]?.sha256);
    const pakke = await spoerg(`${R}/${id}/udgaver/1/pakke`, fuld, PAKKE);
    const page = await her.hent(`/referater/${id}/pakke`, villads.token);
    expect(sha256(pakke.raa)).toBe(sha256(new Uint8Array(await page.arrayBuffer())));
    const last = her.db
      .prepare("SELECT detaljer FROM haendelse WHERE slags = 'fil-hentet' AND bruger IS NULL ORDER BY id DESC LIMIT 1")
      .pluck()
      .get();
    const noegler = await her.store.listNoegler();
    expect(noegler.map((one) => one.id)).toContain(JSON.parse(String(last)).noegle);
    expect((await hentFil('findesikke', fuld)).status).toBe(404);
    expect((await hentFil('pdf', fuld, 2)).status).toBe(404);
    expect((await spoerg(`${R}/${id}/udgaver/1/bilag/3`, fuld, BILAG)).status).toBe(404);
    expect((await spoerg(`${R}/${id}/udgaver/9/pakke`, fuld, PAKKE)).status).toBe(404);
    for (const [sti, path] of [
      [`${R}/${id}`, ETREFERAT],
      [`${R}/${id}/udgaver/1/pakke`, PAKKE],
      [`${R}/${id}/udgaver/1/bilag/1`, BILAG],
      [`${R}/${id}/udgaver/1/filer/pdf`, FIL],
    ] as const)
      expect((await spoerg(`${sti}?udgave=offentlig`, fuld, path)).status).toBe(400);
    expect((await spoerg('/api/v1/organer?x=1', fuld)).status).toBe(400);
  });

  it('still has what was withdrawn, under a name that says so', async () => {
    expect((await hent(tilbagekaldt, fuld)).udgaver[0]?.stand).toBe('tilbagekaldt');
    const { status, answer } = await hentFil('pdf', fuld, 1, tilbagekaldt);
    expect([status, answer.headers.get('content-disposition')]).toEqual([200, expect.stringContaining('TILBAGEKALDT')]);
  });

  it('is refused a file that is no longer what was approved', async () => {
    her.db.exec('SAVEPOINT skade; DROP TRIGGER arkivfil_fast');
    her.db
      .prepare(
        `UPDATE arkivfil SET bytes = x'00' WHERE sha256 IN
           (SELECT sha256 FROM godkendt_fil WHERE referat = ? AND format IN ('txt', 'pdf'))`,
      )
      .run(id);
    expect((await hentFil('txt', fuld)).status).toBe(409);
    expect((await spoerg(`${R}/${id}/udgaver/1/pakke`, fuld, PAKKE)).status).toBe(409);
    her.db.exec('ROLLBACK TO skade; RELEASE skade');
    const { length } = her.fejl;
    expect(length).toBe(2);
    (her.fejl as string[]).splice(0);
  });
});

describe('a public key', () => {
  it('is told nothing of what is withheld, in any answer, head or file', async () => {
    const svar = [
      await spoerg(R, offentlig),
      await spoerg('/api/v1/organer', offentlig),
      await spoerg(`${R}/${id}`, offentlig, ETREFERAT),
    ];
    const { udgaver, journal } = (svar[2]?.body ?? null) as Enkelt;
    expect(journal).toEqual({ kle: null, facet: 'P35', dato: '2027-03-09' });
    expect(udgaver[0]?.filer.length).toBe(7);
    expect(udgaver[0]).not.toHaveProperty('sha256');
    for (const one of udgaver[0]?.filer ?? []) {
      expect(one.omfang).toBe('offentlig');
      svar.push(await hentFil(one.id, offentlig));
    }
    expect(udgaver[0]?.bilag.map(({ nr, titel }) => [nr, titel])).toEqual([[1, 'Kort']]);
    svar.push(await spoerg(`${R}/${id}/udgaver/1/bilag/1`, offentlig, BILAG));
    expect(new TextDecoder().decode(svar.at(-1)?.raa)).toBe('Kort');
    expect(svar.every(({ status }) => status === 200)).toBe(true);
    for (const { raa, answer } of svar) {
      const head = JSON.stringify([...answer.headers]).replace(/%([0-9A-F]{2})/gi, (_, hex) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      );
      expect([answer.url, await fundneOrd(Buffer.from(head), HEMMELIGE), await fundneOrd(raa, HEMMELIGE)]).toEqual([
        answer.url,
        [],
        [],
      ]);
    }
  }, 60_000);

  it('cannot name a full file, a bilag that was not released, or the parcel', async () => {
    const refused = [];
    for (const { format } of (await her.store.listUdgaver(id))[0]?.filer ?? [])
      if (!format.endsWith('-offentlig')) refused.push(await hentFil(format, offentlig));
    expect(refused).toHaveLength(7);
    refused.push(await hentFil('aendringer', offentlig), await hentFil('kvittering', offentlig));
    refused.push(await spoerg(`${R}/${id}/udgaver/1/bilag/2`, offentlig, BILAG));
    for (const { status } of refused) expect(status).toBe(404);
    expect((await spoerg(`${R}/${id}/udgaver/1/pakke`, offentlig, PAKKE)).status).toBe(403);
  });

  it('is not given what was withdrawn, nor a version that another one replaced', async () => {
    expect(await hent(tilbagekaldt, offentlig)).toMatchObject({
      stand: 'tilbagekaldt',
      udgaver: [{ filer: [], bilag: [] }],
    });
    expect((await hentFil('pdf-offentlig', offentlig, 1, tilbagekaldt)).status).toBe(410);
    expect((await hentFil('pdf', offentlig, 1, tilbagekaldt)).status).toBe(404);
    // A correction that has only begun brings nothing back.
    await her.send(`/referater/${tilbagekaldt}/rettelse`, villads.token, {});
    expect((await hentFil('pdf-offentlig', offentlig, 1, tilbagekaldt)).status).toBe(410);
    await godkend(tilbagekaldt);
    const found = await hent(tilbagekaldt, offentlig);
    expect(found.udgaver.map(({ udgave, stand }) => [udgave, stand])).toEqual([[2, 'godkendt']]);
    expect((await hentFil('pdf-offentlig', offentlig, 1, tilbagekaldt)).status).toBe(410);
    expect((await hentFil('pdf-offentlig', offentlig, 2, tilbagekaldt)).status).toBe(200);
    expect((await hentFil('aendringer', offentlig, 2, tilbagekaldt)).status).toBe(404);
    expect((await hent(tilbagekaldt, fuld)).udgaver.map(({ udgave, stand }) => [udgave, stand])).toEqual([
      [2, 'godkendt'],
      [1, 'tilbagekaldt'],
    ]);
  });
});

describe('asking too often', () => {
  it('is refused for that key alone until the minute is over, as are many wrong keys from one address', async () => {
    her.tid += 60_000;
    for (let i = 0; i < HOEJST.noegle; i++)
      await (
        await fetch(`${her.url}/api/v1/organer`, { headers: { authorization: `Bearer ${skoven}` } })
      ).arrayBuffer();
    for (const path of Object.keys(beskrivelse.paths).filter((one) => !one.endsWith('openapi.json'))) {
      const sti = path.replace('{id}', fremmed).replace(/\{\w+\}/g, '1');
      const { status, answer } = await spoerg(sti, skoven, path);
      expect([status, answer.headers.get('retry-after')]).toEqual([429, '60']);
    }
    expect((await spoerg('/api/v1/organer', fuld)).status).toBe(200);
    her.tid += 60_000;
    expect((await spoerg('/api/v1/organer', skoven)).status).toBe(200);
    for (let i = 0; i < HOEJST.forkerte; i++) await spoerg('/api/v1/organer', `referat_${'x'.repeat(43)}`);
    expect((await spoerg('/api/v1/organer', `referat_${'x'.repeat(43)}`)).status).toBe(429);
    her.tid += 60_000;
    expect((await spoerg('/api/v1/organer', fuld)).status).toBe(200);
  });
});

it('every answer that the description promises was given', () => {
  const said = Object.entries(beskrivelse.paths).flatMap(([path, { get }]) =>
    Object.keys(get.responses).map((status) => `${path} ${status}`),
  );
  expect(said.filter((one) => !set.has(one))).toEqual([]);
});
