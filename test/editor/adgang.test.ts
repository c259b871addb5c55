// Closing and opening in the editor: what the words mean where the caret stands, and that nothing closed is ever open by
// being edited, moved or copied.
import fc from 'fast-check';
import { history, redo, undo } from 'prosemirror-history';
import { type Node, Slice } from 'prosemirror-model';
import { AllSelection, type Command, EditorState, TextSelection } from 'prosemirror-state';
import { describe, expect, it } from 'vitest';
import { skjulteNaevnte } from '../../editor/adgang/naevnte.ts';
import { adgangsvagt, medMaerker } from '../../editor/adgang/vagt.ts';
import { aabn, omkringHer, skjul, skjulNode } from '../../editor/commands/adgang.ts';
import { delIndlaeg, konkluder, samlIndlaeg, somBlokdel } from '../../editor/commands/blokdel.ts';
import { flyt } from '../../editor/commands/flyt.ts';
import { samlLinjer } from '../../editor/commands/formatering.ts';
import { delListepunkt, somListe, tilbageIListe, udAfListe } from '../../editor/commands/liste.ts';
import { ophaevAfsnit, rykAfsnit, somAfsnit } from '../../editor/commands/sektion.ts';
import { gennemgaa, skjulteDeltagere } from '../../editor/model/adgang.ts';
import { schema } from '../../editor/model/schema.ts';
import { forladte } from '../../editor/plugins/forladte.ts';
import { ids } from '../../editor/plugins/ids.ts';
import { frem, nyLinje, nytIndlaeg, tilbage } from '../../editor/plugins/struktur.ts';
import { terning } from '../builders/lager.ts';
import * as b from './byg.ts';

const { afsnit, indlaeg, overskrift, punkt, tilstand, udfoert } = b;

/** What is hidden, as "type:adgang" for nodes and "»words«:adgang" for passages. */
function skjulte(state: EditorState | null): readonly string[] {
  const found: string[] = [];
  state?.doc.descendants((node) => {
    if (node.attrs.adgang) found.push(`${node.type.name}:${node.attrs.adgang}`);
    for (const mark of node.marks)
      if (mark.type === schema.marks.skjult) found.push(`»${node.text ?? node.type.name}«:${mark.attrs.adgang}`);
  });
  return found;
}
const efter = (doc: Node, ...commands: readonly Command[]): readonly string[] => {
  let state: EditorState | null = tilstand(doc);
  for (const command of commands) state = state && udfoert(state, command);
  return skjulte(state);
};
const lukket = skjul('lukket');
const udelades = skjul('udelades');

