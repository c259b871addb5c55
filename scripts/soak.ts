// The random histories for as long as one likes: `npm run soak -- 30` (minutes), or `npm run soak -- --historier 100000`.
// Each round has a seed of its own, said where it fails; `REFERAT_SEED_NUMBER` repeats one. The last line is
// `N passed, N failed`, each round counting as one.
import '../server/runtime.ts';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { koerFiler } from './proevefil.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const FIL = 'test/editor/simulation.test.ts';
const PER_RUNDE = 2000;

const { values, positionals } = parseArgs({ allowPositionals: true, options: { historier: { type: 'string' } } });
const minutter = Number(positionals[0] ?? 5);
const historier = Number(values.historier ?? Number.POSITIVE_INFINITY);
if (!(minutter > 0) || !(historier > 0)) {
  console.error('Brug: npm run soak -- MINUTTER, eller npm run soak -- --historier ANTAL');
  process.exit(2);
}

const start = performance.now();
const slut = values.historier === undefined ? start + minutter * 60_000 : Number.POSITIVE_INFINITY;
let passed = 0;
let failed = 0;
for (let gjort = 0; performance.now() < slut && gjort < historier; gjort += PER_RUNDE) {
  const seed = process.env.REFERAT_SEED_NUMBER ?? String(Math.floor(Math.random() * 1_000_000_000));
  const runs = String(Math.min(PER_RUNDE, historier - gjort));
  const { ok, sagt } = await koerFiler(root, [FIL], { env: { REFERAT_SEED_NUMBER: seed, REFERAT_RUNS: runs } });
  if (ok) passed++;
  else {
    failed++;
    console.log(
      `${sagt.trimEnd()}\nseed ${seed} failed: REFERAT_SEED_NUMBER=${seed} npm run soak -- --historier ${runs}`,
    );
  }
  const sekunder = Math.round((performance.now() - start) / 1000);
  console.log(`${gjort + Number(runs)} histories, ${failed} rounds failed, ${sekunder} s`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
