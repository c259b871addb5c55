// Parts of a template that nobody filled in stand in no export; what somebody wrote, or an import found, always does.
import type { Node } from 'prosemirror-model';
import { expect, test } from 'vitest';
import { logiskTekst } from '../../editor/model/linjer.ts';
import { schema } from '../../editor/model/schema.ts';
import { udfyldt } from '../../editor/model/udfyldt.ts';

const text = (tekst: string): Node[] => (tekst === '' ? [] : [schema.text(tekst)]);
const node = (name: string, ...content: Node[]): Node => schema.node(name, null, content);
const line = (name: string, tekst = ''): Node => schema.node(name, null, text(tekst));
const doc = (...parts: Node[]): Node => node('doc', line('titel', 'Referat'), ...parts);

test('a part with empty places leaves no heading', () => {
  const template = doc(
    node(
      'deltagere',
      line('overskrift', 'Deltagere'),
      node('deltagergruppe', line('gruppenavn', 'Fra'), line('deltagerlinje')),
    ),
    node('dagsorden', line('overskrift', 'Dagsorden'), line('afsnit', ' ')),
    node('sektion', line('overskrift', 'Referat af mødet'), node('indlaeg', line('afsnit'))),
    node('konklusion', line('afsnit')),
    node('underskrift', line('overskrift', 'Referent'), line('afsnit', 'Bo.')),
  );
  expect(logiskTekst(template)).toBe('Referat\n\nReferent\nBo.\n');
  udfyldt(template).check();
});

test('a heading without a place to write in, and the heading of a punkt, stay', () => {
  const found = doc(
    node('sektion', line('overskrift', 'Bilag')),
    node('punkt', line('overskrift', '3. Eventuelt'), line('afsnit')),
  );
  expect(logiskTekst(found)).toBe('Referat\n\nBilag\n\n3. Eventuelt\n');
});

test('one name, one fact or one image fills a part', () => {
  const omtale = schema.node('omtale', { deltager: 'd1' });
  const filled = doc(
    node('underskrift', line('overskrift', 'Referent'), node('afsnit', omtale)),
    node('naestemoede', line('overskrift', 'Næste møde'), node('afsnit', schema.node('felt'))),
    node('konklusion', line('overskrift', 'Konklusion'), line('afsnit'), node('figur')),
  );
  expect(udfyldt(filled)).toBe(filled);
});

test('a table whose body is empty is unfilled, its header row counts for nothing', () => {
  const cell = (name: string, tekst = ''): Node => node(name, line('afsnit', tekst));
  const table = (tekst: string): Node =>
    node('tabel', node('raekke', cell('hovedcelle', 'Hvad')), node('raekke', cell('celle', tekst)));
  const part = (tekst: string): Node => doc(node('opfoelgning', line('overskrift', 'Opfølgning'), table(tekst)));
  expect(logiskTekst(part(''))).toBe('Referat\n');
  expect(logiskTekst(part('Ring'))).toBe('Referat\n\nOpfølgning\nHvad\nRing\n');
});
