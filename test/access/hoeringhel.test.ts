// A comment round the whole way over HTTP: from the form to the letter, by its link to the draft, the answer, the page of the
// round; with a code by mail where that is asked for.
import { afterEach, describe, expect, it } from 'vitest';
import { begynd, her, kasse, MINUT, side, signe, slut } from './afsender.ts';
import { adresser, igen, link, nytUdkast, send, sti } from './hoert.ts';

afterEach(slut);

/** Goes in by the link of the letter to this address; the cookie of the round, and where it leads. */
async function ind(til: string): Promise<{ cookie: string; sted: string }> {
  const links = kasse.modtaget.filter((one) => one.til === til).map(({ bytes }) => link(bytes));
  const { pathname } = new URL(links.findLast((one) => one !== '') ?? '');
  const answer = await her.hent(pathname, null, { method: 'POST' });
  expect(answer.status).toBe(303);
  const [cookie = ''] = (answer.headers.get('set-cookie') ?? '').split(';');
  return { cookie, sted: answer.headers.get('location') ?? '' };
}
const hent = (sted: string, cookie: string, init: RequestInit = {}): Promise<Response> =>
  her.hent(sted, null, { ...init, headers: { cookie } });
const svar = (sted: string, cookie: string, felter: Record<string, string>): Promise<Response> =>
  hent(sted, cookie, { method: 'POST', body: new URLSearchParams(felter) });

describe('a round the whole way', () => {
  it('from the letter to the draft, "Ingen bemærkninger" and the page of the round; nobody who answered is reminded', async () => {
    await begynd({});
    const id = await nytUdkast();
    const h = await send(id, await adresser(id));
    const { cookie, sted } = await ind('karen@x.example');
    expect(sted).toBe(`/udkast/${h.id}`);
    expect(await (await hent(sted, cookie)).text()).toContain('Der mangler bænke.');
    expect(await side(sti(id), signe.token)).toContain('Åbnede udkastet i dag kl. 14.32');
    expect((await svar(`${sted}/svar`, cookie, { svar: 'ingen' })).status).toBe(303);
    expect(await side(sti(id), signe.token)).toContain('<h1>1 af 2 har svaret</h1>');
    const had = kasse.modtaget.length;
    her.tid = h.frist - 27 * 60 * MINUT;
    await her.deps.postbud.runde();
    expect(kasse.modtaget.slice(had).map(({ til }) => til)).toEqual(['bo@aeroested.example']);
    // The link of the reminder opens the same draft; a link that was taken back opens none.
    const bo = await ind('bo@aeroested.example');
    expect((await hent(bo.sted, bo.cookie)).status).toBe(200);
    expect((await her.send(`${sti(id)}/1/deltagere/1/tilbagekaldelse`, await igen(), {})).status).toBe(303);
    expect((await hent(bo.sted, bo.cookie)).status).not.toBe(200);
    // After the deadline the draft is read, and nothing is taken in any more.
    her.tid = h.frist;
    expect((await hent(sted, cookie)).status).toBe(200);
    expect((await svar(`${sted}/svar`, cookie, { svar: 'fortryd' })).status).toBe(409);
    expect((await her.store.getHoering(h.id)).inviterede[1]?.svar).toBe('ingen');
  });

  it('with a code that a letter brings, also when the round is over', async () => {
    await begynd({});
    const id = await nytUdkast();
    const h = await send(id, { ...(await adresser(id)), kode: 'ja' });
    for (const naar of ['while it runs', 'afterwards']) {
      const { cookie, sted } = await ind('karen@x.example');
      expect(sted, naar).toBe(`/udkast/${h.id}/kode`);
      expect((await hent(`/udkast/${h.id}`, cookie)).status).not.toBe(200);
      expect((await svar(`${sted}/brev`, cookie, {})).headers.get('location')).toContain('sendt=1');
      await her.deps.postbud.runde();
      const brev = kasse.modtaget.at(-1);
      const kode = /koden? til udkastet er (\d{6})/.exec(brev?.bytes.toString().replace(/=\r\n/g, '') ?? '')?.[1] ?? '';
      expect([brev?.til, kode.length], naar).toEqual(['karen@x.example', 6]);
      const alt = her.db.prepare('SELECT group_concat(tekst) FROM hoeringsbrev').pluck().get();
      expect(String(alt)).not.toContain(kode);
      expect((await svar(sted, cookie, { kode })).headers.get('location')).toBe(`/udkast/${h.id}`);
      expect((await hent(`/udkast/${h.id}`, cookie)).status).toBe(200);
      her.tid += 2 * MINUT;
      await her.store.lukHoering(h.id, signe.id);
    }
  });
});
