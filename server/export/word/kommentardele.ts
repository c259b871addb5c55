// The parts of the package that the library does not write as they are needed: comments with answers and settled state,
// their authors, and what the file says of itself. Formats: ISO 29500-1 §17.13.4, [MS-DOCX] 2.5.
import type { Kendemaerke } from '../../../editor/model/wordudkast.ts';
import { KENDEMAERKE_NAVNERUM } from '../../../editor/model/wordudkast.ts';
import type { Kommentar } from './traadplan.ts';

/** A part, the type it is announced under, and the relationship of the main document that leads to it. */
export interface Del {
  readonly navn: string;
  readonly type: string;
  readonly relation: string;
  readonly xml: string;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"';
const W15 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"';
const CID = 'xmlns:w16cid="http://schemas.microsoft.com/office/word/2016/wordml/cid"';
const MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';
const MS = 'http://schemas.microsoft.com/office';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** The last paragraph of a comment stands for the whole of it in the other parts (eight hex digits, < 80000000). */
const KOMMENTAR = 0x51_00_00_00;

function paraId(id: number): string {
  return (KOMMENTAR + id).toString(16).toUpperCase();
}

/** The four parts of comments; none where there are no comments. */
export function kommentardele(kommentarer: readonly Kommentar[]): readonly Del[] {
  if (kommentarer.length === 0) return [];
  const authors = [...new Set(kommentarer.map(({ af }) => af))];
  return [
    {
      navn: 'word/comments.xml',
      type: `${WORD}.comments+xml`,
      relation: `${OFFICE}/relationships/comments`,
      xml: `${HEAD}<w:comments ${W} ${W14} ${MC} mc:Ignorable="w14">${kommentarer.map(kommentar).join('')}</w:comments>`,
    },
    {
      navn: 'word/commentsExtended.xml',
      type: `${WORD}.commentsExtended+xml`,
      relation: `${MS}/2011/relationships/commentsExtended`,
      xml: `${HEAD}<w15:commentsEx ${W15} ${MC} mc:Ignorable="w15">${kommentarer.map(udvidet).join('')}</w15:commentsEx>`,
    },
    {
      navn: 'word/commentsIds.xml',
      type: `${WORD}.commentsIds+xml`,
      relation: `${MS}/2016/09/relationships/commentsIds`,
      xml: `${HEAD}<w16cid:commentsIds ${CID} ${MC} mc:Ignorable="w16cid">${kommentarer
        .map(({ id }) => `<w16cid:commentId w16cid:paraId="${paraId(id)}" w16cid:durableId="${paraId(id)}"/>`)
        .join('')}</w16cid:commentsIds>`,
    },
    {
      navn: 'word/people.xml',
      type: `${WORD}.people+xml`,
      relation: `${MS}/2011/relationships/people`,
      xml: `${HEAD}<w15:people ${W15} ${MC} mc:Ignorable="w15">${authors
        .map(
          (name) =>
            `<w15:person w15:author="${escaped(name)}"><w15:presenceInfo w15:providerId="None" w15:userId="${escaped(name)}"/></w15:person>`,
        )
        .join('')}</w15:people>`,
    },
  ];
}

function kommentar({ id, af, dato, linjer }: Kommentar): string {
  const paragraphs = linjer.map((line, i) => {
    const last = i === linjer.length - 1 ? ` w14:paraId="${paraId(id)}" w14:textId="77777777"` : '';
    const mark = i === 0 ? '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>' : '';
    const text = line === '' ? '' : `<w:r><w:t xml:space="preserve">${escaped(line)}</w:t></w:r>`;
    return `<w:p${last}><w:pPr><w:pStyle w:val="CommentText"/></w:pPr>${mark}${text}</w:p>`;
  });
  const who = `w:author="${escaped(af)}" w:initials="${escaped(initialer(af))}" w:date="${dato}"`;
  return `<w:comment w:id="${id}" ${who}>${paragraphs.join('')}</w:comment>`;
}

function udvidet({ id, svarPaa, loest }: Kommentar): string {
  const parent = svarPaa === null ? '' : ` w15:paraIdParent="${paraId(svarPaa)}"`;
  return `<w15:commentEx w15:paraId="${paraId(id)}"${parent} w15:done="${loest ? 1 : 0}"/>`;
}

/** First letters of a name's words: "Bo Eksempel" → "BE". */
function initialer(navn: string): string {
  return (navn.match(/\p{L}+/gu) ?? [])
    .map((word) => [...word][0] ?? '')
    .slice(0, 4)
    .join('')
    .toUpperCase();
}

/** Which draft the file is, in a part of its own, with the properties Word asks of one. */
export function kendemaerkedele({
  referat,
  runde,
  version,
  udgave,
}: Kendemaerke): readonly (Del & { rels?: string })[] {
  const facts = `referat="${escaped(referat)}" runde="${runde}" version="${version}" udgave="${udgave}"`;
  return [
    {
      navn: 'customXml/item1.xml',
      type: 'application/xml',
      relation: `${OFFICE}/relationships/customXml`,
      xml: `${HEAD}<udkast xmlns="${KENDEMAERKE_NAVNERUM}" ${facts}/>`,
      rels: `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/relationships/customXmlProps" Target="itemProps1.xml"/></Relationships>`,
    },
    {
      navn: 'customXml/itemProps1.xml',
      type: 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml',
      relation: '',
      xml: `${HEAD}<ds:datastoreItem xmlns:ds="${OFFICE}/customXml" ds:itemID="{5B1E5F0A-6C1D-4C0E-9B8B-2F0F6E1D7A41}"><ds:schemaRefs><ds:schemaRef ds:uri="${KENDEMAERKE_NAVNERUM}"/></ds:schemaRefs></ds:datastoreItem>`,
    },
  ];
}

/** Text for XML, without the characters XML 1.0 has no place for. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/[\t\n\r]/g, ' ');
}
