// A writer's own abbreviations as they are written down, and which one a word is.
import { describe, expect, it } from 'vitest';
import { laesForkortelser, skrivForkortelser } from '../../editor/model/forkortelser.ts';
import { ordliste, udskrevet } from '../../editor/model/ordliste.ts';

describe('abbreviations', () => {
  it('are one a line, with an equals sign or as two columns; what is written is read again', () => {
    const read = laesForkortelser('bm = bæredygtige  møder\r\n\nPMU\tPlan- og Miljøudvalget\nbl.a = blandt andet');
    expect(read).toEqual([
      { kort: 'bm', lang: 'bæredygtige møder' },
      { kort: 'PMU', lang: 'Plan- og Miljøudvalget' },
      { kort: 'bl.a', lang: 'blandt andet' },
    ]);
    expect(laesForkortelser(skrivForkortelser(read))).toEqual(read);
  });

  it('refuse with a sentence what could never be typed or means two things', () => {
    for (const [wrong, sentence] of [
      ['bm bæredygtige møder', /lighedstegn/],
      ['to ord = noget', /uden mellemrum/],
      ['@m = noget', /kan ikke være/],
      ['12 = tolv', /kan ikke være/],
      ['bm =  ', /hvad det står for/],
      ['bm = a\nBM = b', /to gange/],
      [`bm = ${'x'.repeat(201)}`, /200 tegn/],
    ] as const)
      expect(() => laesForkortelser(wrong), wrong).toThrow(sentence);
  });

  it('keep the capital that was typed', () => {
    const liste = ordliste(laesForkortelser('bm = bæredygtige møder\nPMU = Plan- og Miljøudvalget'));
    expect(['bm', 'Bm', 'BM', 'pmu', 'b'].map((word) => udskrevet(word, liste))).toEqual([
      'bæredygtige møder',
      'Bæredygtige møder',
      'bæredygtige møder',
      'Plan- og Miljøudvalget',
      null,
    ]);
  });
});
