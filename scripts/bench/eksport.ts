// `bench eksport`: how long somebody waits for "Gemt" while another exports 344 pages, beside the same seconds without an
// export; over HTTP, on the real server. Seconds with and without take turns.
import { referat } from './dokument.ts';
import { print, quantile } from './maaling.ts';
import { stof } from './stof.ts';
import { startVaert, type Vaert } from './vaert.ts';

const ROUNDS = 5;
const ROUND_MS = 4000;
/** One keystroke's request after the other, a quick typist's pace. */
const PAUSE_MS = 15;

export async function eksport(): Promise<void> {
  const host = await startVaert([referat(stof(3)), referat(stof(344))]);
  try {
    const type = typist(host);
    const samples = { uden: [] as number[], med: [] as number[] };
    await round(type, []);
    await download(host);
    let exports = 0;
    for (let i = 0; i < ROUNDS; i++) {
      await round(type, samples.uden);
      let on = true;
      const exporting = (async () => {
        for (; on; exports++) await download(host);
      })();
      await round(type, samples.med);
      on = false;
      await exporting;
    }
    process.stderr.write(`${exports} eksporter imens.\n`);
    for (const [name, p] of [
      ['halvdelen', 0.5],
      ['p99', 0.99],
    ] as const) {
      const without = quantile(samples.uden, p);
      const value = quantile(samples.med, p);
      const n = samples.med.length;
      print({
        name: `gem et tegn under eksport, ${name}`,
        value,
        unit: 'ms',
        versus: 'uden eksport',
        ratio: value / without,
        n,
      });
      print({
        name: `gem et tegn under eksport, ${name}, tilvækst`,
        value: value - without,
        unit: 'ms',
        versus: null,
        ratio: null,
        n,
      });
    }
  } finally {
    await host.stop();
  }
}

/** Saves one letter in the short document; milliseconds until it is acknowledged. */
function typist({ url, cookie, referater }: Vaert): () => Promise<number> {
  let version = 0;
  return async () => {
    const step = { stepType: 'replace', from: 5, to: 5, slice: { content: [{ type: 'text', text: 'e' }] } };
    const body = JSON.stringify({ version, epoch: 0, client: 'b', batch: `bench-${version}-e`, steps: [step] });
    const headers = { 'content-type': 'application/json', accept: 'application/json', cookie };
    const start = performance.now();
    const answer = await fetch(`${url}/referater/${referater[0]}/steps`, { method: 'POST', headers, body });
    if (answer.status !== 200) throw new Error(`A keystroke of the benchmark was refused: ${answer.status}.`);
    await answer.arrayBuffer();
    version++;
    return performance.now() - start;
  };
}

async function round(type: () => Promise<number>, samples: number[]): Promise<void> {
  for (const end = performance.now() + ROUND_MS; performance.now() < end; ) {
    samples.push(await type());
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

async function download({ url, cookie, referater }: Vaert): Promise<void> {
  const answer = await fetch(`${url}/referater/${referater[1]}/eksport/pdf`, { headers: { cookie } });
  if (answer.status !== 200) throw new Error(`The export of the benchmark failed: ${answer.status}.`);
  await answer.arrayBuffer();
}
