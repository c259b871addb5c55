// Finished files broken on purpose, each in one place: the named check must refuse it. A place that is not there is a fault.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A broken file, and the check that must say no. */
export interface Brudt {
  readonly path: string;
  readonly check: string;
}

interface Brud {
  readonly navn: string;
  readonly check: string;
  readonly from: string | RegExp;
  readonly to: string;
}

/** Equally long replacements in a finished PDF. */
const PDF: readonly Brud[] = [
  { navn: 'uden-sprog', check: 'PDF/UA-1', from: '/Lang (da-DK)', to: '/Lxng (da-DK)' },
  { navn: 'uden-alt', check: 'PDF/UA-1', from: '/Alt (', to: '/Axt (' },
  { navn: 'uden-ua', check: 'PDF/UA-1', from: '<pdfuaid:part>1', to: '<pdfuaid:part>7' },
  { navn: 'uden-tegn', check: 'PDF/A-2a', from: '/ToUnicode', to: '/TxUnicode' },
  { navn: 'uden-farver', check: 'PDF/A-2a', from: '/OutputIntents', to: '/OxtputIntents' },
  { navn: 'uden-kryds', check: 'qpdf', from: '0000000000 65535 f', to: '0000000000 65535 x' },
];

/** The same in an archive edition. */
const ARKIV: readonly Brud[] = [
  { navn: 'uden-forhold', check: 'PDF/A-3a', from: '/AFRelationship', to: '/AxRelationship' },
  { navn: 'uden-art', check: 'PDF/A-3a', from: '/Subtype /application#2Fjson', to: '/Sxbtype /application#2Fjson' },
  { navn: 'som-2a', check: 'PDF/A-3a', from: '<pdfaid:part>3', to: '<pdfaid:part>2' },
];

/** Replacements in a finished Akoma Ntoso file. */
const AKN: readonly Brud[] = [
  { navn: 'uden-taler', check: 'XSD', from: / by="#[^"]+"/, to: '' },
  { navn: 'uden-land', check: 'XSD', from: /<FRBRcountry [^>]*>\n/, to: '' },
  { navn: 'forkert-dato', check: 'XSD', from: /date="\d{4}-\d\d-\d\d"/, to: 'date="9. marts 2027"' },
  { navn: 'samme-id', check: 'XSD', from: 'eId="dbsect_2"', to: 'eId="dbsect_1"' },
  {
    navn: 'tale-uden-sektion',
    check: 'XSD',
    from: '<debateBody>',
    to: '<debateBody><speech by="#x"><p>Løst.</p></speech>',
  },
  { navn: 'ukendt-element', check: 'XSD', from: '<docTitle>', to: '<docTitle><titel/>' },
  { navn: 'uafsluttet', check: 'XSD', from: '</debate>', to: '' },
];

/** Writes every broken file that can be made of these three and a Word file. */
export function brud(
  folder: string,
  { pdf, arkiv, akn, word }: Readonly<Record<'pdf' | 'arkiv' | 'akn' | 'word', Uint8Array>>,
): readonly Brudt[] {
  const path = join(folder, 'brudt.docx');
  writeFileSync(path, word.subarray(0, 2000));
  return [
    ...bryd(folder, 'pdf', pdf, 'latin1', PDF),
    ...bryd(folder, 'arkiv.pdf', arkiv, 'latin1', ARKIV),
    ...bryd(folder, 'xml', akn, 'utf8', AKN),
    { path, check: 'Open XML' },
  ];
}

function bryd(
  folder: string,
  ending: string,
  bytes: Uint8Array,
  encoding: 'latin1' | 'utf8',
  all: readonly Brud[],
): readonly Brudt[] {
  const text = Buffer.from(bytes).toString(encoding);
  return all.map(({ navn, check, from, to }) => {
    const broken = typeof from === 'string' ? text.replaceAll(from, to) : text.replace(from, to);
    if (broken === text) throw new Error(`The file has no ${from} to break.`);
    const path = join(folder, `${navn}.${ending}`);
    writeFileSync(path, Buffer.from(broken, encoding));
    return { path, check };
  });
}
