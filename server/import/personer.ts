// Who an import knows: the participants of the list and the people its text names. Finds them again in running text by
// the forms a Danish referat uses: full name, genitive, surname, first name, "Arne J.", initials.
import { isFornavn } from '../../editor/model/fornavne.ts';
import { efternavn, ledigeInitialer } from '../../editor/model/navn.ts';
import type { Status } from '../../editor/model/roster.ts';
import { Navneregister } from './navneregister.ts';

export interface Person {
  readonly id: string;
  readonly navn: string;
  initialer: string;
  /** The initials stand in the source ("(BE)", "BE:"), so that the same letters in the text mean this person. */
  readonly egneInitialer: boolean;
  rolle: string;
  readonly organisation: string;
  status: Status;
  readonly paaListen: boolean;
}

/** How much of a name stands in the text; "Bo" and "Bo E." are `fornavn`. */
export type Form = 'fuldt' | 'efternavn' | 'initialer' | 'fornavn';

export interface Navnefund {
  readonly person: Person;
  readonly form: Form;
  readonly genitiv: boolean;
  readonly fra: number;
  readonly til: number;
}

interface Navneform {
  readonly ord: readonly string[];
  readonly form: Form;
  readonly person: Person;
}

export class Personer {
  readonly alle: Person[] = [];
  readonly #register = new Navneregister();
  #index: Map<string, Navneform[]> | null = null;

  /** Adds somebody. Initials that the source gives are kept if it gives them to nobody else; derived ones give way. */
  tilfoej(
    navn: string,
    given: { initialer?: string | null; rolle?: string; organisation?: string; status?: Status; paaListen: boolean },
  ): Person {
    const own = this.#egne(given.initialer?.slice(0, 12) ?? null);
    const person: Person = {
      id: `d${this.alle.length + 1}`,
      navn,
      initialer: own ?? this.#ledige(navn),
      egneInitialer: own !== null,
      rolle: given.rolle ?? '',
      organisation: given.organisation ?? '',
      status: given.status ?? null,
      paaListen: given.paaListen,
    };
    this.alle.push(person);
    this.#register.tilfoej(person);
    this.#index = null;
    return person;
  }

