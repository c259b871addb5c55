// Pages: what stays together, what goes on over a page, and how full a line is. Measured on the finished file by PDF.js.
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { getBrevhoved } from '../../server/export/brevhoved.ts';
import { holderSammen } from '../../server/export/pdf/brud.ts';
import { fyldLinjer } from '../../server/export/pdf/linjer.ts';
import { typografi } from '../../server/export/pdf/typografi.ts';
import { renderPdf } from '../../server/export/pdf.ts';
import { laesPdf, type Sekvens } from './pdfsider.ts';
import { dokument, h, type Json, n, p, udskrift } from './proever.ts';

const SENTENCE =
  'Foreningen redegjorde for, hvordan kajen kan åbnes for alle, uden at arbejdet i havnen standser, og hvad det koster. ';
const HEADING = /^H\d$/;

/** A stream of a PDF, packed or not. */
function unpacked(body: string): string {
  try {
    return inflateSync(Buffer.from(body, 'latin1')).toString('latin1');
  } catch {
    return body;
  }
}

async function pages(content: readonly Json[], brevhoved = 0): Promise<readonly (readonly Sekvens[])[]> {
  const { sider } = await laesPdf(await renderPdf(udskrift(dokument(n('titel', 'Møde'), ...content), { brevhoved })));
  return sider.map((side) => side.filter(({ tag, tekst }) => tag !== 'Artifact' && tekst.trim() !== ''));
}

describe('paragraphs over pages', () => {
  // Every paragraph begins with "Start": what begins a page otherwise is the rest of one.
  const content = Array.from({ length: 130 }, (_, i) => p(`Start ${i}. ${SENTENCE.repeat(i % 6)}Slut.`));

  it.each([0, 1])('leave at least two lines on each side (letterhead %i)', async (brevhoved) => {
    const sider = await pages(content, brevhoved);
    expect(sider.length).toBeGreaterThan(10);
    let parted = 0;
    for (const [i, side] of sider.entries()) {
      const first = side[0];
      const before = sider[i - 1]?.at(-1);
      if (i === 0 || !first || first.tekst.startsWith('Start')) continue;
      parted++;
      expect(first.linjer.length, first.tekst).toBeGreaterThanOrEqual(2);
      expect(before?.linjer.length, before?.tekst ?? '').toBeGreaterThanOrEqual(2);
    }
    expect(parted).toBeGreaterThan(2);
  });

  it('nothing is set below the column or above it, on any page', async () => {
    const { spalte } = typografi(getBrevhoved());
    for (const side of await pages(content))
      for (const { linjer } of side) {
        expect(Math.min(...linjer)).toBeGreaterThan(spalte.top);
        expect(Math.max(...linjer)).toBeLessThanOrEqual(spalte.bund);
      }
  });
});

describe('what stays with what follows', () => {
  it('no heading, and no line that introduces a list, ends a page', async () => {
    const content = Array.from({ length: 60 }, (_, i) =>
      n(
        'punkt',
        h(`${i}. Punkt`),
        n(
          'sektion',
          h('Baggrund'),
          p(SENTENCE.repeat(i % 5)),
          p('Det blev aftalt:'),
          n('liste', n('listepunkt', p('et'))),
        ),
      ),
    );
    const sider = await pages(content);
    expect(sider.length).toBeGreaterThan(5);
    for (const side of sider.slice(0, -1)) {
      const last = side.at(-1);
      expect(last?.tag).not.toMatch(HEADING);
      expect(last?.tekst).not.toBe('Det blev aftalt:');
    }
  });

  it('a signature of several lines is not parted', async () => {
    for (let lines = 20; lines < 32; lines++) {
      const sider = await pages([
        ...Array.from({ length: lines }, () => p('Kort.')),
        n('underskrift', p('Referent'), p('Signe Ravnholt'), p('Ærøsted')),
      ]);
      const where = ['Referent', 'Signe Ravnholt', 'Ærøsted'].map((text) =>
        sider.findIndex((side) => side.some(({ tekst }) => tekst === text)),
      );
      expect(new Set(where).size, `${lines} lines before`).toBe(1);
    }
  });
});

