// "Gemt kl. …" is said in Danish time, also on a computer that stands in another zone.
import { afterEach, describe, expect, it } from 'vitest';
import { gemtTekst } from '../../editor/connection/gemtlinje.ts';

const zone = process.env.TZ;
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

describe('Gemt kl. …', () => {
  it.each(['Europe/Copenhagen', 'America/Los_Angeles', 'Asia/Tokyo', 'UTC'])('in %s', (tz) => {
    process.env.TZ = tz;
    const vinter = Date.UTC(2027, 0, 9, 13, 5);
    const sommer = Date.UTC(2027, 6, 9, 22, 30);
    expect(gemtTekst({ slags: 'gemt', kl: vinter })).toBe('Gemt kl. 14.05');
    expect(gemtTekst({ slags: 'gemt', kl: sommer })).toBe('Gemt kl. 00.30');
  });
});
