// The comments of a Word file: who, when, what, and which comment each answers. Footnotes that someone added are read as
// comments too: a draft has none.
import { type Dele, laesDel } from '../dele.ts';
import type { Pakke } from '../pakke.ts';
import { direkte, valgt } from '../raatekst.ts';
import { type Element, elementer } from '../xml.ts';

export interface Wordkommentar {
  /** As in the body: the id of the comment, or "fod 2". */
  readonly id: string;
  readonly forfatter: string;
  readonly dato: string;
  readonly linjer: readonly string[];
  /** The id of the comment it answers; null where the file does not say. */
  readonly svarPaa: string | null;
  readonly loest: boolean;
}

export function laesKommentarer(pakke: Pakke, dele: Dele): readonly Wordkommentar[] {
  const comments = elementer(laesDel(pakke, dele, 'comments')).filter(({ navn }) => navn === 'w:comment');
  // [MS-DOCX] 2.5.4: a comment is named by the id of its last paragraph.
  const extended = new Map(
    elementer(laesDel(pakke, dele, 'commentsExtended'))
      .filter(({ navn }) => navn === 'w15:commentEx')
      .map(({ attr }) => [attr['w15:paraId'] ?? '', attr]),
  );
  const own = new Map<string, string>();
  for (const comment of comments)
    for (const p of afsnitI(comment)) {
      const paraId = p.attr['w14:paraId'];
      if (paraId) own.set(paraId, comment.attr['w:id'] ?? '');
    }
  const found = comments.map((comment): Wordkommentar => {
    const id = comment.attr['w:id'] ?? '';
    const facts = afsnitI(comment).flatMap((p) => {
      const paraId = p.attr['w14:paraId'];
      const known = paraId ? extended.get(paraId) : undefined;
      return known ? [known] : [];
    });
    const parent = facts.map((one) => own.get(one['w15:paraIdParent'] ?? '')).find((one) => one !== undefined);
    return {
      id,
      forfatter: navn(comment.attr['w:author']),
      dato: comment.attr['w:date'] ?? '',
      linjer: linjer(comment),
      svarPaa: parent !== undefined && parent !== id ? parent : null,
      loest: facts.some((one) => ['1', 'true', 'on'].includes(one['w15:done'] ?? '')),
    };
  });
  return [...found, ...fodnoter(pakke, dele, 'fod'), ...fodnoter(pakke, dele, 'slut')];
}

function fodnoter(pakke: Pakke, dele: Dele, slags: 'fod' | 'slut'): readonly Wordkommentar[] {
  const [part, kind] = slags === 'fod' ? ['footnotes', 'w:footnote'] : ['endnotes', 'w:endnote'];
  return elementer(laesDel(pakke, dele, part))
    .filter((one) => one.navn === kind && (one.attr['w:type'] ?? 'normal') === 'normal')
    .map((note) => ({
      id: `${slags} ${note.attr['w:id'] ?? ''}`,
      forfatter: '',
      dato: '',
      linjer: linjer(note),
      svarPaa: null,
      loest: false,
    }))
    .filter(({ linjer: lines }) => lines.length > 0);
}

function navn(author = ''): string {
  return author.replace(/\s+/g, ' ').trim().slice(0, 100);
}

function afsnitI(element: Element): readonly Element[] {
  return elementer(element).flatMap((child) => (child.navn === 'w:p' ? [child] : afsnitI(child)));
}

/** The lines of a comment that hold something. */
function linjer(element: Element): readonly string[] {
  return afsnitI(element)
    .flatMap((p) => laes(p).split('\n'))
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Text as it reads when changes in it are accepted. */
function laes(element: Element): string {
  let out = '';
  for (const child of elementer(element)) {
    if (child.navn === 'w:t') out += direkte(child);
    else if (child.navn === 'w:tab') out += ' ';
    else if (child.navn === 'w:br' || child.navn === 'w:cr') out += '\n';
    else if (child.navn === 'w:noBreakHyphen') out += '-';
    else if (child.navn === 'w:drawing' || child.navn === 'w:pict') out += '[billede]';
    else if (child.navn === 'mc:AlternateContent') out += laes({ ...child, boern: valgt(child)?.boern ?? [] });
    else if (!['w:del', 'w:moveFrom', 'w:pPr', 'w:rPr', 'w:instrText'].includes(child.navn)) out += laes(child);
  }
  return out;
}
