// `rename DOC.json --person "NAVN" --to "NYT NAVN" --out DOC2.json`: one participant gets another name everywhere.
import { omdoebNavn } from '../../editor/model/omdoeb.ts';
import { laesReferatfil, skrivReferatfil } from '../../editor/model/referatfil.ts';
import { laesFil, skrivFil } from '../filer.ts';
import { type Kommando, laesOrd, paakraevet } from '../kommando.ts';

export const kommando: Kommando = {
  brug: 'DOC.json --person "NAVN" --to "NYT NAVN" --out DOC2.json',
  beskrivelse: 'Omdøber en deltager overalt og viser, hvor mange steder det ændrede.',
  async koer(args) {
    const { ord, flag } = laesOrd(args, ['et dokument (DOC.json)'], {
      person: { type: 'string' },
      to: { type: 'string' },
      out: { type: 'string' },
    });
    const person = paakraevet(flag.person, 'Angiv, hvem der skal omdøbes: --person "NAVN".');
    const to = paakraevet(flag.to, 'Angiv det nye navn: --to "NYT NAVN".');
    const out = paakraevet(flag.out, 'Angiv, hvor dokumentet skal skrives: --out DOC2.json.');
    const fil = laesReferatfil(new TextDecoder().decode(laesFil(ord[0] ?? '')));
    const { doc, changed } = omdoebNavn(fil.doc, person, to);
    skrivFil(out, skrivReferatfil({ ...fil, doc }));
    process.stdout.write(`${JSON.stringify({ changed })}\n`);
    return 0;
  },
};
