// The logical lines of a document: what each kind of node reads as, and where blank lines stand.
import type { Node } from 'prosemirror-model';
import { expect, test } from 'vitest';
import { indrykketTekst, linjer, logiskTekst } from '../../editor/model/linjer.ts';
import { schema } from '../../editor/model/schema.ts';

const n = (type: string, attrs: Record<string, unknown> | null, ...content: Node[]): Node =>
  schema.node(type, attrs, content);
const t = (type: string, text: string, attrs: Record<string, unknown> = {}): Node =>
  n(
    type,
    attrs,
    ...text
      .split(/(\n)/)
      .flatMap((piece) => (piece === '' ? [] : [piece === '\n' ? schema.node('linjeskift') : schema.text(piece)])),
  );
const item = (text: string, maerke: string | null, ...more: Node[]): Node =>
  n('listepunkt', { maerke }, t('afsnit', text), ...more);
const celle = (text: string): Node => n('celle', null, t('afsnit', text));

const doc = n(
  'doc',
  { dato: '2024-06-03', start: '14:00', sted: 'Salen' },
  t('titel', 'Referat\nfra mødet'),
  n('moedefakta', null, t('faktum', 'Dato: x'), t('faktum', 'Sted: y')),
  n('dagsorden', null, t('overskrift', 'Dagsorden'), t('dagsordenspunkt', '1. A'), t('dagsordenspunkt', '2. B')),
  n(
    'punkt',
    null,
    t('overskrift', '1. A'),
    n('indlaeg', null, t('afsnit', 'Et afsnit\nmed skift.'), t('afsnit', ''), t('afsnit', 'Tæt på.', { luft: 0 })),
    n(
      'liste',
      { art: 'tal', start: 3 },
      item('tredje', null),
      item('egen', '* ', n('liste', { art: 'bogstav' }, item('inde', null))),
    ),
    n('tabel', null, n('raekke', null, celle('a'), celle('b\nc')), n('raekke', null, celle('d'), celle(''))),
  ),
  n(
    'afsnit',
    null,
    schema.text('Den '),
    schema.node('felt', { slags: 'dato' }),
    schema.text(' '),
    schema.node('felt', { slags: 'tid' }),
    schema.text(' i '),
    schema.node('felt', { slags: 'sted' }),
    schema.text(', '),
    schema.node('felt', { slags: 'sagsnr' }),
  ),
  n('oevrige', null, schema.node('deltager', { id: 'd1', navn: 'Ingen Ser' })),
);

/** An item with lists in it, each of one item. */
function dyb(ord: string, inde: Node | null = null): Node {
  const lines = inde ? [t('afsnit', ord), n('liste', null, inde)] : [t('afsnit', ord)];
  return n('listepunkt', null, ...lines);
}

test('every line in order, one blank line between what does not belong together', () => {
  expect(logiskTekst(doc)).toBe(
    [
      'Referat\nfra mødet\n',
      'Dato: x\nSted: y\n',
      'Dagsorden\n1. A\n2. B\n',
      '1. A\nEt afsnit\nmed skift.\nTæt på.\n',
      '3. tredje\n* egen\na) inde\n',
      'a\tb c\nd\n',
      'Den 3. juni 2024 kl. 14.00 i Salen, ???\n',
    ].join('\n'),
  );
});

test('for people a list in a list stands in, and nothing else does', () => {
  expect(indrykketTekst(doc)).toBe(logiskTekst(doc).replace('\na) inde', '\n  a) inde'));
  const dybt = n('doc', null, n('titel', null), n('liste', null, dyb('1', dyb('2', dyb('3')))));
  expect(indrykketTekst(dybt)).toBe('• 1\n  • 2\n    • 3\n');
});

test('an empty document is an empty line; the first line has no blank line before it', () => {
  const empty = n('doc', null, n('titel', null));
  expect([logiskTekst(empty), linjer(empty)]).toEqual(['\n', []]);
  expect(linjer(n('doc', null, n('titel', null), t('afsnit', 'x', { luft: 1 }))).map(({ luft }) => luft)).toEqual([0]);
});
