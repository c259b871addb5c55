// Whether a block or a name is for everybody, where a node view draws it: the style sheet says it in words.
import type { Node } from 'prosemirror-model';

export function visAdgang({ dataset }: HTMLElement, { attrs }: Node): void {
  if (attrs.adgang) dataset.adgang = attrs.adgang;
  else delete dataset.adgang;
}
