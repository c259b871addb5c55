// The difference between two versions: what is struck, what is added, what is left out because it is the same.
import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { type Forskelslinje, forskel } from '../../server/pages/forskel.ts';
import { moede } from '../browser/moede.ts';
import { langt, referat } from '../builders/dokument.ts';

/** As a reader would write it: [-struck-], {+added+}, "… n" for n unchanged lines. */
function vist(lines: readonly Forskelslinje[]): string[] {
  return lines.map((one) =>
    one.slags === 'uaendret'
      ? `… ${one.antal}`
      : one.stykker
          .map(({ slags, tekst }) =>
            slags === 'slettet' ? `[-${tekst}-]` : slags === 'tilfoejet' ? `{+${tekst}+}` : tekst,
          )
          .join(''),
  );
}

/** The text of one side of a difference. */
function side(lines: readonly Forskelslinje[], uden: 'slettet' | 'tilfoejet'): string[] {
  return lines.flatMap((one) => {
    if (one.slags === 'uaendret') return [];
    const text = one.stykker
      .filter(({ slags }) => slags !== uden)
      .map(({ tekst }) => tekst)
      .join('');
    return text === '' ? [] : [text];
  });
}

describe('the difference in words', () => {
  it('is nothing where the two read the same', () => {
    expect(forskel(referat('Ét.'), referat('Ét.'))).toEqual([]);
  });

  it('strikes and adds words within a line, and shows one line on either side', () => {
    const a = referat('Første afsnit.', 'Bo sagde, at bænken er rød.', 'Tredje.', 'Fjerde.', 'Femte.');
    const b = referat('Første afsnit.', 'Bo sagde, at bænken er grøn og ny.', 'Tredje.', 'Fjerde.', 'Femte.');
    expect(vist(forskel(a, b))).toEqual([
      '… 2',
      'Første afsnit.',
      'Bo sagde, at bænken er [-rød-]{+grøn og ny+}.',
      'Tredje.',
      '… 2',
    ]);
  });

  it('shows whole lines that came and went', () => {
    expect(vist(forskel(referat('Ét.', 'To.'), referat('Ét.', 'To.', 'Tre.')))).toEqual(['… 3', 'To.', '{+Tre.+}']);
    expect(vist(forskel(referat('Ét.', 'To.'), referat('To.'))).join(' ')).toContain('[-');
  });

  it('takes a paragraph that says something else for another one: no mixture of words that both happen to have', () => {
    const a = 'Malte svarede, at stien holdes åben, og at forslaget om en midlertidig bro regnes igennem.';
    const b = 'Bo bad om, at pladsen foran pakhuset får belysning, og om en bænk til de ældre.';
    expect(vist(forskel(referat('Ét.', a, 'To.'), referat('Ét.', b, 'To.')))).toEqual([
      ...['… 2', 'Ét.', `[-${a}-]`, `{+${b}+}`, 'To.'],
    ]);
    expect(vist(forskel(referat('Sagen udgår.'), referat('Mødet slutter.'))).at(-1)).toContain('{+');
  });

  it('sees a renamed participant in every place, although one node changed', () => {
    const doc = moede((b) => [
      b.del('indlaeg', b.linje('afsnit', b.taler('be'), ' takkede.')),
      b.linje('afsnit', 'Til sidst talte ', b.omtale('be', 'efternavn'), '.'),
    ]);
    const json = JSON.stringify(doc.toJSON()).replace('Bo Eksempel', 'Bo Prøvesen');
    const renamed: Node = doc.type.schema.nodeFromJSON(JSON.parse(json));
    const changed = vist(forskel(doc, renamed)).filter((line) => line.includes('{+'));
    expect(changed).toHaveLength(3);
    expect(changed[1]).toBe('Bo [-Eksempel-]{+Prøvesen+} takkede.');
  });

  it('keeps every word of both sides, also where everything was replaced', () => {
    const a = referat('æ ø å', 'b', 'c');
    const b = referat('x', 'y æ', 'z', 'v');
    const lines = forskel(a, b);
    expect(side(lines, 'tilfoejet').slice(-3).sort()).toEqual(['b', 'c', 'æ ø å']);
    expect(side(lines, 'slettet').slice(-4)).toEqual(['x', 'y æ', 'z', 'v']);
  });

  // Minutes where every line is matched against every other; the runner's own limit is what ends it then.
  it('compares 344 pages that share nothing with what they replaced', { timeout: 60_000 }, () => {
    const lines = forskel(referat('Kort.'), langt(344));
    expect(lines.length).toBeGreaterThan(1000);
    const a = langt(344);
    const b = a.type.schema.nodeFromJSON(JSON.parse(JSON.stringify(a.toJSON()).replaceAll('haven', 'parken')));
    expect(forskel(a, b).length).toBeGreaterThan(1000);
    const mange = (ord: string) => referat(...Array.from({ length: 8000 }, (_, i) => `${ord} ${i}`));
    expect(vist(forskel(mange('før'), mange('nu'))).at(-1)).toBe('[-før-]{+nu+} 7999');
  });
});
