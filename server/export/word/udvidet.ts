// Adds to a finished package what a draft that is to be commented on has more than a referat: the parts of comments, what
// the file says of itself, styles of comments, and a fixed id on each paragraph that is a place of the draft.
import { afsnitId, bogmaerke } from '../../../editor/model/wordsteder.ts';
import type { Kendemaerke } from '../../../editor/model/wordudkast.ts';
import { kendemaerkedele, kommentardele } from './kommentardele.ts';
import { STEDNUMRE } from './opmaerkning.ts';
import type { Kommentar } from './traadplan.ts';

export interface Udvidelse {
  readonly kommentarer: readonly Kommentar[];
  readonly kendemaerke: Kendemaerke;
}

const STILE =
  '<w:style w:type="character" w:styleId="CommentReference"><w:name w:val="annotation reference"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr></w:style>' +
  '<w:style w:type="paragraph" w:styleId="CommentText"><w:name w:val="annotation text"/><w:basedOn w:val="Normal"/><w:uiPriority w:val="99"/><w:unhideWhenUsed/><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr></w:style>';

/** Changes `parts` in place. */
export function udvid(parts: Map<string, string | Uint8Array>, { kommentarer, kendemaerke }: Udvidelse): void {
  const edit = (name: string, change: (xml: string) => string): void => {
    const xml = parts.get(name);
    if (typeof xml !== 'string') throw new Error(`Pakken har intet ${name}.`);
    parts.set(name, change(xml));
  };
  const own = kendemaerkedele(kendemaerke);
  const dele = [...kommentardele(kommentarer), ...own];
  for (const { navn, xml } of dele) parts.set(navn, xml);
  for (const { navn, rels } of own) if (rels) parts.set(navn.replace(/([^/]*)$/, '_rels/$1.rels'), rels);
  const types = dele.map(({ navn, type }) => `<Override PartName="/${navn}" ContentType="${type}"/>`).join('');
  edit('[Content_Types].xml', (xml) => xml.replace('</Types>', () => `${types}</Types>`));
  const links = dele
    .filter(({ relation }) => relation !== '')
    .map(({ navn, relation }, i) => {
      const target = navn.startsWith('word/') ? navn.slice('word/'.length) : `../${navn}`;
      return `<Relationship Id="rIdK${i + 1}" Type="${relation}" Target="${target}"/>`;
    })
    .join('');
  edit('word/_rels/document.xml.rels', (xml) => xml.replace('</Relationships>', () => `${links}</Relationships>`));
  edit('word/styles.xml', (xml) => xml.replace('</w:styles>', () => `${STILE}</w:styles>`));
  edit('word/document.xml', medSteder);
}

/** The bookmark of each place, and the id of the place on the paragraph that begins it. */
function medSteder(xml: string): string {
  let out = '';
  let at = 0;
  let open = -1;
  for (const match of xml.matchAll(/<w:p>|<w:commentRange(Start|End) w:id="(\d{7,})"\/>/g)) {
    const [mark, edge, id] = match;
    if (id === undefined) {
      open = match.index + '<w:p'.length;
      continue;
    }
    const nr = Number(id) - STEDNUMRE;
    if (edge === 'Start' && open >= at) {
      out += `${xml.slice(at, open)} w14:paraId="${afsnitId(nr)}" w14:textId="77777777"`;
      at = open;
    }
    open = -1;
    const name = edge === 'Start' ? ` w:name="${bogmaerke(nr)}"` : '';
    out += `${xml.slice(at, match.index)}<w:bookmark${edge} w:id="${nr}"${name}/>`;
    at = match.index + mark.length;
  }
  return out + xml.slice(at);
}
