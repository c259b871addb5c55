// What is withheld as the model knows it: older documents are open, what is around a place decides, marks survive the file.
import { describe, expect, it } from 'vitest';
import { adgangOm, gennemgaa, harSkjult, skjulteDeltagere } from '../../editor/model/adgang.ts';
import { laesReferatfil, skrivReferatfil } from '../../editor/model/referatfil.ts';
import { SCHEMA_VERSION } from '../../editor/model/schema.ts';
import { altDokument, dokument, h, m, n, p } from '../export/proever.ts';

/** A file as the release with schema 2 wrote it. */
const AF_ANDEN = `{"schema":2,"doc":{"type":"doc","attrs":{"skabelon":null,"dato":"2027-03-09","start":null,"slut":null,"sted":null,"sagsnr":null},"content":[{"type":"titel","attrs":{"id":"b1","luft":null},"content":[{"type":"text","text":"Møde"}]},{"type":"deltagere","attrs":{"id":"b2"},"content":[{"type":"deltagergruppe","attrs":{"id":"b3"},"content":[{"type":"deltagerlinje","attrs":{"id":"b4","luft":null},"content":[{"type":"deltager","attrs":{"id":"be","navn":"Bo Eksempel","initialer":"BE","rolle":null,"organisation":null,"status":null}}]}]}]},{"type":"indlaeg","attrs":{"id":"b5","talere":["be"]},"content":[{"type":"afsnit","attrs":{"id":"b6","luft":null},"content":[{"type":"text","marks":[{"type":"strong"}],"text":"Bænken"},{"type":"text","text":" er sat op."}]}]}]}}\n`;

describe('a document of schema 2', () => {
  it('is read as it is, everything open, and written as the schema is now', () => {
    const fil = laesReferatfil(AF_ANDEN);
    expect(harSkjult(fil.doc)).toBe(false);
    const now = JSON.parse(skrivReferatfil(fil));
    expect(now.schema).toBe(SCHEMA_VERSION);
    // The one difference: every block and every deltager says that it is as open as what is around it.
    expect(JSON.stringify(now.doc).replaceAll(',"adgang":null', '')).toBe(JSON.stringify(JSON.parse(AF_ANDEN).doc));
    expect(JSON.stringify(now.doc).split('"adgang":null')).toHaveLength(8);
  });
});

describe('what is withheld', () => {
  it('comes back from the file as it was written', () => {
    const doc = dokument(
      n('titel', 'T'),
      n('punkt', { adgang: 'lukket' }, h('1. A'), n('konklusion', { adgang: 'aaben' }, p('B'))),
      p(m('C', { type: 'skjult', attrs: { adgang: 'udelades' } })),
    );
    expect(laesReferatfil(skrivReferatfil({ doc, kilde: null, filer: {} })).doc.eq(doc)).toBe(true);
  });

  it('is decided by what is around it, but for a conclusion that is published', () => {
    const doc = dokument(
      n('titel', 'T'),
      n(
        'punkt',
        { adgang: 'lukket' },
        h('1. A'),
        n('konklusion', { adgang: 'aaben' }, p('åben'), n('afsnit', { adgang: 'udelades' }, 'udelades')),
        n('sektion', { adgang: 'udelades' }, h('B'), n('konklusion', { adgang: 'aaben' }, p('udelades'))),
        p('lukket'),
      ),
      n('konklusion', { adgang: 'aaben' }, p('åben ', m('lukket', { type: 'skjult', attrs: { adgang: 'lukket' } }))),
    );
    const found: string[] = [];
    gennemgaa(doc, (node, skjult, pos) => {
      if (!node.isText || /^[A-Z1]/.test(node.text ?? '')) return;
      found.push(`${node.text?.trim()}:${skjult}`);
      if (node.marks.length === 0) expect(adgangOm(doc.resolve(pos))).toBe(skjult);
    });
    expect(found).toEqual([
      'åben:null',
      'udelades:udelades',
      'udelades:udelades',
      'lukket:lukket',
      'åben:null',
      'lukket:lukket',
    ]);
  });

  it('counts those who stand in a hidden line or group of the list, and under a hidden passage', () => {
    const person = (id: string, attrs = {}) => n('deltager', { id, navn: id, ...attrs });
    const doc = dokument(
      n('titel', 'T'),
      n(
        'deltagere',
        n(
          'deltagergruppe',
          n('deltagerlinje', person('a'), person('b', { adgang: 'udelades' })),
          n('deltagerlinje', { adgang: 'lukket' }, person('c')),
        ),
        n('deltagergruppe', { adgang: 'lukket' }, n('deltagerlinje', person('d'))),
        n(
          'deltagergruppe',
          n('deltagerlinje', { ...person('e'), marks: [{ type: 'skjult', attrs: { adgang: 'lukket' } }] }),
        ),
      ),
    );
    expect([...skjulteDeltagere(doc)]).toEqual(['b', 'c', 'd', 'e']);
    // A list within a section is none to the roster, and its names are withheld all the same.
    const nested = n('deltagere', n('deltagergruppe', n('deltagerlinje', person('f', { adgang: 'lukket' }))));
    expect([...skjulteDeltagere(dokument(n('titel', 'T'), n('sektion', h('S'), nested)))]).toEqual(['f']);
    expect(harSkjult(doc)).toBe(true);
    expect(harSkjult(altDokument())).toBe(true);
  });
});
