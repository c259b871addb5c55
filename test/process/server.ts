// The real server as a child process for tests that kill it, with one person signed in; and a client of a few lines.
// Ended by its own handle, never by name.
import { type ChildProcess, spawn } from 'node:child_process';
import { webcrypto } from 'node:crypto';
import { join } from 'node:path';
import { DATABASE_FILE, openDatabase } from '../../db/open.ts';
import { sqliteStore } from '../../db/store.ts';
import { nytToken } from '../../server/access/sessioner.ts';
import { referat } from '../builders/dokument.ts';
import { HAVEUDVALGET, INGRID, lager } from '../builders/lager.ts';
import { root } from '../sources.ts';

/** A data folder with one referat of Ingrid's, who has a session. */
export async function grundlag(folder: string): Promise<{ id: string; token: string }> {
  lager(join(folder, DATABASE_FILE)).store.close();
  const random = (array: Uint8Array) => webcrypto.getRandomValues(array);
  const store = sqliteStore(openDatabase(join(folder, DATABASE_FILE)), { now: Date.now, random });
  const id = await store.createReferat({ organ: HAVEUDVALGET, ejer: INGRID, doc: referat('Ord: ') });
  const { token, hash } = nytToken(random);
  await store.createSession(hash, INGRID, null);
  store.close();
  return { id, token };
}

export interface Proces {
  /** "" where it ended before it listened. */
  readonly url: string;
  readonly child: ChildProcess;
  /** Everything it has written so far. */
  said(): string;
  /** Sends the signal and waits for the end; the exit code, null after a signal. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

const running = new Set<ChildProcess>();

/** Ends whatever a failed test left running. */
export function endAll(): void {
  for (const child of running) child.kill('SIGKILL');
}

/** Starts the server on any free port; resolves when it listens or has ended. */
export function startProces(env: Readonly<Record<string, string>>): Promise<Proces> {
  const child = spawn(process.execPath, ['server/main.ts'], {
    cwd: root,
    env: { PATH: process.env.PATH ?? '', HOST: '127.0.0.1', PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  running.add(child);
  const ended = new Promise<number | null>((resolve) =>
    child.once('close', (code) => {
      running.delete(child);
      resolve(code);
    }),
  );
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal);
    return ended;
  };
  return new Promise((resolve) => {
    const look = (data: Buffer): void => {
      said += data;
      const url = /^Referat kører på (http:\S+)$/m.exec(said)?.[1];
      if (url) resolve({ url, child, said: () => said, end });
    };
    child.stdout?.on('data', look);
    child.stderr?.on('data', look);
    void ended.then(() => resolve({ url: '', child, said: () => said, end }));
  });
}
