// What a break of a rule is. `mutations.ts` makes them, one at a time.

export interface Brud {
  /** The rule of durability and what is broken. */
  readonly navn: string;
  readonly fil: string;
  /** Stands exactly once in the file. */
  readonly fra: string;
  readonly til: string;
  /** The test files that must fail. */
  readonly skalFejle: readonly string[];
}
