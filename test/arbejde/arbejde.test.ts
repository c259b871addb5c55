// Long work in a real worker thread: what comes back is what the renderers make, refusals keep their sentence, a task
// over its bounds ends alone, and the event loop goes on meanwhile (S4).
import { afterAll, beforeAll, expect, test } from 'vitest';
import { logiskTekst } from '../../editor/model/linjer.ts';
import { laesDokument } from '../../editor/model/referatfil.ts';
import { referat } from '../../scripts/bench/dokument.ts';
import { stof } from '../../scripts/bench/stof.ts';
import { type Arbejde, createArbejde } from '../../server/arbejde/arbejde.ts';
import { doktekst } from '../../server/arbejde/doktekst.ts';
import { getBrevhoved } from '../../server/export/brevhoved.ts';

const doc = referat(stof(3));
const opgave = {
  doc,
  udgave: 'fuld' as const,
  brevhoved: getBrevhoved(),
  udkast: false,
  filer: new Map<string, Uint8Array>(),
  kilde: null,
  kildetro: false,
};

let arbejde: Arbejde;
beforeAll(() => {
  arbejde = createArbejde();
});
afterAll(() => arbejde.stop());

test('writes every format, in turn', async () => {
  const [txt, pdf, docx] = await Promise.all(
    ['txt', 'pdf', 'docx'].map(async (format) => (await arbejde.eksporter({ ...opgave, format })).bytes),
  );
  expect(new TextDecoder().decode(txt)).toBe(logiskTekst(doc));
  expect(new TextDecoder().decode(pdf?.subarray(0, 5))).toBe('%PDF-');
  expect([...(docx?.subarray(0, 2) ?? [])]).toEqual([0x50, 0x4b]);
});

test('reads a file as the importer does', async () => {
  const bytes = new TextEncoder().encode('Referat af møde\n\nKaren Lyngdal oplyste, at kajen er åben.\n');
  const { doc: read, rapport } = await arbejde.importer({ bytes, filnavn: 'a.txt' });
  expect(logiskTekst(laesDokument(read))).toContain('Karen Lyngdal oplyste, at kajen er åben.');
  expect(rapport.filnavn).toBe('a.txt');
});

test('a refusal keeps its code and its sentence', async () => {
  await expect(arbejde.importer({ bytes: new Uint8Array(), filnavn: 'tom.txt' })).rejects.toMatchObject({
    name: 'AppError',
    code: 'ugyldig',
  });
  await expect(arbejde.eksporter({ ...opgave, format: 'txt', kildetro: true })).rejects.toThrow('ingen kilde');
});

test('S4: a document is handed over as the text it would be written as at once, in pieces, once', async () => {
  const large = referat(stof(344));
  const whole = JSON.stringify(large.toJSON());
  let turns = 0;
  const turn = (): void => {
    turns++;
    next = setImmediate(turn);
  };
  let next = setImmediate(turn);
  const text = await doktekst(large);
  clearImmediate(next);
  expect(text === whole).toBe(true);
  expect(turns).toBeGreaterThan(10);
  expect(await doktekst(large)).toBe(text);
  expect(await doktekst(doc)).toBe(JSON.stringify(doc.toJSON()));
});

test('S4: a task over its time ends with a sentence, and the next one is done', async () => {
  const impatient = createArbejde({ maxTid: 1 });
  const large = { ...opgave, doc: referat(stof(344)) };
  await expect(impatient.eksporter({ ...large, format: 'pdf' })).rejects.toMatchObject({ code: 'for-stor' });
  await impatient.stop();
  await expect(arbejde.eksporter({ ...opgave, format: 'txt' })).resolves.toMatchObject({
    bytes: expect.any(Uint8Array),
  });
});

test('S4: the event loop turns while a long referat is written', async () => {
  let turns = 0;
  const timer = setInterval(() => {
    turns++;
  }, 1);
  const large = referat(stof(100));
  const before = turns;
  await arbejde.eksporter({ ...opgave, doc: large, format: 'pdf' });
  clearInterval(timer);
  expect(turns - before).toBeGreaterThan(5);
});
