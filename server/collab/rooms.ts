// Who listens to which document. Tells everyone in a room; knows nothing of HTTP or of what documents are.
import { AppError } from '../../editor/model/fejl.ts';

/** Something that happened to a document. `data` is JSON text, made once for all who listen. */
export interface Besked {
  readonly event:
    | 'steps'
    | 'epoch'
    | 'navn'
    | 'naervaer'
    | 'referent'
    | 'oplaest'
    | 'status'
    | 'bemaerkninger'
    | 'slut';
  readonly data: string;
  /** Of steps: the version they apply to and the one they make. */
  readonly fra?: number;
  readonly version?: number;
}

export type Lytter = (besked: Besked) => void;

/** Each listener holds a connection open. */
const LIMITS = { room: 300, person: 40, all: 3000 } as const;

export class Rooms {
  readonly #rooms = new Map<string, Set<Lytter>>();
  readonly #persons = new Map<string, number>();
  #all = 0;

  /** Lets someone listen; the function returned ends it. Throws AppError "for-mange" when the house is full. */
  join(id: string, person: string, lytter: Lytter): () => void {
    const room = this.#rooms.get(id) ?? new Set();
    const own = this.#persons.get(person) ?? 0;
    if (room.size >= LIMITS.room || own >= LIMITS.person || this.#all >= LIMITS.all)
      throw new AppError('for-mange', 'Der er for mange åbne vinduer. Luk nogle af dem, og prøv igen.');
    this.#rooms.set(id, room.add(lytter));
    this.#persons.set(person, own + 1);
    this.#all++;
    let here = true;
    return () => {
      if (!here) return;
      here = false;
      room.delete(lytter);
      if (room.size === 0) this.#rooms.delete(id);
      const left = (this.#persons.get(person) ?? 1) - 1;
      if (left === 0) this.#persons.delete(person);
      else this.#persons.set(person, left);
      this.#all--;
    };
  }

  publish(id: string, besked: Besked): void {
    for (const lytter of [...(this.#rooms.get(id) ?? [])]) lytter(besked);
  }

  /** The server stops: everyone lets go. */
  close(): void {
    for (const id of [...this.#rooms.keys()]) this.publish(id, { event: 'slut', data: '{}' });
  }

  /** How many listen to a document. */
  count(id: string): number {
    return this.#rooms.get(id)?.size ?? 0;
  }
}
