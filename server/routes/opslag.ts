// A form with a file in it (multipart/form-data, RFC 7578) or without (urlencoded): its fields and the first file.
import type { Request } from 'express';
import { AppError } from '../../editor/model/fejl.ts';
import type { Formular } from '../access/indtastning.ts';

export interface Opslag {
  readonly form: Formular;
  /** Null where none was chosen. */
  readonly fil: { readonly navn: string; readonly bytes: Uint8Array } | null;
}

/** Reads the body that the route took as bytes. Throws AppError "ugyldig" where it is no form. */
export async function laesOpslag(req: Request): Promise<Opslag> {
  const bytes: unknown = req.body;
  const type = req.get('content-type') ?? '';
  if (!(bytes instanceof Uint8Array)) return { form: {}, fil: null };
  const body = new Uint8Array(bytes);
  let data: FormData;
  try {
    data = await new Response(body, { headers: { 'content-type': type } }).formData();
  } catch (cause) {
    throw new AppError('ugyldig', 'Formularen kunne ikke læses. Prøv igen.', { cause });
  }
  const form: Record<string, string | string[]> = {};
  let fil: Opslag['fil'] = null;
  for (const [key, value] of data) {
    if (typeof value === 'string') {
      const before = form[key];
      form[key] = before === undefined ? value : [before, value].flat();
    } else if (!fil && (value.size > 0 || value.name !== ''))
      fil = { navn: value.name, bytes: new Uint8Array(await value.arrayBuffer()) };
  }
  return { form, fil };
}
