// A draft that goes out as Word and comes back: the document with every node, threads in it, the file, and what Word does
// to files. Shared by the tests of both ways; no assertions here. Invented people.
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { type Wordsted, wordsteder } from '../../editor/model/wordsteder.ts';
import type { Kendemaerke, Wordtraad } from '../../editor/model/wordudkast.ts';
import { medNyeIds } from '../../server/export/udgave/ids.ts';
import { renderWordKommenteret } from '../../server/export/word.ts';
import { type Indlaest, laesWordsvar } from '../../server/import/wordsvar.ts';
import { altDokument, udskrift } from '../export/proever.ts';
import { zip } from './wordfil.ts';

export const doc = medNyeIds(altDokument());
export const steder = wordsteder(doc).filter(({ tom }) => !tom);
export const kendemaerke: Kendemaerke = { referat: 'Rf01', runde: 1, version: 12, udgave: 'fuld' };
/** 20 November 2026, 10.30.15 in Denmark. */
export const TID = Date.UTC(2026, 10, 20, 9, 30, 15);

/** The block whose text holds `ord`. */
export function sted(ord: string): Wordsted {
  const found = steder.find(({ tekst }) => tekst.includes(ord));
  if (!found) throw new Error(`Intet afsnit rummer »${ord}«.`);
  return found;
}

/** Where `ord` stands. */
export function ved(ord: string): NonNullable<Wordtraad['sted']> {
  const { blok, tekst } = sted(ord);
  const fra = tekst.indexOf(ord);
  return { blok, fra, til: fra + ord.length };
}

/** A thread, whatever is said of it. */
export function traad(nr: number, rest: Partial<Wordtraad> = {}): Wordtraad {
  return {
    ...{ nr, af: 'Bo Eksempel', at: TID + nr * 60_000, slags: null, tekst: '', forslag: null, stand: 'aaben' },
    ...{ begrundelse: '', afgjort: null, svar: [], sted: null, citat: '' },
    ...rest,
  };
}

export const send = (traade: readonly Wordtraad[] = [], of = doc): Promise<Uint8Array> =>
  renderWordKommenteret(udskrift(of, { udkast: true }), { kendemaerke, traade });

export function hjem(bytes: Uint8Array, traade: readonly Wordtraad[] = [], navn = 'Aase Øllgaard'): Indlaest {
  return laesWordsvar(bytes, { doc, kendemaerke, traade, afsender: 'nr 3', navn });
}

/** The proposals as [block, passage, wording]; the remarks as [block, passage, text]. */
export function kort({ bemaerkninger }: Indlaest): unknown[] {
  return bemaerkninger.map(({ blok, fra, til, tekst, forslag }) => {
    const passage = teksten(blok).slice(fra, til);
    return forslag
      ? [forslag.art, blok, passage, forslag.tekst, ...(tekst ? [tekst] : [])]
      : ['', blok, passage, tekst];
  });
}

/** The text of a block. */
export function teksten(blok: string): string {
  const found = steder.find((one) => one.blok === blok);
  if (!found) throw new Error(`Ingen blok ${blok}.`);
  return found.tekst;
}

/** The text of a part. */
export function del(bytes: Uint8Array, navn = 'word/document.xml'): string {
  return strFromU8(unzipSync(bytes)[navn] ?? new Uint8Array());
}

/** The file with parts changed; `null` takes a part out. */
export function aendret(
  bytes: Uint8Array,
  parts: Record<string, null | string | ((xml: string) => string)>,
): Uint8Array {
  const all = unzipSync(bytes);
  for (const [navn, change] of Object.entries(parts)) {
    if (change === null) delete all[navn];
    else all[navn] = strToU8(typeof change === 'string' ? change : change(strFromU8(all[navn] ?? new Uint8Array())));
  }
  return zip(all);
}

/** The body with `change`; fails where it changes nothing. */
export function krop(bytes: Uint8Array, change: (xml: string) => string): Uint8Array {
  return aendret(bytes, {
    'word/document.xml': (xml) => {
      const made = change(xml);
      if (made === xml) throw new Error('Ændringen ændrede intet.');
      return made;
    },
  });
}

