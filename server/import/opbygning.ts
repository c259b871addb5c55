// From recognised parts to a ProseMirror document: binds the names in running text, makes the nodes, and sees to it that
// every logical line reads exactly as it did in the source. Where a line would not, it becomes plain text.
import { Node } from 'prosemirror-model';
import { linjer as dokumentlinjer } from '../../editor/model/linjer.ts';
import { rosterOf } from '../../editor/model/roster.ts';
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
  const budget = nytBudget();
  const spans = new Map<string, readonly Spaend[]>();
  const bundne = new Map<string, readonly Spaend[]>();
  for (const part of linjedele(rod)) {
    const text = linjetekst(part, linjer);
    const own = [...part.spaend];
    if (!UDEN_OMTALER.has(part.type)) {
      const free = findOmtaler(text, personer, budget).filter(
        ({ fra, til }) => !own.some((one) => fra < one.til && one.fra < til),
      );
      const found = free.map(
        ({ person, form, genitiv, fra, til }): Spaend => ({
          fra,
          til,
          person,
          slags: 'omtale',
          form: genitiv ? 'genitiv' : form === 'fornavn' ? 'fuldt' : form,
        }),
      );
      if (found.length > 0) bundne.set(part.id, found);
      own.push(...found);
    }
    spans.set(part.id, own);
    if (part.type === 'opgave') part.attrs.ansvarlig = own[0]?.person.id ?? null;
  }

  const make = (luft: ReadonlyMap<string, 0 | 1>, ordret: ReadonlySet<Spaend>, plain: ReadonlySet<string>): Node => {
    const json = (part: Del | Linjedel): object => {
      if (!isLinjedel(part))
        return { type: part.type, attrs: { ...part.attrs, id: part.id }, content: part.boern.map(json) };
      const stated = luft.get(part.id);
      const attrs = { ...part.attrs, id: part.id, ...(stated === undefined ? {} : { luft: stated }) };
      const marks = !UDEN_OMTALER.has(part.type);
      const content = inline(
        linjetekst(part, linjer),
        marks,
        plain.has(part.id) ? [] : (spans.get(part.id) ?? []),
        ordret,
      );
      return { type: part.type, attrs, content };
    };
    const others = personer.alle.filter(({ paaListen }) => !paaListen);
    const last = {
      type: 'oevrige',
      attrs: { id: 'oevrige' },
      content: others.map(({ id, navn, initialer, rolle, status }) => ({
        type: 'deltager',
        attrs: { id, navn, initialer, rolle: rolle || null, status },
      })),
    };
    const content = rod.boern.map(json);
    return Node.fromJSON(schema, {
      type: 'doc',
      attrs: { ...fakta, skabelon },
      content: others.length > 0 ? [...content, last] : content,
    });
  };

  return { doc: afstem(make, spans, rod, linjer), bundne };
}

/** Makes the document, compares it with the source line by line, and makes it again with what differs stated. */
function afstem(
  make: (luft: ReadonlyMap<string, 0 | 1>, ordret: ReadonlySet<Spaend>, plain: ReadonlySet<string>) => Node,
  spans: ReadonlyMap<string, readonly Spaend[]>,
  rod: Del,
  linjer: readonly Logiklinje[],
): Node {
  const parts = [...linjedele(rod)].filter((part) => part.til >= part.fra);
  const roster = rosterOf(make(new Map(), new Set(), new Set()));
  const ordret = new Set<Spaend>();
  for (const part of parts) {
    const text = linjetekst(part, linjer);
    for (const one of spans.get(part.id) ?? []) {
      if (
        one.slags !== 'deltager' &&
        omtaleTekst(roster.find(one.person.id), one.form, roster) !== text.slice(one.fra, one.til)
      )
        ordret.add(one);
    }
  }
  const luft = new Map<string, 0 | 1>();
  const plain = new Set<string>();
  const found = new Map(dokumentlinjer(make(luft, ordret, plain)).map((line) => [line.id, line]));
  for (const [i, part] of parts.entries()) {
    const line = found.get(part.id);
    const wanted = i > 0 && linjer[part.fra]?.luft ? 1 : 0;
    if (line && line.luft !== wanted) luft.set(part.id, wanted);
    if (line && line.tekst !== heltekst(part, linjer)) plain.add(part.id);
  }
  return make(luft, ordret, plain);
}

/** The text of a line with its list marker. */
export function heltekst(part: Linjedel, linjer: readonly Logiklinje[]): string {
  return linjer
    .slice(part.fra, part.til + 1)
    .map(({ tekst }) => tekst)
    .join('\n');
}

function linjetekst(part: Linjedel, linjer: readonly Logiklinje[]): string {
  return heltekst(part, linjer).slice(part.start);
}

/** Text, names and line breaks of one line. */
function inline(text: string, marks: boolean, spans: readonly Spaend[], ordret: ReadonlySet<Spaend>): Inline[] {
  const fordeling = marks ? findFordeling(text) : [];
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
  return value?.slice(0, 200) ?? null;
}
