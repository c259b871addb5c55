// `bench [NAVN]`: the benchmarks, one JSON line per figure. Goals and how to read them: README, Benchmarks.
import { AppError } from '../../editor/model/fejl.ts';
import { type Kommando, laesOrd } from '../kommando.ts';

/** Loaded only when asked for: the yardsticks are development packages. */
const BENCH: Readonly<Record<string, () => Promise<void>>> = {
  typing: async () => (await import('../bench/redaktoer.ts')).typing(),
  remarks: async () => (await import('../bench/redaktoer.ts')).remarks(),
  open: async () => (await import('../bench/redaktoer.ts')).opening(),
  accept: async () => (await import('../bench/accept.ts')).accepting(),
  hoering: async () => (await import('../bench/hoering.ts')).hoering(),
  pdf: async () => (await import('../bench/pdf.ts')).pdf(),
  word: async () => (await import('../bench/word.ts')).word(),
  eksport: async () => (await import('../bench/eksport.ts')).eksport(),
  keystrokes: async () => (await import('../bench/tastetryk.ts')).keystrokes(),
};

export const kommando: Kommando = {
  brug: `[${Object.keys(BENCH).join('|')}]`,
  beskrivelse: 'Måler hastigheden ved siden af andre løsninger i samme kørsel; én JSON-linje pr. tal.',
  async koer(args) {
    const [navn] = args;
    const { ord } = laesOrd(args, navn === undefined ? [] : ['en måling'], {});
    const chosen = ord[0] === undefined ? Object.values(BENCH) : [BENCH[ord[0]]];
    for (const one of chosen) {
      if (!one) throw new AppError('ugyldig', `Målingen »${ord[0]}« findes ikke: ${Object.keys(BENCH).join(', ')}.`);
      await one();
    }
    return 0;
  },
};
