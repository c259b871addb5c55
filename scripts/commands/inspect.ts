// `inspect DOC.json|ID`: the parts of a referat as JSON on standard output.
import { indsigt } from '../../editor/model/indsigt.ts';
import { type Kommando, laesOrd } from '../kommando.ts';
import { findReferat } from '../referater.ts';

export const kommando: Kommando = {
  brug: 'DOC.json|ID',
  beskrivelse: 'Viser, hvad referatet består af, som JSON.',
  async koer(args) {
    const [navn = ''] = laesOrd(args, ['et dokument (DOC.json) eller et referats id'], {}).ord;
    const { doc } = await findReferat(navn);
    process.stdout.write(`${JSON.stringify(indsigt(doc), null, 2)}\n`);
    return 0;
  },
};
