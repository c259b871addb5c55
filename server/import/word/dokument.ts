// From the blocks of a Word file to a referat: the recogniser of text finds the parts, then tables, images, emphasis and
// real lists take their places in them.
import type { Node } from 'prosemirror-model';
import { AppError } from '../../../editor/model/fejl.ts';
import { idRaekke } from '../../../editor/model/id.ts';
import type { Rapportpost } from '../../../editor/model/importrapport.ts';
import { laesDokument } from '../../../editor/model/referatfil.ts';
import { rosterOf } from '../../../editor/model/roster.ts';
import { schema } from '../../../editor/model/schema.ts';
import { type Linjedel, linjedele } from '../del.ts';
import { skrivRapport } from '../rapport.ts';
import { byg } from '../text.ts';
import type { Blok, Note, Stump } from './blok.ts';
import { Indhold, type Json } from './indhold.ts';
import { type Wordlinje, wordlinjer } from './linjer.ts';
import { medMaerker } from './maerker.ts';
import { brugbartLink, medPraeg } from './praeg.ts';

/** The document and the lines of its report. Throws AppError where there is no text at all. */
export function bygWord(
  blokke: readonly Blok[],
  noter: readonly Note[],
  { filnavn, skabelon }: { filnavn: string; skabelon: string | null },
): { doc: Node; poster: readonly Rapportpost[] } {
  const lines = wordlinjer(blokke);
  const { linjer } = lines;
  if (linjer.length === 0) throw new AppError('ugyldig', 'Word-filen er tom: der er ingen tekst i den.');
  const { rod, opbygget, personer } = byg(linjer, skabelon);
  const parts = new Map([...linjedele(rod)].map((part) => [part.id, part]));
  const roster = rosterOf(opbygget.doc);
  const nextId = idRaekke('w');
  const indhold = new Indhold(personer, roster, nextId);
  const ids = new Map<Blok, string>();
  const stof = new Set<string>();

  const json = (node: Node): Json => {
    const id = String(node.attrs.id ?? '');
    const part = parts.get(id);
    if (node.isTextblock && part) {
      const own = kilder(part, linjer);
      const [only] = own;
      for (const { blok } of own) if (!ids.has(blok)) ids.set(blok, id);
      if (own.length === 1 && only?.stof) {
        stof.add(id);
        return indhold.stof(only.stof, id);
      }
      const content = medPraeg(node, skaaret(own, part.start), roster);
      return { type: node.type.name, attrs: udenLuft(node), content };
    }
    const { marks: _, ...own } = node.toJSON() as Json;
    if (node.isLeaf || node.isTextblock) return own;
    const content: Json[] = [];
    node.forEach((child) => {
      content.push(json(child));
    });
    const all = { ...own, attrs: udenLuft(node), content };
    return node.type.name === 'liste' ? medMaerker(all) : all;
  };

  const doc = laesDokument(json(opbygget.doc));
  const rapport = skrivRapport({
    filnavn,
    rod,
    opbygget,
    linjer,
    raa: { linjer: [], linjeskift: '\n', udeladt: 0 },
    sidehoveder: new Set(),
  });
  const poster = [
    ...rapport.poster.filter(({ id }) => id === null || !stof.has(id)).map((post) => ({ ...post, linje: null })),
    ...[...noter, ...lines.noter, ...ubrugteLink(linjer)].map(
      ({ slags, hvad, citat, blok }): Rapportpost => ({
        slags,
        hvad,
        id: blok ? (ids.get(blok) ?? null) : null,
        linje: null,
        gaet: null,
        citat,
      }),
    ),
  ];
  return { doc, poster };
}

function kilder(part: Linjedel, linjer: readonly Wordlinje[]): readonly Wordlinje[] {
  return linjer.slice(part.fra, part.til + 1);
}

/** The stretches of several lines as one text, without the first `start` characters. */
function skaaret(linjer: readonly Wordlinje[], start: number): readonly Stump[] {
  const plain = { em: false, strong: false, href: null };
  const all = linjer.flatMap(({ stumper, tekst }, i): readonly Stump[] => [
    ...(i > 0 ? [{ tekst: '\n', ...plain }] : []),
    ...(stumper ?? [{ tekst, ...plain }]),
  ]);
  let rest = start;
  return all.flatMap((stump) => {
    const cut = Math.min(rest, stump.tekst.length);
    rest -= cut;
    return cut === stump.tekst.length && cut > 0 ? [] : [{ ...stump, tekst: stump.tekst.slice(cut) }];
  });
}

/** Word spaces by styles: the usual space of each kind of line stands in for it. */
function udenLuft(node: Node): Record<string, unknown> {
  const { luft: _, ...attrs } = node.attrs;
  return schema.nodes[node.type.name]?.spec.attrs && 'luft' in node.attrs ? { ...attrs, luft: null } : attrs;
}

function ubrugteLink(linjer: readonly Wordlinje[]): readonly Note[] {
  const seen = new Set<string>();
  return linjer.flatMap(({ stumper, blok }) =>
    (stumper ?? []).flatMap(({ href, tekst }): Note[] => {
      if (href === null || brugbartLink(href) !== null || seen.has(href)) return [];
      seen.add(href);
      return [
        { slags: 'uroert', hvad: 'et link med en adresse, der ikke kan bruges, står som tekst', citat: tekst, blok },
      ];
    }),
  );
}
