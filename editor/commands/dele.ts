// Inserts the parts a referat has once – mødefakta, deltagere, dagsorden, næste møde, underskrift – at
// their place. Where the part is there already, the caret goes to it.
import type { Node } from 'prosemirror-model';
import { type Command, type EditorState, Selection, type Transaction } from 'prosemirror-state';
import { rosterOf } from '../model/roster.ts';
import { type NodeName, schema } from '../model/schema.ts';
import { referent } from '../model/underskriver.ts';
import { plads } from './plads.ts';
import { foerste, omkring } from './sted.ts';

const { afsnit, dagsordenspunkt, deltagere, deltagergruppe, deltagerlinje, faktum, felt, gruppenavn, omtale } =
  schema.nodes;

export function heading(text: string): Node {
  return schema.nodes.overskrift.create(null, schema.text(text));
}

export function til(tr: Transaction, pos: number): Transaction {
  return tr.setSelection(Selection.near(tr.doc.resolve(pos))).scrollIntoView();
}

/** Inserts the part at its place with the caret in `caret` (a node of it), or goes to the end of the one that is there. */
function del(name: NodeName, build: (state: EditorState) => { node: Node; caret: number }): Command {
  return (state, dispatch) => {
    if (!dispatch) return true;
    const known = foerste(state.doc, name);
    if (known) {
      const end = Selection.findFrom(state.doc.resolve(known.pos + known.node.nodeSize), -1, true);
      if (end) dispatch(state.tr.setSelection(end).scrollIntoView());
      return true;
    }
    const { node, caret } = build(state);
    const at = plads(state.doc, name);
    dispatch(til(state.tr.insert(at, node), at + caret));
    return true;
  };
}

export const indsaetMoedefakta: Command = del('moedefakta', () => {
  const line = (label: string, slags: string) => faktum.create(null, [schema.text(label), felt.create({ slags })]);
  const node = schema.nodes.moedefakta.create(null, [
    line('Dato: ', 'dato'),
    line('Tid: ', 'tid'),
    line('Sted: ', 'sted'),
  ]);
  return { node, caret: node.nodeSize - 2 };
});

export const indsaetDeltagere: Command = del('deltagere', () => {
  const title = heading('Deltagere i mødet');
  const node = deltagere.create(null, [title, deltagergruppe.create(null, deltagerlinje.create())]);
  return { node, caret: title.nodeSize + 3 };
});

export const indsaetDagsorden: Command = del('dagsorden', () => {
  const title = heading('Dagsorden for mødet');
  const node = schema.nodes.dagsorden.create(null, [title, dagsordenspunkt.create(null, schema.text('1. '))]);
  return { node, caret: node.nodeSize - 2 };
});

export const indsaetNaestemoede: Command = del('naestemoede', () => {
  const node = schema.nodes.naestemoede.create(null, [heading('Næste møde'), afsnit.create()]);
  return { node, caret: node.nodeSize - 2 };
});

/** The signature: "Referent" and the name of the one who is marked so on the list. */
export const indsaetUnderskrift: Command = del('underskrift', (state) => {
  const roster = rosterOf(state.doc);
  const navn = referent(state.doc, roster);
  const person = roster.deltagere.find((one) => one.navn === navn);
  const line = afsnit.create(null, person ? [omtale.create({ deltager: person.id }), schema.text('.')] : null);
  const node = schema.nodes.underskrift.create(null, [heading('Referent'), line]);
  return { node, caret: node.nodeSize - 2 };
});

/** A new group in the list of participants, after the one at the caret. */
export const nyDeltagergruppe: Command = (state, dispatch) => {
  const known = foerste(state.doc, 'deltagere');
  if (!known) return indsaetDeltagere(state, dispatch);
  if (!dispatch) return true;
  const here = omkring(state.selection.$from, 'deltagergruppe');
  const at = here ? here.pos + here.node.nodeSize : known.pos + known.node.nodeSize - 1;
  const node = deltagergruppe.create(null, [gruppenavn.create(null, schema.text('Fra ')), deltagerlinje.create()]);
  dispatch(til(state.tr.insert(at, node), at + 6));
  return true;
};

/** A line of its own below the one at the caret: in the list of participants, the agenda, the facts, the tasks. */
export const nyLinje: Command = (state, dispatch) => {
  const here = omkring(state.selection.$from, 'deltagerlinje', 'faktum', 'opgave');
  if (!here) return false;
  const at = here.pos + here.node.nodeSize;
  dispatch?.(til(state.tr.insert(at, here.node.type.create()), at + 1));
  return true;
};
