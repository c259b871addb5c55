// `export DOC.json|ID --format F --out FIL [--faithful]`: one renderer, or the imported source byte for byte.
import { AppError } from '../../editor/model/fejl.ts';
import { FORMATER, findFormat } from '../../server/export/formater.ts';
import { renderJson } from '../../server/export/json.ts';
import { kildetro } from '../../server/export/kildetro.ts';
import { skrivFil } from '../filer.ts';
import { type Kommando, laesOrd, paakraevet } from '../kommando.ts';
import { findReferat, type Hentet } from '../referater.ts';

export const kommando: Kommando = {
  brug: `DOC.json|ID --format ${Object.keys(FORMATER).join('|')} --out FIL [--faithful]`,
  beskrivelse: 'Skriver referatet i et format. --faithful (txt): som kilden, byte for byte.',
  async koer(args) {
    const { ord, flag } = laesOrd(args, ['et dokument (DOC.json) eller et referats id'], {
      format: { type: 'string' },
      out: { type: 'string' },
      faithful: { type: 'boolean' },
    });
    const navn = paakraevet(flag.format, `Angiv et format: --format ${Object.keys(FORMATER).join('|')}.`);
    const out = paakraevet(flag.out, 'Angiv, hvor filen skal skrives: --out FIL.');
    if (!findFormat(navn))
      throw new AppError('ugyldig', `Formatet »${navn}« findes ikke. Vælg ${Object.keys(FORMATER).join(', ')}.`);
    if (flag.faithful && navn !== 'txt') throw new AppError('ugyldig', '--faithful hører til --format txt.');
    const referat = await findReferat(ord[0] ?? '');
    skrivFil(out, flag.faithful ? kildetro(referat.doc, referat.kilde) : await render(navn, referat));
    return 0;
  },
};

async function render(navn: string, { doc, kilde, brevhoved, fil }: Hentet): Promise<Uint8Array | string> {
  // The file form carries the source along, so that an export of it can be exported faithfully again.
  if (navn === 'json') return renderJson({ doc, fil }, kilde);
  const format = findFormat(navn);
  if (!format) throw new Error(`Der er intet format, der hedder ${navn}.`);
  return format.render({ doc, brevhoved, udkast: false, fil });
}
