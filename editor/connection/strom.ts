// Receives what others write: a stream, or, where a proxy swallows streams, one long question after another. A silent
// line is given up; a hidden tab lets its line go (a browser has six per server) and catches up when it is seen again.
import type { Missing } from '../model/wire.ts';
import type { Forbindelse } from './forbindelse.ts';
import { Haendelseslaeser } from './haendelser.ts';
import type { Ledning } from './ledning.ts';

/** The server's heart beats every 15 s: a line that is silent this long is given up. */
const STILHED = 20_000;
const SKJULT = 30_000;
const POLL_SEKUNDER = 20;
/** So long after a stream that gave nothing it is tried again. */
const PROEV_STROEM = 5 * 60_000;
const LAENGSTE_PAUSE = 15_000;

export class Strom {
  readonly #forbindelse: Forbindelse;
  readonly #ledning: Ledning;
  #abort: AbortController | null = null;
  #failures = 0;
  #pollUntil = 0;
  /** The last question was answered: the next one may wait for something to happen. */
  #spurgt = false;
  #hiding: ReturnType<typeof setTimeout> | undefined;
  readonly #navn: (navn: string) => void;
  readonly #stilhed: number;
  readonly #hoert: (event: string, data: string) => void;

  /** `navn` is told when somebody renames the referat, `hoert` of everything else beside the text. */
  constructor(
    forbindelse: Forbindelse,
    ledning: Ledning,
    navn: (navn: string) => void,
    stilhed = STILHED,
    hoert: (event: string, data: string) => void = () => {},
  ) {
    this.#forbindelse = forbindelse;
    this.#ledning = ledning;
    this.#navn = navn;
    this.#stilhed = stilhed;
    this.#hoert = hoert;
  }

  start(): void {
    if (this.#abort) return;
    this.#abort = new AbortController();
    void this.#run(this.#abort.signal);
  }

  stop(): void {
    this.#abort?.abort();
    this.#abort = null;
  }

  /** Ends the pause between two attempts: the network came back, someone logged in. */
  straks(): void {
    this.#failures = 0;
    if (!this.#abort) return;
    this.stop();
    this.start();
  }

  /** The tab was hidden or shown. */
  synlig(synlig: boolean): void {
    clearTimeout(this.#hiding);
    if (synlig) this.start();
    else this.#hiding = setTimeout(() => this.stop(), SKJULT);
  }

  async #run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted && !this.#forbindelse.stoppet) {
      const ok = Date.now() < this.#pollUntil ? await this.#poll(signal) : await this.#stream(signal);
      if (signal.aborted) return;
      this.#failures = ok ? 0 : this.#failures + 1;
      if (!ok) await pause(Math.min(LAENGSTE_PAUSE, 500 * 2 ** this.#failures) * (0.5 + Math.random()), signal);
    }
  }

  async #poll(signal: AbortSignal): Promise<boolean> {
    const { version, epoch } = this.#forbindelse;
    const svar = await this.#ledning.hent(version, epoch, this.#spurgt ? POLL_SEKUNDER : 0, signal);
    if (signal.aborted) return true;
    const ok = svar.slags === 'mangler';
    this.#spurgt = ok;
    if (ok) this.#forbindelse.fundet();
    // No proxy in the way of streams, but no line at all.
    else this.#pollUntil = 0;
    this.#forbindelse.linjen(svar);
    if (ok) for (const what of ['her', 'status', 'bemaerkninger'] as const) this.#fortael(what, svar.missing[what]);
    return ok;
  }

  /** What a stream would have told as an event. */
  #fortael(event: string, value: unknown): void {
    if (value !== undefined) this.#hoert(event, JSON.stringify(value));
  }

  /** Reads one stream to its end; false when it gave nothing. */
  async #stream(signal: AbortSignal): Promise<boolean> {
    const silent = new AbortController();
    const either = AbortSignal.any([signal, silent.signal]);
    let timer = setTimeout(() => silent.abort(), this.#stilhed);
    const { version, epoch } = this.#forbindelse;
    const body = await this.#ledning.stroem(version, epoch, either);
    let alive = false;
    if (!(body instanceof ReadableStream)) {
      clearTimeout(timer);
      if (silent.signal.aborted && !signal.aborted) return this.#slugt();
      if (!signal.aborted) this.#forbindelse.linjen(body);
      return false;
    }
    try {
      const reader = body.pipeThrough(new TextDecoderStream()).getReader();
      const laeser = new Haendelseslaeser();
      for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
        clearTimeout(timer);
        timer = setTimeout(() => silent.abort(), this.#stilhed);
        if (!alive) this.#forbindelse.fundet();
        alive = true;
        for (const { event, data } of laeser.laes(piece.value)) this.#event(event, data);
      }
    } catch {
      // The line broke or fell silent: the loop opens another.
    } finally {
      clearTimeout(timer);
    }
    return !alive && silent.signal.aborted ? this.#slugt() : alive;
  }

  /**
   * Not one byte in all that time: either something between here and the server keeps streams to itself, their headers
   * too, or nobody is there. A question that is answered at once tells which.
   */
  #slugt(): true {
    this.#pollUntil = Date.now() + PROEV_STROEM;
    this.#spurgt = false;
    return true;
  }

  #event(event: string, data: string): void {
    if (event === 'steps') {
      const missing: Missing = JSON.parse(data);
      this.#forbindelse.modtag(missing);
    } else if (event === 'epoch') {
      this.#forbindelse.linjen({ slags: 'afvist', status: 410, besked: '' });
    } else if (event === 'navn') {
      const navn: unknown = JSON.parse(data);
      if (typeof navn === 'string') this.#navn(navn);
    } else this.#hoert(event, data);
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
