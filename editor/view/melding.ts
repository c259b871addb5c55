// What the page says aloud: one polite live region; the same sentence twice is heard twice.

/** Makes the live region at the end of `page` and returns the way to speak through it. */
export function meldinger(page: Document): (tekst: string) => void {
  const region = page.createElement('p');
  region.className = 'sr-only';
  region.setAttribute('role', 'status');
  page.body.append(region);
  let even = false;
  return (tekst) => {
    even = !even;
    // A changed text is what makes a screen reader speak; the space changes it without being heard.
    region.textContent = even ? tekst : `${tekst}\u00a0`;
  };
}
