// The command line: `npm run --silent referat -- <command> …`. Every file in `commands/` is a command of that name.
// Exit 0 = done, 2 = bad input or wrong use (one sentence on standard error), 1 = a fault of ours.
import '../server/runtime.ts';
import { readdirSync } from 'node:fs';
import { AppError } from '../editor/model/fejl.ts';
import type { Kommando } from './kommando.ts';

const folder = new URL('./commands/', import.meta.url);

function navne(): readonly string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -3))
    .sort();
}

/** Each command is loaded only when it is asked for: a rename should not wait for the PDF engine. */
async function hent(navn: string): Promise<Kommando> {
  const loaded: { kommando: Kommando } = await import(new URL(`${navn}.ts`, folder).href);
  return loaded.kommando;
}

async function oversigt(): Promise<string> {
  const rows = await Promise.all(
    navne().map(async (navn) => {
      const { brug, beskrivelse } = await hent(navn);
      return `  ${navn} ${brug}\n      ${beskrivelse}`;
    }),
  );
  return `Brug: npm run --silent referat -- KOMMANDO …\n\n${rows.join('\n')}\n`;
}

async function koer([navn = '', ...args]: readonly string[]): Promise<number> {
  if (navn === '--help' || navn === '-h' || navn === 'help') {
    process.stdout.write(await oversigt());
    return 0;
  }
  if (!navne().includes(navn)) {
    const what = navn === '' ? 'Skriv en kommando' : `Kommandoen »${navn}« findes ikke`;
    throw new AppError('ugyldig', `${what}: ${navne().join(', ')}.`);
  }
  const kommando = await hent(navn);
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(`referat ${navn} ${kommando.brug}\n${kommando.beskrivelse}\n`);
    return 0;
  }
  return (await kommando.koer(args)) ?? 0;
}

// Whoever reads our output may have had enough of it (`referat inspect … | head`).
process.stdout.on('error', (cause: NodeJS.ErrnoException) => {
  if (cause.code !== 'EPIPE') throw cause;
  process.exit(0);
});

try {
  process.exitCode = await koer(process.argv.slice(2));
} catch (cause) {
  if (cause instanceof AppError) {
    process.stderr.write(`${cause.message}\n`);
    process.exitCode = 2;
  } else {
    const detail = cause instanceof Error ? cause.stack : String(cause);
    process.stderr.write(`Der skete en fejl i Referat, ikke hos dig.\n${detail}\n`);
    process.exitCode = 1;
  }
}
