// The form of a request whose route took the body as bytes.
import type { Request } from 'express';
import { laesFormular, type Opslag } from '../opslag.ts';

/** Throws AppError "ugyldig" where the body is no form. A form with large files is read by the worker instead. */
export async function laesOpslag(req: Request): Promise<Opslag> {
  const bytes: unknown = req.body;
  if (!(bytes instanceof Uint8Array)) return { form: {}, fil: null, filer: [] };
  return laesFormular(bytes, req.get('content-type') ?? '');
}
