// Reads a version of a referat's document: the nearest snapshot and the steps from there.
import { Node } from 'prosemirror-model';
import { Step } from 'prosemirror-transform';
import { AppError } from '../../editor/model/fejl.ts';
import { schema } from '../../editor/model/schema.ts';
import type { Deps } from '../app.ts';
import { tekster } from '../tekster.ts';

export interface Laest {
  readonly version: number;
  readonly epoch: number;
  readonly doc: Node;
}

/** The document as it is now, or as it was at `version`. Throws AppError "findes-ikke" for a version there never was. */
export async function laesVersion({ store }: Deps, id: string, version?: number): Promise<Laest> {
  const found = await store.findGenopbygning(id, version);
  if (!found) throw new AppError('findes-ikke', tekster.historik.ukendtVersion);
  let doc = Node.fromJSON(schema, JSON.parse(found.snapshot.json));
  for (const json of found.steps) {
    const result = Step.fromJSON(schema, JSON.parse(json)).apply(doc);
    if (!result.doc) throw new Error(`Step after version ${found.snapshot.version} of ${id} fails: ${result.failed}`);
    doc = result.doc;
  }
  return { version: found.version, epoch: found.epoch, doc };
}
