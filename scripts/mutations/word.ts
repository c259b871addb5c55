// Breaks of the rules of a draft that goes out in Word and comes back: nothing is lost, nothing comes twice, nothing is
// answered that its sender cannot see.
import type { Brud } from './brud.ts';

const SVAR = 'test/import/wordsvar.test.ts';
const KOMMENTARER = 'test/import/wordsvar-kommentarer.test.ts';
const FARLIG = 'test/import/wordsvar-farlig.test.ts';
const RUNDTUR = 'test/import/wordsvar-rundtur.test.ts';
const UD = 'test/export/word-kommenteret.test.ts';
const ADGANG = 'test/access/word.test.ts';

export const WORD: readonly Brud[] = [
  {
    navn: 'Word: what went out comes home as news',
    fil: 'server/import/word/svar/egne.ts',
    fra: 'return aendrer !== null && this.#indsat.has(noegle(aendrer));',
    til: 'return false;',
    skalFejle: [SVAR],
  },
  {
    navn: 'Word: a proposal that was written on in counts as untouched',
    fil: 'server/import/word/svar/aendringer.ts',
    fra: 'if (ud || !egne.erUroert(ind, tekst)) return true;',
    til: 'if (ud) return true;',
    skalFejle: [SVAR],
  },
  {
    navn: 'Word: a bookmark is believed against the text',
    fil: 'server/import/word/svar/parring.ts',
    fra: 'return own !== undefined && lighed(own, i) >= ULIG;',
    til: 'return own !== undefined;',
    skalFejle: [FARLIG, SVAR],
  },
  {
    navn: 'Word: the same words twice are one remark',
    fil: 'server/import/word/svar/udbytte.ts',
    fra: 'const n = (this.#set.get(identity) ?? 0) + 1;',
    til: 'const n = 1;',
    skalFejle: [KOMMENTARER],
  },
  {
    navn: 'Word: two people who say the same are one',
    fil: 'server/import/word/svar/udbytte.ts',
    fra: 'JSON.stringify([this.#kilde, this.#hvem.afsender, ...parts])',
    til: 'JSON.stringify([this.#kilde, ...parts])',
    skalFejle: [ADGANG],
  },
  {
    navn: 'Word: two proposals stand in the same words',
    fil: 'server/export/word/traadplan.ts',
    fra: 'plan.rettelser.some(({ fra, til }) => one.fra <= til && one.til >= fra)',
    til: 'false && one.fra',
    skalFejle: [UD],
  },
  {
    navn: 'Word: half a draft is a wish to delete the other half',
    fil: 'server/import/word/svar/forslag.ts',
    fra: 'missing.length > MANGE && missing.length > ANDEL * all',
    til: 'missing.length > all',
    skalFejle: [SVAR],
  },
  {
    navn: 'Word: an answer is known by nothing where the program dropped whom it answers',
    fil: 'server/import/word/svar/traade.ts',
    fra: 'if (svar.has(noegle(one.forfatter, tekst)) || erAfgoerelse(tekst)) continue;',
    til: '',
    skalFejle: [RUNDTUR],
  },
  {
    navn: 'Word: a participant answers what they cannot see',
    fil: 'server/routes/wordudkast.ts',
    fra: '...{ af: { hoering, inviteret: nr }, ...(await deltagers(inviteret)) },',
    til: '...{ af: { hoering, inviteret: nr }, traade: await alleTraade(deps, h, (await vistUdkast(deps, h, udgave)).doc, null), numre: new Map([...(await numre(runde.referat))].map(([id, n]) => [n, id])) },',
    skalFejle: [ADGANG],
  },
];
