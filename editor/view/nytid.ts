// Fresh ids for what is written here, from the browser's random numbers.
import { nytId } from '../model/id.ts';

/** An id that no other writer issues. */
export function frisktId(): string {
  return nytId((array) => {
    array.set(crypto.getRandomValues(new Uint8Array(array.length)));
    return array;
  });
}
