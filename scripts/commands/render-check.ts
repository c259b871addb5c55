// `render-check DOC.json|ID`: renders every format, reads the text again and compares it with the document's.
import { getBrevhoved } from '../../server/export/brevhoved.ts';
import { sammenlign } from '../../server/export/udtraek/sammenlign.ts';
import { type Kommando, laesOrd } from '../kommando.ts';
import { findReferat } from '../referater.ts';

export const kommando: Kommando = {
  brug: 'DOC.json|ID',
  beskrivelse: 'Skriver referatet i alle formater, læser teksten igen og siger, om den er den samme.',
  /** Exit 1 where a text differs (a fault of ours), 2 where a format refuses the referat. */
  async koer(args) {
    const [navn = ''] = laesOrd(args, ['et dokument (DOC.json) eller et referats id'], {}).ord;
    const { doc, fil } = await findReferat(navn);
    const found = Object.entries(await sammenlign({ doc, fil, brevhoved: getBrevhoved(), udkast: false }));
    process.stdout.write(
      `${JSON.stringify(Object.fromEntries(found.map(([format, { resultat }]) => [format, resultat])))}\n`,
    );
    for (const [format, { forklaring }] of found) if (forklaring) process.stderr.write(`${format}: ${forklaring}\n`);
    const results = found.map(([, { resultat }]) => resultat);
    return results.includes('different') ? 1 : results.includes('refused') ? 2 : 0;
  },
};
