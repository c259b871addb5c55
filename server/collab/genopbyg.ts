// A document out of a snapshot and the steps after it. Pure. What is stored was checked when it came in.
import { Node } from 'prosemirror-model';
import { Step } from 'prosemirror-transform';
import { schema } from '../../editor/model/schema.ts';

/** Throws when a step does not fit: then the log is damaged, and nothing may be built on it. */
export function genopbyg({ snapshot, steps }: { snapshot: { json: string }; steps: readonly string[] }): Node {
  let doc = Node.fromJSON(schema, JSON.parse(snapshot.json));
  for (const [i, json] of steps.entries()) {
    const result = Step.fromJSON(schema, JSON.parse(json)).apply(doc);
    if (!result.doc) throw new Error(`Step ${i + 1} after the snapshot does not fit: ${result.failed}`);
    doc = result.doc;
  }
  return doc;
}
