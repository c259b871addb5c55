// The one error type whose message is meant for the user: a Danish sentence that says what is wrong and what to do.
// Anything else that is thrown is "internal": logged in full, shown as a neutral sentence.

/** What kind of refusal it is; `server/errors.ts` maps each to an HTTP status, the command line to its exit code. */
export type Fejlkode =
  | 'ugyldig' // bad input: 400, exit 2
  | 'ikke-logget-ind' // 401
  | 'ikke-tilladt' // 403
  | 'findes-ikke' // 404
  | 'konflikt' // 409
  | 'laast' // 423: approved or withdrawn, nothing is written in it
  | 'forsvundet' // 410: history is no longer held
  | 'for-stor' // 413
  | 'for-mange' // 429
  | 'disk-fuld'; // 507

/** An expected refusal. `message` is one clear Danish sentence for the person who caused it. */
export class AppError extends Error {
  readonly code: Fejlkode;

  constructor(code: Fejlkode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'AppError';
    this.code = code;
  }
}
