// A7: opening where the page and the server, or the page and what lies on this computer, are of different releases. The
// real opening; storage and locks are in memory.
import { describe, expect, it } from 'vitest';
import { AndenUdgave, aabn, type Omgivelser } from '../../editor/connection/aabning.ts';
import { SCHEMA_VERSION } from '../../editor/model/schema.ts';
import type { Opened } from '../../editor/model/wire.ts';
import { skrivelaas } from '../../editor/udbakke/laase.ts';
import type { Grundlag, Post } from '../../editor/udbakke/medie.ts';
import { referat } from '../builders/dokument.ts';
import { INGRID, TORBEN } from '../builders/lager.ts';
import { Hukommelse, Laaseskab } from '../builders/medie.ts';
import { Testur } from '../builders/ur.ts';

const DOC = referat('Et', 'To');
const HVEM = { referat: 'r1', navn: 'N', bruger: INGRID, brugernavn: 'I', maa: 'laes skriv' };
const opened: Opened = { id: 'r1', version: 0, epoch: 0, schemaVersion: SCHEMA_VERSION, doc: DOC.toJSON() };

function computer(there: Opened | null) {
  const medie = new Hukommelse();
  const skab = new Laaseskab();
  const om = (): Omgivelser => ({
    medie,
    laase: skab.fane(),
    ur: new Testur(),
    nytId: () => 'ny',
    hent: async () => there,
  });
  return { medie, om };
}

/** An outbox of the release before this one, with `text` in a node that this one does not know. */
async function fraFoer(medie: Hukommelse): Promise<void> {
  const { referat: sag, ...hvem } = HVEM;
  const grundlag: Grundlag = {
    ...hvem,
    referat: sag,
    instans: 'i1',
    client: 'i1',
    epoch: 0,
    version: 0,
    doc: JSON.stringify({ type: 'doc', content: [{ type: 'forsvundet', content: [{ type: 'text', text: 'x' }] }] }),
    seq: 0,
    at: 0,
  };
  await medie.skrivGrundlag(grundlag, true);
  const eget = (text: string) => ({
    slags: 'eget' as const,
    steps: [
      {
        stepType: 'replace',
        from: 1,
        to: 1,
        slice: { content: [{ type: 'forsvundet', content: [{ type: 'text', text }] }] },
      },
    ],
  });
  const poster: Omit<Post, 'instans' | 'seq'>[] = [
    { usendt: 1, haendelse: eget('Sendt. ') },
    { usendt: 0, haendelse: { slags: 'bekraeftet', antal: 1 } },
    { usendt: 1, haendelse: eget('Ikke ') },
    { usendt: 2, haendelse: eget('sendt.') },
  ];
  for (const [i, post] of poster.entries()) await medie.tilfoej({ ...post, instans: 'i1', seq: i + 1 }, []);
}

describe('C2b: another person at the same computer', () => {
  it('takes over nothing of what is not theirs, and it stays as it is', async () => {
    const { medie, om } = computer(opened);
    await fraFoer(medie);
    const before = medie.indhold();
    const aabnet = await aabn({ ...HVEM, bruger: TORBEN, brugernavn: 'T' }, om());
    expect([aabnet?.client, aabnet?.usendte, aabnet?.efterladte]).toEqual(['ny', [], []]);
    expect(await medie.listReddet(TORBEN, 'r1')).toEqual([]);
    expect(medie.indhold()).toBe(before);
  });
});

describe('A7: another release', () => {
  it('of the server: nothing is opened and nothing touched, and the page of that release has it all', async () => {
    const { medie, om } = computer({ ...opened, schemaVersion: SCHEMA_VERSION + 1, doc: { type: 'ukendt' } });
    await fraFoer(medie);
    const before = medie.indhold();
    await expect(aabn(HVEM, om())).rejects.toBeInstanceOf(AndenUdgave);
    expect(medie.indhold()).toBe(before);
    // The right to write was given back.
    expect(await om().laase.tag(skrivelaas('r1'))).not.toBeNull();
  });

  it('of the outbox: the letters that were not sent are rescued, and the referat opens', async () => {
    const { medie, om } = computer(opened);
    await fraFoer(medie);
    const aabnet = await aabn(HVEM, om());
    expect([aabnet?.rolle, aabnet?.usendte, aabnet?.opened]).toEqual(['skriver', [], opened]);
    expect((await medie.listReddet(INGRID, 'r1')).map(({ tekst }) => tekst)).toEqual(['Ikke sendt.']);
    expect(await medie.listUdbakker('r1')).toEqual([]);
  });

  it('of the outbox, without a network or room: it stays, and nothing else fails', async () => {
    const { medie, om } = computer(null);
    await fraFoer(medie);
    medie.fuld = true;
    expect(await aabn(HVEM, om())).toBeNull();
    expect(await medie.listUdbakker('r1')).toHaveLength(1);
  });
});
