// Firefox (ESR on Debian): opens a referat, writes with initials and Tab, saves, and finds the text again. Skipped, and
// said so, where there is no Firefox.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Firefox, findFirefox, startFirefox } from './bidi.ts';
import { moede } from './moede.ts';
import { fjern, type Grundlag, nytGrundlag, startServer, type Testserver } from './server.ts';

const program = findFirefox();

describe.skipIf(!program)('Firefox (skipped where none is installed)', () => {
  let grundlag: Grundlag;
  let server: Testserver;
  let firefox: Firefox;
  beforeAll(async () => {
    grundlag = await nytGrundlag(['signe'], [moede()]);
    server = await startServer(grundlag.data);
    firefox = await startFirefox(program ?? '');
  }, 120_000);
  afterAll(async () => {
    await firefox?.luk();
    await server?.stop();
    fjern(grundlag);
  });

  it('opens, writes, saves and reads again', { timeout: 120_000 }, async () => {
    await firefox.cookie(server.url, 'referat', grundlag.personer.signe?.token ?? '');
    const page = `${server.url}/referater/${grundlag.referater[0]}`;
    await firefox.aabn(page);
    await firefox.vent("document.querySelector('#taster .tal') !== null", 'true');
    await firefox.spoerg(`(() => {
      const line = document.querySelector('.ProseMirror > section[data-node=sektion] > p');
      document.querySelector('.ProseMirror').focus();
      getSelection().collapse(line, 0);
    })()`);
    await firefox.tast('be');
    await firefox.vent("document.querySelector('.forslag [role=option]') !== null", 'true');
    await firefox.tast('\uE004red\uE004planen på én måned.');
    const talt = "document.querySelector('.ProseMirror section[data-node=indlaeg] p')?.textContent";
    await firefox.vent(talt, 'Bo Eksempel redegjorde for planen på én måned.');
    await firefox.vent("document.getElementById('gemt').dataset.slags", 'gemt');
    await firefox.aabn(page);
    await firefox.vent(talt, 'Bo Eksempel redegjorde for planen på én måned.');
    expect(await firefox.spoerg("document.querySelectorAll('.ProseMirror .taler').length")).toBe('1');
  });
});
