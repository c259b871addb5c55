// A witness between the network and the server: hands every request on as it is and remembers which batches the server
// acknowledged. What was saved is known from the server's own answers, never from what a page says of itself.
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Accepted, Batch } from '../../editor/model/wire.ts';

export interface Kvittering {
  readonly batch: Batch;
  readonly version: number;
}

export interface Vidne {
  readonly port: number;
  readonly url: string;
  /** Every batch that was answered 200, in the order of the answers; a repeat is there again. */
  readonly kvitteringer: readonly Kvittering[];
  /** Every other answer to a batch: status and words. */
  readonly afslag: readonly { readonly status: number; readonly svar: string }[];
  mod(port: number): void;
  luk(): Promise<void>;
}

/** Starts it in front of the server at `port`. */
export async function startVidne(port: number): Promise<Vidne> {
  let target = port;
  const kvitteringer: Kvittering[] = [];
  const afslag: { status: number; svar: string }[] = [];
  const server = createServer((asked, answer) => {
    const isBatch = asked.method === 'POST' && /\/steps$/.test(asked.url ?? '');
    const body: Buffer[] = [];
    const said: Buffer[] = [];
    const { method, url, headers } = asked;
    const onward = request({ port: target, host: '127.0.0.1', method, path: url, headers, agent: false }, (told) => {
      answer.writeHead(told.statusCode ?? 502, told.rawHeaders);
      told.on('data', (piece: Buffer) => said.push(piece));
      told.on('end', () => {
        if (!isBatch) return;
        const svar = Buffer.concat(said).toString();
        const status = told.statusCode ?? 502;
        if (status !== 200) afslag.push({ status, svar });
        else {
          const { version } = JSON.parse(svar) as Accepted;
          kvitteringer.push({ batch: JSON.parse(Buffer.concat(body).toString()) as Batch, version });
        }
      });
      told.on('error', () => answer.destroy());
      told.pipe(answer);
    });
    // The server is gone, or its line was cut: the same happens to the one who asked.
    onward.on('error', () => answer.destroy());
    answer.on('close', () => onward.destroy());
    if (isBatch) asked.on('data', (piece: Buffer) => body.push(piece));
    asked.pipe(onward);
  });
  server.requestTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port: actual } = server.address() as AddressInfo;
  return {
    port: actual,
    url: `http://127.0.0.1:${actual}`,
    kvitteringer,
    afslag,
    mod(next) {
      target = next;
    },
    async luk() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The characters that a batch inserts, in order, deletions aside. */
export function skrevet(steps: readonly unknown[]): string {
  return steps
    .map((step) =>
      [...JSON.stringify(step).matchAll(/"text":("(?:[^"\\]|\\.)*")/g)]
        .map(([, text = '""']) => JSON.parse(text))
        .join(''),
    )
    .join('');
}
