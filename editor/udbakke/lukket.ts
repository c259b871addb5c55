// Whether this page may keep anything on this computer. Not from a sign-out until the same person has signed in again: what
// was removed would be made anew by a page that still stands open (C2b).

let lukket = false;

export function erLukket(): boolean {
  return lukket;
}

export function luk(): void {
  lukket = true;
}

export function lukOp(): void {
  lukket = false;
}
