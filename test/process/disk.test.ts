// S6: a full disk refuses with 507 and writes nothing; with room again the same sentence is saved.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { DATABASE_FILE, openDatabase } from '../../db/open.ts';
import { verify } from '../../db/verify.ts';
import type { Opened } from '../../editor/model/wire.ts';
import { kanMontere, paaLilleDisk } from '../net/lilledisk.ts';
import { endAll, grundlag, startProces } from './server.ts';
import { place, wire } from './skriver.ts';

afterEach(endAll);

describe('S6 a full disk', () => {
  it.skipIf(!kanMontere)(
    `refuses with 507, and saves again when there is room${kanMontere ? '' : ' (needs root and tmpfs)'}`,
    () =>
      paaLilleDisk(3, async (data) => {
        const { id, token } = await grundlag(data);
        const proces = await startProces({ REFERAT_DATA: data });
        const line = wire(proces.url, token, id);
        const opened = await line.ask<Opened>('GET', '/dokument');
        const at = opened ? place(opened.json) : 0;
        const batch = (version: number, size: number) =>
          JSON.stringify({
            version,
            epoch: 0,
            client: 'fuld',
            batch: `fuld-batch-${version}`,
            steps: [
              {
                stepType: 'replace',
                from: at,
                to: at,
                slice: { content: [{ type: 'text', text: 'x'.repeat(size) }] },
              },
            ],
          });
        expect((await line.ask('POST', '/steps', batch(0, 10)))?.status).toBe(200);
        writeFileSync(join(data, 'fyld'), Buffer.alloc(1_200_000));
        const full = await line.ask<{ code: string; message: string }>('POST', '/steps', batch(1, 2_000_000));
        expect(full).toMatchObject({ status: 507, json: { code: 'disk-fuld' } });
        expect((await line.ask<Opened>('GET', '/dokument'))?.json.version).toBe(1);
        rmSync(join(data, 'fyld'));
        expect((await line.ask('POST', '/steps', batch(1, 300_000)))?.status).toBe(200);
        expect(await proces.end('SIGTERM')).toBe(0);
        const db = openDatabase(join(data, DATABASE_FILE));
        expect(verify(db).forskelle).toEqual([]);
        db.close();
      }),
  );
});
