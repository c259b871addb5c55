// The parcel of a referat, brought together: of an approved version the files as they were kept, of a draft files that are
// written now and say so. What goes into which folder is `server/export/pakke.ts`.
import type { Node } from 'prosemirror-model';
import type { Bilag } from '../db/bilag.ts';
import type { Udgave as GodkendtUdgave } from '../db/godkendelser.ts';
import type { GodkendtBilag } from '../db/godkendtebilag.ts';
import { sha256 } from '../db/kaede.ts';
import type { Referat } from '../db/referater.ts';
import { harSkjult } from '../editor/model/adgang.ts';
import { AppError } from '../editor/model/fejl.ts';
import type { Journal } from '../editor/model/kle.ts';
import { laesReferatfil } from '../editor/model/referatfil.ts';
import type { Arbejde } from './arbejde/arbejde.ts';
import { vaelgBrevhoved } from './brevhoveder.ts';
import type { Deps } from './deps.ts';
import { filnavn } from './export/filnavn.ts';
import { FORMATER } from './export/formater.ts';
import { dokumentfakta, type Sagsoplysninger, type Stand, type Udgaveoplysninger } from './export/pakke/oplysninger.ts';
import { PAKKEFORMATER, type Pakkebilag, type Pakkefil, type Pakkeudgave } from './export/pakke.ts';
import { arkivformat, UDGAVER, type Udgave } from './export/udgave.ts';
import { kvittering } from './pages/kvittering.ts';
import { findGodkendtFil } from './routes/arkivfiler.ts';
import type { Fil } from './routes/fil.ts';
import { tekster } from './tekster.ts';

export interface Pakkeri extends Pick<Deps, 'store' | 'log'> {
  readonly arbejde: Pick<Arbejde, 'eksporter' | 'pak'>;
  /** The text as it stands now. */
  dokument(referat: string): Promise<Node>;
}

const ZIP = 'application/zip';

/** The parcel of an approved version. Throws AppError where a file is no longer what was approved. */
export async function pakUdgave(her: Pakkeri, referat: Referat, udgave: GodkendtUdgave): Promise<Fil> {
  const { store } = her;
  const bilag = await store.listGodkendteBilag(referat.id, udgave.udgave);
  const json = await store.findArkivfil(referat.id, udgave.udgave, 'json');
  if (!json) throw new AppError('findes-ikke', tekster.pakke.udenData);
  const { doc } = laesReferatfil(new TextDecoder().decode(json.bytes));
  const fortroligt = erFortroligt(doc, bilag);
  const udgaver: Pakkeudgave[] = [];
  for (const one of editions(fortroligt)) {
    const filer: Pakkefil[] = [];
    for (const format of [...PAKKEFORMATER, ...(one === 'fuld' ? ['aendringer'] : [])]) {
      const fil = await findGodkendtFil(her, referat.id, udgave.udgave, arkivformat(format, one));
      if (fil) filer.push({ format, navn: fil.navn, mime: fil.mime, bytes: fil.bytes });
    }
    if (one === 'fuld')
      filer.push({
        format: 'kvittering',
        navn: tekster.pakke.kvittering,
        mime: FORMATER.txt.mime,
        bytes: new TextEncoder().encode(kvittering(referat, udgave)),
      });
    udgaver.push({ udgave: one, filer, bilag: await medBytes(her, referat.id, bilag, one) });
  }
  const stand = await standAf(her, referat, udgave.udgave);
  const oplysninger = { ...(await sag(her, referat, doc, udgave)), stand, fortroligt };
  const rettet = udgave.udgave > 1 ? udgave.udgave : null;
  const navn = filnavn(doc, 'zip', { udkast: false, rettet });
  return {
    navn: stand === 'tilbagekaldt' ? `${tekster.godkendelse.kaldtTilbage} – ${navn}` : navn,
    mime: ZIP,
    bytes: await her.arbejde.pak({ grundlag: { oplysninger, udgaver } }),
  };
}

