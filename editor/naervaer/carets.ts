// Draws the carets of the others over the paper, never in it: nothing there is moved, redrawn or covered, and nothing
// takes a click. The name stands beside the text for two seconds after a move, and while the pointer is at the caret.
import type { EditorView } from 'prosemirror-view';
import type { Anden } from './andre.ts';
import { STILLE } from './andre.ts';

/** The name is seen so long after the caret moved. Milliseconds. */
const NAVN_SES = 2000;
/** The pointer is at a caret within so many pixels. */
const NAER = 10;

interface Tegn {
  readonly caret: HTMLElement;
  readonly navn: HTMLElement;
  /** Where it was drawn; the name shows again when it moves. */
  at: number;
  x: number;
  y: number;
}

export interface Carets {
  /** Draws them where they are now, in the next frame. */
  vis(): void;
}

export function carets(view: EditorView, flade: HTMLElement, andre: () => readonly Anden[], now: () => number): Carets {
  const lag = document.createElement('div');
  lag.className = 'andre';
  lag.setAttribute('aria-hidden', 'true');
  flade.append(lag);
  const tegn = new Map<string, Tegn>();
  let planned = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const ny = ({ vindue, navn, farve }: Anden): Tegn => {
    const caret = document.createElement('span');
    caret.className = 'anden-caret';
    caret.dataset.vindue = vindue;
    const maerke = document.createElement('span');
    maerke.className = 'anden-navn';
    maerke.textContent = navn;
    caret.dataset.farve = maerke.dataset.farve = String(farve);
    lag.append(caret, maerke);
    const made = { caret, navn: maerke, at: -1, x: 0, y: 0 };
    tegn.set(vindue, made);
    return made;
  };
  const fjern = (vindue: string, { caret, navn }: Tegn): void => {
    caret.remove();
    navn.remove();
    tegn.delete(vindue);
  };
  const tegnNu = (): void => {
    planned = false;
    clearTimeout(timer);
    const time = now();
    let next = Number.POSITIVE_INFINITY;
    const shown = andre().filter((one) => one.pos !== null && time - one.rykket < STILLE);
    for (const [vindue, made] of tegn) if (!shown.some((one) => one.vindue === vindue)) fjern(vindue, made);
    if (shown.length === 0) return;
    // Everything is measured before anything is moved: one layout, which the frame needs anyway.
    const outer = lag.getBoundingClientRect();
    const paper = view.dom.getBoundingClientRect();
    const seen = flade.getBoundingClientRect();
    const places = shown.map((one) => ({ one, box: maal(view, one.pos ?? 0) }));
    for (const { one, box } of places) {
      const made = tegn.get(one.vindue) ?? ny(one);
      made.caret.hidden = box === null;
      const moved = made.at !== one.pos;
      made.at = one.pos ?? -1;
      const fresh = time - one.rykket < NAVN_SES;
      made.navn.classList.toggle('ses', box !== null && fresh);
      next = Math.min(next, fresh ? one.rykket + NAVN_SES : one.rykket + STILLE);
      if (!box) continue;
      made.x = box.left;
      made.y = box.top;
      made.caret.style.transform = `translate(${box.left - outer.left}px, ${box.top - outer.top}px)`;
      made.caret.style.height = `${box.bottom - box.top}px`;
      if (moved || made.navn.classList.contains('ses')) stil(made.navn, box, outer, paper, seen);
    }
    if (next < Number.POSITIVE_INFINITY) timer = setTimeout(vis, Math.max(50, next - time));
  };
  const vis = (): void => {
    if (planned) return;
    planned = true;
    requestAnimationFrame(tegnNu);
  };
  const peg = ({ clientX, clientY }: PointerEvent): void => {
    for (const { navn, x, y, caret } of tegn.values())
      navn.classList.toggle(
        'peget',
        !caret.hidden && Math.abs(clientX - x) < NAER && clientY > y - NAER && clientY < y + 24 + NAER,
      );
  };
  flade.addEventListener('pointermove', (event) => tegn.size > 0 && peg(event), { passive: true });
  for (const one of [flade, window]) one.addEventListener('scroll', () => tegn.size > 0 && vis(), { passive: true });
  new ResizeObserver(() => tegn.size > 0 && vis()).observe(view.dom);
  return { vis };
}

/** Where the caret is on the screen; null where the browser has not laid that part of the paper out. */
function maal(view: EditorView, pos: number): { left: number; top: number; bottom: number } | null {
  const { node } = view.domAtPos(pos, 1);
  const element = node instanceof Element ? node : node.parentElement;
  // A part outside the screen is an estimate: to ask for more would make the browser lay it out.
  if (!element?.checkVisibility({ contentVisibilityAuto: true })) return null;
  return view.coordsAtPos(pos, 1);
}

/**
 * Puts the name where no text is: in the margin right of the paper, at the height of the line; where there is no margin,
 * in the gap above the block, turned to the left at the edge.
 */
function stil(
  navn: HTMLElement,
  box: { left: number; top: number; bottom: number },
  outer: DOMRect,
  paper: DOMRect,
  seen: DOMRect,
): void {
  const { offsetWidth: width, offsetHeight: height } = navn;
  const margin = paper.right + 8 + width < seen.right;
  const x = margin ? paper.right + 8 : Math.max(seen.left + 4, Math.min(box.left, seen.right - width - 4));
  const y = margin ? box.top + (box.bottom - box.top - height) / 2 : box.top - height - 1;
  const upside = !margin && y < Math.max(0, seen.top);
  navn.style.transform = `translate(${x - outer.left}px, ${(upside ? box.bottom + 1 : y) - outer.top}px)`;
}