describe('a signature', () => {
  const sign = n('underskrift', h('Referent'), p('Signe Ravnholt'));

  it.each([
    ['short lines', (i: number) => Array.from({ length: i }, () => p('Kort.'))],
    ['a long paragraph', (i: number) => [p(SENTENCE.repeat(2 * i))]],
    ['a conclusion', (i: number) => [n('konklusion', p(SENTENCE.repeat(2 * i)))]],
    [
      'a heading with a line',
      (i: number) => [...Array(i).fill(p('Kort.')), n('naestemoede', h('Næste møde'), p('Maj.'))],
    ],
  ])(
    'never stands alone on a page, after %s',
    async (_, before) => {
      let pages2 = 0;
      for (let i = 8; i < 34; i++) {
        const sider = await pages([...before(i), sign]);
        const last = sider.at(-1) ?? [];
        if (sider.length > 1) pages2++;
        expect(last[0]?.tekst, `${i} before`).not.toBe('Referent');
        expect(last.map(({ tekst }) => tekst)).toContain('Signe Ravnholt');
        // What moved along left nothing alone either.
        if (sider.length > 1) expect(sider.at(-2)?.at(-1)?.tag).not.toMatch(HEADING);
        const [first] = last;
        if (sider.length > 1 && first?.tekst.includes('Foreningen'))
          expect(first.linjer.length).toBeGreaterThanOrEqual(2);
      }
      expect(pages2).toBeGreaterThan(2);
    },
    60_000,
  );

  it('keeps the list of those who sign on one page', async () => {
    const rows = Array.from({ length: 12 }, (_, i) =>
      n('raekke', n('celle', p(`Medlem ${i}`)), n('celle', p('________'))),
    );
    for (let i = 6; i < 30; i += 3) {
      const sider = await pages([
        ...Array.from({ length: i }, () => p('Kort.')),
        n('underskrift', h('Underskrifter'), p('Protokollen er læst og godkendt'), n('tabel', ...rows)),
      ]);
      const where = ['Underskrifter', 'Medlem 0', 'Medlem 11'].map((text) =>
        sider.findIndex((side) => side.some(({ tekst }) => tekst === text)),
      );
      expect(new Set(where).size, `${i} before`).toBe(1);
    }
  });
});

describe('tables', () => {
  const celle = (text: string, type = 'celle', attrs = {}): Json => n(type, attrs, p(text));
  const head = n('raekke', celle('Navn', 'hovedcelle'), celle('Frist', 'hovedcelle'));

  it('repeat their head on each page, as an artifact', async () => {
    const rows = Array.from({ length: 90 }, (_, i) => n('raekke', celle(`Række ${i}`), celle('1. maj 2027')));
    const doc = dokument(n('titel', 'T'), n('tabel', head, ...rows));
    const bytes = await renderPdf(udskrift(doc));
    const { sider } = await laesPdf(bytes);
    expect(sider.length).toBeGreaterThanOrEqual(3);
    for (const side of sider.slice(1))
      expect(side.filter(({ tag }) => tag === 'Artifact').map(({ tekst }) => tekst)).toContain('Navn');
    expect(
      Buffer.from(bytes)
        .toString('latin1')
        .match(/\/S \/TH\b/g),
    ).toHaveLength(2);
    // Dates stay on one line: each row is one line high.
    for (const sequence of sider.flat()) if (sequence.tekst.includes('1. maj')) expect(sequence.linjer).toHaveLength(1);
  });

  it('a row taller than a page goes on, and loses nothing', async () => {
    const tall = n('raekke', celle(SENTENCE.repeat(120)), celle('kort'));
    const sider = await pages([n('tabel', head, tall, n('raekke', celle('efter'), celle('')))]);
    expect(sider.length).toBeGreaterThanOrEqual(3);
    const said = sider
      .flat()
      .map(({ tekst }) => tekst)
      .join(' ');
    expect(said.match(/Foreningen redegjorde/g)).toHaveLength(120);
    expect(sider.at(-1)?.some(({ tekst }) => tekst === 'efter')).toBe(true);
  });

  it('a paragraph in such a row leaves two lines on each side', async () => {
    let parted = 0;
    for (let lines = 3; lines < 12; lines++) {
      const words = Array.from({ length: 14 }, (_, i) => p(`Start ${i}. ${SENTENCE.repeat(lines)}`));
      const sider = await pages([n('tabel', n('raekke', n('celle', ...words), celle('kort')))]);
      for (const [i, side] of sider.entries()) {
        const first = side[0];
        if (i === 0 || !first || first.tekst.startsWith('Start')) continue;
        parted++;
        expect(first.linjer.length, first.tekst).toBeGreaterThanOrEqual(2);
        expect(sider[i - 1]?.filter(({ tekst }) => tekst !== 'kort').at(-1)?.linjer.length).toBeGreaterThanOrEqual(2);
      }
    }
    expect(parted).toBeGreaterThan(4);
  });

  it.each([40, 64])('%i columns fit on the page', async (columns) => {
    const row = n('raekke', ...Array.from({ length: columns }, (_, i) => celle(`Kolonne ${i}`)));
    const { spalte } = typografi(getBrevhoved());
    const sider = await pages([n('tabel', row, row)]);
    for (const { venstre } of sider.flat()) expect(venstre).toBeLessThan(spalte.x + spalte.bredde);
  });

  it('cells that reach over more rows than a page holds are still shown', async () => {
    const rows = Array.from({ length: 80 }, (_, i) =>
      n('raekke', ...(i === 0 ? [celle('høj', 'celle', { rowspan: 80 })] : []), celle(`R${i}.`)),
    );
    const sider = await pages([n('tabel', ...rows)]);
    const said = sider.flat().map(({ tekst }) => tekst.trim());
    expect(said.filter((text) => /^R\d+\.$/.test(text))).toHaveLength(80);
    expect(said).toContain('høj');
  });
});

