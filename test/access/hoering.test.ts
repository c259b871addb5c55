// A comment round over HTTP before it goes: who is proposed, what is found, what must be said yes to.
import { afterEach, describe, expect, it } from 'vitest';
import { foran, referat } from '../builders/dokument.ts';
import { begynd, her, kasse, side, signe, slut } from './afsender.ts';
import { adresser, felter, gennemse, nytUdkast, post, send, sti } from './hoert.ts';

afterEach(slut);

const skjult = () => {
  const doc = referat('Åbent.', 'Hemmeligstof.');
  const last = doc.lastChild;
  if (!last) throw new Error('There is no indlæg.');
  const closed = last.type.create({ ...last.attrs, adgang: 'lukket' }, last.content);
  return doc.copy(doc.content.replaceChild(doc.childCount - 1, closed));
};

describe('who is asked', () => {
  it('the participants, with addresses that are remembered; the referent has it already', async () => {
    await begynd({});
    const id = await nytUdkast();
    const mails = await adresser(id);
    const h = await send(id, mails);
    expect(h.inviterede.map(({ navn, mail, udefra, deltager }) => [navn, mail, udefra, deltager !== null])).toEqual([
      ['Bo Eksempel', 'bo@aeroested.example', false, true],
      ['Karen Lyngdal', 'karen@x.example', true, true],
    ]);
    const [husket] = await her.store.listModtagerlister(['havnen']);
    expect(husket).toMatchObject({ organ: 'havnen', deltagere: true });
    const page = await side(`${sti(await nytUdkast())}/ny`, signe.token);
    expect(page).toContain('value="bo@aeroested.example"');
    expect(page).toContain('value="karen@x.example"');
    const { doc } = await her.deps.levende.dokument(id);
    expect(JSON.stringify(doc.toJSON())).not.toContain('@');
    for (const detaljer of her.db.prepare<[], string>('SELECT detaljer FROM haendelse').pluck().all())
      expect(detaljer).not.toContain('@');
  });

  it('is guessed to be of the municipality or not, and what is guessed can be corrected', async () => {
    await begynd({});
    const id = await nytUdkast();
    const form = felter(await side(`${sti(id)}/ny`, signe.token));
    const [bo = ''] = form.valgt ?? [];
    // Bo is of a housing organisation until his address says otherwise.
    expect(form[`udefra-${bo}`]).toEqual(['ja']);
    const andre = 'Ny Nysen <ny@aeroested.example>\nUde Udsen <ude@x.example>';
    const igen = await (await gennemse(id, { [`mail-${bo}`]: 'bo@aeroested.example', andre, trin: 'ret' })).text();
    const rettet = felter(igen);
    expect([rettet[`udefra-${bo}`], rettet['navn-x0'], rettet['udefra-x0'], rettet['udefra-x1']]).toEqual([
      undefined,
      ['Ny Nysen'],
      undefined,
      ['ja'],
    ]);
    const page = await (await post(`${sti(id)}/ny`, rettet, { 'udefra-x1': null, trin: 'gennemse' })).text();
    const sendt = felter(page, 'sender');
    expect([sendt['udefra-x1'], sendt.valgt?.includes('x1'), sendt['mail-x1']]).toEqual([
      undefined,
      true,
      ['ude@x.example'],
    ]);
  });

  it('is refused with one sentence where something is wrong, and nothing that was typed is lost', async () => {
    await begynd({});
    const id = await nytUdkast();
    const mails = await adresser(id);
    const [bo = '', karen = ''] = Object.keys(mails);
    for (const [mere, sentence] of [
      [{ valgt: null }, 'Vælg mindst én, der skal have udkastet.'],
      [{ [bo]: 'bo@' }, '»bo@« er ikke en mailadresse.'],
      [{ [bo]: 'x@x.example', [karen]: 'X@x.example' }, 'Adressen X@x.example står ved to deltagere.'],
      [{ andre: 'Bo Eksempel' }, 'mangler en mailadresse'],
      [{ emne: '' }, 'Skriv et emne på højst 200 tegn.'],
      [{ besked: 'Uden henvisning' }, 'Brevet skal have {link} et sted.'],
      [{ besked: '{link} {navnet}' }, '»{navnet}« er ikke et flettefelt.'],
      [{ emne: '{link}' }, '»{link}« er ikke et flettefelt.'],
      [{ dag: '2027-03-09', kl: '14:00' }, 'Fristen skal ligge efter nu.'],
      [{ dag: '', kl: '12:00' }, 'Skriv fristen som en dag og et klokkeslæt'],
    ] as const) {
      const answer = await gennemse(id, { ...mails, ...mere, ...(!('emne' in mere) && { emne: 'Mit emne' }) });
      const page = await answer.text();
      expect([answer.status, page.includes(sentence)], sentence).toEqual([400, true]);
      if (!('emne' in mere)) expect(page).toContain('value="Mit emne"');
    }
    expect(await her.store.findHoering(id)).toBeNull();
    expect(kasse.forbindelser).toBe(0);
  });
});

