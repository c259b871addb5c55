// Whom a round proposes, who is taken for somebody from outside, and where its summary goes in the text.
import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { laesDokument } from '../../editor/model/referatfil.ts';
import { rosterOf } from '../../editor/model/roster.ts';
import { tekst } from '../../editor/model/tekst.ts';
import { accept } from '../../server/collab/authority.ts';
import { laesBatch } from '../../server/collab/batch.ts';
import { Idtal } from '../../server/collab/ids.ts';
import { erUdefra, husets } from '../../server/hoering/forslag.ts';
import { opsummeringsbatch, staarI } from '../../server/hoering/opsummering.ts';
import { moede } from '../browser/moede.ts';
import { referat } from '../builders/dokument.ts';
import { terning } from '../builders/lager.ts';

describe('who is from outside', () => {
  const vi = { domaene: 'aeroested.example', afsender: 'Ærøsted Kommune' };
  it.each([
    ['bo@aeroested.example', '', false],
    ['bo@by.aeroested.example', 'KajBolig', false],
    ['bo@ikkeaeroested.example', 'Ærøsted Kommune', true],
    ['BO@Aeroested.Example', '', false],
    ['', 'Ærøsted Kommune', false],
    ['', 'Ærøsted Kommune, By og Land', false],
    ['', 'KajBolig', true],
    ['', 'Ærø', true],
    ['', '', true],
  ] as const)('"%s" of "%s": %s', (mail, organisation, ude) => {
    expect(erUdefra({ mail, organisation }, vi)).toBe(ude);
  });

  it('by the word Kommune alone where nobody has said who sends, and by the server’s address where there is no mail', () => {
    expect(erUdefra({ mail: '', organisation: 'Fra Sandvig Kommune' }, { domaene: '', afsender: '' })).toBe(false);
    expect(erUdefra({ mail: '', organisation: 'Kommunekemi' }, { domaene: '', afsender: '' })).toBe(true);
    const url = new URL('https://referat.aeroested.example');
    expect(husets({ mail: null, url }, 'x').domaene).toBe('aeroested.example');
    expect(husets({ mail: null, url: null }, 'x').domaene).toBe('');
  });
});

describe('the summary', () => {
  const SAETNING =
    'Udkastet til referatet var til kommentering til fredag den 4. december kl. 12.00. Alle 9 har svaret.';
  /** The document with the summary in it, taken in as the authority takes any batch. */
  const dice = terning(3);
  const indsat = (doc: Node, saetning = SAETNING): Node => {
    const batch = opsummeringsbatch({ doc, version: 0, epoch: 0 }, saetning, dice);
    if (!batch) throw new Error('Nothing was to be written.');
    const svar = accept(
      { doc, version: 0, epoch: 0, ids: new Idtal(doc) },
      laesBatch(JSON.parse(JSON.stringify(batch))),
    );
    if (svar.slags !== 'passer') throw new Error(svar.slags);
    laesDokument(JSON.parse(JSON.stringify(svar.doc)));
    return svar.doc;
  };
  const dele = (doc: Node): string[] =>
    doc.children.map((node) => `${node.type.name}: ${node.isTextblock ? tekst(node, rosterOf(doc)) : ''}`.trim());

  it('comes before what ends the referat, in a section of its own, once', () => {
    const doc = indsat(moede());
    const navne = doc.children.map(({ type }) => type.name);
    const at = navne.lastIndexOf('sektion');
    expect(navne.slice(at + 1).every((navn) => ['naestemoede', 'underskrift', 'oevrige'].includes(navn))).toBe(true);
    const linjer = doc.child(at).children.map((node) => tekst(node, rosterOf(doc)));
    expect(linjer).toEqual(['Bemærkninger til referatet', SAETNING]);
    expect(staarI(doc, SAETNING)).toBe(true);
    expect(opsummeringsbatch({ doc, version: 1, epoch: 0 }, SAETNING, terning(3))).toBeNull();
  });

  it('of another round goes into the same section, at its end', () => {
    const en = indsat(referat('Ét.'));
    const to = indsat(en, 'Udkastet var til kommentering igen.');
    expect(to.childCount).toBe(en.childCount);
    const section = to.children.findLast(({ type }) => type.name === 'sektion');
    expect(section?.children.map((node) => tekst(node, rosterOf(to)))).toEqual([
      'Bemærkninger til referatet',
      SAETNING,
      'Udkastet var til kommentering igen.',
    ]);
    expect(dele(to).length).toBe(dele(en).length);
  });
});
