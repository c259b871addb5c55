// The ids in a document, counted (rule K4). Built once when a document is loaded, then kept by what each batch adds and
// takes away: at 344 pages nobody walks the whole document for a key.
import type { Node } from 'prosemirror-model';

/** Changes of counts by id. */
export type Idskift = Map<string, number>;

export class Idtal {
  readonly #counts = new Map<string, number>();

  constructor(doc: Node) {
    doc.descendants((node) => {
      this.#add(idOf(node), 1);
    });
  }

  /** An id that would stand twice after the change, or null. */
  findDobbelt(skift: Idskift): string | null {
    for (const [id, change] of skift) if (change > 0 && (this.#counts.get(id) ?? 0) + change > 1) return id;
    return null;
  }

  adopt(skift: Idskift): void {
    for (const [id, change] of skift) this.#add(id, change);
  }

  get size(): number {
    return this.#counts.size;
  }

  #add(id: string, change: number): void {
    if (id === '' || change === 0) return;
    const count = (this.#counts.get(id) ?? 0) + change;
    if (count === 0) this.#counts.delete(id);
    else this.#counts.set(id, count);
  }
}

/** The id of a node; "" where it has none or it is not issued yet. */
export function idOf(node: Node): string {
  const id: unknown = node.attrs.id;
  return typeof id === 'string' ? id : '';
}

export function note(skift: Idskift, id: string, change: number): void {
  if (id !== '') skift.set(id, (skift.get(id) ?? 0) + change);
}
