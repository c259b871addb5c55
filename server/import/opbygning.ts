// From recognised parts to a ProseMirror document: binds the names in running text, makes the nodes, and sees to it that
// every logical line reads exactly as it did in the source. Where a line would not, it becomes plain text.
import { Fragment, Node } from 'prosemirror-model';
import { erFremmoede, laesFremmoede } from '../../editor/model/fremmoede.ts';
import { linjer as dokumentlinjer } from '../../editor/model/linjer.ts';
import { type Roster, rosterOf } from '../../editor/model/roster.ts';
import { schema } from '../../editor/model/schema.ts';
import { omtaleTekst } from '../../editor/model/tekst.ts';
import type { Del, Linjedel, Spaend } from './del.ts';
import { isLinjedel, linjedele } from './del.ts';
import type { Fakta } from './fakta.ts';
import { findFordeling } from './fordeling.ts';
import type { Logiklinje } from './ombrydning.ts';
import { findOmtaler, nytBudget } from './omtaler.ts';
import type { Personer } from './personer.ts';

export interface Opbygget {
  readonly doc: Node;
  /** How many names were bound in each line, beside speakers and the list's own; by the id of the line. */
  readonly bundne: ReadonlyMap<string, readonly Spaend[]>;
}

interface Inline {
  type: string;
  text?: string;
  attrs?: Record<string, unknown>;
  marks?: { type: string }[];
}

/** Lines where a name is not looked for: a heading's and title's words, and the list, whose names are known. */
const UDEN_OMTALER: ReadonlySet<string> = new Set(['titel', 'overskrift', 'gruppenavn', 'deltagerlinje']);

export function opbyg(
  rod: Del,
  linjer: readonly Logiklinje[],
  personer: Personer,
  fakta: Fakta,
  skabelon: string | null,
): Opbygget {
  const { spans, bundne } = bind(rod, linjer, personer);
  const attrs = { ...fakta, skabelon };
  const last = oevrige(personer);
  const build = (boern: readonly (Del | Linjedel)[], ordret: ReadonlySet<Spaend>): Node => {
    const json = (part: Del | Linjedel): object => {
      const own = { ...part.attrs, id: part.id };
      if (!isLinjedel(part)) return { type: part.type, attrs: own, content: part.boern.map(json) };
      const content = inline(linjetekst(part, linjer), part, spans.get(part.id) ?? [], ordret);
      return { type: part.type, attrs: own, content };
    };
    return Node.fromJSON(schema, { type: 'doc', attrs, content: [...boern.map(json), ...last] });
  };
  // The roster alone says how each name reads; where the source has it otherwise, its own words are kept.
  const liste = rod.boern.filter(({ type }) => type === 'titel' || type === 'deltagere');
  const roster = rosterOf(build(liste, new Set()));
  const ordret = new Set<Spaend>();
  for (const part of linjedele(rod)) {
    const text = linjetekst(part, linjer);
    for (const one of spans.get(part.id) ?? []) {
      const derived = () => omtaleTekst(roster.find(one.person.id), one.form, roster);
      if (one.slags !== 'deltager' && derived() !== text.slice(one.fra, one.til)) ordret.add(one);
    }
  }
  return { doc: afstem(medFremmoede(build(rod.boern, ordret), rod), rod, linjer), bundne };
}

/** Names in running text. */
function bind(rod: Del, linjer: readonly Logiklinje[], personer: Personer) {
  const budget = nytBudget();
  const spans = new Map<string, readonly Spaend[]>();
  const bundne = new Map<string, readonly Spaend[]>();
  for (const part of linjedele(rod)) {
    const own = [...part.spaend];
    if (!UDEN_OMTALER.has(part.type)) {
      const found = findOmtaler(linjetekst(part, linjer), personer, budget)
        .filter(({ fra, til }) => !own.some((one) => fra < one.til && one.fra < til))
        .map(({ person, form, genitiv, fra, til }): Spaend => {
          const shown = genitiv ? 'genitiv' : form === 'fornavn' ? 'fuldt' : form;
          return { fra, til, person, slags: 'omtale', form: shown };
        });
      if (found.length > 0) bundne.set(part.id, found);
      own.push(...found);
    }
    if (own.length > 0) spans.set(part.id, own);
    if (part.type === 'opgave') part.attrs.ansvarlig = own[0]?.person.id ?? null;
  }
  return { spans, bundne };
}

/** The people whom only the text names, as the last node of the document; none where there are none. */
function oevrige(personer: Personer): readonly object[] {
  const others = personer.alle.filter(({ paaListen }) => !paaListen);
  if (others.length === 0) return [];
  const content = others.map(({ id, navn, initialer, rolle, organisation, status }) => ({
    type: 'deltager',
    attrs: { id, navn, initialer, rolle: kort(rolle || null), organisation: kort(organisation || null), status },
  }));
  return [{ type: 'oevrige', attrs: { id: 'oevrige' }, content }];
}

/** Parts whose paragraphs may be lines of attendance. */
const RUMMER_FREMMOEDE: ReadonlySet<string> = new Set(['doc', 'sektion', 'punkt']);
const HAENDELSE = { ankom: 'ankomst', gik: 'afgang', afbud: 'afbud', stedfortræder: 'stedfortræder' } as const;

