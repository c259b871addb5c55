// Where readings wait in the browser until the server has them: by person, so that nobody's is told in another's name.

/** What the names of a person's entries in localStorage begin with; the referat's id comes after. */
export function ventendeNoegle(bruger: string): string {
  return `referat:oplaest:${bruger}:`;
}

/** Removes all of the person's. */
export function glemVentende(bruger: string): void {
  const begins = ventendeNoegle(bruger);
  for (const key of Object.keys(localStorage)) if (key.startsWith(begins)) localStorage.removeItem(key);
}
