// Copy and paste of names: as text for everybody else, with their reference for this very referat. A participant's own
// atom becomes a mention where it is pasted outside the participants' list.
import {
  DOMParser,
  DOMSerializer,
  Fragment,
  type Node,
  type ParseRule,
  Slice,
  type TagParseRule,
} from 'prosemirror-model';
import { Plugin } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import type { Roster } from '../model/roster.ts';
import { rosterOf } from '../model/roster.ts';
import { schema } from '../model/schema.ts';
import { inlineTekst, tekst } from '../model/tekst.ts';

const ATOMER = ['omtale', 'deltager', 'felt'] as const;

/** `referatId` marks what was copied here. */
export function klip(referatId: string): Plugin {
  let shown: EditorView | null = null;
  const roster = (): Roster | null => (shown ? rosterOf(shown.state.doc) : null);
  return new Plugin({
    view(view) {
      shown = view;
      return {};
    },
    props: {
      clipboardSerializer: serializer(referatId, roster),
      clipboardParser: new DOMParser(schema, [...regler(referatId, roster)]),
      clipboardTextSerializer: (slice, view) => sliceTekst(slice, rosterOf(view.state.doc)),
      transformPasted: (slice, view) =>
        view.state.selection.$from.parent.type === schema.nodes.deltagerlinje ? slice : udenDeltagere(slice, view),
    },
  });
}

function serializer(referatId: string, roster: () => Roster | null): DOMSerializer {
  const own = DOMSerializer.nodesFromSchema(schema);
  for (const name of ATOMER) {
    const spec = schema.nodes[name].spec.toDOM;
    own[name] = (node) => {
      const out = spec?.(node);
      const now = roster();
      if (!Array.isArray(out) || !now) throw new Error(`${name} kan ikke kopieres.`);
      return ['span', { ...out[1], 'data-referat': referatId }, inlineTekst(node, now)];
    };
  }
  return new DOMSerializer(own, DOMSerializer.marksFromSchema(schema));
}

/** The schema's rules; a reference from another referat, or to nobody we know, is read as its text. */
function regler(referatId: string, roster: () => Roster | null): readonly ParseRule[] {
  const atoms = new Set<string>(ATOMER);
  return DOMParser.fromSchema(schema).rules.map((rule) => {
    if (rule.tag === undefined || !atoms.has(rule.node ?? '')) return rule;
    const { getAttrs }: TagParseRule = rule;
    const own: TagParseRule = {
      ...rule,
      getAttrs: (dom) => {
        if (dom.getAttribute('data-referat') !== referatId) return false;
        const id = dom.getAttribute('data-deltager');
        if (id !== null && !roster()?.find(id)) return false;
        return getAttrs ? getAttrs(dom) : null;
      },
    };
    return own;
  });
}

/** Blocks as lines, with the names in them. */
export function sliceTekst(slice: Slice, roster: Roster): string {
  const lines: string[] = [];
  let line: string | null = null;
  slice.content.forEach((node) => {
    if (node.isInline) line = (line ?? '') + inlineTekst(node, roster);
    else lines.push(tekst(node, roster));
  });
  return [...(line === null ? [] : [line]), ...lines].join('\n');
}

function udenDeltagere(slice: Slice, view: EditorView): Slice {
  const roster = rosterOf(view.state.doc);
  const change = (fragment: Fragment, inList: boolean): Fragment => {
    const out: Node[] = [];
    fragment.forEach((node) => {
      if (node.type === schema.nodes.deltager && !inList) {
        const known = roster.find(node.attrs.id);
        out.push(known ? schema.nodes.omtale.create({ deltager: known.id }) : schema.text(node.attrs.navn));
      } else out.push(node.isLeaf ? node : node.copy(change(node.content, false)));
    });
    return Fragment.from(out);
  };
  return new Slice(change(slice.content, false), slice.openStart, slice.openEnd);
}
