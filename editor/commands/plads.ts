// Where the parts of a referat stand among each other at the top of the document.
import type { Node } from 'prosemirror-model';
import type { NodeName } from '../model/schema.ts';
import { slut } from './sted.ts';

/** The order of the parts at the top; what is not here (sektion, punkt, indlæg …) stands between dagsorden and opfølgning. */
export const FOERST: readonly string[] = ['titel', 'moedefakta', 'deltagere', 'dagsorden'];
const SIDST: readonly string[] = ['naestemoede', 'underskrift', 'oevrige'];

/** The place of a part in the order of a referat. */
export function plads(doc: Node, name: NodeName): number {
  const rank = FOERST.indexOf(name);
  let at = 0;
  if (rank >= 0) {
    doc.forEach((child, offset) => {
      const of = FOERST.indexOf(child.type.name);
      if (of >= 0 && of < rank) at = offset + child.nodeSize;
    });
    return at;
  }
  at = slut(doc);
  const last = SIDST.indexOf(name);
  for (let i = doc.childCount - 1, end = doc.content.size; i >= 0; i--) {
    const child = doc.child(i);
    if (last < 0 || SIDST.indexOf(child.type.name) <= last) break;
    end -= child.nodeSize;
    at = end;
  }
  return at;
}
