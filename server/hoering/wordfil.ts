// A round's draft as a Word file, and such a file read back: which document it was made of, whose it is, what comes in of
// it. What is read goes in by the same way as what is written on the page, and the same file brings nothing twice.
import { createHash } from 'node:crypto';
import { Node } from 'prosemirror-model';
import type { Afsender } from '../../db/bemaerkninger.ts';
import type { Hoering } from '../../db/hoeringer.ts';
import type { Forslag, NyBemaerkning } from '../../editor/model/bemaerkning.ts';
import { AppError } from '../../editor/model/fejl.ts';
import { loeft, schema } from '../../editor/model/schema.ts';
import type { Kendemaerke, Wordtraad } from '../../editor/model/wordudkast.ts';
import { laesNyBemaerkning } from '../bemaerkninger.ts';
import { vaelgBrevhoved } from '../brevhoveder.ts';
import type { Deps } from '../deps.ts';
import type { Eksporteret } from '../export/eksport.ts';
import type { Wordbemaerkning, Wordpost } from '../import/word/svar/udbytte.ts';
import { tekster } from '../tekster.ts';
import { omkring } from './indlevering.ts';
import { kopi, type Steder, tilOriginal } from './kopi.ts';

const t = tekster.word;

export type Wordudgave = Kendemaerke['udgave'];

/** The document a file shows; `steder` leads from it to the referat, null where it is the referat's own. */
export interface Vist {
  readonly doc: Node;
  readonly steder: Steder | null;
}

/** What a round showed in an edition: the copy that was sent, or, where nobody was sent that one, what it would be. */
export async function vistUdkast({ store, levende }: Deps, h: Hoering, udgave: Wordudgave): Promise<Vist> {
  const stored = udgave === 'offentlig' ? await store.findUdkast(h.id, udgave) : null;
  if (stored) {
    const doc = Node.fromJSON(schema, loeft(JSON.parse(stored.json), stored.schemaVersion));
    return { doc, steder: JSON.parse(stored.steder) as Steder };
  }
  const { doc } = await levende.dokument(h.referat, h.version);
  return udgave === 'fuld' ? { doc, steder: null } : kopi(doc, udgave);
}

export function kendemaerke({ referat, nr, version }: Hoering, udgave: Wordudgave): Kendemaerke {
  return { referat, runde: nr, version, udgave };
}

/** The file. `traade` are those its receiver may see. */
export async function skrivUdkast(
  deps: Deps,
  h: Hoering,
  { doc, udgave, traade }: { readonly doc: Node; readonly udgave: Wordudgave; readonly traade: readonly Wordtraad[] },
): Promise<Eksporteret> {
  const { store, arbejde } = deps;
  const hvad = await store.findReferat(h.referat);
  if (!hvad) throw new AppError('findes-ikke', 'Referatet findes ikke.');
  const { valgt } = await vaelgBrevhoved(deps, hvad.organ, '');
  const shown = new Set<unknown>();
  doc.descendants((node) => {
    if (node.type.name === 'figur') shown.add(node.attrs.fil);
  });
  const filer = [...(await store.listFiler(h.referat))].filter(([sha]) => shown.has(sha));
  return arbejde.skrivWordudkast({
    ...{ doc, brevhoved: valgt, kendemaerke: kendemaerke(h, udgave) },
    filer: new Map(filer.map(([sha, { bytes }]) => [sha, bytes] as const)),
    // What was taken back is passed on to nobody.
    traade: traade.filter(({ stand }) => stand !== 'trukket'),
  });
}

export interface Wordfil {
  readonly bytes: Uint8Array;
  readonly kendemaerke: Kendemaerke;
  readonly vist: Vist;
  /** Whose it is. */
  readonly af: Afsender;
  readonly navn: string;
  readonly traade: readonly Wordtraad[];
  /** Threads that may be answered: number → id. */
  readonly numre: ReadonlyMap<number, string>;
}

/** What came of a file. */
export interface Wordudfald {
  readonly nye: readonly {
    readonly nr: number;
    readonly tekst: string;
    readonly citat: string;
    readonly forslag: Forslag | null;
  }[];
  readonly svar: number;
  /** How much of it was there already. */
  readonly kendte: number;
  readonly rapport: readonly Wordpost[];
  readonly sha256: string;
}

/** Reads a file and brings in what is new in it. Throws AppError where it cannot be read, or nothing can be said any more. */
export async function laesInd(deps: Deps, referat: string, fil: Wordfil): Promise<Wordudfald> {
  const { arbejde, levende, store } = deps;
  const { bytes, vist, af, navn } = fil;
  const afsender = 'bruger' in af ? `b ${af.bruger}` : `i ${af.hoering} ${af.inviteret}`;
  const { bemaerkninger, svar, rapport } = await arbejde.laesWordsvar({
    ...{ bytes, doc: vist.doc, kendemaerke: fil.kendemaerke, traade: fil.traade, afsender, navn },
  });
  const foer = new Map((await store.listTraade(referat)).traade.map((one) => [one.id, one.svar.length]));
  const poster: Wordpost[] = [...rapport];
  const nye: Wordudfald['nye'][number][] = [];
  const sendt = new Map<string, string>();
  let kendte = 0;
  for (const one of bemaerkninger) {
    try {
      const traad = await levende.bemaerk(referat, iReferatet(one, vist.steder), af);
      sendt.set(one.afsending, traad.id);
      if (foer.has(traad.id)) kendte++;
      else nye.push({ nr: traad.nr, tekst: traad.tekst, citat: traad.citat, forslag: traad.forslag });
    } catch (cause) {
      if (!(cause instanceof AppError) || cause.code !== 'ugyldig') throw cause;
      poster.push({ slags: 'uplaceret', hvad: cause.message.replace(/\.$/, ''), tekst: sagt(one) });
    }
  }
  let besvaret = 0;
  for (const { nr, paa, afsending, tekst } of svar) {
    const traad = nr === null ? sendt.get(paa ?? '') : fil.numre.get(nr);
    if (!traad) {
      poster.push({ slags: 'uplaceret', hvad: t.svarUdenTraad, tekst });
      continue;
    }
    const now = await store.addSvar({ referat, traad, af, afsending, tekst });
    if (now.svar.length > (foer.get(traad) ?? 0)) besvaret++;
    else kendte++;
    foer.set(traad, now.svar.length);
    levende.bemaerkningAendret(referat, now.rev);
  }
  return { nye, svar: besvaret, kendte, rapport: poster, sha256: sha256(bytes) };
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** What a thread says, for the report where it finds no place. */
function sagt({ tekst, forslag }: Wordbemaerkning): string {
  return [tekst, forslag?.tekst ?? ''].filter((one) => one !== '').join(': ');
}

/** The thread as it stands in the referat. Throws AppError "ugyldig" where its place is withheld from the copy. */
function iReferatet({ forfatter: _, ...one }: Wordbemaerkning, steder: Steder | null): NyBemaerkning {
  if (!steder) return laesNyBemaerkning(one);
  const { blok, fra, til, forslag } = one;
  const sted = forslag?.art === 'ret' ? tilOriginal(steder, { blok, fra, til }) : omkring(steder, { blok, fra, til });
  if (!sted) throw new AppError('ugyldig', t.overSkjult);
  return laesNyBemaerkning({ ...one, ...sted });
}
