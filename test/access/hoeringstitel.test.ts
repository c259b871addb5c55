// A passage of the title that is withheld is in no letter of a round, whatever the letter is.
import PostalMime from 'postal-mime';
import { afterEach, expect, it } from 'vitest';
import { schema } from '../../editor/model/schema.ts';
import { referat } from '../builders/dokument.ts';
import { begynd, her, kasse, signe, slut } from './afsender.ts';
import { adresser, post, send, sti } from './hoert.ts';

afterEach(slut);

it('names the referat as the public edition does', async () => {
  await begynd({});
  const doc = referat('Der mangler bænke.');
  const titel = doc.firstChild;
  if (!titel) throw new Error('There is no title.');
  const passage = schema.text(' om Kvktitel', [schema.mark('skjult', { adgang: 'lukket' })]);
  const id = await her.store.createReferat({
    organ: 'havnen',
    ejer: signe.id,
    doc: doc.copy(doc.content.replaceChild(0, titel.copy(titel.content.addToEnd(passage)))),
  });
  const h = await send(id, await adresser(id));
  expect((await post(`${sti(id)}/${h.nr}/paamindelse`, {})).status).toBe(303);
  await her.deps.postbud.runde();
  const told = await Promise.all(kasse.modtaget.map(async ({ bytes }) => PostalMime.parse(bytes)));
  expect(told.length).toBeGreaterThan(2);
  for (const { subject, text } of told) {
    expect(`${subject} ${text}`).toContain('Referat af prøvemøde');
    expect(`${subject} ${text}`).not.toContain('Kvktitel');
  }
});