describe('what is meant', () => {
  it.each<[string, Node, readonly string[]]>([
    ['a passage', afsnit('Prisen er <a>3 mio.<b> kr.'), ['»3 mio.«:lukket']],
    ['a whole paragraph', afsnit('<a>Prisen er høj.<b>'), ['afsnit:lukket']],
    ['the contribution around the caret', indlaeg(afsnit('Et<a>'), afsnit('To')), ['indlaeg:lukket']],
    ['the item of a heading', punkt(overskrift('2. Sa<a>gen'), afsnit('Tekst')), ['punkt:lukket']],
    ['a heading alone', punkt(overskrift('<a>2. Sagen<b>'), afsnit('Tekst')), ['overskrift:lukket']],
    [
      'paragraphs beside each other',
      indlaeg(afsnit('E<a>t'), afsnit('T<b>o'), afsnit('Tre')),
      ['afsnit:lukket', 'afsnit:lukket'],
    ],
    [
      'contributions beside each other',
      b.sektion(overskrift('R'), indlaeg(afsnit('E<a>t')), indlaeg(afsnit('T<b>o'))),
      ['indlaeg:lukket', 'indlaeg:lukket'],
    ],
    [
      'an item of a list',
      b.liste('punkt', b.listepunkt(afsnit('E<a>t')), b.listepunkt(afsnit('To'))),
      ['listepunkt:lukket'],
    ],
  ])('%s', (_, part, expected) => {
    expect(efter(b.doc(part), lukket)).toEqual(expected);
    expect(efter(b.doc(part), lukket, aabn)).toEqual([]);
    expect(efter(b.doc(part), lukket, udelades)).toEqual(expected.map((one) => one.replace('lukket', 'udelades')));
    expect(udfoert(udfoert(tilstand(b.doc(part)), lukket) ?? tilstand(b.doc(part)), lukket)).toBeNull();
  });

  it('the participant beside the caret in the list, or the ones that are selected', () => {
    const liste = (...parts: readonly (Node | string)[]) =>
      b.doc(b.deltagere(b.deltagergruppe(b.deltagerlinje(...parts))));
    expect(efter(liste('Formand ', b.BE, ' og <a>direktør ', b.KL), lukket)).toEqual(['deltager:lukket']);
    const state = udfoert(tilstand(liste('Formand ', b.BE, ' og <a>direktør ', b.KL)), lukket);
    expect([...skjulteDeltagere(state?.doc ?? b.doc())]).toEqual(['be']);
    expect(efter(liste('For<a>mand ', b.BE, ' og ', b.KL, '<b>.'), lukket)).toEqual([
      'deltager:lukket',
      'deltager:lukket',
    ]);
  });

  it('everything selected closes the parts, not the title’s line alone', () => {
    const state = tilstand(b.doc(indlaeg(afsnit('Et')), indlaeg(afsnit('To'))));
    const all = state.apply(state.tr.setSelection(new AllSelection(state.doc)));
    expect(skjulte(udfoert(all, lukket))).toEqual(['titel:lukket', 'indlaeg:lukket', 'indlaeg:lukket']);
  });

  it('offers the parts around the caret, the innermost first', () => {
    const state = tilstand(b.doc(punkt(overskrift('1. A'), indlaeg(afsnit('E<a>t')))));
    expect(omkringHer(state).map(({ node }) => node.type.name)).toEqual(['afsnit', 'indlaeg', 'punkt']);
    const [, , around] = omkringHer(state);
    if (!around) throw new Error('Der er intet punkt.');
    expect(skjulte(udfoert(state, skjulNode(around, 'udelades')))).toEqual(['punkt:udelades']);
  });

  it('opens a part of a closed line, and leaves the rest closed', () => {
    const closed = schema.nodes.afsnit.create({ adgang: 'lukket' }, schema.text('Et <a>to<b> tre'));
    expect(efter(b.doc(closed), aabn)).toEqual(['»Et «:lukket', '» tre«:lukket']);
  });

  it('opens the passage around the caret', () => {
    const mark = schema.marks.skjult.create({ adgang: 'lukket' });
    expect(efter(b.doc(afsnit('Et ', schema.text('t<a>o', [mark]), ' tre')), aabn)).toEqual([]);
  });

  it('a paragraph in a closed item is not opened from inside; its conclusion is published', () => {
    const closed = (...parts: readonly Node[]) =>
      schema.nodes.punkt.create({ adgang: 'lukket' }, [overskrift('1. A'), ...parts]);
    expect(udfoert(tilstand(b.doc(closed(afsnit('Te<a>kst')))), aabn)).toBeNull();
    expect(efter(b.doc(closed(b.konklusion(afsnit('Ve<a>dtaget')))), aabn)).toEqual([
      'punkt:lukket',
      'konklusion:aaben',
    ]);
  });
});

