// T1–T3 on the sample, and on the reference referat where it is: what must be found in it, counted; renaming; bytes.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { alle } from '../../editor/model/indhold.ts';
import { indsigt } from '../../editor/model/indsigt.ts';
import { logiskTekst } from '../../editor/model/linjer.ts';
import { omdoebNavn } from '../../editor/model/omdoeb.ts';
import { kildetro } from '../../server/export/kildetro.ts';
import { importText } from '../../server/import/text.ts';
import { NEEDS_SEED, seedFile } from '../seed.ts';

const SAMPLE = new URL('../../templates/eksempel/dialogmoede.txt', import.meta.url);

/** The logical text by the rule as it stands in the contract, written down a second time: nothing of the importer. */
function logisk(source: string): string {
  const lines = source.split('\n');
  const isOrganisation = (line: string) => /^\S[^:;.,]{0,30}[:;]\s/.test(line);
  let out = '';
  for (const [i, line] of lines.entries()) {
    const next = lines[i + 1] ?? '';
    out += line.trimEnd();
    const soft = line.endsWith(' ') && next.trim() !== '' && !line.trimEnd().endsWith(':') && !isOrganisation(next);
    out += soft ? ' ' : '\n';
  }
  return `${out.replace(/\n{3,}/g, '\n\n').trim()}\n`;
}

describe.each([
  { navn: 'the sample', path: SAMPLE, skip: false },
  { navn: `the reference referat ${NEEDS_SEED}`, path: seedFile, skip: seedFile === null },
])('$navn', ({ path, skip }) => {
  const run = it.skipIf(skip);
  const read = () => {
    const bytes = readFileSync(path ?? SAMPLE);
    return { bytes, ...importText(bytes, { filnavn: 'referat.txt' }) };
  };

  run('T1: unedited, the faithful text is byte-identical and the logical text is the source’s', () => {
    const { bytes, doc, kilde } = read();
    expect(Buffer.from(kildetro(doc, kilde)).equals(bytes)).toBe(true);
    expect(logiskTekst(doc)).toBe(logisk(bytes.toString('utf8')));
  });

  run('T1: the layout is the reference’s, line for line', () => {
    const lines = read().bytes.toString('utf8').split('\n');
    expect(lines.length).toBe(125);
    expect(lines.filter((line) => line.endsWith(' ')).length).toBe(71);
    const blank = lines.flatMap((line, i) => (line === '' ? [i + 1] : []));
    expect(blank.slice(0, 9)).toEqual([1, 4, 10, 14, 18, 26, 41, 46, 52]);
    expect(blank.slice(-7)).toEqual([112, 113, 114, 120, 123, 124, 125]);
  });

  run('T2: every mention is bound, and a rename changes exactly the places where the name stands', () => {
    const { doc, bytes } = read();
    const text = bytes.toString('utf8').replace(/\s+/g, ' ');
    const { omtaler, deltagere } = indsigt(doc);
    expect(omtaler).toBe(26);
    const places = deltagere.map(({ navn }) => {
      const { doc: renamed, changed } = omdoebNavn(doc, navn, 'Ny Deltager');
      const before = logiskTekst(doc).split(navn);
      expect(logiskTekst(renamed)).toBe(before.join('Ny Deltager'));
      expect(changed).toBe(text.split(navn).length - 1);
      return changed;
    });
    expect(places).toEqual([3, 1, 1, 6, 1, 5, 4, 3, 2]);
  });

  run('T3: contributions, groups, conclusion, distribution, signature', () => {
    const { doc, rapport } = read();
    const { title, deltagere, dagsorden, indlaeg, konklusion, distribution, referent } = indsigt(doc);
    expect(title).toMatch(/^Referat af møde den \d+\. \p{Ll}+ \d{4} om .+\.$/u);
    expect(deltagere.length).toBe(9);
    expect(new Set(deltagere.map(({ organisation }) => organisation)).size).toBe(4);
    expect(alle(doc, 'deltagergruppe').length).toBe(2);
    expect(deltagere.map(({ rolle }) => rolle).slice(0, 8)).toEqual([
      ...['formand', 'direktør', 'formand', 'direktør', 'formand', 'direktør'],
      ...['borgmester', 'kommunaldirektør'],
    ]);
    expect(dagsorden).toEqual([]);
    expect(indlaeg.length).toBe(15);
    expect(indlaeg.reduce((sum, { afsnit }) => sum + afsnit, 0)).toBe(16);
    const order = indlaeg.map(({ taler }) => deltagere.findIndex(({ navn }) => navn === taler.join()));
    expect(order).toEqual([3, 5, 3, 0, 6, 7, 5, 3, 0, 7, 5, 3, 6, 5, 3]);
    expect(konklusion.length).toBe(1);
    expect(konklusion[0]).not.toContain('sendes');
    expect(distribution).toBe('Referatet af mødet sendes til Byrådet.');
    expect(referent).toBe(deltagere[8]?.navn);
    const guesses = rapport.poster.filter(({ slags }) => slags !== 'genkendt').map(({ hvad }) => hvad);
    expect(guesses).toEqual(['fortsættelse af indlægget']);
  });
});
