// A real SMTP server for tests, on a free loopback port: STARTTLS, AUTH PLAIN and LOGIN, and for each recipient what the
// test wants to happen. What it has accepted is `modtaget`; what it has said yes to is never forgotten.
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';

/** What happens to a letter. "klip": the connection is cut there. */
export type Skaebne =
  | 'tag-imod'
  /** Refused at that command. */
  | { readonly ved: 'rcpt' | 'data' | 'slut'; readonly svar: string }
  /** Cut when so many bytes of the message have come. */
  | { readonly klipEfter: number }
  /** Refused while the message is still coming. */
  | { readonly undervejs: string }
  /** Accepted, and cut before the answer. */
  | 'klip-efter-slut'
  /** Accepted, and never answered. */
  | 'ti-stille'
  /** DATA is never answered. */
  | 'tal-ikke';

export interface Brevet {
  readonly fra: string;
  readonly til: string;
  /** Dots undone. */
  readonly bytes: Buffer;
  readonly krypteret: boolean;
  /** Who signed in. */
  readonly login: string | null;
}

export interface Postkasse {
  readonly port: number;
  readonly modtaget: readonly Brevet[];
  /** Every command line, in order; passwords too. */
  readonly sagt: readonly string[];
  /** Resolves when a command that begins so has come. */
  hoerer(begyndelse: string): Promise<void>;
  readonly forbindelser: number;
  /** Resolves when so many letters have been accepted. */
  ventPaa(antal: number): Promise<void>;
  luk(): Promise<void>;
}

export interface Indretning {
  readonly port?: number;
  readonly tls?: { readonly key: string; readonly cert: string };
  readonly login?: { readonly navn: string; readonly kode: string };
  readonly mekanismer?: string;
  /** Encrypted from the first byte. */
  readonly straks?: boolean;
  /** Said in clear behind the answer to STARTTLS, as somebody in between could. */
  readonly indsmuglet?: string;
  /** `nr`: the how manyeth time this recipient is tried, from 1. */
  readonly skaebne?: (til: string, nr: number) => Skaebne;
  /** Milliseconds between accepting a letter and saying so. */
  readonly betaenkning?: number;
}