/** The parcel of the text as it stands now: a draft, and every file of it says so. */
export async function pakUdkast(her: Pakkeri, referat: Referat): Promise<Fil> {
  const { store } = her;
  const doc = await her.dokument(referat.id);
  const bilag = await store.listBilag(referat.id);
  const fortroligt = erFortroligt(doc, bilag);
  const { valgt: brevhoved } = await vaelgBrevhoved(her, referat.organ, '');
  const filer = new Map([...(await store.listFiler(referat.id))].map(([sha, { bytes }]) => [sha, bytes] as const));
  const kilde = await store.findKilde(referat.id);
  const udgaver: Pakkeudgave[] = [];
  for (const udgave of editions(fortroligt)) {
    const made: Pakkefil[] = [];
    for (const format of PAKKEFORMATER) {
      const { bytes, filnavn: navn } = await her.arbejde.eksporter({
        format,
        doc,
        udgave,
        brevhoved,
        udkast: true,
        filer,
        kilde: format === 'json' ? kilde : null,
        kildetro: false,
      });
      made.push({ format, navn, mime: FORMATER[format].mime, bytes });
    }
    udgaver.push({ udgave, filer: made, bilag: await medBytes(her, referat.id, bilag, udgave) });
  }
  const oplysninger = { ...(await sag(her, referat, doc, null)), stand: 'udkast', fortroligt } as const;
  return {
    navn: filnavn(doc, 'zip', { udkast: true }),
    mime: ZIP,
    bytes: await her.arbejde.pak({ grundlag: { oplysninger, udgaver } }),
  };
}

/** What an approved version is today. */
export async function standAf(
  { store }: Pick<Deps, 'store'>,
  { id, udgaver }: Pick<Referat, 'id' | 'udgaver'>,
  udgave: number,
): Promise<Exclude<Stand, 'udkast'>> {
  if ((await store.listTilbagekaldte(id)).includes(udgave)) return 'tilbagekaldt';
  return udgave < udgaver ? 'afloest' : 'godkendt';
}

/** What it is filed under; the day that was noted for the version stands where no other was set. */
export async function journalAf({ store }: Pick<Deps, 'store'>, id: string, udgave: number | null): Promise<Journal> {
  const journal = await store.getJournal(id);
  const noteret = (await store.listMilepaele(id)).find((one) => one.udgave === udgave && one.art === 'journaliseret');
  return { ...journal, dato: journal.dato ?? noteret?.dato ?? null };
}

function erFortroligt(doc: Node, bilag: readonly Pick<Bilag, 'offentlig'>[]): boolean {
  return harSkjult(doc) || bilag.some(({ offentlig }) => offentlig !== true);
}

/** The public one comes along where it says less than the full one. */
function editions(fortroligt: boolean): readonly Udgave[] {
  return fortroligt ? UDGAVER : ['fuld'];
}

async function medBytes(
  { store }: Pick<Deps, 'store'>,
  referat: string,
  bilag: readonly Pick<Bilag | GodkendtBilag, 'titel' | 'filnavn' | 'mime' | 'sha256' | 'offentlig'>[],
  udgave: Udgave,
): Promise<readonly Pakkebilag[]> {
  const made: Pakkebilag[] = [];
  for (const { titel, filnavn: navn, mime, sha256: hash, offentlig } of bilag) {
    if (udgave === 'offentlig' && offentlig !== true) continue;
    const bytes = await store.findBilagsbytes(referat, hash);
    if (!bytes || sha256(bytes) !== hash) throw new AppError('konflikt', tekster.godkendelse.skadet);
    made.push({ titel, filnavn: navn, mime, offentlig: offentlig === true, bytes });
  }
  return made;
}

async function sag(
  her: Pick<Deps, 'store'>,
  referat: Referat,
  doc: Node,
  udgave: GodkendtUdgave | null,
): Promise<Omit<Sagsoplysninger, 'stand' | 'fortroligt'>> {
  const milepaele = (await her.store.listMilepaele(referat.id)).filter((one) => one.udgave === udgave?.udgave);
  return {
    ...dokumentfakta(doc),
    id: referat.id,
    organ: referat.organnavn,
    journal: await journalAf(her, referat.id, udgave?.udgave ?? null),
    udgave: udgave && oplysningerAf(udgave),
    udgaver: (await her.store.listUdgaver(referat.id)).map(oplysningerAf),
    milepaele: milepaele.map(({ art, dato }) => ({ art, dato })),
  };
}

function oplysningerAf(one: GodkendtUdgave): Udgaveoplysninger {
  const { udgave, version, sha256: hash, at, navn, noteret, hoved, release, brevhoved } = one;
  return {
    udgave,
    version,
    sha256: hash,
    godkendt: at,
    godkendtAf: noteret ? noteret.hvem : navn,
    hoved,
    release,
    brevhoved,
  };
}
