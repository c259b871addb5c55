// The known people by the words of their names, their initials and their roles: each question is one look-up, however many
// people a source names.
import { efternavn } from '../../editor/model/navn.ts';
import type { Person } from './personer.ts';

export class Navneregister {
  readonly #navne = new Map<string, Person[]>();
  readonly #ord = new Map<string, Set<Person>>();
  readonly #forbogstaver = new Map<string, Set<Person>>();
  readonly #begyndelser = new Map<string, Set<Person>>();
  readonly #initialer = new Map<string, Person>();
  readonly #roller = new Map<string, Set<Person>>();

  tilfoej(person: Person): void {
    const ord = person.navn.split(' ');
    const same = this.#navne.get(person.navn);
    if (same) same.push(person);
    else this.#navne.set(person.navn, [person]);
    for (const one of ord) into(this.#ord, one, person);
    into(this.#forbogstaver, forbogstaver(person.navn), person);
    for (let n = 2; n < ord.length; n++) into(this.#begyndelser, ord.slice(0, n).join(' '), person);
    this.#initialer.set(noegle(person.initialer), person);
    this.#rolle(person);
  }

  /** Those with exactly this name. */
  medNavn(navn: string): readonly Person[] {
    return this.#navne.get(navn) ?? [];
  }

  /** Those whose name has this word. */
  medOrd(word: string): ReadonlySet<Person> {
    return this.#ord.get(word) ?? INGEN;
  }

  /** Those who are called `navn`'s first word and the first letter of its last. */
  medForbogstaver(navn: string): ReadonlySet<Person> {
    return this.#forbogstaver.get(forbogstaver(navn)) ?? INGEN;
  }

  /** Those whose name begins with these two or more words, and goes on. */
  medBegyndelse(words: string): ReadonlySet<Person> {
    return this.#begyndelser.get(words) ?? INGEN;
  }

  medInitialer(initialer: string): Person | null {
    return this.#initialer.get(noegle(initialer)) ?? null;
  }

  harInitialer(noegle: string): boolean {
    return this.#initialer.has(noegle);
  }

  /** Those whose role begins with this word. */
  medRolle(rolle: string): ReadonlySet<Person> {
    return this.#roller.get(rolle) ?? INGEN;
  }

  saetInitialer(person: Person, initialer: string): void {
    this.#initialer.delete(noegle(person.initialer));
    person.initialer = initialer;
    this.#initialer.set(noegle(initialer), person);
  }

  saetRolle(person: Person, rolle: string): void {
    this.#roller.get(rolleord(person.rolle))?.delete(person);
    person.rolle = rolle;
    this.#rolle(person);
  }

  #rolle(person: Person): void {
    if (person.rolle !== '') into(this.#roller, rolleord(person.rolle), person);
  }
}

const INGEN: ReadonlySet<Person> = new Set();

function into(map: Map<string, Set<Person>>, key: string, person: Person): void {
  const found = map.get(key);
  if (found) found.add(person);
  else map.set(key, new Set([person]));
}

function noegle(initialer: string): string {
  return initialer.toLocaleLowerCase('da');
}

function forbogstaver(navn: string): string {
  return `${navn.split(' ', 1)[0]} ${efternavn(navn).charAt(0)}.`;
}

function rolleord(rolle: string): string {
  return rolle.split(/[ ,]/, 1)[0] ?? '';
}
