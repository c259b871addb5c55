// The fan-out: server-sent events (HTML Standard §9.2) about one document. Event id = version. Whoever is slow or no
// longer allowed is let go; the client comes back with the version it has.
import type { Response } from 'express';
import type { Levende } from '../collab/levende.ts';
import type { Besked } from '../collab/rooms.ts';
import type { Deps } from '../deps.ts';
import type { Anmodning, Route } from '../route.ts';
import { erVindue, getPerson } from './naervaer.ts';
import { number } from './steps.ts';
import { parameter } from './svar.ts';

const HEARTBEAT = 15_000;
/** So many bytes may wait for a listener whose line is slow. */
const MAX_WAITING = 8_000_000;

export function stream(deps: Deps): readonly Route[] {
  const { levende, log, store, now } = deps;
  /** Who is here and who writes the minutes, before anything new of either; the window is here from now on. */
  const nuHer = async (anmodning: Anmodning): Promise<{ foerst: readonly Besked[]; forlad: () => void }> => {
    const { req, referat } = anmodning;
    const vindue = parameter(req, 'vindue');
    const [referent] = await store.listReferenter(referat);
    const person = erVindue(vindue) ? await getPerson(deps, anmodning) : null;
    const her = levende.naervaer.list(referat, now()).filter((one) => one.vindue !== vindue);
    const foerst = her.map((one): Besked => ({ event: 'naervaer', data: JSON.stringify(one) }));
    // What was remarked while the window did not listen is asked for.
    const rev = await store.findTraadrev(referat);
    if (rev > 0) foerst.unshift({ event: 'bemaerkninger', data: JSON.stringify({ rev }) });
    return {
      foerst: referent ? [{ event: 'referent', data: JSON.stringify(referent) }, ...foerst] : foerst,
      forlad: person ? levende.naervaer.kom(referat, vindue, person, now()) : () => {},
    };
  };
  return [
    {
      method: 'get',
      path: '/referater/:id/stream',
      action: 'laes',
      handler: async (anmodning) => {
        const { req } = anmodning;
        const since = number(req, 'since');
        const epoch = number(req, 'epoch');
        const lyt = new Lytning(anmodning, levende, epoch, since, (cause) => log.error('stream', cause));
        await lyt.start(() => nuHer(anmodning));
      },
    },
  ];
}

/** One open stream: what it has been told so far, and the heartbeat that asks whether it still may listen. */
class Lytning {
  readonly #anmodning: Anmodning;
  readonly #res: Response;
  readonly #levende: Levende;
  readonly #epoch: number;
  readonly #onError: (cause: unknown) => void;
  #version: number;
  #catchingUp = false;
  #behind = false;

  constructor(
    anmodning: Anmodning,
    levende: Levende,
    epoch: number,
    version: number,
    onError: (cause: unknown) => void,
  ) {
    this.#anmodning = anmodning;
    this.#res = anmodning.res;
    this.#levende = levende;
    this.#epoch = epoch;
    this.#version = version;
    this.#onError = onError;
  }

  /** `nuHer`: what is told first, and what is called when it ends. */
  async start(nuHer: () => Promise<{ foerst: readonly Besked[]; forlad: () => void }>): Promise<void> {
    const { referat, bruger } = this.#anmodning;
    // Refused with a status while that is still possible: a wrong epoch is 410 here, an event later.
    const missing = await this.#levende.missing(referat, { version: this.#version, epoch: this.#epoch });
    const leave = this.#levende.rooms.join(referat, bruger.id, (besked) => this.#hear(besked));
    this.#res.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-cache, no-transform',
      'X-Accel-Buffering': 'no',
    });
    this.#write(': Referat\n\n');
    if (missing.steps.length > 0) this.#steps(JSON.stringify(missing), missing.version);
    const heart = setInterval(() => void this.#beat(), HEARTBEAT);
    let forlad = (): void => {};
    this.#res.once('close', () => {
      clearInterval(heart);
      leave();
      forlad();
    });
    const her = await nuHer();
    for (const { event, data } of her.foerst) this.#write(`event: ${event}\ndata: ${data}\n\n`);
    forlad = her.forlad;
    if (this.#res.closed) forlad();
    await this.#catchUp();
  }

  #hear(besked: Besked): void {
    if (besked.event === 'slut') this.#res.end();
    else if (besked.event === 'epoch') {
      this.#write(`event: epoch\ndata: ${besked.data}\n\n`);
      this.#res.end();
    } else if (besked.event !== 'steps') this.#write(`event: ${besked.event}\ndata: ${besked.data}\n\n`);
    else if (!this.#catchingUp && besked.fra === this.#version && besked.version !== undefined)
      this.#steps(besked.data, besked.version);
    else if ((besked.version ?? 0) > this.#version) void this.#catchUp();
  }

  /** Reads from the log until nothing is missing. */
  async #catchUp(): Promise<void> {
    this.#behind = true;
    if (this.#catchingUp) return;
    this.#catchingUp = true;
    try {
      while (this.#behind && !this.#res.closed) {
        this.#behind = false;
        const stand = { version: this.#version, epoch: this.#epoch };
        const missing = await this.#levende.missing(this.#anmodning.referat, stand);
        if (missing.steps.length === 0) continue;
        this.#steps(JSON.stringify(missing), missing.version);
        this.#behind = true;
      }
    } catch (cause) {
      // The document was raised or removed meanwhile: the client asks again and is told.
      this.#res.end();
      if (!(cause instanceof Error && 'code' in cause)) this.#onError(cause);
    } finally {
      this.#catchingUp = false;
    }
  }

  async #beat(): Promise<void> {
    try {
      if (await this.#anmodning.stadigTilladt()) this.#write(': \n\n');
      else this.#res.end();
    } catch (cause) {
      this.#onError(cause);
      this.#res.end();
    }
  }

  #steps(data: string, version: number): void {
    this.#version = version;
    this.#write(`id: ${version}\nevent: steps\ndata: ${data}\n\n`);
  }

  #write(text: string): void {
    if (this.#res.closed || this.#res.writableEnded) return;
    this.#res.write(text);
    if (this.#res.writableLength > MAX_WAITING) this.#res.destroy();
  }
}
