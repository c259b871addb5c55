// A network that fails, as a TCP proxy of real sockets: it passes bytes on, cuts, goes mute, delays, cuts after the headers
// of an answer, or keeps the answer to itself. It never changes, doubles or invents a byte.
import { type AddressInfo, createServer, type Server, type Socket, connect as toServer } from 'node:net';

/** What happens to the bytes of one request and its answer. */
export type Maade =
  | 'igennem'
  /** The connection is torn down. */
  | 'klip'
  /** Half open: accepted, and never another byte in either direction. */
  | 'stum'
  /** The server hears the request; its answer goes nowhere. */
  | 'tilbagehold'
  /** The headers of the answer arrive, then the connection is torn down. */
  | 'klip-efter-hoveder'
  /** Each piece of the answer comes this many milliseconds late. */
  | { readonly forsink: number };

/** Chooses by the request line, e.g. "POST /referater/x/steps". "" before a connection has asked anything. */
export type Valg = (linje: string) => Maade;

export interface Mellemled {
  readonly port: number;
  readonly url: string;
  /** From now on; connections that are cut or mute by it are so at once. */
  saet(valg: Valg | Maade): void;
  /** Where the server is now. Connections to the old one have gone down with it. */
  mod(port: number): void;
  /** Resolves when the server next answers a request whose line matches, whether or not the answer goes on. */
  naesteSvar(linje: RegExp): Promise<void>;
  /** Resolves when the next request whose line matches has been handed to the server. */
  naesteSpoergsmaal(linje: RegExp): Promise<void>;
  luk(): Promise<void>;
}

const HOVEDER_SLUT = '\r\n\r\n';

/** Starts it in front of the server at `port`. */
export async function startMellemled(port: number): Promise<Mellemled> {
  let target = port;
  let valg: Valg = () => 'igennem';
  const lines = new Set<Linje>();
  const waiting: { what: 'svar' | 'spoergsmaal'; match: RegExp; done: () => void }[] = [];
  const happened = (what: 'svar' | 'spoergsmaal', linje: string): void => {
    for (const one of waiting.filter((each) => each.what === what && each.match.test(linje))) {
      waiting.splice(waiting.indexOf(one), 1);
      one.done();
    }
  };
  const until = (what: 'svar' | 'spoergsmaal', match: RegExp): Promise<void> =>
    new Promise((done) => {
      waiting.push({ what, match, done });
    });
  const server = createServer((client) => {
    const linje = new Linje(client, toServer(target, '127.0.0.1'), (line) => valg(line), happened);
    lines.add(linje);
    linje.slut.then(() => lines.delete(linje));
  });
  const actual = await listen(server);
  return {
    port: actual,
    url: `http://127.0.0.1:${actual}`,
    saet(next) {
      valg = typeof next === 'function' ? next : () => next;
      for (const linje of lines) linje.skift();
    },
    mod(next) {
      target = next;
    },
    naesteSvar: (match) => until('svar', match),
    naesteSpoergsmaal: (match) => until('spoergsmaal', match),
    async luk() {
      for (const linje of lines) linje.klip();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** One connection: a browser's on one side, the server's on the other. */
class Linje {
  readonly slut: Promise<void>;
  readonly #client: Socket;
  readonly #server: Socket;
  readonly #valg: Valg;
  readonly #happened: (what: 'svar' | 'spoergsmaal', linje: string) => void;
  /** The request that is being answered. */
  #linje = '';
  #answering = false;
  /** The headers of the answer as far as they have come. */
  #hoveder = '';

  constructor(
    client: Socket,
    server: Socket,
    valg: Valg,
    happened: (what: 'svar' | 'spoergsmaal', linje: string) => void,
  ) {
    this.#client = client;
    this.#server = server;
    this.#valg = valg;
    this.#happened = happened;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.slut = promise;
    client.setNoDelay(true);
    server.setNoDelay(true);
    client.on('data', (piece) => this.#spoerg(piece));
    server.on('data', (piece) => this.#svar(piece));
    client.on('error', () => this.klip());
    // A server that was killed: its side of every connection is gone at once. A mute line says nothing of it.
    server.on('error', () => this.#ende());
    server.on('close', () => this.#ende());
    client.on('close', () => {
      server.destroy();
      resolve();
    });
    this.skift();
  }

  skift(): void {
    if (this.#valg(this.#linje) === 'klip') this.klip();
  }

  klip(): void {
    this.#client.destroy();
    this.#server.destroy();
  }

  #ende(): void {
    if (this.#valg(this.#linje) !== 'stum') this.klip();
  }

  #spoerg(piece: Buffer): void {
    const found = /^(?:GET|POST|PUT|DELETE) \S+/.exec(piece.toString('latin1', 0, 400));
    if (found) {
      this.#linje = found[0];
      this.#answering = false;
      this.#hoveder = '';
    }
    const maade = this.#valg(this.#linje);
    if (maade === 'klip') this.klip();
    else if (maade !== 'stum') {
      this.#server.write(piece);
      this.#happened('spoergsmaal', this.#linje);
    }
  }

  #svar(piece: Buffer): void {
    const linje = this.#linje;
    if (!this.#answering) this.#happened('svar', linje);
    this.#answering = true;
    const maade = this.#valg(linje);
    if (maade === 'igennem') this.#client.write(piece);
    else if (maade === 'klip') this.klip();
    else if (maade === 'klip-efter-hoveder') this.#hovederne(piece);
    else if (typeof maade === 'object') setTimeout(() => this.#client.write(piece), maade.forsink);
  }

  /** Passes the answer on as far as its headers go. */
  #hovederne(piece: Buffer): void {
    const before = this.#hoveder.length;
    this.#hoveder += piece.toString('latin1');
    const end = this.#hoveder.indexOf(HOVEDER_SLUT);
    if (end < 0) this.#client.write(piece);
    else this.#client.end(piece.subarray(0, end + HOVEDER_SLUT.length - before), () => this.klip());
  }
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}
