// The document as the server sent it, made of nodes. The server checked every attribute before it kept the step or the
// snapshot; checking them all again here would cost a long referat as much as building its first screen.
import { Fragment, Mark, type Node } from 'prosemirror-model';
import { type NodeName, schema } from '../model/schema.ts';

interface NodeJson {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly NodeJson[];
  readonly marks?: readonly { readonly type: string }[];
  readonly text?: string;
}

/** Builds what `Node.toJSON` wrote. Throws RangeError for a kind of node or mark that the schema does not have. */
export function byg(json: unknown): Node {
  return bygNode(json as NodeJson);
}

function bygNode({ type, attrs, content, marks, text }: NodeJson): Node {
  const worn = marks?.map((mark) => Mark.fromJSON(schema, mark));
  if (type === 'text') return schema.text(text ?? '', worn);
  const kind = schema.nodes[type as NodeName];
  if (!kind) throw new RangeError(`Ukendt slags node: ${type}`);
  return kind.create(attrs, content && Fragment.fromArray(content.map(bygNode)), worn);
}
