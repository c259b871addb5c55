// The files of a referat, written by a worker thread from one consistent version of the document.
import { AppError } from '../../editor/model/fejl.ts';
import type { Deps } from '../deps.ts';
import { findFormat } from '../export/formater.ts';
import { laesUdgave } from '../export/udgave.ts';
import type { Route } from '../route.ts';
import { parameter } from './svar.ts';

export function eksport({ levende, store, arbejde }: Deps): readonly Route[] {
  return [
    {
      method: 'get',
      path: '/referater/:id/eksport/:format',
      action: 'eksporter',
      handler: async ({ req, res, referat }) => {
        const format = findFormat(String(req.params.format));
        if (!format) throw new AppError('findes-ikke', 'Referatet kan ikke hentes i det format.');
        const kildetro = parameter(req, 'kildetro') === '1' && format.navn === 'txt';
        const udkast = parameter(req, 'udkast') === '1';
        const { doc } = await levende.dokument(referat);
        const filer = [...(await store.listFiler(referat))].map(([sha, { bytes }]) => [sha, bytes] as const);
        const udgave = laesUdgave(req.query.udgave);
        const { bytes, filnavn } = await arbejde.eksporter({
          format: format.navn,
          doc: doc.toJSON(),
          udgave,
          brevhoved: parameter(req, 'brevhoved') || null,
          udkast,
          filer: new Map(filer),
          kilde: kildetro || format.navn === 'json' ? await store.findKilde(referat) : null,
          kildetro,
        });
        res.setHeader('Content-Type', format.mime);
        res.setHeader('Content-Disposition', vedhaeftet(filnavn));
        res.setHeader('Cache-Control', 'no-store');
        res.end(bytes);
      },
    },
  ];
}

const ASCII: Readonly<Record<string, string>> = { æ: 'ae', ø: 'oe', å: 'aa', Æ: 'Ae', Ø: 'Oe', Å: 'Aa' };

/** A file to be saved under this name (RFC 6266): plain letters for old readers, UTF-8 (RFC 8187) for the others. */
function vedhaeftet(navn: string): string {
  const plain = navn
    .replace(/[æøå]/gi, (letter) => ASCII[letter] ?? '')
    .normalize('NFD')
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/["\\%]/g, '');
  const encoded = encodeURIComponent(navn).replace(
    /['()*!]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
