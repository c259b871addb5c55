// The files that the letters of a sending bring: kept files of the version, and the bilag of it that somebody chose. Which
// bilag those are is said by the letters themselves, under "bilag-1", "bilag-2" …
import type { Arkivfil } from './godkendelser.ts';
import type { GodkendtBilag } from './godkendtebilag.ts';
import type { Database } from './open.ts';

/** What a bilag is called among the formats of a letter. */
export function bilagsformat(nr: number): string {
  return `bilag-${nr}`;
}

/** The other way; null where it is no bilag. */
export function laesBilagsformat(format: string): number | null {
  const found = /^bilag-([1-9]\d{0,3})$/.exec(format);
  return found ? Number(found[1]) : null;
}

/** The name that a bilag has in a letter: readers find "bilag 2" by it. */
export function bilagsfilnavn({ nr, filnavn }: Pick<GodkendtBilag, 'nr' | 'filnavn'>): string {
  return `Bilag ${nr} – ${filnavn}`;
}

/** The files of a sending, its bilag last. */
export function sendteFiler(db: Database): (udsendelse: string) => readonly Arkivfil[] {
  const filer = db.prepare<[string], Arkivfil>(
    `SELECT format, navn, mime, udsendelse_fil.sha256, length(bytes) AS stoerrelse
     FROM udsendelse_fil JOIN arkivfil USING (sha256) WHERE udsendelse = ? ORDER BY format DESC`,
  );
  const bilag = db.prepare<[string], GodkendtBilag>(
    `SELECT nr, filnavn, mime, sha256, stoerrelse FROM godkendt_bilag JOIN udsendelse USING (referat, udgave)
     WHERE udsendelse.id = ? AND EXISTS (SELECT 1 FROM brev, json_each(brev.formater)
       WHERE brev.udsendelse = udsendelse.id AND json_each.value = 'bilag-' || godkendt_bilag.nr)
     ORDER BY nr`,
  );
  return (udsendelse) => [
    ...filer.all(udsendelse),
    ...bilag.all(udsendelse).map(({ mime, sha256, stoerrelse, ...one }) => {
      return { format: bilagsformat(one.nr), navn: bilagsfilnavn(one), mime, sha256, stoerrelse };
    }),
  ];
}
