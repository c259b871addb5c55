// A document as the exports get it in benchmarks: the first letterhead, no draft marking, no figures.
import type { Node } from 'prosemirror-model';
import { getBrevhoved } from '../../server/export/brevhoved.ts';
import type { Udskrift } from '../../server/export/udskrift.ts';

export function benchUdskrift(doc: Node): Udskrift {
  return { doc, brevhoved: getBrevhoved(), udkast: false, fil: () => null };
}
