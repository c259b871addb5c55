// Where a task goes: to its item, or to the list that a template brings for the whole meeting.
import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { nyOpgave } from '../../editor/commands/opgave.ts';
import { schema } from '../../editor/model/schema.ts';
import { afsnit, doc, form, indlaeg, overskrift, punkt, tilstand, udfoert } from './byg.ts';

const efter = (document: Node): string => form(udfoert(tilstand(document), nyOpgave));

describe('tasks of the whole meeting', () => {
  const raekke = (type: string, ...ord: readonly string[]) =>
    schema.node(
      'raekke',
      null,
      ord.map((one) => schema.node(type, null, [afsnit(one)])),
    );
  const opfoelgning = (...content: readonly Node[]) =>
    schema.node('opfoelgning', null, [overskrift('Opfølgning'), ...content]);
  const tabel = schema.node('tabel', null, [raekke('hovedcelle', 'Hvad', 'Ansvarlig'), raekke('celle', '', '')]);
  const sag = punkt(overskrift('1. A'), indlaeg(afsnit('x<a>')));

  it('go into the table that the template brought, and into the item where that has a list of its own', () => {
    expect(efter(doc(sag, opfoelgning(tabel)))).toContain('raekke(celle("|"), celle(""))');
    const egen = punkt(overskrift('1. A'), indlaeg(afsnit('x<a>')), opfoelgning(schema.node('opgave')));
    expect(efter(doc(egen, opfoelgning(tabel)))).toContain('opgave"", opgave"|"');
    // Lines for the whole meeting draw no task away from its item.
    expect(efter(doc(sag, opfoelgning(schema.node('opgave'))))).toContain(
      'punkt(overskrift"1. A", indlaeg("x"), opfoelgning(overskrift"Opfølgning", opgave"|"))',
    );
  });
});
