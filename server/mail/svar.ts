// What an SMTP server answers, read from bytes as they come (RFC 5321, 4.2). Pure.

export interface Smtpsvar {
  readonly kode: number;
  /** The lines without their codes. */
  readonly linjer: readonly string[];
}

/** No answer is this long; whatever sends more is no mail server. */
const MAX = 64 * 1024;

export class Svarlaeser {
  #rest = '';
  #linjer: string[] = [];

  /** True where bytes have come that are no whole answer yet. */
  get halv(): boolean {
    return this.#rest !== '' || this.#linjer.length > 0;
  }

  /** The answers that are whole now. Throws where it cannot be SMTP. */
  laes(chunk: Uint8Array): readonly Smtpsvar[] {
    this.#rest += Buffer.from(chunk).toString('latin1');
    const done: Smtpsvar[] = [];
    for (let end = this.#rest.indexOf('\n'); end >= 0; end = this.#rest.indexOf('\n')) {
      const line = this.#rest.slice(0, end).replace(/\r$/, '');
      this.#rest = this.#rest.slice(end + 1);
      const match = /^([2-5]\d\d)(?:([ -])(.*))?$/s.exec(line);
      if (!match) throw new Error('The answer is not SMTP.');
      this.#linjer.push(Buffer.from(match[3] ?? '', 'latin1').toString('utf8'));
      if (match[2] === '-') continue;
      done.push({ kode: Number(match[1]), linjer: this.#linjer });
      this.#linjer = [];
    }
    if (this.#rest.length > MAX || this.#linjer.length > 500) throw new Error('The answer has no end.');
    return done;
  }
}

/** The answer on one line, as people are shown it: "550 5.1.1 Findes ikke". */
export function svartekst({ kode, linjer }: Smtpsvar): string {
  const text = `${kode} ${linjer.join(' ')}`.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  return text.length > 500 ? `${text.slice(0, 500)}…` : text;
}
