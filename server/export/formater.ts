// The formats a referat goes out in: one row each, the only place that lists them.
import { indrykketTekst } from '../../editor/model/linjer.ts';
import { renderAkn } from './akn.ts';
import { renderArkiv } from './arkiv.ts';
import { renderHtml } from './html.ts';
import { renderJson } from './json.ts';
import { renderPdf } from './pdf.ts';
import type { Udskrift } from './udskrift.ts';
import { renderWord } from './word.ts';

export interface Format {
  readonly navn: string;
  /** With its character set, as it stands in Content-Type. */
  readonly mime: string;
  readonly endelse: string;
  /** Danish, for a button or a sentence. */
  readonly label: string;
  /** A pure function of its input. Throws AppError where the referat cannot be written in this format. */
  render(udskrift: Udskrift): Promise<Uint8Array>;
}

const utf8 = async (text: string): Promise<Uint8Array> => new TextEncoder().encode(text);

export const FORMATER = {
  pdf: { navn: 'pdf', mime: 'application/pdf', endelse: 'pdf', label: 'PDF', render: renderPdf },
  docx: {
    navn: 'docx',
    mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    endelse: 'docx',
    label: 'Word',
    render: renderWord,
  },
  txt: {
    navn: 'txt',
    mime: 'text/plain; charset=utf-8',
    endelse: 'txt',
    label: 'Ren tekst',
    render: ({ doc }) => utf8(indrykketTekst(doc)),
  },
  html: {
    navn: 'html',
    mime: 'text/html; charset=utf-8',
    endelse: 'html',
    label: 'Webside (HTML)',
    render: (udskrift) => utf8(renderHtml(udskrift)),
  },
  json: {
    navn: 'json',
    mime: 'application/json; charset=utf-8',
    endelse: 'json',
    label: 'Data (JSON)',
    render: (udskrift) => utf8(renderJson(udskrift)),
  },
  akn: {
    navn: 'akn',
    mime: 'application/akn+xml; charset=utf-8',
    endelse: 'akn.xml',
    label: 'Data (Akoma Ntoso)',
    render: (udskrift) => utf8(renderAkn(udskrift)),
  },
  arkiv: { navn: 'arkiv', mime: 'application/pdf', endelse: 'arkiv.pdf', label: 'PDF til arkiv', render: renderArkiv },
} satisfies Record<string, Format>;

export type Formatnavn = keyof typeof FORMATER;

/** The format of this name, or null. */
export function findFormat(navn: string): Format | null {
  return Object.values<Format>(FORMATER).find((format) => format.navn === navn) ?? null;
}
