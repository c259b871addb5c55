// The surfaces of the writing page by their ids in the server's page: panels mount into them, never around the editor.

export interface Flader {
  readonly top: HTMLElement;
  readonly venstre: HTMLElement;
  /** Scrolls; holds the paper. */
  readonly flade: HTMLElement;
  readonly hoejre: HTMLElement;
  /** The line of keys at the bottom. */
  readonly taster: HTMLElement;
}

/** Finds the surfaces. Throws where the page lacks one: the page and this script then come from different versions. */
export function findFlader(page: Document): Flader {
  const get = (id: string): HTMLElement => {
    const found = page.getElementById(id);
    if (!found) throw new Error(`Siden mangler #${id}.`);
    return found;
  };
  return {
    top: get('top'),
    venstre: get('venstre'),
    flade: get('flade'),
    hoejre: get('hoejre'),
    taster: get('taster'),
  };
}
