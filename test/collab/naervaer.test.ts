// Who is here, and the caret of another in the document as it is here: the mapping between versions while both write.
import { collab, receiveTransaction, sendableSteps } from 'prosemirror-collab';
import { EditorState, TextSelection } from 'prosemirror-state';
import { Step } from 'prosemirror-transform';
import { describe, expect, it } from 'vitest';
import { schema } from '../../editor/model/schema.ts';
import { Andre } from '../../editor/naervaer/andre.ts';
import { bekraeftet, bekraeftetSted } from '../../editor/naervaer/bekraeftet.ts';
import { Naervaer, STILLE } from '../../server/collab/naervaer.ts';
import { Rooms } from '../../server/collab/rooms.ts';
import { referat } from '../builders/dokument.ts';

const BO = { bruger: 'bo', navn: 'Bo Eksempel', maaSkrive: true };
const KAREN = { bruger: 'karen', navn: 'Karen Lyngdal', maaSkrive: false };
const sted = (head: number) => ({ version: 0, epoch: 0, head });

function begin() {
  const rooms = new Rooms();
  const heard: unknown[] = [];
  rooms.join('r', 'ingrid', ({ event, data }) => heard.push([event, JSON.parse(data)]));
  return { naervaer: new Naervaer(rooms), heard };
}

describe('who is here', () => {
  it('is told when a window comes, moves and goes, at once', () => {
    const { naervaer, heard } = begin();
    const gaa = naervaer.kom('r', 'v1', BO, 0);
    naervaer.flyt('r', 'v1', BO, sted(7), 1000);
    expect(naervaer.list('r', 1000)).toEqual([{ vindue: 'v1', ...BO, sted: sted(7) }]);
    gaa();
    gaa();
    expect(heard).toEqual([
      ['naervaer', { vindue: 'v1', ...BO, sted: null }],
      ['naervaer', { vindue: 'v1', ...BO, sted: sted(7) }],
      ['naervaer', { vindue: 'v1', vaek: true }],
    ]);
    expect(naervaer.list('r', 1000)).toEqual([]);
  });

  it('a window that opened a new stream before the old one was known to be dead stays', () => {
    const { naervaer, heard } = begin();
    const old = naervaer.kom('r', 'v1', BO, 0);
    naervaer.kom('r', 'v1', BO, 10);
    old();
    expect(naervaer.list('r', 20)).toHaveLength(1);
    expect(heard).toHaveLength(1);
  });

  it('a caret that is silent is not shown any more, and a window without a stream is gone', () => {
    const { naervaer, heard } = begin();
    naervaer.kom('r', 'v1', BO, 0);
    naervaer.flyt('r', 'v1', BO, sted(7), 0);
    naervaer.flyt('r', 'v2', KAREN, sted(9), 0);
    expect(naervaer.list('r', STILLE - 1).map((one) => one.sted?.head)).toEqual([7, 9]);
    expect(naervaer.list('r', STILLE)).toEqual([{ vindue: 'v1', ...BO, sted: null }]);
    expect(heard.at(-1)).toEqual(['naervaer', { vindue: 'v2', vaek: true }]);
  });

  it("nobody moves another's caret, and nobody floods the room", () => {
    const { naervaer, heard } = begin();
    naervaer.kom('r', 'v1', BO, 0);
    expect(naervaer.flyt('r', 'v1', KAREN, sted(3), 1000)).toBe(false);
    expect(naervaer.flyt('r', 'v1', BO, sted(3), 1000)).toBe(true);
    expect(naervaer.flyt('r', 'v1', BO, sted(4), 1050)).toBe(false);
    expect(naervaer.flyt('r', 'v1', BO, sted(5), 1100)).toBe(true);
    expect(heard).toHaveLength(3);
  });
});

/** A writer with a document of their own, as the page has it. */
class Skribent {
  readonly id: string;
  state: EditorState;
  readonly andre: Andre;

