// The parts of a Word package: the main document and what it points to by its relationships (ECMA-376-2 §6.5).
import { AppError } from '../../../editor/model/fejl.ts';
import { beskadiget, forStor, type Pakke } from './pakke.ts';
import { type Element, elementer, laesXml } from './xml.ts';

const MAX_DOCUMENT = 64 * 2 ** 20;
const MAX_PART = 16 * 2 ** 20;
const MAX_RELATIONSHIPS = 20_000;

/** What a relationship points to: a part of the package, or an address outside it. */
interface Relation {
  /** The last word of its type: "styles", "image", "hyperlink". */
  readonly slags: string;
  readonly maal: string;
  readonly ekstern: boolean;
}

export type Relationer = ReadonlyMap<string, Relation>;

/** The main document of a package and what it refers to. */
export interface Dele {
  readonly hoveddel: string;
  readonly relationer: Relationer;
}

/** Finds the main document. Throws AppError where the package is something else than a Word file. */
export function findDele(pakke: Pakke): Dele {
  const roots = [...laesRelationer(pakke, '').values()];
  const main = roots.find(({ slags, ekstern }) => slags === 'officeDocument' && !ekstern)?.maal ?? 'word/document.xml';
  if (!pakke.har(main) || !/\.xml$/i.test(main)) throw ikkeWord(pakke);
  if (/^(xl|ppt|visio)\//i.test(main)) throw ikkeWord(pakke);
  return { hoveddel: main, relationer: laesRelationer(pakke, main) };
}

function ikkeWord(pakke: Pakke): AppError {
  const has = (start: string) => pakke.navne.some((navn) => navn.startsWith(start));
  const what = has('xl/') ? 'et regneark (Excel)' : has('ppt/') ? 'en præsentation (PowerPoint)' : null;
  return new AppError(
    'ugyldig',
    what
      ? `Filen er ${what}. Referat kan læse tekst og Word (.docx).`
      : 'Word-filen mangler sit dokument (word/document.xml) og kan ikke læses.',
  );
}

/** The relationships of a part ("" = of the package). */
export function laesRelationer(pakke: Pakke, del: string): Relationer {
  const cut = del.lastIndexOf('/') + 1;
  const folder = del.slice(0, cut);
  const bytes = pakke.laes(`${folder}_rels/${del.slice(cut)}.rels`, MAX_PART);
  const found = new Map<string, Relation>();
  if (!bytes) return found;
  const all = elementer(laesXml(bytes)).filter(({ navn }) => navn === 'Relationship');
  if (all.length > MAX_RELATIONSHIPS) throw forStor();
  for (const { attr } of all) {
    const ekstern = attr.TargetMode === 'External';
    const target = attr.Target ?? '';
    found.set(attr.Id ?? '', {
      slags: (attr.Type ?? '').split('/').at(-1) ?? '',
      maal: ekstern ? target : resolve(folder, target),
      ekstern,
    });
  }
  return found;
}

function resolve(folder: string, target: string): string {
  const out: string[] = [];
  for (const part of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (part === '..') out.pop();
    else if (part !== '' && part !== '.') out.push(part);
  }
  return out.join('/');
}

/** The first part of this kind ("styles", "numbering", "comments" …), or null where there is none. */
export function laesDel(pakke: Pakke, { relationer }: Dele, slags: string): Element | null {
  for (const relation of relationer.values()) {
    if (relation.slags !== slags || relation.ekstern) continue;
    const bytes = pakke.laes(relation.maal, MAX_PART);
    if (bytes) return laesXml(bytes);
  }
  return null;
}

/** Reads the main document; the blocks of its body go to `hver` one by one. */
export function laesHoveddel(pakke: Pakke, { hoveddel }: Dele, hver: (block: Element) => void): void {
  const bytes = pakke.laes(hoveddel, MAX_DOCUMENT);
  if (!bytes) throw beskadiget();
  const root = laesXml(bytes, 'w:body', hver);
  if (root.navn !== 'w:document')
    throw new AppError('ugyldig', 'Filen er en pakke af en anden slags end Word og kan ikke læses.');
}
