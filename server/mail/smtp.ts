// A conversation with an SMTP server (RFC 5321; STARTTLS RFC 3207; AUTH PLAIN and LOGIN RFC 4954). Own code, because one
// moment of it must be ours: the end of a message is held back until all of the body has left, and the caller has written
// down that it is about to be sent. Until then nothing is accepted; from then on a silence means that nobody knows.
import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { type Smtpsvar, Svarlaeser, svartekst } from './svar.ts';

export interface Mailserver {
  readonly vaert: string;
  readonly port: number;
  /** "straks": TLS from the first byte; "kraevet": STARTTLS or nothing; "mulig": where it is offered (loopback alone). */
  readonly tls: 'straks' | 'kraevet' | 'mulig';
  /** False only on loopback, where nobody can stand in between. */
  readonly certifikat: boolean;
  /** PEM of the authorities that are believed instead of the usual ones. */
  readonly ca: string | null;
  readonly login: { readonly navn: string; readonly kode: string } | null;
}

/** Milliseconds. RFC 5321, 4.5.3.2 has longer ones for servers that queue for others. */
export interface Frister {
  readonly forbind: number;
  readonly svar: number;
  /** For the answer to the whole message. */
  readonly slut: number;
  /** Between the body and its end: a cut that has happened meanwhile is seen. */
  readonly hvil: number;
}
export const FRISTER: Frister = { forbind: 30_000, svar: 120_000, slut: 600_000, hvil: 100 };

export interface Forsendelse {
  readonly fra: string;
  readonly til: string;
  readonly bytes: Uint8Array;
}

export interface Aflevering {
  readonly udfald: 'sendt' | 'senere' | 'afvist' | 'uvist';
  readonly kode: number | null;
  /** The server's words; null where it said none. */
  readonly svar: string | null;
  /** Whether another letter can follow on the same connection. */
  readonly aaben: boolean;
}

/** The server cannot be talked to: no letter is to blame. `svar` are its words or the network's code. */
export class Ingenforbindelse extends Error {
  readonly svar: string;

  constructor(svar: string, options?: ErrorOptions) {
    super(svar, options);
    this.svar = svar;
  }
}

/** How long a goodbye may take, in milliseconds. */
const FARVEL = 2000;

/** Codes that blame the configuration and not the recipient (RFC 4954, 6). */
const LOGINKODER = [530, 534, 535, 538];

export class Forbindelse {
  #socket: Socket;
  #laeser = new Svarlaeser();
  readonly #svar: Smtpsvar[] = [];
  readonly #frister: Frister;
  #fejl: Error | null = null;
  #vaagn: (() => void) | null = null;
  #kan: readonly string[] = [];

  private constructor(socket: Socket, frister: Frister) {
    this.#socket = socket;
    this.#frister = frister;
    this.#lyt(socket);
  }

  /** Connects, says hello, encrypts and signs in. `navn`: what this computer calls itself. Throws Ingenforbindelse. */
  static async aabn(server: Mailserver, navn: string, frister: Frister = FRISTER): Promise<Forbindelse> {
    const { vaert: host, port } = server;
    const tls = { host, ...sikret(server) };
    const socket = server.tls === 'straks' ? connectTls({ port, ...tls }) : connectTcp({ host, port });
    const forbindelse = new Forbindelse(socket, frister);
    try {
      await ventPaa(socket, server.tls === 'straks' ? 'secureConnect' : 'connect', frister.forbind);
      await forbindelse.#hils(server, navn);
      return forbindelse;
    } catch (cause) {
      forbindelse.luk();
      throw cause instanceof Ingenforbindelse ? cause : new Ingenforbindelse(netfejl(cause), { cause });
    }
  }

