// A letterhead: who sends the referat and how the page looks. Pure data in a folder (`brevhoved.json`, its logo, and
// faces of its own if any), which may lie anywhere. Invariant: what is read here is complete, checked and readable.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { datoTekst } from '../../editor/model/dato.ts';
import { AppError } from '../../editor/model/fejl.ts';
import type { Moede } from '../../editor/model/roster.ts';
import { Felter, filsprog, type Sprog } from './brevhoved/felter.ts';
import { findSkriftfil } from './brevhoved/skriftfil.ts';

export type Snit = 'normal' | 'fed' | 'kursiv' | 'fedKursiv';

/** A family of four static TrueType faces, and what stands in for it where the family is not installed (Word, HTML). */
export interface Skrift {
  readonly familie: string;
  readonly erstatning: string;
  readonly art: 'serif' | 'sans-serif';
  /** Absolute paths. */
  readonly filer: Readonly<Record<Snit, string>>;
}

export interface Logo {
  readonly data: Uint8Array;
  readonly type: 'image/png' | 'image/jpeg';
  readonly alt: string;
  /** Millimetres; the height follows from the image. */
  readonly bredde: number;
}

/** Lengths are millimetres, type sizes points, colours `#rrggbb`. */
export interface Brevhoved {
  /** The name of its folder, or its id where it lies in the database. */
  readonly id: string;
  readonly navn: string;
  readonly afsender: { readonly navn: string; readonly linjer: readonly string[] };
  readonly logo: Logo | null;
  /** `accent`, `tekst` and `svag` reach 4.5:1 on white and on `flade` (WCAG 2.2, 1.4.3). */
  readonly farver: { readonly accent: string; readonly tekst: string; readonly svag: string; readonly flade: string };
  readonly skrift: {
    readonly broed: Skrift;
    readonly overskrift: Skrift;
    readonly stoerrelse: number;
    readonly linjeafstand: number;
  };
  readonly side: {
    readonly margen: { readonly top: number; readonly hoejre: number; readonly bund: number; readonly venstre: number };
  };
  /** Where the logo stands on the first page, and whether a rule parts the head from the text. */
  readonly hoved: {
    readonly logo: 'venstre' | 'hoejre';
    readonly streg: boolean;
    /** What stands before the case number ("Sagsnr."); "" = it is not shown. */
    readonly sagsnr: string;
    readonly dato: boolean;
  };
  /** The address block between the head and the title; empty = none. */
  readonly adresse: readonly string[];
  /** Parts of the footer, shown with a middle dot between them. */
  readonly sidefod: readonly string[];
}

/** The letterheads that come with the program. */
export const BREVHOVEDER = fileURLToPath(new URL('../../templates/brevhoveder', import.meta.url));

/** Every letterhead in `folder`, by name of folder. Throws AppError for the first one that is wrong. */
export function laesBrevhoveder(folder: string = BREVHOVEDER): readonly Brevhoved[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => laesBrevhoved(join(folder, name)));
}

/** The letterhead with this id, or the first where `id` is null. Throws AppError "findes-ikke". */
export function getBrevhoved(id: string | null = null, folder: string = BREVHOVEDER): Brevhoved {
  const alle = laesBrevhoveder(folder);
  const found = id === null ? alle[0] : alle.find((one) => one.id === id);
  if (!found) throw new AppError('findes-ikke', `Brevhovedet »${id ?? ''}« findes ikke.`);
  return found;
}

/** What `brevhoved.json` holds, before it is checked. */
export function laesBrevhoveddata(folder: string): unknown {
  const id = basename(resolve(folder));
  try {
    return JSON.parse(readFileSync(join(folder, 'brevhoved.json'), 'utf8'));
  } catch (cause) {
    throw new AppError('ugyldig', filsprog(id)('', 'kan ikke læses'), { cause });
  }
}

/** The data and the logo of one that comes with the program, unchecked; null where there is none of this id. */
export function findBrevhoveddata(id: string): { readonly data: unknown; readonly logo: Uint8Array | null } | null {
  if (!laesBrevhoveder().some((one) => one.id === id)) return null;
  return { data: laesBrevhoveddata(join(BREVHOVEDER, id)), logo: getBrevhoved(id).logo?.data ?? null };
}

/** Reads and checks the letterhead in one folder. Throws AppError "ugyldig" naming what is wrong with it. */
export function laesBrevhoved(folder: string): Brevhoved {
  const id = basename(resolve(folder));
  return tjekBrevhoved(laesBrevhoveddata(folder), {
    id,
    sprog: filsprog(id),
    logo: (fil) => readFileSync(join(folder, basename(fil))),
    skrift: (fil) => findSkriftfil(fil, folder),
  });
}