/** Paragraphs that say nothing but who came or went are lines of attendance. */
function medFremmoede(doc: Node, rod: Del): Node {
  const roster: Roster = rosterOf(doc);
  const dele = new Map([...linjedele(rod)].map((part) => [part.id, part]));
  const ret = (node: Node): Node => {
    if (!RUMMER_FREMMOEDE.has(node.type.name)) return node;
    const children = node.children.map((child) => {
      const part = dele.get(child.attrs.id);
      if (child.type.name !== 'afsnit' || !part || !erFremmoede(child, roster)) return ret(child);
      const line = schema.nodes.fremmoede.create(child.attrs, child.content);
      const [first] = laesFremmoede(line, roster);
      if (!first) return child;
      const navn = roster.find(first.deltager)?.navn ?? '';
      part.fund = { slags: 'genkendt', hvad: `${HAENDELSE[first.art]}: ${navn}`, gaet: 'fremmoede' };
      return schema.nodes.fremmoede.create({ ...child.attrs, ...first }, child.content);
    });
    return children.some((child, i) => child !== node.child(i)) ? node.copy(Fragment.from(children)) : node;
  };
  return ret(doc);
}

/** Compares the document with the source line by line, and states what the usual would make different. */
function afstem(doc: Node, rod: Del, linjer: readonly Logiklinje[]): Node {
  const luft = new Map<string, 0 | 1>();
  const plain = new Map<string, Linjedel>();
  const found = new Map(dokumentlinjer(doc).map((line) => [line.id, line]));
  let first = true;
  for (const part of linjedele(rod)) {
    const line = found.get(part.id);
    if (!line) continue;
    const wanted = !first && linjer[part.fra]?.luft ? 1 : 0;
    first = false;
    if (line.luft !== wanted) luft.set(part.id, wanted);
    if (line.tekst !== heltekst(part, linjer)) plain.set(part.id, part);
  }
  if (luft.size === 0 && plain.size === 0) return doc;
  const ret = (node: Node): Node => {
    if (!node.isTextblock) return node.isLeaf ? node : node.copy(Fragment.from(node.children.map(ret)));
    const part = plain.get(node.attrs.id);
    const stated = luft.get(node.attrs.id);
    if (!part && stated === undefined) return node;
    const attrs = stated === undefined ? node.attrs : { ...node.attrs, luft: stated };
    const content = part
      ? Fragment.fromJSON(schema, inline(linjetekst(part, linjer), part, [], new Set()))
      : node.content;
    return node.type.create(attrs, content, node.marks);
  };
  return ret(doc);
}

/** The text of a line with its list marker. */
function heltekst(part: Linjedel, linjer: readonly Logiklinje[]): string {
  return linjer
    .slice(part.fra, part.til + 1)
    .map(({ tekst }) => tekst)
    .join('\n');
}

function linjetekst(part: Linjedel, linjer: readonly Logiklinje[]): string {
  return heltekst(part, linjer).slice(part.start);
}

/** Text, names and line breaks of one line. */
function inline(text: string, { type }: Linjedel, spans: readonly Spaend[], ordret: ReadonlySet<Spaend>): Inline[] {
  const fordeling = UDEN_OMTALER.has(type) ? [] : findFordeling(text);
  const cuts = new Set([0, text.length]);
  for (const { fra, til } of [...spans, ...fordeling]) cuts.add(fra).add(til);
  const edges = [...cuts].toSorted((a, b) => a - b);
  const byStart = new Map(spans.map((one) => [one.fra, one]));
  const out: Inline[] = [];
  for (const [n, fra] of edges.slice(0, -1).entries()) {
    const til = edges[n + 1] ?? fra;
    const marks = fordeling.some((one) => one.fra <= fra && til <= one.til)
      ? { marks: [{ type: 'distribution' }] }
      : {};
    const span = byStart.get(fra);
    if (span) {
      out.push({ ...atom(span, text, ordret), ...marks });
      continue;
    }
    for (const [i, piece] of text.slice(fra, til).split('\n').entries()) {
      if (i > 0) out.push({ type: 'linjeskift', ...marks });
      if (piece !== '') out.push({ type: 'text', text: piece, ...marks });
    }
  }
  return out;
}

function atom(span: Spaend, text: string, ordret: ReadonlySet<Spaend>): Inline {
  const { person, slags, form, rolle, organisation } = span;
  if (slags === 'deltager') {
    const { id, navn, initialer, status } = person;
    return {
      type: 'deltager',
      attrs: { id, navn, initialer, rolle: kort(rolle), organisation: kort(organisation), status },
    };
  }
  const attrs = {
    deltager: person.id,
    form,
    rolle: slags === 'taler' ? 'taler' : null,
    ordret: ordret.has(span) ? text.slice(span.fra, span.til) : null,
  };
  return { type: 'omtale', attrs };
}

/** Null where the line itself says it; within the schema's limit. */
function kort(value: string | null | undefined): string | null {
  return value?.replace(/\s+/g, ' ').slice(0, 200) ?? null;
}
