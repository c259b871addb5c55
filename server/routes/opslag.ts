// A form with files in it (multipart/form-data, RFC 7578) or without (urlencoded): its fields and its files.
import type { Request } from 'express';
import { AppError } from '../../editor/model/fejl.ts';
import type { Formular } from '../access/indtastning.ts';

/** A file of a form. Its name and what the browser says it is are the sender's words: nothing is known of either. */
interface Opslagsfil {
  readonly navn: string;
  readonly bytes: Uint8Array;
}

export interface Opslag {
  readonly form: Formular;
  /** The first of them; null where none was chosen. */
  readonly fil: Opslagsfil | null;
  readonly filer: readonly Opslagsfil[];
}

/** Reads the body that the route took as bytes. Throws AppError "ugyldig" where it is no form. */
export async function laesOpslag(req: Request): Promise<Opslag> {
  const bytes: unknown = req.body;
  const type = req.get('content-type') ?? '';
  if (!(bytes instanceof Uint8Array)) return { form: {}, fil: null, filer: [] };
  const body = new Uint8Array(bytes);
  let data: FormData;
  try {
    data = await new Response(body, { headers: { 'content-type': type } }).formData();
  } catch (cause) {
    throw new AppError('ugyldig', 'Formularen kunne ikke læses. Prøv igen.', { cause });
  }
  const form: Record<string, string | string[]> = {};
  const filer: Opslagsfil[] = [];
  for (const [key, value] of data) {
    if (typeof value === 'string') {
      const before = form[key];
      form[key] = before === undefined ? value : [before, value].flat();
    } else if (value.size > 0 || value.name !== '')
      filer.push({ navn: value.name, bytes: new Uint8Array(await value.arrayBuffer()) });
  }
  return { form, fil: filer[0] ?? null, filer };
}