/** Where the files lie that the data names, and how a fault is told. */
export interface Brevhovedkilde {
  readonly id: string;
  readonly sprog: Sprog;
  /** The bytes of the logo. Throws where there are none. */
  logo(fil: string): Uint8Array;
  /** The absolute path of a face. Throws where there is none. */
  skrift(fil: string): string;
}

/** The one check of a letterhead, wherever it lies. Throws AppError "ugyldig" naming the first field that is wrong. */
export function tjekBrevhoved(data: unknown, kilde: Brevhovedkilde): Brevhoved {
  const felter = new Felter(data, kilde.sprog);
  const afsender = felter.gruppe('afsender');
  const skrift = felter.gruppe('skrift');
  const margen = felter.gruppe('side').gruppe('margen');
  const hoved = felter.gruppe('hoved');
  const brevhoved: Brevhoved = {
    id: kilde.id,
    navn: felter.tekst('navn', 80),
    afsender: { navn: afsender.tekst('navn', 80), linjer: afsender.tekster('linjer', 6) },
    logo: felter.har('logo') ? readLogo(felter.gruppe('logo'), kilde) : null,
    farver: readFarver(felter.gruppe('farver')),
    skrift: {
      broed: readSkrift(skrift.gruppe('broed'), kilde),
      overskrift: readSkrift(skrift.gruppe('overskrift'), kilde),
      stoerrelse: skrift.tal('stoerrelse', 8, 16),
      linjeafstand: skrift.tal('linjeafstand', 1.1, 2),
    },
    side: {
      margen: {
        top: margen.tal('top', 10, 80),
        hoejre: margen.tal('hoejre', 10, 70),
        bund: margen.tal('bund', 15, 80),
        venstre: margen.tal('venstre', 10, 70),
      },
    },
    hoved: {
      logo: hoved.valg('logo', ['venstre', 'hoejre']),
      streg: hoved.ja('streg'),
      sagsnr: hoved.har('sagsnr') ? hoved.tekst('sagsnr', 30, true) : 'Sagsnr.',
      dato: hoved.har('dato') ? hoved.ja('dato') : true,
    },
    adresse: felter.har('adresse') ? felter.tekster('adresse', 8) : [],
    sidefod: felter.tekster('sidefod', 6),
  };
  felter.slut();
  return brevhoved;
}

/** What stands in the head about the case: its number and the day of the meeting, as far as they are known and wanted. */
export function sagslinjer({ hoved }: Brevhoved, { sagsnr, dato }: Pick<Moede, 'sagsnr' | 'dato'>): readonly string[] {
  return [
    ...(sagsnr && hoved.sagsnr !== '' ? [`${hoved.sagsnr} ${sagsnr}`] : []),
    ...(dato && hoved.dato ? [datoTekst(dato)] : []),
  ];
}

function readLogo(felter: Felter, kilde: Brevhovedkilde): Logo {
  const fil = felter.tekst('fil', 200);
  const data = felter.laes('fil', () => kilde.logo(fil));
  const type = data[0] === 0x89 && data[1] === 0x50 ? 'image/png' : data[0] === 0xff ? 'image/jpeg' : null;
  if (!type) throw felter.fejl('fil', 'skal være et billede i PNG eller JPEG');
  return { data, type, alt: felter.tekst('alt', 300), bredde: felter.tal('bredde', 5, 80) };
}

function readFarver(felter: Felter): Brevhoved['farver'] {
  const flade = felter.farve('flade', []);
  const paa = ['#ffffff', flade];
  return {
    accent: felter.farve('accent', paa),
    tekst: felter.farve('tekst', paa),
    svag: felter.farve('svag', paa),
    flade,
  };
}

function readSkrift(felter: Felter, kilde: Brevhovedkilde): Skrift {
  const filer = felter.gruppe('filer');
  const fil = (snit: Snit): string => {
    const name = filer.tekst(snit, 200);
    return filer.laes(snit, () => kilde.skrift(name));
  };
  return {
    familie: felter.tekst('familie', 60),
    erstatning: felter.tekst('erstatning', 60),
    art: felter.valg('art', ['serif', 'sans-serif']),
    filer: { normal: fil('normal'), fed: fil('fed'), kursiv: fil('kursiv'), fedKursiv: fil('fedKursiv') },
  };
}