  /**
   * One letter. `foerSlut` is awaited when the body has left and its end has not: what it throws ends the connection
   * before the end is sent, and is thrown on.
   */
  async aflever({ fra, til, bytes }: Forsendelse, foerSlut: () => Promise<void>): Promise<Aflevering> {
    let afgivet = false;
    try {
      const size = this.#kan.some((one) => /^SIZE\b/i.test(one)) ? ` SIZE=${bytes.length}` : '';
      for (const [line, ja] of [
        [`MAIL FROM:<${fra}>${size}`, 2],
        [`RCPT TO:<${til}>`, 2],
        ['DATA', 3],
      ] as const) {
        const svar = await this.#spoerg(line);
        if (Math.floor(svar.kode / 100) !== ja) return await this.#nej(svar);
      }
      await this.#skriv(Buffer.from(prikket(bytes), 'latin1'));
      await this.#hvil();
      // An answer before the end refuses what has come so far: the end is never sent.
      if (this.#svar.length === 0 && !this.#fejl) {
        await foerSlut();
        if (this.#svar.length === 0 && !this.#fejl) {
          afgivet = true;
          this.#socket.write('.\r\n');
        }
      }
      const svar = await this.#naeste(this.#frister.slut);
      if (!afgivet) {
        this.luk();
        const { udfald } = doem(svar);
        return { udfald: udfald === 'sendt' ? 'senere' : udfald, kode: svar.kode, svar: svartekst(svar), aaben: false };
      }
      return { ...doem(svar), svar: svartekst(svar), aaben: svar.kode < 400 };
    } catch (cause) {
      this.luk();
      if (!(cause instanceof Brud)) throw cause;
      return { udfald: afgivet ? 'uvist' : 'senere', kode: null, svar: null, aaben: false };
    }
  }

  /** Says goodbye, and does not wait for the answer. */
  farvel(): void {
    if (this.#socket.writable && !this.#fejl) this.#socket.end('QUIT\r\n');
    setTimeout(() => this.#socket.destroy(), FARVEL).unref();
  }

  luk(): void {
    this.#fejl ??= new Error('closed');
    this.#socket.destroy();
  }

  /** Refused before the message: nothing was sent of it. */
  async #nej(svar: Smtpsvar): Promise<Aflevering> {
    const dom = doem(svar);
    const rset = svar.kode === 421 ? null : await this.#spoerg('RSET').catch(() => null);
    const aaben = rset?.kode === 250;
    if (!aaben) this.luk();
    return { ...dom, svar: svartekst(svar), aaben };
  }

  async #hils(server: Mailserver, navn: string): Promise<void> {
    const ja = (svar: Smtpsvar, kode: number): void => {
      if (svar.kode !== kode) throw new Ingenforbindelse(svartekst(svar));
    };
    const ehlo = async (): Promise<void> => {
      const svar = await this.#spoerg(`EHLO ${navn}`);
      ja(svar, 250);
      this.#kan = svar.linjer.slice(1);
    };
    ja(await this.#naeste(this.#frister.svar), 220);
    await ehlo();
    if (server.tls !== 'straks') {
      const tilbudt = this.#kan.some((one) => /^STARTTLS\b/i.test(one));
      if (!tilbudt && server.tls === 'kraevet') throw new Ingenforbindelse('STARTTLS');
      if (tilbudt) {
        ja(await this.#spoerg('STARTTLS'), 220);
        await this.#krypter(server);
        await ehlo();
      }
    }
    if (server.login) await this.#login(server.login);
  }

  async #krypter(server: Mailserver): Promise<void> {
    // What came in clear behind the answer could be anybody's (CVE-2011-0411 and its like).
    if (this.#svar.length > 0 || this.#laeser.halv) throw new Ingenforbindelse('STARTTLS');
    const plain = this.#socket;
    plain.removeAllListeners('data');
    const secure = connectTls({ socket: plain, host: server.vaert, ...sikret(server) });
    this.#socket = secure;
    this.#laeser = new Svarlaeser();
    this.#lyt(secure);
    await ventPaa(secure, 'secureConnect', this.#frister.forbind);
  }

  async #login({ navn, kode }: { navn: string; kode: string }): Promise<void> {
    const ways = this.#kan.find((one) => /^AUTH[ =]/i.test(one))?.toUpperCase() ?? '';
    const b64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');
    let svar: Smtpsvar;
    if (/\bPLAIN\b/.test(ways)) svar = await this.#spoerg(`AUTH PLAIN ${b64(`\0${navn}\0${kode}`)}`);
    else if (/\bLOGIN\b/.test(ways)) {
      svar = await this.#spoerg('AUTH LOGIN');
      for (const one of [navn, kode]) if (svar.kode === 334) svar = await this.#spoerg(b64(one));
    } else throw new Ingenforbindelse('AUTH');
    if (svar.kode !== 235) throw new Ingenforbindelse(svartekst(svar));
  }

  #lyt(socket: Socket): void {
    socket.setNoDelay(true);
    const fejl = (cause: Error): void => {
      this.#fejl ??= cause;
      this.#vaagn?.();
    };
    socket.on('data', (chunk: Uint8Array) => {
      try {
        this.#svar.push(...this.#laeser.laes(chunk));
      } catch (cause) {
        fejl(cause instanceof Error ? cause : new Error(String(cause)));
        socket.destroy();
      }
      this.#vaagn?.();
    });
    socket.on('error', fejl);
    socket.on('end', () => fejl(new Error('ended')));
    socket.on('close', () => fejl(new Error('closed')));
  }

  async #spoerg(line: string): Promise<Smtpsvar> {
    if (/[\r\n\0]/.test(line)) throw new Error('A command is one line.');
    if (this.#svar.length > 0) {
      // Unasked: a server that says goodbye (421) between two letters.
      const svar = this.#svar.shift();
      if (svar && svar.kode >= 400) return svar;
    }
    await this.#skriv(`${line}\r\n`);
    return this.#naeste(this.#frister.svar);
  }

