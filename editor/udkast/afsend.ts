// Sending: at once where there is a network, else when it is back. What the server refuses comes back to whoever typed it;
// where access has ended the page goes where everybody without access goes.
import type { Udkastnyt } from '../model/udkastnyt.ts';
import type { Forsendelse, Kladder } from './kladder.ts';
import type { Side } from './side.ts';

type Udfald =
  | { readonly slags: 'modtaget'; readonly nyt: Udkastnyt }
  | { readonly slags: 'afvist'; readonly besked: string }
  | { readonly slags: 'intet-net' };

/** Neither an answer nor a refusal in that time is no network. */
const FRIST = 15_000;

export class Afsender {
  readonly #side: Side;
  readonly #kladder: Kladder;
  readonly #modtag: (nyt: Udkastnyt) => void;
  #sender: Promise<void> | null = null;

  constructor(side: Side, kladder: Kladder, modtag: (nyt: Udkastnyt) => void) {
    this.#side = side;
    this.#kladder = kladder;
    this.#modtag = modtag;
  }

  async send(forsendelse: Forsendelse): Promise<Udfald> {
    const udfald = await this.#proev(forsendelse);
    if (udfald.slags === 'modtaget') this.#modtag(udfald.nyt);
    return udfald;
  }

  /** Everything that waits, in the order it was written. `afvist`: what the server does not take. */
  toem(afvist: (forsendelse: Forsendelse, besked: string) => void): Promise<void> {
    this.#sender ??= this.#toem(afvist).finally(() => {
      this.#sender = null;
    });
    return this.#sender;
  }

  async #toem(afvist: (forsendelse: Forsendelse, besked: string) => void): Promise<void> {
    for (const one of this.#kladder.udbakke) {
      const udfald = await this.send(one);
      if (udfald.slags === 'intet-net') return;
      this.#kladder.tagUd(one);
      if (udfald.slags === 'afvist') afvist(one, udfald.besked);
    }
  }

  /** What is new; null without a network. */
  async spoerg(): Promise<Udkastnyt | null> {
    const answer = await this.#hent(
      `${this.#side.sti}/nyt?${new URLSearchParams({ siden: String(this.#side.rev), stand: this.#side.stand })}`,
      {},
    );
    return answer?.ok ? ((await answer.json()) as Udkastnyt) : null;
  }

  async #proev({ sti, felter }: Forsendelse): Promise<Udfald> {
    const answer = await this.#hent(sti, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ ...felter, siden: this.#side.rev, stand: this.#side.stand }),
    });
    // Too much at once, or a server that is being restarted: later.
    if (!answer || answer.status === 429 || answer.status >= 500) return { slags: 'intet-net' };
    const body: unknown = await answer.json().catch(() => ({}));
    if (answer.ok) return { slags: 'modtaget', nyt: body as Udkastnyt };
    const besked = (body as { readonly message?: unknown }).message;
    return { slags: 'afvist', besked: typeof besked === 'string' ? besked : '' };
  }

  async #hent(sti: string, init: RequestInit): Promise<Response | null> {
    try {
      const headers = { Accept: 'application/json', ...init.headers };
      const answer = await fetch(sti, { ...init, headers, signal: AbortSignal.timeout(FRIST) });
      if (answer.status === 401) {
        location.replace(this.#side.sti);
        return null;
      }
      return answer;
    } catch {
      return null;
    }
  }
}
