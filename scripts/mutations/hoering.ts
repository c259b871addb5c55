// Breaks of the rules of remarks and proposals (K1–K3), and of a round that goes out.
import type { Brud } from './brud.ts';

const ANKER = 'test/model/anker.test.ts';
const ANKRE = 'test/collab/anker.test.ts';
const FORSLAG = 'test/collab/forslag.test.ts';
const INDARBEJD = 'test/collab/indarbejd.test.ts';

export const HOERING: readonly Brud[] = [
  {
    navn: 'K1 places are not written with the steps',
    fil: 'server/collab/levende.ts',
    fra: 'ankre: aendrede(plads.steder, steder),',
    til: 'ankre: [],',
    skalFejle: [FORSLAG, ANKRE],
  },
  {
    navn: 'K2 the first of several places is taken',
    fil: 'editor/model/ankertekst.ts',
    fra: 'return same.length === 1 ? (same[0] ?? null) : null;',
    til: 'return same[0] ?? first;',
    skalFejle: [ANKER],
  },
  {
    navn: 'K2 words that were found again are said to have been there',
    fil: 'editor/model/ankertekst.ts',
    fra: "blok === egen && erSikker(text, place, citat, places.length) ? 'fast' : 'fundet'",
    til: "'fast'",
    skalFejle: [ANKRE],
  },
  {
    navn: 'K2 what has changed in a place is not said',
    fil: 'editor/model/anker.ts',
    fra: "if (!back) return iBlok(one, { ...anker, stand: 'aendret' }, node, one.start);",
    til: 'if (!back) return iBlok(one, anker, node, one.start);',
    skalFejle: [ANKER, ANKRE],
  },
  {
    navn: 'K2 a place without letters stays where they were',
    fil: 'editor/model/anker.ts',
    fra: 'gone ||= erVaek(map, a, b);',
    til: 'gone ||= false;',
    skalFejle: [ANKER],
  },
  {
    navn: 'K2 what was lost is not looked for again',
    fil: 'editor/model/anker.ts',
    fra: 'return bragtIgen(moved, nye, tekster()) ? igen(moved, doc, tekster()) : moved;',
    til: 'return moved;',
    skalFejle: [ANKER],
  },
  {
    navn: 'K2 a name that reads otherwise is not noticed',
    fil: 'editor/model/anker.ts',
    fra: 'rosterOf(foer) !== rosterOf(doc)',
    til: 'rosterOf(foer) === null',
    skalFejle: [ANKER],
  },
  {
    navn: 'K3 the stand is not set with the steps',
    fil: 'server/collab/levende.ts',
    fra: 'skift: svar.forslag }',
    til: 'skift: [] }',
    skalFejle: [FORSLAG, INDARBEJD],
  },
  {
    navn: 'K3 a proposal lands where its words were changed',
    fil: 'editor/model/forslagstep.ts',
    fra: 'const from = mapping.mapResult(this.vagtFra, 1);',
    til: `const { from: start, to: end, slice } = this.inner;
    const andet = new ReplaceStep(mapping.map(start, -1), mapping.map(end, 1), slice);
    return new ForslagStep(andet, mapping.map(this.vagtFra), mapping.map(this.vagtTil), this.skift);`,
    skalFejle: [FORSLAG],
  },
  {
    navn: 'K3 undoing brings up what was taken back',
    fil: 'db/ankre.ts',
    fra: "!ind && erTrukket(db, referat, traad) ? 'trukket' : til",
    til: 'til',
    skalFejle: [FORSLAG],
  },
  {
    navn: 'K3 a restore says nothing of the proposals',
    fil: 'db/dokumenter.ts',
    fra: 'gendanSkift(db, id, fra, next.version, { bruger, at });',
    til: '',
    skalFejle: [FORSLAG, INDARBEJD],
  },
  {
    navn: 'hoering: what had been handed over is sent again after a crash',
    fil: 'db/hoeringsbreve.ts',
    fra: `for (const row of unknown) skift(row, { tilstand: 'uvist', svar: null });`,
    til: `for (const row of unknown) skift(row, { tilstand: 'venter', svar: null, naeste: now() });`,
    skalFejle: ['test/process/hoeringsbreve.test.ts'],
  },
  {
    navn: 'hoering: a draft goes outside the municipality without anybody saying yes',
    fil: 'server/routes/nyhoering.ts',
    fra: `&& !sagt('sagt-udefra')`,
    til: `&& sagt('')`,
    skalFejle: ['test/access/hoering.test.ts'],
  },
  {
    navn: 'hoering: what has been written since the letters were looked at goes along',
    fil: 'server/routes/nyhoering.ts',
    fra: 'await grundlag(a, laesVersion(sent))',
    til: 'await grundlag(a, laesVersion(sent) < 0 ? 0 : undefined)',
    skalFejle: ['test/access/hoering.test.ts'],
  },
  {
    navn: 'hoering: whoever was taken off keeps their link',
    fil: 'db/hoeringer.ts',
    fra: `for (const table of ['deltagerlink', 'deltagersession', 'deltagerkode'])`,
    til: `for (const table of ['deltagerkode'])`,
    skalFejle: ['test/db/hoeringer.test.ts'],
  },
];