  /** Resolves when the bytes have left the socket. Throws Brud. */
  #skriv(data: string | Uint8Array): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#fejl) {
        reject(new Brud(this.#fejl));
        return;
      }
      const timer = setTimeout(() => this.#socket.destroy(), this.#frister.slut);
      this.#socket.write(data, (cause) => {
        clearTimeout(timer);
        if (cause) reject(new Brud(cause));
        else resolve();
      });
    });
  }

  /** The next answer. Throws Brud where none comes. */
  async #naeste(frist: number): Promise<Smtpsvar> {
    const timer = setTimeout(() => {
      this.#fejl ??= new Error('timeout');
      this.#socket.destroy();
      this.#vaagn?.();
    }, frist);
    try {
      for (;;) {
        const svar = this.#svar.shift();
        if (svar) return svar;
        if (this.#fejl) throw new Brud(this.#fejl);
        await new Promise<void>((resolve) => {
          this.#vaagn = resolve;
        });
      }
    } finally {
      clearTimeout(timer);
      this.#vaagn = null;
    }
  }

  /** Lets what has happened to the connection meanwhile arrive; ends early where something has. */
  async #hvil(): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, this.#frister.hvil);
      this.#vaagn = () => {
        clearTimeout(timer);
        resolve();
      };
      if (this.#fejl || this.#svar.length > 0) this.#vaagn();
    });
    this.#vaagn = null;
  }
}

/** The connection broke or kept silent. */
class Brud extends Error {
  constructor(cause: Error) {
    super(cause.message, { cause });
  }
}

function doem({ kode }: Smtpsvar): { readonly udfald: Aflevering['udfald']; readonly kode: number } {
  if (kode >= 200 && kode < 300) return { udfald: 'sendt', kode };
  return { udfald: kode < 500 || LOGINKODER.includes(kode) ? 'senere' : 'afvist', kode };
}

/** The message between DATA and its end: every line that opens with a dot gets another (RFC 5321, 4.5.2). */
function prikket(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('latin1');
  const ended = text.endsWith('\r\n') ? text : `${text}\r\n`;
  return ended.replace(/(^|\r\n)\./g, '$1..');
}

function sikret({ vaert, certifikat, ca }: Mailserver): object {
  return {
    rejectUnauthorized: certifikat,
    minVersion: 'TLSv1.2',
    ...(isIP(vaert) === 0 && { servername: vaert }),
    ...(ca !== null && { ca }),
  };
}

function ventPaa(socket: Socket, event: string, frist: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => socket.destroy(new Error('ETIMEDOUT')), frist);
    const done = (settle: () => void) => (): void => {
      clearTimeout(timer);
      settle();
    };
    socket.once(event, done(resolve));
    socket.once('error', (cause: Error) => done(() => reject(cause))());
    socket.once(
      'close',
      done(() => reject(new Error('closed'))),
    );
  });
}

/** A network's or a certificate's code: "ECONNREFUSED", "CERT_HAS_EXPIRED" … */
function netfejl(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  if ('code' in cause && typeof cause.code === 'string') return cause.code;
  return cause instanceof Brud ? netfejl(cause.cause) : cause.message;
}
