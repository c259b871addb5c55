// Guesses of an import taken back, over invented referater of many kinds: the text stays, the undo brings it all again.
import { readdirSync, readFileSync } from 'node:fs';
import { history, undo } from 'prosemirror-history';
import { EditorState } from 'prosemirror-state';
import { describe, expect, it } from 'vitest';
import { logiskTekst } from '../../editor/model/linjer.ts';
import { tagTilbage } from '../../editor/panels/fortryd.ts';
import { loesFortsaettelse } from '../../editor/rapport/fortsaettelse.ts';
import { importText } from '../../server/import/text.ts';
import { afsnit, doc, form, indlaeg, konklusion, taler, tekstAf, tilstand, udfoert } from './byg.ts';

const folder = new URL('../import/korpus/', import.meta.url);
const filer = [
  ...readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .map((file) => new URL(file, folder)),
  new URL('../../templates/eksempel/dialogmoede.txt', import.meta.url),
];

describe('every guess of an import', () => {
  it.each(filer.map((file) => [file.pathname.split('/').at(-1), file] as const))('%s', (_navn, file) => {
    const { doc: read, rapport } = importText(readFileSync(file), { filnavn: 'referat.txt' });
    const text = logiskTekst(read);
    for (const { slags, gaet, id, hvad } of rapport.poster) {
      if (slags !== 'gaettet' || id === null) continue;
      const begin = EditorState.create({ doc: read, plugins: [history()] });
      const after = udfoert(begin, gaet === null ? loesFortsaettelse(id) : tagTilbage(id, gaet));
      expect(after, hvad).not.toBeNull();
      if (!after) continue;
      expect(after.doc.eq(read), hvad).toBe(false);
      expect(logiskTekst(after.doc), hvad).toBe(text);
      const back = udfoert(after, undo);
      expect(back?.doc.eq(read), hvad).toBe(true);
    }
  });
});

describe('a continuation', () => {
  const medId = (node: ReturnType<typeof doc>, id: string) => node.type.create({ ...node.attrs, id }, node.content);
  const state = tilstand(
    doc(
      indlaeg(medId(afsnit(taler('be'), ' sagde.'), 'a'), medId(afsnit('Mere.'), 'b'), medId(afsnit('Mest.'), 'c')),
      konklusion(medId(afsnit('Slut.'), 'd'), medId(afsnit('Helt slut.'), 'e')),
    ),
  );

  it('leaves the indlæg with what came after it', () => {
    const after = udfoert(state, loesFortsaettelse('b'));
    expect(form(after)).toContain('indlaeg("@be sagde."), "Mere.", "Mest.", konklusion');
    expect(tekstAf(after)).toBe(tekstAf(state));
  });

  it('is none where the indlæg begins, outside of an indlæg, or where it is gone', () => {
    for (const id of ['a', 'd', 'e', 'x']) expect(udfoert(state, loesFortsaettelse(id))).toBeNull();
  });
});
