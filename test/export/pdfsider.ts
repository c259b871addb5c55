// A PDF as another reader sees it (PDF.js): its pages, what each marked content sequence says and how many lines it
// takes, the structure tree, bookmarks and links. For tests; knows nothing of how the file was made.
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** One marked content sequence: a paragraph, or its part on this page. Artifacts have the tag "Artifact". */
export interface Sekvens {
  readonly tag: string;
  readonly tekst: string;
  /** Distinct baselines, from the top of the page. */
  readonly linjer: readonly number[];
  readonly venstre: number;
}

export interface Knude {
  readonly role: string;
  readonly alt?: string;
  readonly children: readonly Knude[];
}

export interface Laest {
  readonly sider: readonly (readonly Sekvens[])[];
  /** The roles of the structure tree, page by page. */
  readonly roller: readonly (readonly string[])[];
  readonly titel: string;
  readonly sprog: string;
  readonly links: readonly { readonly side: number; readonly url: string }[];
  readonly bogmaerker: readonly { readonly titel: string; readonly niveau: number }[];
}

export async function laesPdf(bytes: Uint8Array): Promise<Laest> {
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: 0, disableFontFace: true });
  const pdf = await task.promise;
  const sider: Sekvens[][] = [];
  const roller: string[][] = [];
  const links: { side: number; url: string }[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
    const height = page.view[3] ?? 0;
    const found: { tag: string; tekst: string; linjer: number[]; venstre: number }[] = [];
    const open: (typeof found)[number][] = [];
    for (const item of items) {
      if ('str' in item) {
        const at = open.at(-1);
        if (!at || item.str === '') continue;
        const y = Math.round(height - Number(item.transform[5]));
        if (!at.linjer.includes(y)) at.linjer.push(y);
        at.venstre = Math.min(at.venstre, Number(item.transform[4]));
        at.tekst += (at.tekst !== '' && at.linjer.at(-1) === y && at.linjer.length > 1 ? ' ' : '') + item.str;
      } else if (item.type.startsWith('begin')) {
        const tag = 'tag' in item && typeof item.tag === 'string' ? item.tag : '';
        const made = { tag, tekst: '', linjer: [], venstre: Number.POSITIVE_INFINITY };
        open.push(made);
        found.push(made);
      } else open.pop();
    }
    sider.push(found);
    roller.push(rolesOf(await page.getStructTree()));
    for (const one of await page.getAnnotations()) if (one.url) links.push({ side: number, url: one.url });
  }
  const { info } = await pdf.getMetadata();
  const titel = 'Title' in info && typeof info.Title === 'string' ? info.Title : '';
  const sprog = 'Language' in info && typeof info.Language === 'string' ? info.Language : '';
  const bogmaerker = outline(await pdf.getOutline(), 1);
  await task.destroy();
  return { sider, roller, titel, sprog, links, bogmaerker };
}

function outline(
  items: readonly { title: string; items: readonly unknown[] }[] | null,
  niveau: number,
): { titel: string; niveau: number }[] {
  return (items ?? []).flatMap(({ title, items: inner }) => [
    { titel: title, niveau },
    ...outline(inner.filter(isItem), niveau + 1),
  ]);
}

function isItem(value: unknown): value is { title: string; items: readonly unknown[] } {
  return typeof value === 'object' && value !== null && 'title' in value && 'items' in value;
}

/** Roles in order of reading; "Figure: alt" for figures. */
function rolesOf(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const role = 'role' in node && typeof node.role === 'string' && node.role !== 'Root' ? [node.role] : [];
  const alt = 'alt' in node && typeof node.alt === 'string' ? [`${role[0]}: ${node.alt}`] : role;
  const children = 'children' in node && Array.isArray(node.children) ? node.children : [];
  return [...alt, ...children.flatMap(rolesOf)];
}
