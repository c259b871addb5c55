// The form of a letterhead as data like that of `brevhoved.json`, and back where something in it was refused. Whether the
// data is right is decided by the one check of all letterheads; here only what a form alone can get wrong.
import type { Brevhovedraekke } from '../../db/brevhoveder.ts';
import { AppError } from '../../editor/model/fejl.ts';
import { type Formular, linje, ordret } from '../access/indtastning.ts';
import { laesBillede } from '../export/billede.ts';
import { listSkrifter } from '../export/brevhoved/skrifter.ts';
import type { Brevhoved } from '../export/brevhoved.ts';
import { tjekBillede } from '../export/pdf/billedtjek.ts';
import type { Opslag } from '../opslag.ts';
import { type Brevhovedformular, FELTER } from '../pages/brevhoved.ts';
import { tekster } from '../tekster.ts';
import { imageType } from './filer.ts';

const t = tekster.brevhoveder;

export const MAX_LOGO = 1_000_000;
/** Pixels: far more than a printer shows, and little to unpack. */
const MAX_PUNKTER = 4_000_000;

/** What was typed, field by field. */
export function laesFormular(form: Formular): Brevhovedformular {
  const values = FELTER.map((navn) => [navn, ordret(form, navn).slice(0, 5000)] as const);
  return Object.fromEntries(values) as Brevhovedformular;
}

/**
 * The letterhead `nu` as the form wants it. Throws AppError "ugyldig" or "for-stor" with one sentence. `raa` is the data
 * of `nu`, whose faces stay where they are not changed.
 */
export function laesBrevhovedform({ form, fil }: Opslag, nu: Brevhoved, raa: Brevhovedraekke): Brevhovedraekke {
  const line = (navn: (typeof FELTER)[number]): string => linje(form, navn);
  const lines = (navn: (typeof FELTER)[number]): readonly string[] =>
    ordret(form, navn)
      .normalize('NFC')
      .split(/\r\n|\r|\n/)
      .map((one) => one.replace(/\s+/g, ' ').trim())
      .filter((one) => one !== '');
  const tal = (navn: (typeof FELTER)[number], feltnavn: string): number => {
    const value = line(navn).replace(',', '.');
    if (!/^\d{1,4}(\.\d{1,3})?$/.test(value)) throw new AppError('ugyldig', t.ikkeTal(feltnavn));
    return Number(value);
  };
  const logo = nytLogo(form, fil, raa);
  const alt = line('logo-alt');
  if (logo && alt === '') throw new AppError('ugyldig', t.udenAlt);
  const { feltnavne: f } = t;
  return {
    id: raa.id,
    logo,
    data: {
      navn: line('navn'),
      afsender: { navn: line('afsender'), linjer: lines('linjer') },
      ...(logo && { logo: { fil: 'logo', alt, bredde: tal('logo-bredde', f['logo.bredde']) } }),
      farver: { accent: line('accent'), tekst: line('tekst'), svag: line('svag'), flade: line('flade') },
      skrift: {
        stoerrelse: tal('stoerrelse', f['skrift.stoerrelse']),
        linjeafstand: tal('linjeafstand', f['skrift.linjeafstand']),
        broed: skrift('broed', line('broed'), nu, raa),
        overskrift: skrift('overskrift', line('overskrift'), nu, raa),
      },
      side: {
        margen: {
          top: tal('top', f['side.margen.top']),
          hoejre: tal('hoejre', f['side.margen.hoejre']),
          bund: tal('bund', f['side.margen.bund']),
          venstre: tal('venstre', f['side.margen.venstre']),
        },
      },
      hoved: {
        logo: line('logo-sted'),
        streg: line('streg') === 'ja',
        sagsnr: line('sagsnr'),
        dato: line('dato') === 'ja',
      },
      adresse: lines('adresse'),
      sidefod: lines('sidefod'),
    },
  };
}

function nytLogo(form: Formular, fil: Opslag['fil'], { logo }: Brevhovedraekke): Uint8Array | null {
  if (!fil || fil.bytes.byteLength === 0) return linje(form, 'logo-vaek') === 'ja' ? null : logo;
  if (fil.bytes.byteLength > MAX_LOGO) throw new AppError('for-stor', t.logoForStort);
  if (!imageType(fil.bytes))
    throw new AppError('ugyldig', `${t.feltnavne['logo.fil']} skal være et billede i PNG eller JPEG.`);
  const { bredde, hoejde } = laesBillede(fil.bytes, t.logonavn);
  if (bredde * hoejde > MAX_PUNKTER) throw new AppError('for-stor', t.logoForMangePunkter);
  tjekBillede(fil.bytes, t.logonavn);
  return fil.bytes;
}

/** The data of the face of this name: one of the program's, or the one that the letterhead has already. */
function skrift(til: 'broed' | 'overskrift', familie: string, nu: Brevhoved, raa: Brevhovedraekke): unknown {
  if (familie === nu.skrift[til].familie) {
    // Checked: `nu` was read from it.
    const { skrift: nuvaerende } = raa.data as { readonly skrift: Readonly<Record<string, unknown>> };
    return nuvaerende[til];
  }
  const found = listSkrifter()[til].find((one) => one.familie === familie);
  if (!found) throw new AppError('ugyldig', t.ukendtSkrift);
  return found.data;
}
