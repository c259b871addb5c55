// The search of the overview: dates are found in every way people write them.
import { expect, test } from 'vitest';
import { passerPaa } from '../../db/soegning.ts';

const en = {
  navn: null,
  titel: 'Møde',
  dato: '2021-05-03',
  deltagernavne: 'Åse Østergård',
  organnavn: 'Byråd',
  status: 'godkendt',
  milepaele: '{"udsendt":"2021-05-07"}',
} as const;

test.each([
  '2021-05-03',
  '3.5.2021',
  '03.05.2021',
  '3-5-2021',
  '03-05-2021',
  '3/5/2021',
  '03/05/2021',
  '3/5-2021',
  '3. maj 2021',
])('finds the date written as %s', (soeg) => {
  expect(passerPaa(soeg)(en)).toBe(true);
});

test.each(['5/3/2021', '04-05-2021'])('does not find another date: %s', (soeg) => {
  expect(passerPaa(soeg)(en)).toBe(false);
});

test('finds by state and by what has happened to it', () => {
  expect(['godkendt', 'udsendt', 'Godkendt byråd'].map((soeg) => passerPaa(soeg)(en))).toEqual([true, true, true]);
  expect(['kladde', 'journaliseret', 'tilbagekaldt'].map((soeg) => passerPaa(soeg)(en))).toEqual([false, false, false]);
});
