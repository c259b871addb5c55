// A form with files in it (multipart/form-data, RFC 7578) or without (urlencoded), read from its bytes: its fields and files.
import { AppError } from '../editor/model/fejl.ts';
import type { Formular } from './access/indtastning.ts';

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

/** `type` is its Content-Type. Throws AppError "ugyldig" where it is no form. */
export async function laesFormular(bytes: Uint8Array, type: string): Promise<Opslag> {
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
