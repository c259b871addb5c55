// A word as the outlines of its letters: what is shown and is no text. Knows no document.
import { flade } from './pdf/flade.ts';

/** A word as closed polygons, to be filled by the non-zero rule. Thousandths of the type size; y upwards from the baseline. */
export interface Omrids {
  readonly bredde: number;
  readonly konturer: readonly (readonly Punkt[])[];
}

type Punkt = readonly [x: number, y: number];

/** So many straight pieces per curve: at the size of a label no eye sees them. */
const PIECES = 6;
const drawn = new Map<string, Omrids>();

/** The outline of a word in the face of this file, letters `luft` further apart. */
export function omrids(ord: string, fil: string, luft = 0): Omrids {
  const key = JSON.stringify([ord, fil, luft]);
  const known = drawn.get(key);
  if (known) return known;
  const { font, skala } = flade(fil);
  const { glyphs, positions } = font.layout(ord);
  const konturer: Punkt[][] = [];
  let left = 0;
  for (const [i, glyph] of glyphs.entries()) {
    let at: Punkt = [0, 0];
    let contour: Punkt[] = [];
    const place = ([x, y]: Punkt): Punkt => [left + x * skala, y * skala];
    for (const { command, args } of glyph.path.commands) {
      const [a = 0, b = 0] = args;
      const end: Punkt = [args.at(-2) ?? 0, args.at(-1) ?? 0];
      if (command === 'closePath') continue;
      if (command === 'moveTo') {
        contour = [];
        konturer.push(contour);
      }
      const control: Punkt[] =
        command === 'bezierCurveTo'
          ? [
              [a, b],
              [args[2] ?? 0, args[3] ?? 0],
            ]
          : [[a, b]];
      if (command === 'lineTo' || command === 'moveTo') contour.push(place(end));
      else for (let n = 1; n <= PIECES; n++) contour.push(place(kurve([at, ...control, end], n / PIECES)));
      at = end;
    }
    left += (positions[i]?.xAdvance ?? glyph.advanceWidth) * skala + luft;
  }
  const found = { bredde: left - luft, konturer };
  drawn.set(key, found);
  return found;
}

/** The point at `t` of a Bézier curve (de Casteljau). */
function kurve(points: readonly Punkt[], t: number): Punkt {
  if (points.length === 1 && points[0]) return points[0];
  const between = points.slice(1).map((to, i): Punkt => {
    const from = points[i] ?? to;
    return [from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t];
  });
  return kurve(between, t);
}
