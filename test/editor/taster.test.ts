// The keys: one table, bound by the editor and shown on the page of keys; none on AltGr, none that is the browser's.
import { describe, expect, it } from 'vitest';
import { rene } from '../../editor/commands/kommandoer.ts';
import { TASTER, type Tast, tastnavne } from '../../editor/model/taster.ts';
import { kernekommandoer } from '../../editor/plugins/taster.ts';
import { tastTekst } from '../../editor/view/kommando.ts';
import { tasteside } from '../../server/pages/taster.ts';
import { taster } from '../../server/tekster/taster.ts';
import { readSources } from '../sources.ts';

// The rest – those that ask – is walked in the menu of a real page (test/browser/taster.test.ts).
const kommandoer = [...kernekommandoer(() => {}), ...rene];
const all = Object.entries(TASTER) as [Tast, string][];

/** What only AltGr, or a dead key, writes on a Danish keyboard. */
const ALTGR = /[@£$€{}[\]|~\\^`´¨]$/;
/** What Edge, Chrome and Firefox keep, or what their users would miss; and the function keys that are theirs. */
const BROWSERENS = new Set(
  [
    'F1 F3 F4 F5 F6 F7 F10 F11 F12 Shift-F5 Shift-F10 Alt-F4',
    'Mod-t Mod-w Mod-n Mod-Shift-t Mod-Shift-w Mod-Shift-n Mod-Shift-p Mod-Tab Mod-Shift-Tab Mod-F4 Mod-PageUp Mod-PageDown',
    'Mod-l Mod-d Mod-j Mod-p Mod-r Mod-s Mod-o Mod-u Mod-e Mod-g Mod-Shift-r Mod-Shift-i Mod-Shift-j Mod-Shift-c Mod-Shift-k',
    'Mod-Shift-Delete Mod-Shift-o Mod-Shift-b Mod-Shift-a Mod-0 Mod-+ Mod-- Alt-d Alt-e Alt-f Alt-Home Alt-ArrowLeft Alt-ArrowRight',
    'Mod-c Mod-x Mod-v Mod-a Mod-Shift-v Mod-Escape Shift-Escape Alt-Tab Alt-Escape Alt-Space',
    ...Array.from({ length: 9 }, (_, i) => `Mod-${i + 1} Alt-${i + 1}`),
  ].flatMap((line) => line.split(' ')),
);

describe('the table of keys', () => {
  it('asks for no AltGr, no dead key and nothing that is the browser’s', () => {
    expect(all.length).toBeGreaterThan(20);
    for (const [, tast] of all) {
      expect(tast).not.toMatch(ALTGR);
      expect(BROWSERENS.has(tast), tast).toBe(false);
      const parts = tast.split('-');
      expect(parts.includes('Alt') && (parts.includes('Mod') || parts.includes('Ctrl')), tast).toBe(false);
      // A letter or a digit alone, or with Shift, is text.
      expect(/^(?:Shift-)?.$/.test(tast), tast).toBe(false);
    }
  });

  it('is where every key of the editor stands: no other file writes one out', () => {
    const literal = /['"`](?:(?:(?:Mod|Ctrl|Control|Cmd|Meta|Alt|Shift)-)+[^'"`\s]+|F\d{1,2})['"`]/g;
    const found = readSources()
      .filter(({ path }) => path.startsWith('editor/') && path !== 'editor/model/taster.ts')
      .flatMap(({ path, code }) => [...code.matchAll(literal)].map(([key]) => `${path}: ${key}`));
    expect(found).toEqual([]);
    const known = new Set<string>(Object.values(TASTER));
    expect(kommandoer.filter(({ tast }) => tast !== undefined && !known.has(tast)).map(({ id }) => id)).toEqual([]);
  });

  it('gives no two commands the same key', () => {
    const keys = kommandoer.flatMap(({ tast }) => tast ?? []);
    expect(keys.length).toBeGreaterThan(15);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('is shown whole on the page of keys', () => {
    const shown = new Set(taster.grupper.flatMap((group) => group.taster.flatMap((line) => line.taster)));
    expect(all.map(([id]) => id).filter((id) => !shown.has(id))).toEqual([]);
    const bruger = { id: 'a', navn: 'A', brugernavn: 'a', rolle: 'referent', organer: [], aktiv: true } as const;
    const page = tasteside({ ...bruger, spaerret: false });
    for (const [, tast] of all) for (const key of tastnavne(tast)) expect(page).toContain(`<kbd>${key}</kbd>`);
  });

  it('says the keys as they are printed on a Danish keyboard, and on a Mac', () => {
    expect(tastTekst('Mod-Shift-8')).toBe('Ctrl + Skift + 8');
    expect(tastnavne('Alt-ArrowUp')).toEqual(['Alt', '↑']);
    expect(tastnavne('Mod-Enter', true)).toEqual(['⌘', 'Enter']);
  });
});

describe('every command', () => {
  it('has a name of its own for the menu, and no two answer to the same word', () => {
    const ids = kommandoer.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const ord = kommandoer.flatMap((one) => one.ord);
    expect(ord.filter((one, i) => ord.indexOf(one) !== i)).toEqual([]);
    for (const one of kommandoer) expect(one.navn, one.id).toMatch(/^\p{Lu}/u);
    expect(ord.every((one) => one === one.toLocaleLowerCase('da'))).toBe(true);
  });
});