export async function startPostkasse(indretning: Indretning = {}): Promise<Postkasse> {
  const modtaget: Brevet[] = [];
  const sagt: string[] = [];
  const tries = new Map<string, number>();
  const waiting: (() => void)[] = [];
  const sockets = new Set<Socket>();
  let forbindelser = 0;
  const accept = (brev: Brevet): void => {
    modtaget.push(brev);
    for (const wake of waiting.splice(0)) wake();
  };
  const server: Server = createServer((raw) => {
    forbindelser++;
    sockets.add(raw);
    raw.on('close', () => sockets.delete(raw));
    const { tls } = indretning;
    const socket =
      indretning.straks && tls ? new TLSSocket(raw, { isServer: true, secureContext: createSecureContext(tls) }) : raw;
    new Samtale(socket, indretning, { accept, sagt, tries });
  });
  await new Promise<void>((resolve) => {
    server.listen(indretning.port ?? 0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    modtaget,
    sagt,
    get forbindelser() {
      return forbindelser;
    },
    async ventPaa(antal) {
      while (modtaget.length < antal) await new Promise<void>((resolve) => waiting.push(resolve));
    },
    async hoerer(begyndelse) {
      while (!sagt.some((line) => line.startsWith(begyndelse))) await new Promise((resolve) => setTimeout(resolve, 5));
    },
    async luk() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

interface Bog {
  readonly accept: (brev: Brevet) => void;
  readonly sagt: string[];
  readonly tries: Map<string, number>;
}

/** One connection. */
class Samtale {
  #socket: Socket;
  readonly #raw: Socket;
  readonly #indretning: Indretning;
  readonly #bog: Bog;
  #rest = Buffer.alloc(0);
  #data = false;
  #fra = '';
  #til = '';
  #skaebne: Skaebne = 'tag-imod';
  #krypteret = false;
  #login: string | null = null;
  /** What has been asked for of AUTH LOGIN. */
  #venter: string[] | null = null;

  constructor(socket: Socket, indretning: Indretning, bog: Bog) {
    this.#socket = socket;
    this.#raw = socket;
    this.#indretning = indretning;
    this.#bog = bog;
    this.#krypteret = indretning.straks ?? false;
    this.#lyt();
    this.#sig('220 postkasse.example ESMTP');
  }

  #sig(line: string): void {
    if (this.#socket.writable) this.#socket.write(`${line}\r\n`);
  }

  #lyt(): void {
    this.#socket.on('error', () => {});
    this.#socket.on('data', (chunk: Buffer) => this.#ind(chunk));
  }

  #ind(chunk: Buffer): void {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    for (;;) {
      if (this.#data) {
        const skaebne = this.#skaebne;
        if (typeof skaebne === 'object' && 'klipEfter' in skaebne && this.#rest.length >= skaebne.klipEfter) {
          this.#raw.resetAndDestroy();
          return;
        }
        if (typeof skaebne === 'object' && 'undervejs' in skaebne) {
          this.#skaebne = { ved: 'slut', svar: '503 5.5.1 Forkert rækkefølge' };
          this.#sig(skaebne.undervejs);
        }
        const end = this.#rest.indexOf('\r\n.\r\n');
        if (end < 0) return;
        const body = this.#rest.subarray(0, end + 2).toString('latin1');
        this.#rest = this.#rest.subarray(end + 5);
        this.#data = false;
        this.#slut(Buffer.from(body.replace(/(^|\r\n)\.\./g, '$1.'), 'latin1'));
        continue;
      }
      const end = this.#rest.indexOf('\r\n');
      if (end < 0) return;
      const line = this.#rest.subarray(0, end).toString('utf8');
      this.#rest = this.#rest.subarray(end + 2);
      this.#bog.sagt.push(line);
      this.#kommando(line);
    }
  }

  #slut(bytes: Buffer): void {
    const skaebne = this.#skaebne;
    if (typeof skaebne === 'object' && 'ved' in skaebne && skaebne.ved === 'slut') {
      this.#sig(skaebne.svar);
      return;
    }
    const { accept } = this.#bog;
    accept({ fra: this.#fra, til: this.#til, bytes, krypteret: this.#krypteret, login: this.#login });
    if (skaebne === 'klip-efter-slut') this.#raw.resetAndDestroy();
    else if (skaebne !== 'ti-stille')
      setTimeout(() => this.#sig('250 2.0.0 Taget imod'), this.#indretning.betaenkning ?? 0);
  }

  #kommando(line: string): void {
    const { tls, login, mekanismer = 'PLAIN LOGIN' } = this.#indretning;
    if (this.#venter) {
      this.#venter.push(Buffer.from(line, 'base64').toString('utf8'));
      if (this.#venter.length === 1) this.#sig('334 UGFzc3dvcmQ6');
      else this.#tjek(this.#venter);
      return;
    }
    const verb = line.split(' ')[0]?.toUpperCase() ?? '';
    switch (verb) {
      case 'EHLO': {
        const kan = ['postkasse.example', 'SIZE 20000000', '8BITMIME'];
        if (tls && !this.#krypteret) kan.push('STARTTLS');
        if (login && (this.#krypteret || !tls)) kan.push(`AUTH ${mekanismer}`);
        for (const [i, one] of kan.entries()) this.#sig(`250${i === kan.length - 1 ? ' ' : '-'}${one}`);
        return;
      }
      case 'STARTTLS':
        if (!tls) {
          this.#sig('502 5.5.1 Nej');
          return;
        }
        this.#sig(`220 2.0.0 Klar${this.#indretning.indsmuglet ? `\r\n${this.#indretning.indsmuglet}` : ''}`);
        this.#raw.removeAllListeners('data');
        this.#socket = new TLSSocket(this.#raw, { isServer: true, secureContext: createSecureContext(tls) });
        this.#krypteret = true;
        this.#lyt();
        return;
      case 'AUTH': {
        const [, way = '', initial = ''] = line.split(' ');
        if (way.toUpperCase() === 'PLAIN') {
          this.#tjek(Buffer.from(initial, 'base64').toString().split('\0').slice(1));
          return;
        }
        this.#venter = [];
        this.#sig('334 VXNlcm5hbWU6');
        return;
      }
      case 'MAIL':
        if (login && this.#login === null) {
          this.#sig('530 5.7.0 Log ind');
          return;
        }
        this.#fra = /<(.*?)>/.exec(line)?.[1] ?? '';
        {
          this.#sig('250 2.1.0 Ja');
          return;
        }
      case 'RCPT': {
        this.#til = /<(.*?)>/.exec(line)?.[1] ?? '';
        const nr = (this.#bog.tries.get(this.#til) ?? 0) + 1;
        this.#bog.tries.set(this.#til, nr);
        this.#skaebne = this.#indretning.skaebne?.(this.#til, nr) ?? 'tag-imod';
        this.#svar('rcpt', '250 2.1.5 Ja');
        return;
      }
      case 'DATA':
        if (typeof this.#skaebne === 'object' && 'ved' in this.#skaebne && this.#skaebne.ved === 'data') {
          this.#sig(this.#skaebne.svar);
          return;
        }
        if (this.#skaebne === 'tal-ikke') return;
        this.#data = true;
        {
          this.#sig('354 Kom med det');
          return;
        }
      case 'RSET': {
        this.#sig('250 2.0.0 Ja');
        return;
      }
      case 'QUIT':
        this.#sig('221 2.0.0 Farvel');
        this.#socket.end();
        return;
      default:
        this.#sig('500 5.5.2 Forstår det ikke');
    }
  }

  #svar(ved: 'rcpt', ja: string): void {
    const skaebne = this.#skaebne;
    this.#sig(typeof skaebne === 'object' && 'ved' in skaebne && skaebne.ved === ved ? skaebne.svar : ja);
  }

  #tjek([navn = '', kode = '']: readonly string[]): void {
    this.#venter = null;
    const { login } = this.#indretning;
    if (navn !== login?.navn || kode !== login?.kode) {
      this.#sig('535 5.7.8 Forkert kode');
      return;
    }
    this.#login = navn;
    this.#sig('235 2.7.0 Velkommen');
  }
}