/** A meeting with secrets of every kind: all of their words begin with "hemmelig". */
function hemmeligt(): Node {
  const skjult = (text: string) => schema.text(text, [schema.marks.skjult.create({ adgang: 'udelades' })]);
  const luk = (node: Node, adgang = 'lukket') => node.type.create({ ...node.attrs, adgang }, node.content);
  const doc = b.doc(
    afsnit('Åben indledning'),
    indlaeg(afsnit('Et åbent indlæg'), luk(afsnit('hemmelig1 står her')), afsnit('og åbent igen')),
    luk(indlaeg(afsnit('hemmelig2 først'), afsnit('hemmelig3 siden'))),
    indlaeg(afsnit('Åbent med ', skjult('hemmelig4 passage'), ' i midten')),
    luk(afsnit('hemmelig5 alene'), 'udelades'),
    b.liste('punkt', b.listepunkt(afsnit('åbent punkt')), luk(b.listepunkt(afsnit('hemmelig6 punkt')))),
    punkt(overskrift('1. Åbent'), indlaeg(afsnit('tekst til det åbne punkt'))),
    luk(punkt(overskrift('2. hemmelig7 titel'), indlaeg(afsnit('hemmelig8 tale')), afsnit('hemmelig9 slut'))),
    punkt(overskrift('3. Åbent igen'), afsnit('sidste ord')),
  );
  let n = 0;
  const walk = (node: Node): Node =>
    node.isText
      ? node
      : node.type.create(
          'id' in node.attrs ? { ...node.attrs, id: `h${n++}` } : node.attrs,
          node.children.map(walk),
          node.marks,
        );
  return walk(doc);
}

/** The secret words that stand openly. */
function aabentlyst(doc: Node): readonly string[] {
  const found: string[] = [];
  gennemgaa(doc, (node, adgang) => {
    if (node.isText && !adgang) found.push(...(node.text?.match(/hemmelig\d\w*/g) ?? []));
  });
  return found;
}

const HANDLINGER: readonly Command[] = [
  nyLinje,
  nytIndlaeg,
  tilbage,
  frem,
  delIndlaeg,
  samlIndlaeg,
  flyt(-1),
  flyt(1),
  somBlokdel('indlaeg'),
  somBlokdel('opfoelgning'),
  konkluder('beslutning'),
  somAfsnit('punkt'),
  somAfsnit('sektion'),
  ophaevAfsnit,
  rykAfsnit('ind'),
  rykAfsnit('ud'),
  somListe('punkt'),
  delListepunkt,
  tilbageIListe,
  udAfListe,
  samlLinjer,
  undo,
  redo,
  (state, dispatch) => {
    dispatch?.(state.tr.insertText('åbent '));
    return true;
  },
  (state, dispatch) => {
    if (state.selection.empty) return false;
    dispatch?.(state.tr.deleteSelection());
    return true;
  },
];

