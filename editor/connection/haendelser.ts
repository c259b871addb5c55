// Reads an event stream (HTML Standard, §9.2.6) piece by piece. Comments are told too: they are the heartbeat that says
// a silent line is alive, which the browser's own EventSource keeps to itself.

export interface Haendelse {
  readonly event: string;
  readonly data: string;
}

/** Takes the pieces as they come; gives back the events that are whole, and counts every byte as a sign of life. */
export class Haendelseslaeser {
  #rest = '';

  laes(piece: string): readonly Haendelse[] {
    const text = this.#rest + piece;
    const blocks = text.split(/\r\n\r\n|\n\n|\r\r/);
    this.#rest = blocks.pop() ?? '';
    return blocks.flatMap((block) => {
      let event = 'message';
      const data: string[] = [];
      for (const line of block.split(/\r\n|\n|\r/)) {
        const found = /^([^:]*):? ?(.*)$/s.exec(line);
        if (found?.[1] === 'event') event = found[2] ?? '';
        if (found?.[1] === 'data') data.push(found[2] ?? '');
      }
      return data.length > 0 ? [{ event, data: data.join('\n') }] : [];
    });
  }
}