  /** The initials if they are free; whoever had them derived gets others. */
  #egne(initialer: string | null): string | null {
    if (!initialer) return null;
    const holder = this.#register.medInitialer(initialer);
    if (holder?.egneInitialer) return null;
    if (holder) this.#register.saetInitialer(holder, this.#ledige(holder.navn));
    return initialer;
  }

  #ledige(navn: string): string {
    return ledigeInitialer(navn, { has: (key) => this.#register.harInitialer(key) });
  }

  saetRolle(person: Person, rolle: string): void {
    this.#register.saetRolle(person, rolle);
  }

  /** The only one with exactly this name, or null. */
  findNavn(navn: string): Person | null {
    const found = this.#register.medNavn(navn.replace(/\s+/g, ' ').trim());
    return found.length === 1 ? (found[0] ?? null) : null;
  }

  /** The only one with exactly these initials, or null. */
  findInitialer(initialer: string): Person | null {
    const found = this.#register.medInitialer(initialer);
    return found?.initialer === initialer ? found : null;
  }

  /** Somebody's name begins with these two or more words: no person of their own. */
  isBegyndelse(navn: string): boolean {
    return this.#register.medBegyndelse(navn).size > 0;
  }

  /** The only one whose role or marker is this word, or null. */
  findRolle(rolle: string): Person | null {
    const [only = null, other] = this.#register.medRolle(rolle);
    return other ? null : only;
  }

  /** True where a surname or a first name that several people have stands at the start of the text. */
  isTvetydig(text: string): boolean {
    const word = /^[\p{L}\p{M}'’-]+/u.exec(text.slice(0, 60))?.[0] ?? '';
    return this.#register.medOrd(word).size > 1;
  }

  /** The name that begins exactly at `at`, the longest form first; a line break inside a name counts as a space. */
  findVed(text: string, at: number, allowed: ReadonlySet<Form>): Navnefund | null {
    const word = /^[\p{L}\p{M}][\p{L}\p{M}\d'’.-]*/u.exec(text.slice(at, at + 60))?.[0] ?? '';
    let best: Navnefund | null = null;
    for (const key of keys(word)) {
      for (const { ord, form, person } of this.index().get(key) ?? []) {
        const end = allowed.has(form) ? match(text, at, ord) : null;
        if (end && end.til > (best?.til ?? 0)) best = { person, form, genitiv: end.genitiv, fra: at, til: end.til };
      }
    }
    return best;
  }

  private index(): Map<string, Navneform[]> {
    if (this.#index) return this.#index;
    const forms = this.alle.flatMap((person) => this.former(person));
    this.#index = Map.groupBy(forms, ({ ord }) => ord[0] ?? '');
    return this.#index;
  }

  /** Every way this person can be named without being taken for another. */
  private former(person: Person): readonly Navneform[] {
    const ord = person.navn.split(' ');
    const forms: Navneform[] = [{ ord, form: 'fuldt', person }];
    const capitals = person.navn.toLocaleUpperCase('da');
    if (capitals !== person.navn) forms.push({ ord: capitals.split(' '), form: 'fuldt', person });
    const [first = ''] = ord;
    const last = efternavn(person.navn);
    const only = (having: ReadonlySet<Person>) => having.size === 1;
    if (ord.length > 1 && last.length > 2 && only(this.#register.medOrd(last)))
      forms.push({ ord: [last], form: 'efternavn', person });
    if (ord.length > 1 && only(this.#register.medOrd(first))) forms.push({ ord: [first], form: 'fornavn', person });
    // "Svend Aage" of Svend Aage Holm: two given names that go together.
    const given = ord.slice(0, 2);
    if (ord.length > 2 && given.every(isFornavn) && only(this.#register.medBegyndelse(given.join(' '))))
      forms.push({ ord: given, form: 'fornavn', person });
    const letter = last.charAt(0);
    if (ord.length > 1 && only(this.#register.medForbogstaver(person.navn))) {
      forms.push(
        { ord: [first, letter], form: 'fornavn', person },
        { ord: [first, `${letter}.`], form: 'fornavn', person },
      );
    }
    if (person.initialer.length > 1) {
      forms.push({ ord: [person.initialer], form: 'initialer', person });
      if (/^\p{L}{2,4}$/u.test(person.initialer))
        forms.push({ ord: [`${[...person.initialer].join('.')}.`], form: 'initialer', person });
    }
    return forms;
  }
}

/** The word itself, and without what a genitive or the end of a sentence adds. */
function keys(word: string): ReadonlySet<string> {
  const bare = word.replace(/[.'’-]+$/, '');
  return new Set([word, bare, bare.replace(/['’]?s$/, '')]);
}

/** Where the words end in `text`, a genitive ending included; null where they do not stand there. */
function match(text: string, at: number, ord: readonly string[]): { til: number; genitiv: boolean } | null {
  let end = at;
  for (const [i, word] of ord.entries()) {
    if (i > 0) {
      const space = /^[ \n]+/.exec(text.slice(end, end + 4))?.[0].length ?? 0;
      if (space === 0) return null;
      end += space;
    }
    if (!text.startsWith(word, end)) return null;
    end += word.length;
  }
  const rest = text.slice(end, end + 3);
  const ending = /^(?:['’]s|s|['’])(?![\p{L}\p{M}\d])/u.exec(rest)?.[0].length ?? 0;
  if (ending > 0) return { til: end + ending, genitiv: true };
  return /^(?:[\p{L}\p{M}\d_@]|-\p{L})/u.test(rest) ? null : { til: end, genitiv: false };
}
