// `import FIL --out DOC.json [--template NAVN]`: text or Word → document JSON; the report goes to standard error.
import { basename } from 'node:path';
import { AppError } from '../../editor/model/fejl.ts';
import type { Rapportpost } from '../../editor/model/importrapport.ts';
import { skrivReferatfil } from '../../editor/model/referatfil.ts';
import { importFil } from '../../server/import/fil.ts';
import { listSkabeloner } from '../../templates/moeder/skabelon.ts';
import { laesFil, skrivFil } from '../filer.ts';
import { type Kommando, laesOrd, paakraevet } from '../kommando.ts';

const SLAGS: Readonly<Record<Rapportpost['slags'], string>> = {
  genkendt: 'genkendt',
  gaettet: 'gættet  ',
  uroert: 'urørt   ',
  udeladt: 'udeladt ',
};

export const kommando: Kommando = {
  brug: 'FIL --out DOC.json [--template NAVN]',
  beskrivelse: 'Læser et referat fra tekst eller Word og skriver det som dokument. Rapporten kommer på standard error.',
  async koer(args) {
    const { ord, flag } = laesOrd(args, ['den fil, der skal importeres'], {
      out: { type: 'string' },
      template: { type: 'string' },
    });
    const [path = ''] = ord;
    const out = paakraevet(flag.out, 'Angiv, hvor dokumentet skal skrives: --out DOC.json.');
    const skabelon = flag.template === undefined ? null : findSkabelon(String(flag.template));
    const { doc, kilde, rapport, filer } = importFil(laesFil(path), { filnavn: basename(path), skabelon });
    const images = Object.fromEntries([...filer].map(([sha, data]) => [sha, Buffer.from(data).toString('base64')]));
    skrivFil(out, skrivReferatfil({ doc, kilde, filer: images }));
    process.stderr.write(rapport.poster.map((post) => `${linje(post)}\n`).join(''));
    process.stderr.write(`${sammentaelling(rapport.poster)}\n`);
    return 0;
  },
};

function findSkabelon(navn: string): string {
  const known = listSkabeloner().map(({ id }) => id);
  if (!known.includes(navn))
    throw new AppError('ugyldig', `Skabelonen »${navn}« findes ikke. Der er: ${known.join(', ')}.`);
  return navn;
}

function linje({ slags, hvad, linje, citat }: Rapportpost): string {
  const where = linje === null ? '' : `linje ${linje}: `;
  return `${SLAGS[slags]}  ${where}${hvad}${citat === '' ? '' : ` – ${citat.replaceAll('\n', ' ')}`}`;
}

function sammentaelling(poster: readonly Rapportpost[]): string {
  const count = (slags: Rapportpost['slags']) => poster.filter((post) => post.slags === slags).length;
  return `I alt: ${count('genkendt')} genkendt, ${count('gaettet')} gættet, ${count('uroert')} urørt, ${count('udeladt')} udeladt.`;
}