describe('a conclusion', () => {
  const laest = async (konklusion: Json, brevhoved = 0) =>
    laesPdf(await renderPdf(udskrift(dokument(n('titel', 'T'), konklusion), { brevhoved })));
  const alts = ({ roller }: Awaited<ReturnType<typeof laest>>): readonly string[] =>
    roller.flat().filter((role) => role.startsWith('Figure'));
  const entries = ({ bogmaerker }: Awaited<ReturnType<typeof laest>>): readonly string[] =>
    bogmaerker.map(({ titel }) => titel);

  it('says what it is to those who hear it, once and before its words, and has an entry among the bookmarks', async () => {
    const long = await laest(n('konklusion', p(SENTENCE.repeat(60))));
    expect(long.sider.length).toBeGreaterThan(1);
    expect(alts(long)).toEqual(['Figure: Konklusion']);
    const short = await laest(n('konklusion', { art: 'beslutning' }, p('Ja.')));
    expect(short.roller.flat().slice(-3)).toEqual(['Sect', 'Figure: Beslutning', 'P']);
    expect(entries(short)).toEqual(['T', 'Beslutning']);
    const headed = await laest(n('konklusion', h('Konklusion'), p('Ja.')));
    expect(alts(headed)).toEqual([]);
    expect(entries(headed)).toEqual(['T', 'Konklusion']);
    expect(alts(await laest(n('konklusion', { art: 'beslutning' }, p('Beslutning: Ja.'))))).toEqual([]);
    expect(alts(await laest(n('konklusion', p(' '))))).toEqual([]);
  });

  it('has no word that is read as text, in the margin neither', async () => {
    const { sider } = await laest(n('konklusion', p('Ja.')));
    expect(sider.flat().filter(({ tekst }) => /konklusion/i.test(tekst))).toEqual([]);
  });

  it('shows the word left of the bar, and above the text where the margin is too narrow', async () => {
    const doc = dokument(n('titel', 'T'), n('konklusion', p('Ja.')));
    const real = getBrevhoved();
    const margen = { ...real.side.margen, venstre: 12 };
    const bottoms: number[] = [];
    for (const brevhoved of [real, { ...real, side: { margen } }]) {
      const pdf = Buffer.from(await renderPdf({ ...udskrift(doc), brevhoved })).toString('latin1');
      // Where the word is drawn, of the unpacked streams.
      const stream = [...pdf.matchAll(/stream\n(.*?)\nendstream/gs)].map(([, body = '']) => unpacked(body)).join('\n');
      const figure = /\/Figure <<\/MCID \d+>> BDC\n(?<drawn>.*?)EMC/s.exec(stream)?.groups?.drawn ?? '';
      const points = [...figure.matchAll(/([\d.]+) ([\d.]+) [ml]/g)].map(([, x, y]) => [Number(x), Number(y)] as const);
      const left = Math.min(...points.map(([x]) => x));
      const { x } = typografi(brevhoved).spalte;
      expect(points.length).toBeGreaterThan(100);
      bottoms.push(Math.max(...points.map(([, y]) => y)));
      expect(left).toBeGreaterThan(12);
      if (brevhoved === real) expect(Math.max(...points.map(([at]) => at))).toBeLessThan(x);
      else expect(left).toBeGreaterThanOrEqual(x);
    }
    const [beside = 0, above = 0] = bottoms;
    expect(above).toBeLessThan(beside - 8);
  });
});

