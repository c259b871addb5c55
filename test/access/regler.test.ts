// The pure rules behind the door: passwords, one-time codes, cookies, the brake on guessing.
import { describe, expect, it } from 'vitest';
import { hashAdgangskode, passer, tjekAdgangskode } from '../../server/access/adgangskode.ts';
import { Bremse } from '../../server/access/bremse.ts';
import { hashEngangskode, nyEngangskode } from '../../server/access/engangskode.ts';
import { erEgen } from '../../server/access/oprindelse.ts';
import { cookie, laesCookie } from '../../server/access/sessioner.ts';
import { terning } from '../builders/lager.ts';

describe('passwords', () => {
  it('have one rule', () => {
    expect(() => tjekAdgangskode('x'.repeat(11))).toThrow('Adgangskoden skal være på mindst 12 tegn.');
    expect(() => tjekAdgangskode('x'.repeat(201))).toThrow('Adgangskoden må højst være på 200 tegn.');
    for (const fine of ['aaaaaaaaaaaa', '123456789012', 'blå bærgrød æøå', '🌳'.repeat(12)])
      expect(() => tjekAdgangskode(fine)).not.toThrow();
    // Six letters with their rings apart are six characters, not twelve.
    expect(() => tjekAdgangskode('a\u030a'.repeat(6))).toThrow();
  });

  it('are Argon2id, and the same password whichever way å was typed', async () => {
    const hash = await hashAdgangskode('blåbærgrød med fløde');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await passer(hash, 'blåbærgrød med fløde'.normalize('NFD'))).toBe(true);
    expect(await passer(hash, 'Blåbærgrød med fløde')).toBe(false);
    expect(await passer(null, 'kun for at tage lige så lang tid')).toBe(false);
    expect(await passer(hash, 'x'.repeat(100_000))).toBe(false);
  });
});

describe('one-time codes', () => {
  it('are long, readable and stored as a hash; capitals do not matter', () => {
    const { kode, hash } = nyEngangskode(terning());
    expect(kode).toMatch(/^[0-9a-hjkmnp-tv-z]{26}$/);
    expect(hash).not.toContain(kode);
    expect(hashEngangskode(kode.toUpperCase())).toBe(hash);
    expect(nyEngangskode(terning(2)).kode).not.toBe(kode);
  });
});

describe('cookies', () => {
  it('are read by their exact name and form only', () => {
    const token = 'a'.repeat(43);
    expect(laesCookie(`x=1; referat=${token}`, false)).toBe(token);
    expect(laesCookie(`referat=${token}`, true)).toBeNull();
    expect(laesCookie(`__Host-referat=${token}`, true)).toBe(token);
    expect(laesCookie('referat=kort', false)).toBeNull();
    expect(laesCookie(`xreferat=${token}`, false)).toBeNull();
    expect(cookie(token, true)).toContain('; Secure');
  });
});

describe('origin', () => {
  const her = { method: 'POST', egen: 'https://referat.example' };
  it('reading is free, changing is for our own pages', () => {
    expect(erEgen({ ...her, method: 'GET', site: 'cross-site', origin: undefined })).toBe(true);
    expect(erEgen({ ...her, site: 'same-origin', origin: undefined })).toBe(true);
    expect(erEgen({ ...her, site: undefined, origin: 'https://referat.example' })).toBe(true);
    expect(erEgen({ ...her, site: undefined, origin: 'http://referat.example' })).toBe(false);
    expect(erEgen({ ...her, site: 'cross-site', origin: 'https://referat.example' })).toBe(false);
  });
});

describe('the brake', () => {
  it('never makes anyone at another address wait, and never longer than fifteen minutes', () => {
    const bremse = new Bremse();
    for (let i = 0; i < 49; i++) bremse.forkert('signe', '198.51.100.1', 0);
    expect(bremse.venter('signe', '198.51.100.1', 0)).toBe(15 * 60_000);
    expect(bremse.venter('signe', '203.0.113.9', 0)).toBe(0);
    expect(bremse.venter('torben', '198.51.100.1', 0)).toBe(0);
    expect(bremse.venter('signe', '198.51.100.1', 15 * 60_000)).toBe(0);
  });

  it('stops one address that tries every account, and forgets after an hour', () => {
    const bremse = new Bremse();
    for (let i = 0; i < 60; i++) bremse.forkert(`bruger${i}`, '198.51.100.1', 0);
    expect(bremse.venter('en helt anden', '198.51.100.1', 0)).toBeGreaterThan(0);
    expect(bremse.venter('en helt anden', '198.51.100.1', 3_600_001)).toBe(0);
    bremse.forkert('torben', '203.0.113.9', 0);
    bremse.rigtig('torben', '203.0.113.9');
    expect(bremse.venter('torben', '203.0.113.9', 0)).toBe(0);
  });

  it('does not grow without end', () => {
    const bremse = new Bremse();
    for (let i = 0; i < 30_000; i++) bremse.forkert('x', `2001:db8::${i.toString(16)}`, i);
    expect(bremse.antal).toBeLessThanOrEqual(20_000);
  });
});
