// One message as bytes: headers, the note as UTF-8 text, attachments exactly as the files are kept. The same input gives
// the same bytes. The library folds and encodes; what goes into a header is one line before it gets there.
import MailComposer from 'nodemailer/lib/mail-composer';
import type { Adresseret } from './adresse.ts';

interface Vedhaeftning {
  readonly navn: string;
  readonly mime: string;
  readonly bytes: Uint8Array;
}

export interface Brevindhold {
  /** Null where nobody has said who sends: a mail program fills it in when the file is opened. */
  readonly fra: Adresseret | null;
  readonly svarTil: string | null;
  readonly til: Adresseret;
  readonly emne: string;
  readonly tekst: string;
  /** Milliseconds since 1970. */
  readonly dato: number;
  /** Without the angle brackets. */
  readonly messageId: string;
  readonly vedhaeftninger: readonly Vedhaeftning[];
  /** A file to be sent by hand: mail programs open it as a message that can still be sent. */
  readonly usendt: boolean;
}

/** The message, 7-bit, lines ended by CRLF. */
export async function skrivBrev(brev: Brevindhold): Promise<Uint8Array> {
  const adresse = ({ navn, mail }: Adresseret) => ({ name: enLinje(navn), address: mail });
  const composer = new MailComposer({
    ...(brev.fra && { from: adresse(brev.fra) }),
    to: adresse(brev.til),
    ...(brev.svarTil !== null && { replyTo: brev.svarTil }),
    subject: enLinje(brev.emne),
    text: brev.tekst.replace(/\r\n?/g, '\n'),
    date: new Date(brev.dato),
    messageId: `<${brev.messageId}>`,
    headers: { 'Content-Language': 'da', ...(brev.usendt && { 'X-Unsent': '1' }) },
    // Part of the bytes: not drawn by lot.
    baseBoundary: brev.messageId.replace(/[^a-z0-9]/gi, '').slice(0, 40),
    textEncoding: 'quoted-printable',
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
    attachments: brev.vedhaeftninger.map(({ navn, mime, bytes }) => ({
      filename: enLinje(navn),
      content: Buffer.from(bytes),
      contentType: mime,
      contentTransferEncoding: 'base64',
    })),
  });
  const bytes = await composer.compile().build();
  return new Uint8Array(bytes);
}

function enLinje(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}
