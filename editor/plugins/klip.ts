// Copy and paste of names: as text for everybody else, with their reference for this very referat. A participant's own
// atom becomes a mention where it is pasted outside the participants' list.
import {
  type DOMOutputSpec,
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

/** `referatId`: what marks that something was copied here. */
export function klip(referatId: () => string): Plugin {
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
      transformPasted(slice, view) {
        const { $from } = view.state.selection;
        if ($from.parent.type === schema.nodes.deltagerlinje) return slice;
        const inde = $from.parentOffset > 0 && slice.openStart > 0;
        return tilTekst(slice, rosterOf(view.state.doc), inde);
      },
    },
  });
}

function serializer(referatId: () => string, roster: () => Roster | null): DOMSerializer {
  const own = DOMSerializer.nodesFromSchema(schema);
  for (const name of ATOMER) {
    const spec = schema.nodes[name].spec.toDOM;
    own[name] = (node) => {
      const out = spec?.(node);
      const now = roster();
      if (!Array.isArray(out) || !now) throw new Error(`${name} kan ikke kopieres.`);
      return ['span', { ...out[1], 'data-referat': referatId() }, inlineTekst(node, now)];
    };
  }
  // An image is stored with its referat: the one it is pasted into must know where to find it.
  const { toDOM } = schema.nodes.figur.spec;
  own.figur = (node): DOMOutputSpec => {
    const out = toDOM?.(node);
    return Array.isArray(out) ? ['figure', { ...out[1], 'data-referat': referatId() }] : ['figure'];
  };
  return new DOMSerializer(own, DOMSerializer.marksFromSchema(schema));
}

/** The schema's rules; a reference from another referat, or to nobody we know, is read as its text. */
function regler(referatId: () => string, roster: () => Roster | null): readonly ParseRule[] {
  const atoms = new Set<string>(ATOMER);
  return DOMParser.fromSchema(schema).rules.map((rule) => {
    if (rule.tag === undefined || !atoms.has(rule.node ?? '')) return rule;
    const { getAttrs }: TagParseRule = rule;
    const own: TagParseRule = {
      ...rule,
      getAttrs: (dom) => {
        if (dom.getAttribute('data-referat') !== referatId()) return false;
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

/**
 * What is pasted outside the participants' list: a participant's own atom becomes a mention, and whoever spoke where it
 * was copied is only mentioned when pasted `inde` in a line.
 */
export function tilTekst(slice: Slice, roster: Roster, inde: boolean): Slice {
  const { deltager, omtale } = schema.nodes;
  const change = (fragment: Fragment, open: boolean): Fragment => {
    const out: Node[] = [];
    fragment.forEach((node, _offset, index) => {
      if (node.type === deltager) {
        const known = roster.find(node.attrs.id);
        out.push(
          known ? omtale.create({ deltager: known.id }, null, node.marks) : schema.text(node.attrs.navn, node.marks),
        );
      } else if (node.type === omtale && open)
        out.push(omtale.create({ ...node.attrs, rolle: null }, null, node.marks));
      else out.push(node.isLeaf ? node : node.copy(change(node.content, open && index === 0)));
    });
    return Fragment.from(out);
  };
  return new Slice(change(slice.content, inde), slice.openStart, slice.openEnd);
}