describe('drafts', () => {
  it('are marked on every page and in the title, approved ones nowhere', async () => {
    const doc = dokument(n('titel', 'Møde'), ...Array.from({ length: 30 }, () => p(SENTENCE.repeat(4))));
    for (const udkast of [true, false]) {
      const { sider, titel } = await laesPdf(await renderPdf(udskrift(doc, { udkast })));
      expect(sider.length).toBeGreaterThan(2);
      const marked = sider.filter((side) =>
        side.some(({ tag, tekst }) => tag === 'Artifact' && tekst.includes('UDKAST – ikke godkendt')),
      );
      expect(marked).toHaveLength(udkast ? sider.length : 0);
      expect(titel).toBe(udkast ? 'UDKAST – ikke godkendt: Møde' : 'Møde');
    }
  });
});

describe('lines', () => {
  const { broed, spalte } = typografi(getBrevhoved());
  const shown = (text: string, width = spalte.bredde) =>
    fyldLinjer([{ tekst: text, kaede: broed.kaeder.normal, link: null }], broed.stoerrelse, width).map(
      ({ led, bredde }) => ({
        tekst: led.map(({ stykke }) => stykke.tekst).join(''),
        bredde,
      }),
    );

  it.each([0, 1])('hold 70–75 characters on average, on letterhead %i', async (brevhoved) => {
    const text =
      'Havnechefen oplyste, at kajkanten ud for pakhuset skal forstærkes, før der kan indrettes ophold, og at arbejdet ventes at tage ni uger. '.repeat(
        40,
      );
    const [side = []] = await pages([p(text)], brevhoved);
    const paragraph = side.find(({ tag }) => tag === 'P');
    const average = (paragraph?.tekst.length ?? 0) / (paragraph?.linjer.length ?? 1);
    expect(average).toBeGreaterThan(68);
    expect(average).toBeLessThan(76);
  });

  it('are never wider than the column, and say the text exactly', () => {
    const text = `${SENTENCE}Aagaard-Øllgård, ${'meget '.repeat(50)}${'langtord'.repeat(40)} slut.`;
    for (const width of [30, 90, 363]) {
      const lines = shown(text, width);
      expect(lines.map(({ tekst }) => tekst).join('')).toBe(text);
      for (const { tekst, bredde } of lines)
        if (tekst.length > 1) expect(bredde, tekst).toBeLessThanOrEqual(width + 0.1);
    }
  });

  it('do not part what belongs together', () => {
    for (const [word, next] of [
      ['5.', 'maj'],
      ['kl.', '14.30'],
      ['23', 'mio.'],
      ['mio.', 'kr.'],
      ['100', '%'],
      ['E.', 'Holm'],
      ['§', '5'],
      ['ord', '–'],
    ] as const)
      expect(holderSammen(word, next), `${word} ${next}`).toBe(true);
    for (const [word, next] of [
      ['maj', '5.'],
      ['den', '5.'],
      ['slut.', 'Majs'],
      ['og', 'kl.'],
      ['5.', 'punkt'],
    ] as const)
      expect(holderSammen(word, next), `${word} ${next}`).toBe(false);
    for (let width = 60; width < 260; width += 7)
      for (const { tekst } of shown(
        'Mødet holdes den 5. maj kl. 14.30 og koster 4,6 mio. kr. i alt – siger E. Holm.',
        width,
      ))
        expect(tekst.trim()).not.toMatch(/(\d\.|kl\.|4,6|mio\.|E\.)$/);
  });
});