  constructor(id: string) {
    this.id = id;
    this.andre = new Andre(id);
    const doc = referat('Der mangler bænke ved havnen.');
    this.state = EditorState.create({ doc, plugins: [bekraeftet(), collab({ version: 0, clientID: id })] });
  }
  apply(tr: EditorState['tr']): void {
    const { state, transactions } = this.state.applyTransaction(tr);
    this.state = state;
    this.andre.foelg(transactions, state);
  }
  efter(text: string): number {
    let at = -1;
    this.state.doc.descendants((node, pos) => {
      const found = node.text?.indexOf(text) ?? -1;
      if (found >= 0) at = pos + found + text.length;
    });
    if (at < 0) throw new Error(`${text} står her ikke`);
    return at;
  }
  caret(text: string): void {
    this.apply(this.state.tr.setSelection(TextSelection.create(this.state.doc, this.efter(text))));
  }
  skriv(text: string): void {
    this.apply(this.state.tr.insertText(text));
  }
  /** The text before the other's caret, as it is shown here. */
  ser(other: Skribent): string {
    const pos = this.andre.alle.find((one) => one.vindue === other.id)?.pos ?? 0;
    const $pos = this.state.doc.resolve(pos);
    return $pos.parent.cut(0, $pos.parentOffset).firstChild?.text ?? '';
  }
  hoer(other: Skribent, { version, head }: { version: number; head: number }): void {
    const besked = { vindue: other.id, ...BO, sted: { version, epoch: 0, head } };
    this.andre.hoert(besked, this.state, 0, 0);
  }
}

/** Everything `from` has written goes through the authority to everybody. */
function bekraeft(from: Skribent, ...alle: readonly Skribent[]): void {
  const steps = sendableSteps(from.state)?.steps.map((step) => step.toJSON()) ?? [];
  for (const one of alle)
    one.apply(
      receiveTransaction(
        one.state,
        steps.map((json) => Step.fromJSON(schema, json)),
        steps.map(() => from.id),
        { mapSelectionBackward: true },
      ),
    );
}

describe('the caret of another', () => {
  it('stands at the right letter while both write at different places, whatever is confirmed', () => {
    const [bo, karen] = [new Skribent('bo'), new Skribent('karen')];
    bo.caret('bænke');
    karen.caret('Der');
    karen.skriv(' ubekræftet');
    karen.hoer(bo, bekraeftetSted(bo.state));
    expect(karen.ser(bo)).toBe('Der ubekræftet mangler bænke');
    // Bo writes, and tells of his caret before his letters are confirmed.
    bo.skriv(' og borde');
    karen.hoer(bo, bekraeftetSted(bo.state));
    expect(karen.ser(bo)).toBe('Der ubekræftet mangler bænke');
    bekraeft(bo, bo, karen);
    expect(karen.ser(bo)).toBe('Der ubekræftet mangler bænke og borde');
    karen.skriv(' mere');
    expect(karen.ser(bo)).toBe('Der ubekræftet mere mangler bænke og borde');
    // What Bo told in his version comes late: Karen has been confirmed since.
    const told = bekraeftetSted(bo.state);
    bekraeft(karen, karen, bo);
    karen.skriv('!');
    karen.hoer(bo, told);
    expect(karen.ser(bo)).toBe('Der ubekræftet mere! mangler bænke og borde');
  });

  it('waits for the steps that it was told ahead of', () => {
    const [bo, karen] = [new Skribent('bo'), new Skribent('karen')];
    bo.caret('havnen');
    bo.skriv(' i Ærøsted');
    const steps = sendableSteps(bo.state)?.steps.map((step) => step.toJSON()) ?? [];
    bekraeft(bo, bo);
    karen.hoer(bo, bekraeftetSted(bo.state));
    expect(karen.andre.alle[0]?.pos).toBeNull();
    karen.apply(
      receiveTransaction(
        karen.state,
        steps.map((json) => Step.fromJSON(schema, json)),
        steps.map(() => 'bo'),
      ),
    );
    expect(karen.ser(bo)).toBe('Der mangler bænke ved havnen i Ærøsted');
  });

  it('stays before what is written here at the same place', () => {
    const [bo, karen] = [new Skribent('bo'), new Skribent('karen')];
    bo.caret('bænke');
    karen.caret('bænke');
    karen.hoer(bo, bekraeftetSted(bo.state));
    karen.skriv(' her');
    expect(karen.ser(bo)).toBe('Der mangler bænke');
    bekraeft(karen, karen, bo);
    expect(karen.ser(bo)).toBe('Der mangler bænke');
  });
});
