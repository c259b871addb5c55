// The parcel for a case system: one zip with the files of a referat in a folder per edition, a sheet of what it is filed
// under (for programs and for people), and a manifest with the hash of everything. Nothing is compressed and no time is
// written: the same files and facts give the same bytes, whatever machine packs them. Pure.
import { createHash } from 'node:crypto';
import type { Sagsoplysninger } from './pakke/oplysninger.ts';
import { oplysningsblad } from './pakke/oplysninger.ts';
import { oplysningsside } from './pakke/side.ts';
import type { Udgave } from './udgave.ts';
import { UDKAST_MAERKE } from './udskrift.ts';
import { zip } from './word/zip.ts';

/** What stands in a parcel of each edition, by the names of the formats. */
export const PAKKEFORMATER = ['pdf', 'docx', 'txt', 'akn', 'json'] as const;

export interface Pakkefil {
  /** "pdf", "docx" …, "kvittering". */
  readonly format: string;
  readonly navn: string;
  readonly mime: string;
  readonly bytes: Uint8Array;
}

export interface Pakkebilag {
  readonly titel: string;
  readonly filnavn: string;
  readonly mime: string;
  readonly offentlig: boolean;
  readonly bytes: Uint8Array;
}

export interface Pakkeudgave {
  readonly udgave: Udgave;
  readonly filer: readonly Pakkefil[];
  /** In their order. Those that may not be published stand in the full edition alone: the caller's to see to. */
  readonly bilag: readonly Pakkebilag[];
}

export interface Pakkegrundlag {
  readonly oplysninger: Sagsoplysninger;
  readonly udgaver: readonly Pakkeudgave[];
}

/** A file in the parcel, as manifest and sheet tell of it. */
export interface Pakkelinje {
  readonly sti: string;
  readonly udgave: Udgave;
  /** "pdf" …, "bilag". */
  readonly art: string;
  /** Of a bilag. */
  readonly titel: string | null;
  readonly offentlig: boolean;
  readonly mime: string;
  /** Bytes. */
  readonly stoerrelse: number;
  readonly sha256: string;
}

const MANIFEST = 'manifest.json';
const OPLYSNINGER = 'metadata.json';
const OPLYSNINGSSIDE = 'metadata.html';

/** The zip. Its files come in the order of their paths, by UTF-16 units. */
export function pak({ oplysninger, udgaver }: Pakkegrundlag): Uint8Array {
  const udkast = oplysninger.stand === 'udkast';
  const parts = new Map<string, Uint8Array>();
  const lines = new Map<string, Pakkelinje>();
  const add = (line: Omit<Pakkelinje, 'stoerrelse' | 'sha256'>, bytes: Uint8Array): void => {
    if (parts.has(line.sti)) throw new Error(`Two files are called ${line.sti}.`);
    parts.set(line.sti, bytes);
    lines.set(line.sti, { ...line, stoerrelse: bytes.byteLength, sha256: aftryk(bytes) });
  };
  for (const { udgave, filer, bilag } of udgaver) {
    const mappe = `${udkast ? 'UDKAST-' : ''}${udgave}`;
    for (const { format, navn, mime, bytes } of filer)
      add(
        { sti: `${mappe}/${navn}`, udgave, art: format, titel: null, offentlig: udgave === 'offentlig', mime },
        bytes,
      );
    for (const [i, { titel, filnavn, mime, offentlig, bytes }] of bilag.entries()) {
      const sti = `${mappe}/bilag/${String(i + 1).padStart(2, '0')} – ${sikkert(filnavn)}`;
      add({ sti, udgave, art: 'bilag', titel, offentlig, mime }, bytes);
    }
  }
  const filer = [...lines.values()].sort((a, b) => (a.sti < b.sti ? -1 : 1));
  parts.set(OPLYSNINGER, tekst(json(oplysningsblad(oplysninger, filer))));
  parts.set(OPLYSNINGSSIDE, tekst(oplysningsside(oplysninger, filer)));
  parts.set(MANIFEST, tekst(json(manifest(oplysninger, parts, lines))));
  return zip(new Map([...parts].sort(([a], [b]) => (a < b ? -1 : 1))));
}

/** Every file but itself, with what it takes to see that it is whole. */
function manifest(
  { id, stand, udgave }: Sagsoplysninger,
  parts: ReadonlyMap<string, Uint8Array>,
  lines: ReadonlyMap<string, Pakkelinje>,
): unknown {
  const mime = (sti: string): string =>
    lines.get(sti)?.mime ?? (sti.endsWith('.html') ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8');
  return {
    format: 'referat-pakke/1',
    maerke: stand === 'udkast' ? UDKAST_MAERKE : null,
    referat: id,
    udgave: udgave?.udgave ?? null,
    filer: [...parts]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([sti, bytes]) => ({ sti, mime: mime(sti), stoerrelse: bytes.byteLength, sha256: aftryk(bytes) })),
  };
}

/** A name that stays in its folder, whatever was stored. */
function sikkert(navn: string): string {
  return navn.replace(/[\p{Cc}/\\:*?"<>|]/gu, ' ').replace(/^[. ]+|[. ]+$/g, '') || 'bilag';
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
const tekst = (text: string): Uint8Array => new TextEncoder().encode(text);
const aftryk = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