describe('before it goes', () => {
  it('those outside the municipality are named, and somebody says yes', async () => {
    await begynd({});
    const id = await nytUdkast();
    const page = await (await gennemse(id, await adresser(id))).text();
    expect(page).toContain('Udkastet kan dermed blive omfattet af aktindsigt. Send alligevel?');
    expect(page).toContain('Ja, send til Karen Lyngdal');
    const refused = await post(sti(id), felter(page, 'sender'));
    expect([refused.status, (await refused.text()).includes('Sæt kryds ved, at du sender')]).toEqual([400, true]);
    expect(await her.store.findHoering(id)).toBeNull();
    expect((await post(sti(id), felter(page, 'sender'), { 'sagt-udefra': 'ja' })).status).toBe(303);
  });

  it('what the check finds is shown with its place; a hole stops it, a number is said yes to', async () => {
    await begynd({});
    const hul = await nytUdkast(referat('Det koster ??? kr.'));
    const stopped = await gennemse(hul);
    expect(stopped.status).toBe(400);
    const page = await stopped.text();
    expect(page).toContain('1 sted er parkeret (???). Gennemgå det, før du sender til kommentering.');
    expect(page).toMatch(new RegExp(`href="/referater/${hul}#[\\w-]+" aria-label="Gå til stedet: \\?\\?\\?"`));
    const nummer = await nytUdkast(referat('Ring på 12 34 56 78 eller 22 33 44 55.'));
    const form = felter(await (await gennemse(nummer)).text(), 'sender');
    const refused = await post(sti(nummer), form, { 'sagt-udefra': 'ja' });
    expect([refused.status, (await refused.text()).includes('de fundne steder må vises')]).toEqual([400, true]);
    expect((await post(sti(nummer), form, { 'sagt-udefra': 'ja', 'sagt-fund': 'ja' })).status).toBe(303);
  });

  it('nobody sees what is withheld unless that is chosen for them and said yes to', async () => {
    await begynd({});
    const id = await nytUdkast(skjult());
    const mails = await adresser(id);
    const h = await send(id, mails);
    expect(h.inviterede.map(({ udgave }) => udgave)).toEqual(['offentlig', 'offentlig']);
    expect((await her.store.findUdkast(h.id, 'offentlig'))?.json).not.toContain('Hemmeligstof');
    const andet = await nytUdkast(skjult());
    const [bo = ''] = Object.keys(await adresser(andet));
    const valg = { ...(await adresser(andet)), [bo.replace('mail', 'udgave')]: 'fuld' };
    const form = felter(await (await gennemse(andet, valg)).text(), 'sender');
    const refused = await post(sti(andet), form, { 'sagt-udefra': 'ja' });
    expect((await refused.text()).includes('det lukkede må sendes')).toBe(true);
    expect((await post(sti(andet), form, { 'sagt-udefra': 'ja', 'sagt-fuld': 'ja' })).status).toBe(303);
    const made = await her.store.findHoering(andet);
    expect(made?.inviterede.map(({ udgave }) => udgave)).toEqual(['fuld', 'offentlig']);
    expect((await her.store.findUdkast(made?.id ?? '', 'fuld'))?.json).toContain('Hemmeligstof');
  });

  it('a number that stands only where nobody sees it is no finding', async () => {
    await begynd({});
    const doc = referat('Åbent.', 'Ring på 22 33 44 55.');
    const last = doc.lastChild;
    if (!last) throw new Error('There is no indlæg.');
    const closed = last.type.create({ ...last.attrs, adgang: 'lukket' }, last.content);
    const id = await nytUdkast(doc.copy(doc.content.replaceChild(doc.childCount - 1, closed)));
    const [bo = ''] = Object.keys(await adresser(id));
    expect(await (await gennemse(id)).text()).not.toContain('sagt-fund');
    expect(await (await gennemse(id, { [bo.replace('mail', 'udgave')]: 'fuld' })).text()).toContain('sagt-fund');
  });

  it('the letter is shown for each, with everything but the link', async () => {
    await begynd({});
    const id = await nytUdkast();
    const page = await (await gennemse(id, await adresser(id))).text();
    expect(page).toContain('Kære Bo Eksempel');
    expect(page).toContain('Kære Karen Lyngdal');
    expect(page).toContain('senest tirsdag den 16. marts kl. 12.00:');
    expect(page).not.toMatch(/\{(navn|titel|frist|link|afsender)\}[^<]*<\/p>/);
    expect(kasse.forbindelser).toBe(0);
    expect(her.db.prepare('SELECT count(*) FROM deltagerlink').pluck().get()).toBe(0);
  });

  it('what was looked at is what goes, whatever has been written since', async () => {
    await begynd({});
    const id = await nytUdkast();
    const page = await (await gennemse(id, await adresser(id))).text();
    const { doc, version, epoch } = await her.deps.levende.dokument(id);
    const at = foran(doc, 'mangler');
    const step = { stepType: 'replace', from: at, to: at, slice: { content: [{ type: 'text', text: 'nyt ' }] } };
    const batch = { version, epoch, client: 'klient-1', batch: 'batch-0001', steps: [step] };
    await her.deps.levende.accept(id, signe.id, batch);
    expect((await post(sti(id), felter(page, 'sender'), { 'sagt-udefra': 'ja' })).status).toBe(303);
    const h = await her.store.findHoering(id);
    expect([h?.version, (await her.store.findStand(id))?.version]).toEqual([version, version + 1]);
    expect((await her.store.findUdkast(h?.id ?? '', 'offentlig'))?.json).not.toContain('nyt ');
    // The second of two clicks leads to the same round.
    const again = await post(sti(id), felter(page, 'sender'), { 'sagt-udefra': 'ja' });
    expect([again.status, (await her.store.listHoeringer(id)).length]).toEqual([303, 1]);
  });
});
