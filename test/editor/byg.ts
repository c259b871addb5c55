// Builds documents for tests of the editor, with the caret at `<a>` and the selection up to `<b>` in any text.
// People: BE = Bo Eksempel, AA = Aase Aagaard-Øllgård, KL = Karen Lyngdal.
import type { Node } from 'prosemirror-model';
import { type Command, EditorState, NodeSelection, TextSelection } from 'prosemirror-state';
import { logiskTekst } from '../../editor/model/linjer.ts';
import { type NodeName, schema } from '../../editor/model/schema.ts';

type Del = Node | string;

function indhold(parts: readonly Del[]): Node[] {
  return parts.flatMap((part) => {
    if (typeof part !== 'string') return part;
    return part
      .split(/(\n)/)
      .filter((piece) => piece !== '')
      .map((piece) => (piece === '\n' ? schema.nodes.linjeskift.create() : schema.text(piece)));
  });
}

const linje =
  (name: NodeName) =>
  (...parts: readonly Del[]): Node =>
    schema.nodes[name].create(null, indhold(parts));
const del =
  (name: NodeName, attrs: object = {}) =>
  (...parts: readonly Node[]): Node =>
    schema.nodes[name].create(attrs, [...parts]);

export const titel = linje('titel');
export const overskrift = linje('overskrift');
export const gruppenavn = linje('gruppenavn');
export const deltagerlinje = linje('deltagerlinje');
export const dagsordenspunkt = linje('dagsordenspunkt');
export const opgave = linje('opgave');
export const faktum = linje('faktum');
export const afsnit = linje('afsnit');
export const doc = (...parts: readonly Node[]): Node => schema.nodes.doc.create(null, [titel('Referat'), ...parts]);
export const deltagere = del('deltagere');
export const deltagergruppe = del('deltagergruppe');
export const dagsorden = del('dagsorden');
export const sektion = del('sektion');
export const punkt = del('punkt');
export const indlaeg = del('indlaeg');
export const konklusion = del('konklusion');
export const opfoelgning = del('opfoelgning');
export const oevrige = del('oevrige');
export const liste = (art: string, ...parts: readonly Node[]) => del('liste', { art })(...parts);
export const listepunkt = del('listepunkt');

export const person = (id: string, navn: string, initialer: string, attrs: object = {}): Node =>
  schema.nodes.deltager.create({ id, navn, initialer, ...attrs });
export const omtale = (deltager: string, attrs: object = {}): Node =>
  schema.nodes.omtale.create({ deltager, ...attrs });
export const taler = (deltager: string): Node => omtale(deltager, { rolle: 'taler' });
export const fed = (text: string): Node => schema.text(text, [schema.marks.strong.create()]);

export const BE = person('be', 'Bo Eksempel', 'BE');
export const AA = person('aa', 'Aase Aagaard-Øllgård', 'AAØ');
export const KL = person('kl', 'Karen Lyngdal', 'KL');

/** A state of the document with the tags taken out; without tags the caret stands at the start. */
export function tilstand(tagged: Node): EditorState {
  const found: Record<string, number> = {};
  const state = EditorState.create({ doc: tagged });
  const tr = state.tr;
  for (const tag of ['<a>', '<b>']) {
    tr.doc.descendants((node, pos) => {
      const at = node.text?.indexOf(tag) ?? -1;
      if (at >= 0 && found[tag] === undefined) found[tag] = pos + at;
      return true;
    });
    const at = found[tag];
    if (at !== undefined) tr.delete(at, at + tag.length);
  }
  const a = found['<a>'] ?? 1;
  const b = found['<b>'];
  tr.setSelection(TextSelection.between(tr.doc.resolve(a), tr.doc.resolve(b ?? a)));
  return state.apply(tr);
}

/** The state with the node of this kind selected. */
export function valgt(state: EditorState, name: string): EditorState {
  let at = -1;
  state.doc.descendants((node, pos) => {
    if (node.type.name === name && at < 0) at = pos;
  });
  return state.apply(state.tr.setSelection(NodeSelection.create(state.doc, at)));
}

/** Runs a command; a command that cannot be done gives null. The document it makes is checked. */
export function udfoert(state: EditorState, command: Command): EditorState | null {
  let next: EditorState | null = null;
  const done = command(state, (tr) => {
    next = state.apply(tr);
  });
  if (command(state) !== done) throw new Error('En kommando skal svare det samme med og uden dispatch.');
  if (next !== null) (next as EditorState).doc.check();
  return done ? (next ?? state) : null;
}

/** The structure in one line, ids left out: `doc(titel("…"), indlaeg(afsnit("@be …")))`, the caret as `|`. */
export function form(state: EditorState | null): string {
  if (!state) return 'null';
  const { from, to } = state.selection;
  const show = (node: Node, pos: number): string => {
    if (!node.isTextblock)
      return `${node.type.name}${node.attrs.art ? `[${node.attrs.art}]` : ''}(${node.children
        .map((child, i) => show(child, pos + 1 + node.children.slice(0, i).reduce((n, one) => n + one.nodeSize, 0)))
        .join(', ')})`;
    let text = '';
    let at = pos + 1;
    node.forEach((child) => {
      for (let i = 0; i < child.nodeSize; i++, at++) {
        if (at === from) text += '|';
        if (at === to && to !== from) text += '|';
        if (child.isText) text += child.text?.[i] ?? '';
        else if (child.type.name === 'linjeskift') text += '↵';
        else if (child.type.name === 'deltager') text += `[${child.attrs.navn}]`;
        else if (child.type.name === 'omtale')
          text += `${child.attrs.rolle === 'taler' ? '@' : '&'}${child.attrs.deltager}`;
        else text += `{${child.attrs.slags}}`;
      }
    });
    if (at === from) text += '|';
    if (at === to && to !== from) text += '|';
    return `${node.type.name === 'afsnit' ? '' : node.type.name}"${text}"`;
  };
  const out = show(state.doc, -1);
  return out.replace(/^doc\(titel"(\|?)Referat"(?:, )?/, (_all, caret: string) =>
    caret ? `(titel"${caret}Referat", ` : '(',
  );
}

/** The logical text without the title line. */
export function tekstAf(state: EditorState | null): string {
  return state ? logiskTekst(state.doc).replace(/^Referat\n\n?/, '') : 'null';
}
