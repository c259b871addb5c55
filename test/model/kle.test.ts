// What a referat is filed under: the form of numbers, words that are free, what an organ begins with.
import { expect, it } from 'vitest';
import { forslag, laesFacet, laesKle } from '../../editor/model/kle.ts';

it('a number is three times two figures; words are free; everything else that looks like a number is refused', () => {
  expect(['00.22.02', ' 27.69.48\n', 'Havneplan 2', '', '00.22.02 og 01.02.05'].map(laesKle)).toEqual([
    ...['00.22.02', '27.69.48', 'Havneplan 2', ''],
    '00.22.02 og 01.02.05',
  ]);
  for (const wrong of ['0.22.02', '002202', '00-22-02', '00.22.02.', '00.22', '12', '00,22,02'])
    expect(() => laesKle(wrong), wrong).toThrow('tre gange to cifre');
  expect(() => laesKle(`x\u0001`)).toThrow('højst fylde 100 tegn');
});

it('a facet is a letter and two figures, its letter a capital', () => {
  expect(['p35', 'Ø54', 'Møder', ''].map(laesFacet)).toEqual(['P35', 'Ø54', 'Møder', '']);
  for (const wrong of ['35', 'P3', 'P355', 'P-35', 'p 35'])
    expect(() => laesFacet(wrong), wrong).toThrow('som et bogstav');
});

it('an organ begins with what its kind is filed under, and every kind has a facet', () => {
  expect(['byraad', 'udvalg', 'dialogforum', 'bestyrelse', 'toString'].map((type) => forslag(type).kle)).toEqual([
    ...['00.22.02', '00.22.04', '00.01.10'],
    ...['', ''],
  ]);
  expect(forslag('med')).toEqual({ kle: '', facet: 'P35', dato: null });
});
