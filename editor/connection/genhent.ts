// The document here is another than the server's (rule C9): what stands only here is rescued, then the document is opened
// anew. Knows no page.
import { Node } from 'prosemirror-model';
import { linjer } from '../model/linjer.ts';
import { SCHEMA_VERSION, schema } from '../model/schema.ts';
import { skrivelaas } from '../udbakke/laase.ts';
import type { Udbakke } from '../udbakke/udbakke.ts';
import { type Aabnet, aabn, type Omgivelser } from './aabning.ts';
import type { Forbindelse } from './forbindelse.ts';
import type { Hvem } from './skal.ts';

/** What is open now. */
interface Aaben {
  readonly doc: Node;
  readonly forbindelse: Forbindelse;
  readonly udbakke: Udbakke | null;
  readonly aabnet: Aabnet;
}

export type Genhentet =
  | { readonly slags: 'hentet'; readonly aabnet: Aabnet; readonly reddet: boolean }
  /** No network: nothing was touched. */
  | { readonly slags: 'senere' }
  /** This computer has no room for what would be rescued: it stays on the page, which must be left by hand. */
  | { readonly slags: 'staar' };

const LAASEFRIST = 2000;

export async function genhent(
  { doc, forbindelse, udbakke, aabnet }: Aaben,
  hvem: Hvem,
  om: Omgivelser,
): Promise<Genhentet> {
  const opened = await om.hent(hvem.referat).catch(() => null);
  if (!opened || forbindelse.stoppet || opened.schemaVersion !== SCHEMA_VERSION) return { slags: 'senere' };
  const tekst = kunHer(doc, Node.fromJSON(schema, opened.doc));
  forbindelse.afvig(tekst === '' ? [] : [tekst]);
  await udbakke?.vent();
  if (udbakke && udbakke.lokalt !== 'gemt') return { slags: 'staar' };
  udbakke?.slut();
  aabnet.slip();
  // A lock that is let go of is free a moment later.
  const laas = aabnet.rolle === 'skriver' ? await om.laase.vent(skrivelaas(hvem.referat), LAASEFRIST) : null;
  const next = await aabn(hvem, { ...om, hent: async () => opened }, laas ? { laas, tvunget: false } : undefined);
  return next ? { slags: 'hentet', aabnet: next, reddet: tekst !== '' } : { slags: 'staar' };
}

/** The lines of `her` that `der` does not have, in order. */
function kunHer(her: Node, der: Node): string {
  const there = new Set(linjer(der).map(({ tekst }) => tekst));
  return linjer(her)
    .map(({ tekst }) => tekst)
    .filter((line) => !there.has(line))
    .join('\n');
}
