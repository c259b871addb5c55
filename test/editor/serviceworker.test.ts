// C8, the decisions of the service worker: what it answers, which copies may go, when a new release may take over, which
// files it copies.
import { describe, expect, it } from 'vitest';
import { skallensFiler } from '../../editor/sw/filer.ts';
import { erUdeAfDrift, maaOvertage, overfloedige, rute } from '../../editor/sw/ruter.ts';

const HER = 'https://referat.example';
const side = (sti: string) => rute({ method: 'GET', url: HER + sti, navigerer: true }, HER);
const hent = (sti: string, method = 'GET') => rute({ method, url: HER + sti, navigerer: false }, HER);

describe('C8 what it answers', () => {
  it('opens a referat, and only that, from the shell', () => {
    expect(side('/referater/lPngCdwLqS')).toBe('skriv');
    expect(side('/referater/lPng-CdwL_S?fra=1')).toBe('skriv');
    for (const sti of ['/', '/?soeg=havn', '/login', '/referater/ny', '/referater/x/historik', '/referater/x/eksport'])
      expect(side(sti), sti).toBe('side');
  });

  it('leaves alone what is saved as a file, what changes something, the API and other hosts', () => {
    for (const sti of ['/referater/x/eksport/pdf', '/referater/x/filer/ab12', '/assets/main-12345678.js', '/healthz'])
      expect(side(sti), sti).toBe('forbi');
    for (const sti of ['/referater/x/dokument', '/referater/x/steps?since=0', '/referater/x/stream', '/skal', '/sw.js'])
      expect(hent(sti), sti).toBe('forbi');
    expect(hent('/assets/main-12345678.js', 'POST')).toBe('forbi');
    expect(rute({ method: 'POST', url: `${HER}/session/slut`, navigerer: true }, HER)).toBe('forbi');
    expect(rute({ method: 'GET', url: 'https://andre.example/assets/x.js', navigerer: false }, HER)).toBe('forbi');
  });

  it('answers for built files, and for a proxy that says that the server is gone', () => {
    expect(hent('/assets/main-12345678.js')).toBe('fil');
    expect([200, 303, 401, 404, 500, 502, 503, 504].filter(erUdeAfDrift)).toEqual([502, 503, 504]);
  });
});

describe('C8 releases', () => {
  const gammel = { navn: 'skal-gammel', filer: ['/assets/main-1.js', '/assets/rude-1.js'] };
  const aeldst = { navn: 'skal-aeldst', filer: ['/assets/main-0.js'] };
  const ny = { navn: 'skal-ny', filer: ['/assets/main-2.js'] };
  const andres = { navn: 'andres', filer: [] };
  const alle = [gammel, aeldst, ny, andres];
  const af = (script: string, ubekraeftet = false) => ({ script, ubekraeftet });

  it('keeps the copy of every release that an open page runs, and the current one', () => {
    expect(overfloedige(alle, 'skal-ny', [])).toEqual(['skal-gammel', 'skal-aeldst']);
    expect(overfloedige(alle, 'skal-ny', [af('/assets/main-1.js'), af('/assets/main-2.js')])).toEqual(['skal-aeldst']);
  });

  it('removes nothing while a page does not answer', () => {
    expect(overfloedige(alle, 'skal-ny', [af('/assets/main-2.js'), null])).toEqual([]);
  });

  it('never takes over while a writing page has unconfirmed text, or may have', () => {
    expect(maaOvertage([])).toBe(true);
    expect(maaOvertage([af('/assets/main-1.js'), af('/assets/main-1.js')])).toBe(true);
    expect(maaOvertage([af('/assets/main-1.js'), af('/assets/main-1.js', true)])).toBe(false);
    expect(maaOvertage([af('/assets/main-1.js'), null])).toBe(false);
  });
});

describe('C8 the files', () => {
  it('are all that the writing page can come to load, what other pages load at once, faces and style, no more', () => {
    const manifest = {
      'editor/main.ts': {
        file: 'assets/main.js',
        imports: ['_f.js'],
        dynamicImports: ['editor/a.ts'],
        css: ['assets/main.css'],
      },
      'editor/a.ts': { file: 'assets/a.js', imports: ['editor/main.ts'], dynamicImports: ['editor/b.ts'] },
      'editor/b.ts': { file: 'assets/b.js' },
      '_f.js': { file: 'assets/f.js' },
      'editor/sider.ts': { file: 'assets/sider.js', imports: ['_f.js'], dynamicImports: ['editor/pdf.ts'] },
      'editor/pdf.ts': { file: 'assets/pdf.js', assets: ['assets/pdf.worker.mjs'] },
      'editor/style/referat.css': {
        file: 'assets/stil.css',
        assets: ['assets/SourceSans3VF-Upright-1.woff2', 'assets/icon.svg', 'assets/IBMPlexSans.woff2'],
      },
    };
    expect(skallensFiler(manifest)).toEqual(
      ['a.js', 'b.js', 'f.js', 'favicon.svg', 'main.css', 'main.js', 'sider.js', 'stil.css']
        .concat('SourceSans3VF-Upright-1.woff2')
        .map((name) => `/assets/${name}`)
        .sort(),
    );
  });
});
