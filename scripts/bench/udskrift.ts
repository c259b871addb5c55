// A document as the exports get it: the first letterhead of `templates/`, no draft marking, no figures.
import type { Node } from 'prosemirror-model';
