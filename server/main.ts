// Starts the server: configuration → database → app → listen. The only wiring; what goes wrong here is one Danish sentence.
import './runtime.ts';
import { webcrypto } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { takeLock } from '../db/laas.ts';
import { DATABASE_FILE, makeFolder, openDatabase } from '../db/open.ts';
import { sqliteStore } from '../db/store.ts';
import { AppError } from '../editor/model/fejl.ts';
import { startlink } from './access/start.ts';
import { createVagt } from './access/vagt.ts';
import { createApp } from './app.ts';
import { createArbejde } from './arbejde/arbejde.ts';
import { udsendelseskoe } from './brevkoeer.ts';
import { Levende } from './collab/levende.ts';
import { type Config, readConfig } from './config.ts';
import type { Deps } from './deps.ts';
import { egenpostkoe } from './egenpost.ts';
import { hoeringskoe } from './hoering/koe.ts';
import { lukHvertMinut } from './hoering/ur.ts';
import { createLog } from './log.ts';
import { rydOpHverTime } from './oprydning.ts';
import { createPostbud } from './postbud.ts';
import { tagUdseende } from './udseende.ts';

const now = (): number => Date.now();
const random = (array: Uint8Array): Uint8Array => webcrypto.getRandomValues(array);
const log = createLog((line) => process.stderr.write(line), now);

/** How long open requests may go on after SIGTERM. */
const GRACE = 5000;

async function start(): Promise<void> {
  const config = readConfig(process.env);
  const path = join(config.data, DATABASE_FILE);
  makeFolder(config.data);
  const unlock = takeLock(config.data);
  const db = openDatabase(path, new Date(now()).toISOString().replace(/\D/g, '').slice(0, 14));
  const store = sqliteStore(db, { now, random });
  const levende = new Levende(store, (event, cause) => log.error(event, cause));
  await levende.recover();
  tagUdseende(await store.findUdseende());
  const arbejde = createArbejde();
  const postbud = createPostbud({ config, now, log }, [
    hoeringskoe({ store, config, now, random }),
    egenpostkoe({ store }),
    udsendelseskoe({ store, now }),
  ]);
  const deps: Deps = { store, levende, arbejde, postbud, config, now, random, log };
  const stopOprydning = rydOpHverTime(deps);
  const stopUr = lukHvertMinut(deps);
  const server = createServer(createApp(deps, createVagt(deps)));

  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    stopOprydning();
    stopUr();
    const postbudet = postbud.stop(GRACE);
    server.close(async () => {
      await postbudet;
      await levende.close();
      await arbejde.stop();
      store.close();
      unlock();
      process.exit(0);
    });
    levende.rooms.close();
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), GRACE).unref();
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);

  const address = await listen(server, config);
  postbud.afsted();
  process.stdout.write(`Referat kører på ${address}\n`);
  const link = await startlink(deps);
  if (link) process.stdout.write(`Åbn ${address}${link}\n`);
}

/** Resolves with the address people use; rejects with an AppError where the port cannot be had. */
function listen(server: Server, { host, port, url }: Config): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      reject(portRefusal(cause, host, port));
    });
    server.listen(port, host, () => {
      const { port: actual } = server.address() as AddressInfo;
      resolve(url ? url.origin : `http://${host.includes(':') ? `[${host}]` : host}:${actual}`);
    });
  });
}

function portRefusal(cause: NodeJS.ErrnoException, host: string, port: number): Error {
  switch (cause.code) {
    case 'EADDRINUSE':
      return new AppError('konflikt', `Port ${port} er optaget. Stop det andet program, eller vælg en anden med PORT.`);
    case 'EACCES':
      return new AppError('ugyldig', `Port ${port} må ikke bruges af denne bruger. Vælg en anden med PORT.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new AppError('ugyldig', `HOST ${host} er ikke en adresse på denne maskine.`);
    default:
      return cause;
  }
}

try {
  await start();
} catch (cause) {
  if (cause instanceof AppError) process.stderr.write(`${cause.message}\n`);
  else log.error('start', cause);
  process.exit(cause instanceof AppError ? 2 : 1);
}
