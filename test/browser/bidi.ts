// Firefox for tests, over WebDriver BiDi (W3C): the stock browser of the distribution, found on the path. Playwright drives
// only a Firefox of its own.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The program, or null where there is none. */
export function findFirefox(): string | null {
  for (const name of ['firefox-esr', 'firefox'])
    try {
      return execFileSync('which', [name], { encoding: 'utf8' }).trim();
    } catch {
      // The next name.
    }
  return null;
}

/** The answer to a command, as far as it is read here. */
interface Svar {
  readonly id?: number;
  readonly type: string;
  readonly error?: string;
  readonly message?: string;
  readonly result?: { readonly contexts?: readonly { context: string }[]; readonly result?: { value?: unknown } };
}

export interface Firefox {
  /** A cookie of the server at `url`. */
  cookie(url: string, name: string, value: string): Promise<void>;
  aabn(url: string): Promise<void>;
  /** Evaluates an expression in the page; its value comes as text. */
  spoerg(expression: string): Promise<string>;
  /** Asks until the answer is this. */
  vent(expression: string, value: string): Promise<void>;
  /** Types with real key events; "\uE009" and its like are keys of WebDriver. */
  tast(keys: string): Promise<void>;
  luk(): Promise<void>;
}

export async function startFirefox(program: string): Promise<Firefox> {
  const profile = mkdtempSync(join(tmpdir(), 'referat-firefox-'));
  const child = spawn(program, ['--headless', '--remote-debugging-port=0', '--no-remote', '--profile', profile], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, MOZ_DISABLE_AUTO_SAFE_MODE: '1', HOME: profile },
  });
  const end = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      const closed = new Promise((resolve) => child.once('exit', resolve));
      child.kill();
      await closed;
    }
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const socket = new WebSocket(`${await adresse(child)}/session`);
    await new Promise((resolve, reject) => {
      socket.addEventListener('open', resolve, { once: true });
      socket.addEventListener('error', reject, { once: true });
    });
    return await side(socket, end);
  } catch (cause) {
    await end();
    throw cause;
  }
}

/** Where it listens, as it says itself. */
function adresse(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (data) => {
      said += data;
      const found = /WebDriver BiDi listening on (ws:\/\/\S+)/.exec(said)?.[1];
      if (found) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`Firefox stoppede (${code}): ${said}`)));
  });
}

async function side(socket: WebSocket, end: () => Promise<void>): Promise<Firefox> {
  const waiting = new Map<number, (svar: Svar) => void>();
  let n = 0;
  socket.addEventListener('message', ({ data }) => {
    const svar: Svar = JSON.parse(String(data));
    if (svar.id !== undefined) waiting.get(svar.id)?.(svar);
  });
  const send = async (method: string, params: object): Promise<NonNullable<Svar['result']>> => {
    const id = ++n;
    const svar = await new Promise<Svar>((resolve) => {
      waiting.set(id, resolve);
      socket.send(JSON.stringify({ id, method, params }));
    });
    waiting.delete(id);
    if (svar.type === 'error') throw new Error(`${method}: ${svar.error} ${svar.message}`);
    return svar.result ?? {};
  };
  await send('session.new', { capabilities: {} });
  const context = (await send('browsingContext.getTree', {})).contexts?.[0]?.context ?? '';
  const spoerg = async (expression: string): Promise<string> => {
    const { result } = await send('script.evaluate', {
      expression: `String(${expression})`,
      target: { context },
      awaitPromise: true,
    });
    return String(result?.value);
  };
  return {
    async cookie(url, name, value) {
      const { hostname } = new URL(url);
      const cookie = { name, value: { type: 'string', value }, domain: hostname, path: '/', httpOnly: true };
      await send('storage.setCookie', { cookie });
    },
    async aabn(url) {
      await send('browsingContext.navigate', { context, url, wait: 'complete' });
    },
    spoerg,
    async vent(expression, value) {
      while ((await spoerg(expression)) !== value) await new Promise((resolve) => setTimeout(resolve, 100));
    },
    async tast(keys) {
      const actions = [...keys].flatMap((value) => [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ]);
      await send('input.performActions', { context, actions: [{ type: 'key', id: 'taster', actions }] });
    },
    async luk() {
      socket.close();
      await end();
    },
  };
}
