// The yardsticks in the browser, each mounted as its own documentation shows it: plain contenteditable, bare ProseMirror
// with a flat list of blocks, Tiptap with its starter kit. `peers.html?type=…&pages=…` mounts one.
import { Editor } from '@tiptap/core';
import StarterKit from '@tiptap/starter-kit';
import { baseKeymap } from 'prosemirror-commands';
import { history } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import { Schema } from 'prosemirror-model';
import { EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { type Stof, stof } from '../stof.ts';

interface Block {
  readonly type: 'heading' | 'paragraph';
  readonly level?: number;
  readonly runs: readonly { text: string; strong?: boolean }[];
}

function blocks({ titel, punkter, navne }: Stof): Block[] {
  return [
    { type: 'heading', level: 1, runs: [{ text: titel }] },
    ...punkter.flatMap((punkt): Block[] => [
      { type: 'heading', level: 2, runs: [{ text: punkt.titel }] },
      ...punkt.indlaeg.map(
        (one): Block => ({
          type: 'paragraph',
          runs: [{ text: navne[one.taler] ?? '', strong: true }, { text: ` ${one.tekst}` }],
        }),
      ),
    ]),
  ];
}

function json(matter: Stof, strong: string) {
  return {
    type: 'doc',
    content: blocks(matter).map((block) => ({
      type: block.type,
      ...(block.level ? { attrs: { level: block.level } } : {}),
      content: block.runs.map((run) => ({
        type: 'text',
        text: run.text,
        ...(run.strong ? { marks: [{ type: strong }] } : {}),
      })),
    })),
  };
}

/** Each takes the data as it wants it before the clock starts, as our own page has its document read from the answer. */
function contenteditable(place: HTMLElement, matter: Stof): () => void {
  const all = blocks(matter);
  return () => build(place, all);
}

function build(place: HTMLElement, all: readonly Block[]): void {
  const root = document.createElement('div');
  root.contentEditable = 'true';
  for (const block of all) {
    const element = document.createElement(block.type === 'heading' ? `h${block.level}` : 'p');
    for (const run of block.runs) {
      const part = document.createElement(run.strong ? 'strong' : 'span');
      part.append(run.text);
      element.append(part);
    }
    root.append(element);
  }
  place.append(root);
}

const flat = new Schema({
  nodes: {
    doc: { content: '(heading | paragraph)+' },
    paragraph: { content: 'text*', toDOM: () => ['p', 0] },
    heading: { attrs: { level: { default: 1 } }, content: 'text*', toDOM: (node) => [`h${node.attrs.level}`, 0] },
    text: {},
  },
  marks: { strong: { toDOM: () => ['strong', 0] } },
});

function prosemirror(place: HTMLElement, matter: Stof): () => void {
  const data = json(matter, 'strong');
  return () => {
    const doc = flat.nodeFromJSON(data);
    new EditorView(place, { state: EditorState.create({ doc, plugins: [history(), keymap(baseKeymap)] }) });
  };
}

function tiptap(place: HTMLElement, matter: Stof): () => void {
  const data = json(matter, 'bold');
  return () => {
    new Editor({ element: place, extensions: [StarterKit], content: data });
  };
}

const mounts: Readonly<Record<string, (place: HTMLElement, matter: Stof) => () => void>> = {
  contenteditable,
  prosemirror,
  tiptap,
};

const query = new URLSearchParams(location.search);
const matter = stof(Number(query.get('pages')));
const place = document.querySelector<HTMLElement>('#place');
const mount = place ? mounts[query.get('type') ?? '']?.(place, matter) : undefined;
if (!mount) throw new Error('Ukendt målestok');
const start = performance.now();
mount();
requestAnimationFrame(() =>
  requestAnimationFrame(() => {
    document.documentElement.dataset.mounted = String(performance.now() - start);
  }),
);
