// Letterheads: those that come with the program are right and differ in everything; a wrong one is refused with a reason.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { kontrast } from '../../server/export/brevhoved/farve.ts';
import {
  BREVHOVEDER,
  type Brevhoved,
  getBrevhoved,
  laesBrevhoved,
  laesBrevhoveder,
} from '../../server/export/brevhoved.ts';
import { readSources } from '../sources.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A copy of the first letterhead outside the repository, its JSON changed by `edit`. */
function copy(edit: (json: Record<string, Record<string, unknown>>) => void): string {
  const folder = mkdtempSync(join(tmpdir(), 'brevhoved-'));
  folders.push(folder);
  cpSync(join(BREVHOVEDER, getBrevhoved().id), folder, { recursive: true });
  const file = join(folder, 'brevhoved.json');
  const json = JSON.parse(readFileSync(file, 'utf8'));
  edit(json);
  writeFileSync(file, JSON.stringify(json));
  return folder;
}

describe('the letterheads of the program', () => {
  const alle = laesBrevhoveder();

  it('are all readable, complete and legible', () => {
    expect(alle.length).toBeGreaterThanOrEqual(2);
    for (const { farver } of alle)
      for (const farve of [farver.accent, farver.tekst, farver.svag])
        expect(kontrast(farve, '#ffffff')).toBeGreaterThan(4.5);
  });

  it('differ in everything: sender, logo, colours, faces, margins, footer', () => {
    const traits: ((one: Brevhoved) => unknown)[] = [
      (one) => one.afsender.navn,
      (one) => Buffer.from(one.logo?.data ?? []).toString('base64'),
      (one) => one.farver.accent,
      (one) => one.farver.flade,
      (one) => one.skrift.broed.familie,
      (one) => one.skrift.broed.filer.normal,
      (one) => one.side.margen.venstre,
      (one) => one.side.margen.hoejre,
      (one) => one.hoved.logo,
      (one) => one.sidefod.join(),
    ];
    for (const trait of traits) expect(new Set(alle.slice(0, 2).map(trait)).size).toBe(2);
  });

  it('none is named in the code', () => {
    const names = alle.flatMap((one) => [one.id, one.navn]);
    const product = readSources().filter(({ path }) => !path.startsWith('test/'));
    expect(product.filter(({ code }) => names.some((name) => code.includes(name))).map(({ path }) => path)).toEqual([]);
  });

  it('are found by id; null gives the first, an unknown id is refused', () => {
    expect(getBrevhoved(alle[1]?.id).navn).toBe(alle[1]?.navn);
    expect(getBrevhoved().id).toBe(alle[0]?.id);
    expect(() => getBrevhoved('findes-ikke')).toThrow('Brevhovedet »findes-ikke« findes ikke.');
  });
});

describe('a letterhead of one’s own', () => {
  it('may lie anywhere and have no logo', () => {
    const folder = copy((json) => {
      delete json.logo;
      json.afsender = { navn: 'Grundejerforeningen', linjer: [] };
    });
    expect(laesBrevhoved(folder)).toMatchObject({ logo: null, afsender: { navn: 'Grundejerforeningen' } });
  });

  it.each<[string, (json: Record<string, Record<string, unknown>>) => void, RegExp]>([
    [
      'a colour that cannot be read',
      (json) => Object.assign(json.farver ?? {}, { accent: '#ffcc00' }),
      /»farver\.accent« kan ikke læses: kontrasten/,
    ],
    ['a missing field', (json) => delete json.side?.margen, /»side\.margen« mangler/],
    ['a misspelt field', (json) => Object.assign(json, { sidefood: [] }), /»sidefood« er ikke et felt/],
    [
      'a logo that is no image',
      (json) => Object.assign(json.logo ?? {}, { fil: 'brevhoved.json' }),
      /»logo\.fil« skal være et billede/,
    ],
    [
      'a logo that is absent',
      (json) => Object.assign(json.logo ?? {}, { fil: 'vaek.png' }),
      /»logo\.fil« kan ikke læses/,
    ],
    [
      'a face outside its package',
      (json) => setFace(json, 'source-sans/../../package.json'),
      /»skrift\.broed\.filer\.fed« kan ikke læses/,
    ],
    ['a face that is no static TrueType', (json) => setFace(json, 'source-sans/OTF/SourceSans3-Bold.otf'), /TrueType/],
    [
      'margins of half a page',
      (json) => Object.assign(json.side?.margen ?? {}, { venstre: 200 }),
      /»side\.margen\.venstre« skal være et tal mellem/,
    ],
  ])('%s is refused, naming the field', (_name, edit, message) => {
    expect(() => laesBrevhoved(copy(edit))).toThrow(message);
  });
});

function setFace(json: Record<string, Record<string, unknown>>, fed: string): void {
  const skrift = JSON.parse(JSON.stringify(json.skrift));
  skrift.broed.filer.fed = fed;
  json.skrift = skrift;
}
