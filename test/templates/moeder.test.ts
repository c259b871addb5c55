// The meeting templates: each is read and checked, begins a document under ids of its own, and follows domain.md §4.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { logiskTekst } from '../../editor/model/linjer.ts';
import { laesDokument } from '../../editor/model/referatfil.ts';
import { rosterOf } from '../../editor/model/roster.ts';
import { schema } from '../../editor/model/schema.ts';
import { tekst } from '../../editor/model/tekst.ts';
import { tekster } from '../../server/tekster.ts';
import { fraSkabelon, kaldesFor, kopi, naesteMoede } from '../../templates/moeder/begynd.ts';
import { laesSkabelon, listSkabeloner } from '../../templates/moeder/skabelon.ts';
import { moede } from '../browser/moede.ts';
import { terning } from '../builders/lager.ts';
import { root } from '../sources.ts';

const MOEDET = { emne: 'havnens <bænke> & lys', dato: '2027-03-09', start: '14:00', slut: '15:30', sted: 'Rådhuset' };
const UKENDT = { emne: '', dato: null, start: null, slut: null, sted: null };

function ids(doc: Node): string[] {
  const found: string[] = [];
  doc.descendants((node) => {
    if (typeof node.attrs.id === 'string') found.push(node.attrs.id);
  });
  return found;
}

function skabelon(id: string) {
  const found = listSkabeloner().find((one) => one.id === id);
  if (!found) throw new Error(`Der er ingen skabelon ${id}.`);
  return found;
}

describe('each template', () => {
  it('is every JSON file of the folder, named after its id', () => {
    const files = readdirSync(join(root, 'templates/moeder')).filter((name) => name.endsWith('.json'));
    expect(
      listSkabeloner()
        .map(({ id }) => `${id}.json`)
        .sort(),
    ).toEqual(files.sort());
    expect(files).toContain('dialogmoede.json');
    expect(files).toContain('styregruppemoede.json');
  });

  it.each(listSkabeloner().map((one) => [one.id, one] as const))(
    '%s begins a valid document with ids of its own',
    (_, one) => {
      const random = terning();
      const [first, second] = [fraSkabelon(one, MOEDET, random), fraSkabelon(one, MOEDET, random)];
      expect(() => laesDokument(first.toJSON())).not.toThrow();
      expect(ids(first)).not.toContain('');
      expect(new Set([...ids(first), ...ids(second)]).size).toBe(ids(first).length + ids(second).length);
      expect(logiskTekst(first)).toContain('havnens <bænke> & lys');
      expect(logiskTekst(first)).not.toContain('{');
      // What was said of the meeting stands on the paper, whatever places the template has.
      for (const said of ['9. marts 2027', 'kl. 14.00-15.30', 'Rådhuset']) expect(logiskTekst(first)).toContain(said);
      expect(logiskTekst(fraSkabelon(one, UKENDT, random))).toContain('???');
      expect(kaldesFor(one, 'x')).toMatch(/x$/);
      expect(kaldesFor(one, '')).toBeNull();
      for (const type of one.organtyper) expect(Object.keys(tekster.organtype)).toContain(type);
    },
  );

  it('follows the order of parts in domain.md', () => {
    const parts = (id: string) => skabelon(id).doc.content.content.map(({ type }) => type.name);
    expect(parts('dialogmoede')).toEqual(['titel', 'deltagere', 'dagsorden', 'sektion', 'konklusion', 'underskrift']);
    expect(parts('styregruppemoede').join(' ')).toMatch(
      /^titel moedefakta deltagere deltagere (punkt )+opfoelgning naestemoede$/,
    );
    const doc = fraSkabelon(skabelon('styregruppemoede'), MOEDET, terning());
    const text = logiskTekst(doc);
    expect(text).toContain('Dato: 9. marts 2027\nTid: kl. 14.00-15.30\nSted: Rådhuset');
    // The table of tasks is there to be filled in, and in no export until it is.
    expect(tekst(doc, rosterOf(doc))).toContain('Hvad\nAnsvarlig\nFrist');
    expect(text).not.toContain('Ansvarlig');
  });

  it('is refused with a sentence where it is wrong', () => {
    const good = { ...skabelon('dialogmoede'), doc: skabelon('dialogmoede').doc.toJSON() };
    expect(laesSkabelon(good).id).toBe('dialogmoede');
    expect(() => laesSkabelon({ ...good, navn: '' })).toThrow(
      'En mødeskabelon skal have id, navn, beskrivelse og kaldes.',
    );
    expect(() => laesSkabelon({ ...good, organtyper: 'alle' })).toThrow('organtyper');
    expect(() => laesSkabelon({ ...good, id: 'en-anden' })).toThrow('skal nævne sig selv');
    expect(() => laesSkabelon({ ...good, doc: { type: 'doc', content: [] } })).toThrow('følger ikke reglerne');
    expect(() => laesSkabelon(null)).toThrow();
  });
});

