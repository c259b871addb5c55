// The whole way in over HTTP and mail: the referent sends the draft, the letter has the link, the link asks for a code, the
// code comes in a letter of its own, and the draft can be read.
import PostalMime from 'postal-mime';
import { afterEach, expect, it } from 'vitest';
import { begynd, her, kasse, slut } from './afsender.ts';
import { aabnLink } from './deltagere.ts';
import { adresser, nytUdkast, send } from './hoert.ts';

afterEach(slut);

/** The newest letter to this address. */
async function brevTil(mail: string): Promise<string> {
  const bytes = kasse.modtaget.findLast(({ til }) => til === mail)?.bytes;
  if (!bytes) throw new Error(`Intet brev til ${mail}.`);
  return (await PostalMime.parse(bytes)).text ?? '';
}

it('a link by mail, a code by mail, and no other code', async () => {
  await begynd({});
  const id = await nytUdkast();
  const hoering = await send(id, { ...(await adresser(id)), kode: 'ja' });
  const link = /\/k\/([\w-]{43})/.exec(await brevTil('bo@aeroested.example'));
  const bo = await aabnLink(her, link?.[1]);
  expect((await bo.hent(`/udkast/${hoering.id}`)).status).toBe(401);
  await bo.send(`/udkast/${hoering.id}/kode/brev`, {});
  await her.deps.postbud.runde();
  const brev = await brevTil('bo@aeroested.example');
  const [kode = ''] = /\b\d{6}\b/.exec(brev) ?? [];
  expect(brev).toContain('Kære Bo Eksempel');
  expect(brev).not.toContain('/k/');
  // Another's code is not theirs.
  const karen = await aabnLink(her, /\/k\/([\w-]{43})/.exec(await brevTil('karen@x.example'))?.[1]);
  expect((await karen.send(`/udkast/${hoering.id}/kode`, { kode })).status).toBe(400);
  expect((await bo.send(`/udkast/${hoering.id}/kode`, { kode })).status).toBe(303);
  expect(await bo.side(`/udkast/${hoering.id}`)).toContain('Der mangler bænke.');
  const stored = JSON.stringify(her.db.prepare('SELECT emne, tekst, svar FROM hoeringsbrev').all());
  expect(stored).not.toContain(kode);
});
