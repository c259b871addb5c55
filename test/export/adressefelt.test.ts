// Case number and address block: in the head of every file that has one, where the letterhead wants them, and never part
// of the referat's own text.
import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { linjelaengde } from '../../server/export/brevhoved/linjelaengde.ts';
import { listSkrifter } from '../../server/export/brevhoved/skrifter.ts';
import { type Brevhoved, laesBrevhoveder } from '../../server/export/brevhoved.ts';
import { renderHtml } from '../../server/export/html.ts';
import { renderPdf } from '../../server/export/pdf.ts';
import type { Udskrift } from '../../server/export/udskrift.ts';
import { sammenlign } from '../../server/export/udtraek/sammenlign.ts';
import { renderWord } from '../../server/export/word.ts';
import { laesPdf } from './pdfsider.ts';
import { altDokument, udskrift } from './proever.ts';

const doc = altDokument();
const SAG = '27-000123';

function paa(brevhoved: number, edit: (one: Brevhoved) => Partial<Brevhoved>): Udskrift {
  const grund = udskrift(doc.type.create({ ...doc.attrs, sagsnr: SAG, dato: '2027-03-09' }, doc.content), {
    brevhoved,
  });
  return { ...grund, brevhoved: { ...grund.brevhoved, ...edit(grund.brevhoved) } };
}
const adresse = ['Byrådet i Ærøsted', 'Rådhuspladsen 1', '5998 Ærøsted'];
/** What stands around the text of the first page, in the order it is drawn, the lines of it above the title, and where that stands. */
const foersteSide = async (one: Udskrift) => {
  const [side = []] = (await laesPdf(await renderPdf(one))).sider;
  const titel =
    side.find(({ tag, tekst }) => tag !== 'Artifact' && tekst.startsWith('Referat af møde'))?.linjer[0] ?? 0;
  const rundt = side.filter(({ tag, linjer }) => tag === 'Artifact' && (linjer[0] ?? 999) < titel);
  return {
    tekst: rundt.map(({ tekst }) => tekst).join(' '),
    over: new Set(rundt.flatMap(({ linjer }) => linjer).filter((y) => y < titel)).size,
    titel,
  };
};
const hoved = async (one: Udskrift): Promise<string> => {
  const parts = unzipSync(await renderWord(one));
  const headers = Object.entries(parts).filter(([name]) => name.startsWith('word/header'));
  return headers.map(([, bytes]) => strFromU8(bytes)).find((xml) => xml.includes('<w:tbl>')) ?? '';
};

it.each([0, 1])('letterhead %i shows both in every file, and the text is equal in all of them', async (nr) => {
  const one = paa(nr, () => ({ adresse }));
  const found = await sammenlign(one);
  expect(Object.values(found).filter(({ resultat }) => resultat !== 'equal')).toEqual([]);
  const html = renderHtml(one);
  const [head = '', main = ''] = html.split('<main>');
  for (const text of adresse) expect(main).not.toContain(text);
  const { tekst, over } = await foersteSide(one);
  for (const text of [...adresse, `Sagsnr. ${SAG}`, '9. marts 2027'])
    for (const file of [head, await hoved(one), tekst]) expect(file).toContain(text);
  // Read from the top: the head, the address, the title.
  expect(tekst.indexOf(SAG)).toBeLessThan(tekst.indexOf('Byrådet i Ærøsted'));
  expect(over - (await foersteSide(paa(nr, () => ({})))).over).toBe(adresse.length);
});

it('the letterhead decides the word before the case number, and whether it and the date are shown', async () => {
  const andet = paa(0, ({ hoved }) => ({ hoved: { ...hoved, sagsnr: 'J.nr.', dato: false } }));
  expect(renderHtml(andet)).toContain(`J.nr. ${SAG}`);
  expect(await hoved(andet)).not.toContain('9. marts 2027');
  const uden = paa(1, ({ hoved }) => ({ hoved: { ...hoved, sagsnr: '' } }));
  expect(renderHtml(uden).split('<main>')[0]).not.toContain(SAG);
  expect(await hoved(uden)).not.toContain(SAG);
  expect((await foersteSide(uden)).tekst).not.toContain(SAG);
});

it('an address pushes the text down, and none leaves it where it was', async () => {
  const titel = async (one: Udskrift) => (await foersteSide(one)).titel;
  const uden = await titel(paa(1, () => ({})));
  expect(await titel(paa(1, () => ({ adresse: [] })))).toBe(uden);
  expect(await titel(paa(1, () => ({ adresse })))).toBeGreaterThan(uden + 30);
});

it('lines of the program’s letterheads hold 70–75 characters, and the number follows the margins', () => {
  for (const one of laesBrevhoveder()) {
    expect(linjelaengde(one)).toBeGreaterThanOrEqual(70);
    expect(linjelaengde(one)).toBeLessThanOrEqual(75);
    const margen = { ...one.side.margen, venstre: 15, hoejre: 15 };
    expect(linjelaengde({ ...one, side: { margen } })).toBeGreaterThan(85);
  }
});

it('the faces to choose among are those of the program’s letterheads, each once', () => {
  const { broed, overskrift } = listSkrifter();
  for (const list of [broed, overskrift]) {
    const names = list.map(({ familie }) => familie);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThanOrEqual(2);
  }
});