describe('the next meeting', () => {
  it('keeps people and headings, makes the date a field, and leaves nothing of what was said', () => {
    const doc = moede((b) => [
      b.del('indlaeg', b.linje('afsnit', b.taler('be'), ' oplyste, at bænkene er malet.')),
      b.del('punkt', b.linje('overskrift', '1. Bænke'), b.linje('afsnit', 'Hemmeligt.')),
    ]);
    const next = naesteMoede(doc, { ...UKENDT, dato: '2027-04-06' }, terning());
    const text = logiskTekst(next);
    expect(text).toContain('Referat af møde den 6. april 2027 om Havnekvarteret.');
    expect(text).toContain('Formand Bo Eksempel og direktør Ingrid Måneskov');
    expect(text).toContain('1. Bænke');
    expect(text).not.toMatch(/malet|Hemmeligt|marts/);
    expect(next.attrs).toMatchObject({ dato: '2027-04-06', start: null });
    const shared = ids(next).filter((id) => ids(doc).includes(id));
    expect(shared).toEqual([]);
  });

  it('turns a written date into the field, in the title and in the facts, and clears who sent apologies', () => {
    const b = (type: string, attrs: object | null, ...content: Node[]) => schema.node(type, attrs, content);
    const t = (text: string) => schema.text(text);
    const doc = schema.node('doc', { dato: '2021-05-05' }, [
      b('titel', null, t('Møde den 5. maj 2021 om lys.')),
      b('moedefakta', null, b('faktum', null, t('Dato: 5. maj 2021'))),
      b(
        'deltagere',
        null,
        b(
          'deltagergruppe',
          null,
          b('deltagerlinje', null, schema.node('deltager', { id: 'a', navn: 'Bo Eksempel', status: 'afbud' })),
        ),
      ),
      b(
        'konklusion',
        null,
        b(
          'afsnit',
          null,
          t('Det blev ja. '),
          schema.text('Referatet sendes til Byrådet.', [schema.mark('distribution')]),
        ),
      ),
      b('underskrift', null, b('afsnit', null, schema.node('omtale', { deltager: 'a' }))),
    ]);
    const next = naesteMoede(doc, UKENDT, terning());
    expect(logiskTekst(next)).toBe(
      'Møde den ??? om lys.\n\nDato: ???\n\nBo Eksempel\n\nReferatet sendes til Byrådet.\n\nBo Eksempel\n',
    );
    expect(rosterOf(next).deltagere.map(({ status }) => status)).toEqual([null]);
  });

  it('a copy says the same under other ids, references kept', () => {
    const doc = moede((b) => [b.del('indlaeg', b.linje('afsnit', b.taler('be'), ' takkede ', b.omtale('kl'), '.'))]);
    const other = kopi(doc, terning());
    expect(logiskTekst(other)).toBe(logiskTekst(doc));
    expect(ids(other).filter((id) => ids(doc).includes(id))).toEqual([]);
  });
});
