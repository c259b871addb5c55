// `export DOC.json|ID --format F --out FIL [--edition full|public] [--faithful]`: one renderer, or the imported source byte
// for byte.
import { AppError } from '../../editor/model/fejl.ts';
import { eksporter } from '../../server/export/eksport.ts';
import { FORMATER, findFormat } from '../../server/export/formater.ts';
import { arkivformat, type Udgave } from '../../server/export/udgave.ts';
import { skrivFil } from '../filer.ts';
import { type Kommando, laesOrd, paakraevet } from '../kommando.ts';
import { findReferat } from '../referater.ts';

/** The editions as the command line names them, and as the export page does. */
const EDITIONS: Readonly<Record<string, Udgave>> = {
  full: 'fuld',
  public: 'offentlig',
  fuld: 'fuld',
  offentlig: 'offentlig',
};

export const kommando: Kommando = {
  brug: `DOC.json|ID --format ${Object.keys(FORMATER).join('|')} --out FIL [--edition full|public] [--faithful]`,
  beskrivelse:
    'Skriver referatet i et format; et godkendt, som det blev gemt. --edition public: uden det, der er lukket eller udelades. --faithful (txt): som kilden, byte for byte.',
  async koer(args) {
    const { ord, flag } = laesOrd(args, ['et dokument (DOC.json) eller et referats id'], {
      format: { type: 'string' },
      out: { type: 'string' },
      edition: { type: 'string' },
      faithful: { type: 'boolean' },
    });
    const format = paakraevet(flag.format, `Angiv et format: --format ${Object.keys(FORMATER).join('|')}.`);
    const out = paakraevet(flag.out, 'Angiv, hvor filen skal skrives: --out FIL.');
    if (!findFormat(format))
      throw new AppError('ugyldig', `Formatet »${format}« findes ikke. Vælg ${Object.keys(FORMATER).join(', ')}.`);
    const edition = String(flag.edition ?? 'full');
    const udgave = Object.hasOwn(EDITIONS, edition) ? EDITIONS[edition] : undefined;
    if (!udgave) throw new AppError('ugyldig', `Udgaven »${edition}« findes ikke. Vælg full eller public.`);
    const kildetro = flag.faithful === true;
    if (kildetro && format !== 'txt') throw new AppError('ugyldig', '--faithful hører til --format txt.');
    const referat = await findReferat(ord[0] ?? '');
    const kept = kildetro ? null : referat.godkendt(arkivformat(format, udgave));
    const bytes = kept ?? (await eksporter({ ...referat, udgave, format, kildetro })).bytes;
    skrivFil(out, bytes);
    return 0;
  },
};
