// Who has which document open, and where their carets stand. In memory only, never on disk: it is true for seconds.
// A window is here while its stream is open, or, where a proxy swallows streams, while it has been heard lately.
import type { Naervaer as Besked, Naervaerende } from '../../editor/model/wire.ts';
import type { Rooms } from './rooms.ts';

/** A caret that has not moved for so long is not shown any more; a window without a stream is gone. Milliseconds. */
export const STILLE = 30_000;
/** Nobody's caret is told of more often. */
const TAETTEST = 100;
/** Windows of one document: as many as may listen to it. */
const MOST = 300;

/** Who sends it: never taken from what a browser says of itself. */
export type Person = Pick<Naervaerende, 'bruger' | 'navn' | 'maaSkrive'>;

interface Vindue {
  readonly person: Person;
  sted: Naervaerende['sted'];
  hoert: number;
  /** The open streams, the newest last: a new one may come before the old one is known to be dead. */
  readonly stroemme: Set<object>;
}

export class Naervaer {
  readonly #rooms: Rooms;
  readonly #docs = new Map<string, Map<string, Vindue>>();

  constructor(rooms: Rooms) {
    this.#rooms = rooms;
  }

  /** A window opened its stream; the function returned ends it, and tells the others at once. */
  kom(doc: string, vindue: string, person: Person, now: number): () => void {
    const her = this.#find(doc, vindue, person, now);
    if (!her) return () => {};
    const stroem = {};
    const ny = her.stroemme.size === 0;
    her.stroemme.add(stroem);
    if (ny) this.#tell(doc, { vindue, ...her.person, sted: her.sted });
    return () => {
      if (!her.stroemme.delete(stroem) || her.stroemme.size > 0) return;
      this.#fjern(doc, vindue);
    };
  }

  /** The caret of a window moved. False where the window is somebody else's or was heard a moment ago. */
  flyt(doc: string, vindue: string, person: Person, sted: Naervaerende['sted'], now: number): boolean {
    const before = this.#docs.get(doc)?.get(vindue);
    if (before && (before.person.bruger !== person.bruger || (before.sted && now - before.hoert < TAETTEST)))
      return false;
    const her = this.#find(doc, vindue, person, now);
    if (!her) return false;
    her.sted = sted;
    her.hoert = now;
    this.#tell(doc, { vindue, ...her.person, sted });
    return true;
  }

  /** Everybody who is here now. */
  list(doc: string, now: number): readonly Naervaerende[] {
    this.#ryd(doc, now);
    return [...(this.#docs.get(doc) ?? [])].map(([vindue, { person, sted, hoert }]) => ({
      vindue,
      ...person,
      sted: now - hoert < STILLE ? sted : null,
    }));
  }

  /** The window's entry, made where there is none; null where it is another person's or the house is full. */
  #find(doc: string, vindue: string, person: Person, now: number): Vindue | null {
    this.#ryd(doc, now);
    const her = this.#docs.get(doc) ?? new Map<string, Vindue>();
    const known = her.get(vindue);
    if (known) return known.person.bruger === person.bruger ? known : null;
    if (her.size >= MOST) return null;
    const fresh: Vindue = { person, sted: null, hoert: now, stroemme: new Set() };
    this.#docs.set(doc, her.set(vindue, fresh));
    return fresh;
  }

  /** Windows without a stream that have fallen silent are gone. */
  #ryd(doc: string, now: number): void {
    for (const [vindue, { stroemme, hoert }] of this.#docs.get(doc) ?? [])
      if (stroemme.size === 0 && now - hoert >= STILLE) this.#fjern(doc, vindue);
  }

  #fjern(doc: string, vindue: string): void {
    const her = this.#docs.get(doc);
    if (!her?.delete(vindue)) return;
    if (her.size === 0) this.#docs.delete(doc);
    this.#tell(doc, { vindue, vaek: true });
  }

  #tell(doc: string, besked: Besked): void {
    this.#rooms.publish(doc, { event: 'naervaer', data: JSON.stringify(besked) });
  }
}
