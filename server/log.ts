// The server's own log: one JSON object per line on standard error. Never text of a referat, names or codes.

type Fields = Readonly<Record<string, string | number | boolean | null | undefined>>;

export interface Log {
  info(event: string, fields?: Fields): void;
  /** `cause` with its stack and its own causes. */
  error(event: string, cause: unknown, fields?: Fields): void;
}

/** Writes lines to `write`; the clock is passed in. */
export function createLog(write: (line: string) => void, now: () => number): Log {
  const line = (level: string, event: string, fields: Fields): void => {
    write(`${JSON.stringify({ at: new Date(now()).toISOString(), level, event, ...fields })}\n`);
  };
  return {
    info: (event, fields = {}) => line('info', event, fields),
    error: (event, cause, fields = {}) => line('error', event, { ...fields, cause: describe(cause) }),
  };
}

function describe(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const own = cause.stack ?? `${cause.name}: ${cause.message}`;
  return cause.cause === undefined ? own : `${own}\ncaused by ${describe(cause.cause)}`;
}
