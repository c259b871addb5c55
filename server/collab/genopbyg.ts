// A document out of a snapshot and the steps after it. Pure. What is stored was checked when it came in.
import { Node } from 'prosemirror-model';
import { Step } from 'prosemirror-transform';
// Steps that put a proposal in are read too.
import '../../editor/model/forslagstep.ts';
import { loeft, schema } from '../../editor/model/schema.ts';

interface Stykker {
  readonly schemaVersion: number;
  readonly snapshot: { readonly json: string };
  readonly steps: readonly string[];
}

/** Throws when a step does not fit: then the log is damaged, and nothing may be built on it. */
export function genopbyg({ schemaVersion, snapshot, steps }: Stykker): Node {
  let doc = Node.fromJSON(schema, loeft(JSON.parse(snapshot.json), schemaVersion));
  for (const [i, json] of steps.entries()) {
    const result = Step.fromJSON(schema, JSON.parse(json)).apply(doc);
    if (!result.doc) throw new Error(`Step ${i + 1} after the snapshot does not fit: ${result.failed}`);
    doc = result.doc;
  }
  return doc;
}
