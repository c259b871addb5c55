// What accepting a proposal does to a document: names, facts and emphasis that it leaves alone keep their nodes, what is
// withheld stays so, and taking it back gives the document that was.
import fc from 'fast-check';
import { Fragment, type Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { idRaekke } from '../../editor/model/id.ts';
import { erstatning, indarbejd, type Passage, passagetekst } from '../../editor/model/indarbejd.ts';
import { laeseligt, orddiff, type Stykke } from '../../editor/model/orddiff.ts';
import { rosterOf } from '../../editor/model/roster.ts';
import { schema } from '../../editor/model/schema.ts';
import { tekst } from '../../editor/model/tekst.ts';
import { bygger } from '../browser/moede.ts';

const skift = { traad: 't1', fra: 'aaben', til: 'indarbejdet' } as const;
const em = schema.mark('em');
const skjult = schema.mark('skjult', { adgang: 'lukket' });
const link = schema.mark('link', { href: 'https://eksempel.dk/' });

/** A referat whose parts are `indhold`; Bo Eksempel and Karen Lyngdal are on the list. */
function referat(indhold: (b: ReturnType<typeof bygger>) => readonly Node[]): Node {
  const b = bygger();
  return schema.node('doc', { dato: '2027-03-09' }, [
    b.linje('titel', 'Referat'),
    b.del(
      'deltagere',
      b.del(
        'deltagergruppe',
        b.linje('deltagerlinje', b.deltager('be', 'Bo Eksempel', 'BE'), ', ', b.deltager('kl', 'Karen Lyngdal', 'KL')),
      ),
    ),
    ...indhold(b),
  ]);
}

/** The first block whose text has `needle`. */
function blok(doc: Node, needle: string): { pos: number; node: Node } {
  let found: { pos: number; node: Node } | null = null;
  const roster = rosterOf(doc);
  doc.descendants((node, pos) => {
    if (!found && node.isTextblock && tekst(node, roster).includes(needle)) found = { pos, node };
    return !node.isTextblock;
  });
  if (!found) throw new Error(`Intet afsnit har »${needle}«.`);
  return found;
}

function hele(doc: Node, needle: string): Passage {
  const { pos, node } = blok(doc, needle);
  return { pos, fra: 0, til: node.content.size };
}

/** Names in <>, facts in {}, marks as letters before the text they cover. */
function vis(node: Node): string {
  let out = '';
  node.forEach((child) => {
    const marks = child.marks.map(({ type }) => type.name[0]).join('');
    if (child.isText) out += marks === '' ? child.text : `[${marks}:${child.text}]`;
    else if (child.type.name === 'linjeskift') out += '/';
    else out += child.type.name === 'felt' ? `{${child.attrs.slags}}` : `<${child.attrs.deltager}>`;
  });
  return out;
}

function efter(doc: Node, passage: Passage, nu: string): Node {
  const found = indarbejd(doc, passage, { art: 'ret', tekst: nu }, skift, idRaekke('ny'));
  if (found.slags !== 'trin') throw new Error(found.slags);
  const { doc: next } = found.step.apply(doc);
  if (!next) throw new Error('Trinnet kan ikke udføres.');
  next.check();
  expect(found.step.invert(doc).apply(next).doc?.eq(doc)).toBe(true);
  const back = found.step.invert(doc).toJSON();
  expect(back.skift).toEqual({ traad: 't1', fra: 'indarbejdet', til: 'aaben' });
  const block = next.nodeAt(passage.pos);
  if (!block) throw new Error('Afsnittet er væk.');
  return block;
}

describe('the difference in words', () => {
  const diff = (a: string, b: string): string =>
    laeseligt(orddiff(a, b))
      .map(({ slags, tekst: t }) => (slags === 'ens' ? t : slags === 'slettet' ? `[-${t}-]` : `[+${t}+]`))
      .join('');

  it('names what was replaced, put in and taken out', () => {
    expect(diff('Det koster 4,2 mio. kr.', 'Det koster 4,6 mio. kr.')).toBe('Det koster [-4,2-][+4,6+] mio. kr.');
    expect(diff('Stien er åben.', 'Stien er stadig åben.')).toBe('Stien er [+stadig +]åben.');
    expect(diff('Stien er ikke åben.', 'Stien er åben.')).toBe('Stien er [-ikke -]åben.');
    expect(diff('', 'Nyt.')).toBe('[+Nyt.+]');
    expect(diff('Væk.', '')).toBe('[-Væk.-]');
    expect(diff('Ens.', 'Ens.')).toBe('Ens.');
  });

  it('reads a phrase that was replaced as one', () => {
    expect(diff('kalder den midlertidige bro en løsning', 'kalder gangbroen ved kajen en løsning')).toBe(
      'kalder [-den midlertidige bro-][+gangbroen ved kajen+] en løsning',
    );
  });

  it('puts both wordings together again, whatever they are', () => {
    const ord = fc.constantFrom('en', 'to', 'Bo Eksempel', ' ', '  ', '\n', ',', '.', 'kr', '4,2', 'æ', '😀', '-');
    const text = fc.array(ord, { maxLength: 24 }).map((all) => all.join(''));
    const samlet = (all: readonly Stykke[], uden: Stykke['slags']): string =>
      all.flatMap((one) => (one.slags === uden ? [] : [one.tekst])).join('');
    fc.assert(
      fc.property(text, text, (a, b) => {
        for (const all of [orddiff(a, b, ['Bo Eksempel']), laeseligt(orddiff(a, b))]) {
          expect(samlet(all, 'tilfoejet')).toBe(a);
          expect(samlet(all, 'slettet')).toBe(b);
        }
      }),
    );
  });

  it('gives up matching what is too long, and says all of it', () => {
    const a = Array.from({ length: 2500 }, (_, i) => `a${i}`).join(' ');
    const b = Array.from({ length: 2500 }, (_, i) => `b${i}`).join(' ');
    const [first, second] = laeseligt(orddiff(a, b));
    expect([first?.tekst === a, second?.tekst === b]).toEqual([true, true]);
  });
});

describe('another wording', () => {
  it('keeps the names and facts it does not change', () => {
    const doc = referat((b) => [
      b.del(
        'indlaeg',
        b.linje('afsnit', b.taler('be'), ' sagde den ', b.felt('dato'), ', at ', b.omtale('kl'), ' kom.'),
      ),
    ]);
    const block = efter(doc, hele(doc, 'sagde den'), 'Bo Eksempel oplyste den 9. marts 2027, at Karen Lyngdal gik.');
    expect(vis(block)).toBe('<be> oplyste den {dato}, at <kl> gik.');
    expect(block.firstChild?.attrs.rolle).toBe('taler');
  });

  it('makes a name that is half changed its letters, and a name that is new stays letters', () => {
    const doc = referat((b) => [b.linje('afsnit', 'Det mente ', b.omtale('be'), '.')]);
    expect(vis(efter(doc, hele(doc, 'mente'), 'Det mente Bo Eksempelsen.'))).toBe('Det mente Bo Eksempelsen.');
    expect(vis(efter(doc, hele(doc, 'mente'), 'Det mente Bo Eksempel og Karen Lyngdal.'))).toBe(
      'Det mente <be> og Karen Lyngdal.',
    );
  });

  it('takes a name for one word: a word of it beside it does not tear it apart', () => {
    const doc = referat((b) => [b.linje('afsnit', 'Det sagde ', b.omtale('be'), '.')]);
    expect(vis(efter(doc, hele(doc, 'sagde'), 'Det sagde Bo og Bo Eksempel.'))).toBe('Det sagde Bo og <be>.');
  });

  it('keeps a name without letters once, where something comes in beside it', () => {
    const tom = schema.node('omtale', { deltager: 'be', ordret: '' });
    const doc = referat((b) => [b.linje('afsnit', 'Så a ', tom, 'b.')]);
    expect(vis(efter(doc, hele(doc, 'Så a'), 'Så a c b.'))).toBe('Så a <be>c b.');
  });

  it('replaces the words that differ and nothing around them', () => {
    const doc = referat((b) => [b.linje('afsnit', 'Stien holdes åben hele vinteren, og broen males.')]);
    const found = indarbejd(
      doc,
      hele(doc, 'Stien'),
      { art: 'ret', tekst: 'Stien holdes åben hele foråret, og broen males.' },
      skift,
      idRaekke(),
    );
    if (found.slags !== 'trin') throw new Error(found.slags);
    const { step } = found;
    expect(step.inner.to - step.inner.from).toBeLessThanOrEqual('vinteren'.length);
    // The whole passage is guarded all the same.
    expect(step.vagtTil - step.vagtFra).toBe('Stien holdes åben hele vinteren, og broen males.'.length);
  });

  it('takes the marks of what it replaces; a link does not grow, what is withheld does', () => {
    const doc = referat(() => [
      schema.node('afsnit', { id: 'x' }, [
        schema.text('Se '),
        schema.text('planen', [link]),
        schema.text(' og '),
        schema.text('den hemmelige', [skjult]),
        schema.text(' del, '),
        schema.text('vigtig', [em]),
        schema.text('.'),
      ]),
    ]);
    const nu = 'Se lokalplanen nu og den meget hemmelige del, afgørende.';
    expect(vis(efter(doc, hele(doc, 'Se planen'), nu))).toBe(
      'Se [l:lokalplanen] nu og [s:den meget hemmelige] del, [e:afgørende].',
    );
    expect(vis(efter(doc, hele(doc, 'Se planen'), 'Se planen 2 og den hemmelige post del, vigtig.'))).toBe(
      'Se [l:planen] 2 og [s:den hemmelige post] del, [e:vigtig].',
    );
  });

  it('changes a part of a block, and writes line breaks as such', () => {
    const doc = referat((b) => [b.linje('afsnit', 'Et. To. Tre.')]);
    const { pos } = blok(doc, 'Et.');
    expect(vis(efter(doc, { pos, fra: 4, til: 7 }, 'To\nog en halv.'))).toBe('Et. To/og en halv. Tre.');
    expect(vis(efter(doc, { pos, fra: 4, til: 8 }, ''))).toBe('Et. Tre.');
    expect(vis(efter(doc, { pos, fra: 4, til: 4 }, 'Halvandet. '))).toBe('Et. Halvandet. To. Tre.');
    // What is repeated is claimed from both ends.
    const ja = referat((b) => [b.linje('afsnit', 'ja ja')]);
    expect(vis(efter(ja, hele(ja, 'ja'), 'ja ja ja'))).toBe('ja ja ja');
    expect(vis(efter(ja, hele(ja, 'ja'), 'ja'))).toBe('ja');
  });

  it('is nothing where the text says it already', () => {
    const doc = referat((b) => [b.linje('afsnit', 'Det mente ', b.omtale('be'), '.')]);
    const found = indarbejd(
      doc,
      hele(doc, 'mente'),
      { art: 'ret', tekst: 'Det mente Bo Eksempel.' },
      skift,
      idRaekke(),
    );
    expect(found.slags).toBe('ens');
  });

  it('reads as it was proposed, whatever was there and whatever is proposed', () => {
    const stykke = fc.constantFrom('Bo Eksempel', 'Karen Lyngdal', ' ', 'sagde', 'at', '.', 'Bo', '\n', 'kl. 14');
    const kilde = fc.array(fc.tuple(fc.constantFrom('be', 'kl', 'dato', 'ord', 'fed', 'skift'), stykke), {
      maxLength: 9,
    });
    const nyt = fc.array(stykke, { maxLength: 12 }).map((all) => all.join(''));
    fc.assert(
      fc.property(kilde, nyt, fc.nat(30), fc.nat(30), (parts, wanted, x, y) => {
        const doc = referat((b) => [
          b.linje(
            'afsnit',
            'Q',
            ...parts.map(([kind, text]) => {
              if (kind === 'be' || kind === 'kl') return b.omtale(kind);
              if (kind === 'dato') return b.felt('dato');
              if (kind === 'skift' || text === '\n') return schema.node('linjeskift');
              return schema.text(text, kind === 'fed' ? [em] : []);
            }),
          ),
        ]);
        const { pos, node } = blok(doc, 'Q');
        const [fra, til] = [x, y].map((one) => one % (node.content.size + 1)).toSorted((a, b) => a - b);
        const roster = rosterOf(doc);
        if (fra === undefined || til === undefined) throw new Error('fra');
        const whole = (block: Node): string => tekst(block, roster);
        const foran = passagetekst(node, 0, fra, roster);
        const bagved = passagetekst(node, til, node.content.size, roster);
        const found = indarbejd(doc, { pos, fra, til }, { art: 'ret', tekst: wanted }, skift, idRaekke());
        const next = found.slags === 'trin' ? found.step.apply(doc).doc : doc;
        const block = next?.nodeAt(pos);
        if (!next || !block || found.slags === 'kan-ikke') throw new Error(found.slags);
        next.check();
        expect(whole(block)).toBe(foran + wanted + bagved);
        if (found.slags === 'trin') expect(found.step.invert(doc).apply(next).doc?.eq(doc)).toBe(true);
        const same = erstatning(node, fra, til, passagetekst(node, fra, til, roster), roster);
        expect(same.eq(Fragment.from(node.content.cut(fra, til)))).toBe(true);
      }),
    );
  });
});

describe('a new paragraph and one that goes', () => {
  const nyt = (doc: Node, needle: string, text: string) =>
    indarbejd(doc, hele(doc, needle), { art: 'nyt-afsnit', tekst: text }, skift, idRaekke('ny'));
  const slet = (doc: Node, needle: string) =>
    indarbejd(doc, hele(doc, needle), { art: 'slet-afsnit', tekst: '' }, skift, idRaekke());
  const staar = (doc: Node, found: ReturnType<typeof slet>): string => {
    if (found.slags !== 'trin') return found.slags;
    const { doc: next } = found.step.apply(doc);
    if (!next) throw new Error('Trinnet kan ikke udføres.');
    next.check();
    expect(found.step.invert(doc).apply(next).doc?.eq(doc)).toBe(true);
    return next.children
      .slice(2)
      .map((one) => one.toString())
      .join(' ');
  };

  it('comes after the block, with ids; a blank line begins another; what is withheld stays so', () => {
    const doc = referat((b) => [b.del('indlaeg', b.linje('afsnit', 'Et.')), b.linje('afsnit', 'Slut.')]);
    const found = nyt(doc, 'Et.', 'To\nhalve.\n\nTre.');
    expect(staar(doc, found)).toBe(
      'indlaeg(afsnit("Et."), afsnit("To", linjeskift, "halve."), afsnit("Tre.")) afsnit("Slut.")',
    );
    if (found.slags !== 'trin') throw new Error(found.slags);
    expect(found.step.inner.slice.content.content.map(({ attrs }) => attrs.id)).toEqual(['ny1', 'ny2']);
    const lukket = referat(() => [schema.node('afsnit', { id: 'x', adgang: 'lukket' }, schema.text('Et.'))]);
    const inde = nyt(lukket, 'Et.', 'To.');
    expect(inde.slags === 'trin' && inde.step.inner.slice.content.firstChild?.attrs.adgang).toBe('lukket');
    expect(nyt(doc, 'Et.', ' \n').slags).toBe('kan-ikke');
  });

  it('stands after the part where the part has no room for it', () => {
    const doc = referat((b) => [b.del('moedefakta', b.linje('faktum', 'Sted: Pakhuset'))]);
    expect(staar(doc, nyt(doc, 'Sted:', 'Nyt.'))).toBe('moedefakta(faktum("Sted: Pakhuset")) afsnit("Nyt.")');
  });

  it('takes the part that would be empty with it, and leaves what must stand', () => {
    const doc = referat((b) => [
      b.del('indlaeg', b.linje('afsnit', 'Et.'), b.linje('afsnit', 'To.')),
      b.del('indlaeg', b.linje('afsnit', 'Alene.')),
      b.del('liste', b.del('listepunkt', b.linje('afsnit', 'Prik.')), b.del('listepunkt', b.linje('afsnit', 'Streg.'))),
      b.del('sektion', b.linje('overskrift', 'Hoved'), b.linje('afsnit', 'Krop.')),
    ]);
    const uden = (needle: string): string => staar(doc, slet(doc, needle));
    const [et, alene, liste, sektion] = doc.children.slice(2).map((one) => one.toString());
    expect(uden('To.')).toBe(`indlaeg(afsnit("Et.")) ${alene} ${liste} ${sektion}`);
    expect(uden('Alene.')).toBe(`${et} ${liste} ${sektion}`);
    expect(uden('Prik.')).toBe(`${et} ${alene} liste(listepunkt(afsnit("Streg."))) ${sektion}`);
    expect(uden('Hoved')).toBe('kan-ikke');
    expect(uden('Referat')).toBe('kan-ikke');
  });
});