/** The XML of the paragraph that holds `ord` in one run. */
export function afsnit(bytes: Uint8Array, ord: string): string {
  const found = [...del(bytes).matchAll(/<w:p [^>]*>.*?<\/w:p>/gs)]
    .map(([xml]) => xml)
    .find((xml) => xml.includes(ord));
  if (!found) throw new Error(`Intet afsnit i filen rummer »${ord}«.`);
  return found;
}

const HVEM = 'w:author="Aase Øllgaard" w:date="2026-11-21T08:15:00Z"';

/** `ord` in its run becomes what `med` makes of the run's pieces: before, itself, after. */
function iLoeb(xml: string, ord: string, med: (ord: string) => string): string {
  const run = /<w:r>(?:<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)?<w:t xml:space="preserve">[^<]*<\/w:t><\/w:r>/g;
  let done = false;
  return xml.replace(run, (one) => {
    const at = one.indexOf(ord, one.indexOf('<w:t '));
    if (done || at < 0) return one;
    done = true;
    const open = one.slice(0, one.indexOf('>', one.indexOf('<w:t ')) + 1);
    const text = one.slice(open.length, -'</w:t></w:r>'.length);
    const [before = '', ...rest] = text.split(ord);
    const piece = (words: string): string => (words === '' ? '' : `${open}${words}</w:t></w:r>`);
    return piece(before) + med(piece(ord)) + piece(rest.join(ord));
  });
}

/** A tracked deletion of `ord`, and `nu` inserted after it, as Word writes them. */
export function sporet(xml: string, ord: string, nu: string, hvem = HVEM): string {
  return iLoeb(
    xml,
    ord,
    (run) =>
      `<w:del w:id="901" ${hvem}>${run.replace('<w:t ', '<w:delText ').replace('</w:t>', '</w:delText>')}</w:del>` +
      (nu === ''
        ? ''
        : `<w:ins w:id="902" ${hvem}><w:r w:rsidR="00AB12CD"><w:t xml:space="preserve">${nu}</w:t></w:r></w:ins>`),
  );
}

/** Typed over with tracking off. */
export function usporet(xml: string, ord: string, nu: string): string {
  return iLoeb(xml, ord, (run) => run.replace(ord, nu));
}

/** A comment on `ord`. */
export function kommenteret(xml: string, ord: string, id: number): string {
  return iLoeb(
    xml,
    ord,
    (run) =>
      `<w:commentRangeStart w:id="${id}"/>${run}<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`,
  );
}

/** A part of comments for a file without one. */
export function medKommentarer(
  bytes: Uint8Array,
  kommentarer: readonly { id: number; tekst: string; af?: string; paraId?: string; svarPaa?: string }[],
): Uint8Array {
  const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"';
  const W15 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"';
  const one = ({ id, tekst, af = 'Aase Øllgaard', paraId }: (typeof kommentarer)[number]): string =>
    `<w:comment w:id="${id}" w:author="${af}" w:date="2026-11-21T08:20:00Z" w:initials="AØ"><w:p${paraId ? ` w14:paraId="${paraId}"` : ''}><w:r><w:t>${tekst}</w:t></w:r></w:p></w:comment>`;
  const extended = kommentarer
    .filter(({ paraId }) => paraId)
    .map(
      ({ paraId, svarPaa }) =>
        `<w15:commentEx w15:paraId="${paraId}"${svarPaa ? ` w15:paraIdParent="${svarPaa}"` : ''} w15:done="0"/>`,
    );
  const known = del(bytes, 'word/comments.xml') !== '';
  const add = (end: string, more: string) => (xml: string) => xml.replace(end, `${more}${end}`);
  const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const MS = 'http://schemas.microsoft.com/office/2011/relationships';
  return aendret(
    bytes,
    known
      ? {
          'word/comments.xml': add('</w:comments>', kommentarer.map(one).join('')),
          'word/commentsExtended.xml': add('</w15:commentsEx>', extended.join('')),
        }
      : {
          'word/comments.xml': `<w:comments ${W} ${W14}>${kommentarer.map(one).join('')}</w:comments>`,
          'word/commentsExtended.xml': `<w15:commentsEx ${W15}>${extended.join('')}</w15:commentsEx>`,
          'word/_rels/document.xml.rels': add(
            '</Relationships>',
            `<Relationship Id="k1" Type="${REL}/comments" Target="comments.xml"/><Relationship Id="k2" Type="${MS}/commentsExtended" Target="commentsExtended.xml"/>`,
          ),
        },
  );
}
