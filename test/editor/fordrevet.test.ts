// Two people, one part: where one removes or merges what the other writes in, the other's words stay with their speaker.
import { collab, getVersion, receiveTransaction, sendableSteps } from 'prosemirror-collab';
import type { Node } from 'prosemirror-model';
import { EditorState, TextSelection, type Transaction } from 'prosemirror-state';
import type { Step } from 'prosemirror-transform';
import { describe, expect, it } from 'vitest';
import { rosterOf } from '../../editor/model/roster.ts';
import { tekst } from '../../editor/model/tekst.ts';
import { fordrevet } from '../../editor/naervaer/fordrevet.ts';
import { ids } from '../../editor/plugins/ids.ts';
import { moede } from '../browser/moede.ts';

const DOC = moede((b) => [
  b.del('indlaeg', b.linje('afsnit', b.taler('im'), ' svarede nej.')),
  b.del('indlaeg', b.linje('afsnit', b.taler('kl'), ' sagde.')),
]);

/** A client; what it sends stands in `log`. */
class Klient {
  state: EditorState;
  readonly #navn: string;
  readonly #log: { step: Step; client: string }[];
  constructor(navn: string, log: { step: Step; client: string }[]) {
    this.#navn = navn;
    this.#log = log;
    this.state = EditorState.create({
      doc: DOC,
      plugins: [collab({ clientID: navn }), ids(), fordrevet(() => undefined)],
    });
  }
  goer(make: (state: EditorState) => Transaction): void {
    this.state = this.state.apply(make(this.state));
  }
  hent(): void {
    const news = this.#log.slice(getVersion(this.state));
    if (news.length === 0) return;
    const tr = receiveTransaction(
      this.state,
      news.map(({ step }) => step),
      news.map(({ client }) => client),
      { mapSelectionBackward: true },
    );
    this.state = this.state.apply(tr);
  }
  send(): void {
    this.hent();
    for (const step of sendableSteps(this.state)?.steps ?? []) this.#log.push({ step, client: this.#navn });
    this.hent();
  }
  /** As typing does: the plugin is asked first. */
  skriv(text: string): void {
    for (const letter of text) {
      const { from, to } = this.state.selection;
      const view = {
        state: this.state,
        composing: false,
        dispatch: (tr: Transaction) => {
          this.state = this.state.apply(tr);
        },
      };
      const taken = this.state.plugins.some((plugin) =>
        plugin.props.handleTextInput?.call(plugin, view as never, from, to, letter, () => this.state.tr),
      );
      if (!taken) this.goer((state) => state.tr.insertText(letter));
    }
  }
}

const steder = (doc: Node, word: string): number => {
  let found = -1;
  doc.descendants((node, pos) => {
    if (node.isText && node.text?.includes(word)) found = pos + node.text.indexOf(word) + word.length;
    return true;
  });
  return found;
};
const linjer = (doc: Node): string[] => {
  const out: string[] = [];
  doc.descendants((node) => {
    if (node.type.name === 'indlaeg') out.push(tekst(node, rosterOf(doc)));
    return true;
  });
  return out;
};
const begge = (): [Klient, Klient] => {
  const log: { step: Step; client: string }[] = [];
  const a = new Klient('a', log);
  const b = new Klient('b', log);
  a.goer((state) => state.tr.setSelection(TextSelection.create(state.doc, steder(state.doc, ' sagde.'))));
  a.skriv(' Først');
  a.send();
  b.hent();
  return [a, b];
};
/** What the other does: the whole text of Karen's paragraph goes, then what is left joins Ingrid's. */
function ryd(klient: Klient): void {
  klient.goer((state) => {
    const $at = state.doc.resolve(steder(state.doc, 'Først'));
    return state.tr.delete($at.start(), $at.end());
  });
  klient.goer((state) => {
    let tom = -1;
    state.doc.descendants((node, pos) => {
      if (node.type.name === 'indlaeg' && node.textContent === '' && node.firstChild?.content.size === 0) tom = pos;
      return true;
    });
    const tr = state.tr.join(tom);
    return tr.join(tr.doc.resolve(tom - 1).pos);
  });
}

describe('the part one writes in is removed by another', () => {
  it('what was not sent yet comes along into a part of its own, with its speaker, and so does what is written on', () => {
    const [a, b] = begge();
    a.skriv(' og så');
    ryd(b);
    b.send();
    a.hent();
    expect(linjer(a.state.doc)).toEqual(['Ingrid Måneskov svarede nej.', 'Karen Lyngdal og så']);
    a.skriv(' videre.');
    a.send();
    b.hent();
    expect(linjer(a.state.doc)).toEqual(['Ingrid Måneskov svarede nej.', 'Karen Lyngdal og så videre.']);
    expect(b.state.doc.eq(a.state.doc)).toBe(true);
    a.state.doc.check();
  });

  it('who only stands there gets one with the next letter, not before', () => {
    const [a, b] = begge();
    ryd(b);
    b.send();
    a.hent();
    expect(linjer(a.state.doc)).toEqual(['Ingrid Måneskov svarede nej.']);
    a.skriv('Nej');
    expect(linjer(a.state.doc)).toEqual(['Ingrid Måneskov svarede nej.', 'Karen Lyngdal Nej']);
  });

  it('who has gone elsewhere since writes where they stand', () => {
    const [a, b] = begge();
    ryd(b);
    b.send();
    a.hent();
    a.goer((state) => state.tr.setSelection(TextSelection.create(state.doc, steder(state.doc, ' svarede'))));
    a.skriv(' ikke');
    expect(linjer(a.state.doc)).toEqual(['Ingrid Måneskov svarede ikke nej.']);
  });

  it('another speaker is no other part', () => {
    const [a, b] = begge();
    b.goer((state) => {
      const at = steder(state.doc, 'Først') - ' sagde. Først'.length - 1;
      return state.tr.setNodeAttribute(at, 'deltager', 'be');
    });
    b.send();
    a.hent();
    a.skriv('e');
    expect(linjer(a.state.doc)).toEqual(['Ingrid Måneskov svarede nej.', 'Bo Eksempel sagde. Første']);
  });
});