describe('what is closed stays closed', () => {
  it('through any history of editing, moving and copying', () => {
    let copied = Slice.empty;
    const copy: Command = (state, dispatch) => {
      if (dispatch) copied = medMaerker(state.selection.content(), new Set());
      return true;
    };
    const paste: Command = (state, dispatch) => {
      dispatch?.(state.tr.replaceSelection(copied));
      return true;
    };
    const all = [...HANDLINGER, copy, paste];
    let changes = 0;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
        const dice = terning(seed);
        const share = () => dice(new Uint8Array(2)).reduce((sum, byte) => sum * 256 + byte, 0) / 65_536;
        let state = EditorState.create({ doc: hemmeligt(), plugins: [history(), ids(), adgangsvagt()] });
        for (let step = 0; step < 25; step++) {
          const [which, x, y] = [Math.floor(share() * all.length), share(), share()];
          const { size } = state.doc.content;
          const at = (part: number) => state.doc.resolve(Math.round(part * size));
          // Often a caret at the edge of a line, where structure changes.
          const $a = at(x);
          const caret = y < 0.6;
          const from =
            caret && $a.parent.isTextblock && y < 0.4 ? state.doc.resolve(y < 0.2 ? $a.start() : $a.end()) : $a;
          state = state.apply(
            state.tr.setSelection(TextSelection.between(from, caret ? from : at(Math.min(1, x + (y - 0.6) / 4)))),
          );
          const command = all[which];
          const before = state.doc;
          try {
            command?.(state, (tr) => {
              state = state.apply(tr);
            });
          } catch (error) {
            // A deletion or paste over parts that cannot be joined: nothing is done.
            if (!(error instanceof Error && error.name === 'TransformError')) throw error;
          }
          if (state.doc !== before) changes++;
          state.doc.check();
          expect(aabentlyst(state.doc)).toEqual([]);
        }
      }),
      { seed: 20270309, numRuns: 200 },
    );
    expect(changes).toBeGreaterThan(2000);
  });

  it('a line that is split or left behind by Enter is closed in both halves; one step back is one step', () => {
    const start = EditorState.create({ doc: hemmeligt(), plugins: [history(), ids(), adgangsvagt()] });
    let state = start;
    let pos = 0;
    state.doc.descendants((node, at) => {
      if (node.text?.startsWith('hemmelig5')) pos = at + node.nodeSize;
    });
    state = state.apply(state.tr.setSelection(TextSelection.create(state.doc, pos)));
    nyLinje(state, (tr) => {
      state = state.apply(tr);
    });
    expect(state.selection.$head.parent.attrs.adgang).toBe('udelades');
    undo(state, (tr) => {
      state = state.apply(tr);
    });
    expect(state.doc.eq(start.doc)).toBe(true);
  });

  it('whoever leaves the list hidden is hidden as letters too', () => {
    const person = b.person('be', 'Bo Eksempel', 'BE', { adgang: 'lukket' });
    const liste = b.deltagere(b.deltagergruppe(b.deltagerlinje(person, ' og ', b.KL)));
    const start = EditorState.create({
      doc: b.doc(liste, indlaeg(afsnit(b.taler('be'), ' talte.'))),
      plugins: [forladte()],
    });
    let at = -1;
    start.doc.descendants((node, pos) => {
      if (node.attrs.navn === 'Bo Eksempel') at = pos;
    });
    expect(skjulte(start.apply(start.tr.delete(at, at + 1)))).toEqual(['»Bo Eksempel«:lukket']);
  });

  it('an undo takes a closing back, and an opening', () => {
    let state = EditorState.create({ doc: b.doc(indlaeg(afsnit('Et'))), plugins: [history(), ids(), adgangsvagt()] });
    const run = (command: Command) =>
      command(state, (tr) => {
        state = state.apply(tr);
      });
    state = state.apply(state.tr.setSelection(TextSelection.create(state.doc, state.doc.content.size - 2)));
    run(lukket);
    expect(skjulte(state)).toEqual(['indlaeg:lukket']);
    run(undo);
    expect(skjulte(state)).toEqual([]);
    run(redo);
    run(aabn);
    run(undo);
    expect(skjulte(state)).toEqual(['indlaeg:lukket']);
  });

  it('a mention of somebody hidden is copied as a closed passage', () => {
    const doc = b.doc(indlaeg(afsnit(b.taler('be'), ' talte.')));
    const slice = medMaerker(doc.slice(0, doc.content.size), new Set(['be']));
    const found: string[] = [];
    slice.content.descendants((node) => {
      if (node.marks.length > 0) found.push(node.type.name);
    });
    expect(found).toEqual(['omtale']);
  });
});

describe('mentions of somebody hidden', () => {
  it('say so, when the list changes, when one comes, and no longer when they are open', () => {
    const plugin = skjulteNaevnte();
    const liste = b.deltagere(b.deltagergruppe(b.deltagerlinje(b.BE, ' og ', b.KL)));
    let state = EditorState.create({
      doc: b.doc(liste, indlaeg(afsnit(b.taler('be'), ' og ', b.omtale('kl'), ' talte.'))),
      plugins: [plugin],
    });
    const shown = () =>
      plugin
        .getState(state)
        ?.set.find()
        .map(({ from }: { from: number }) => state.doc.nodeAt(from)?.attrs.deltager);
    const at = (name: string) => {
      let found = -1;
      state.doc.descendants((node, pos) => {
        if (node.attrs.navn === name) found = pos;
      });
      return found;
    };
    expect(shown()).toEqual([]);
    state = state.apply(state.tr.setNodeAttribute(at('Karen Lyngdal'), 'adgang', 'udelades'));
    expect(shown()).toEqual(['kl']);
    const { size } = state.doc.content;
    state = state.apply(state.tr.insert(size - 2, b.omtale('kl')).insertText('x', size - 3));
    expect(shown()).toEqual(['kl', 'kl']);
    state = state.apply(state.tr.setNodeAttribute(at('Karen Lyngdal'), 'adgang', null));
    expect(shown()).toEqual([]);
  });
});
