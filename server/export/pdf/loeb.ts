// The runs of a textblock with their look: emphasis and speakers choose the face, links are kept as one.
import type { Node } from 'prosemirror-model';
import type { Roster } from '../../../editor/model/roster.ts';
import { har, stykker } from '../stykker.ts';
import type { Link, Loeb } from './linjer.ts';
import type { Kaeder } from './typografi.ts';

/** The runs of a textblock. A line break is "\n" at the end of its run. */
export function loebAf(block: Node, roster: Roster, kaeder: Kaeder): readonly Loeb[] {
  const out: { tekst: string; kaede: Loeb['kaede']; link: Link | null }[] = [];
  for (const { href, runs } of stykker(block, roster)) {
    const titel = runs[0]?.marks.find(({ type }) => type.name === 'link')?.attrs.titel;
    const link = href === null ? null : { href, titel: String(titel ?? '') || runs.map((run) => run.tekst).join('') };
    for (const run of runs) {
      const fed = har(run, 'strong') || run.slags === 'taler';
      const kursiv = har(run, 'em');
      const kaede = kaeder[fed && kursiv ? 'fedKursiv' : fed ? 'fed' : kursiv ? 'kursiv' : 'normal'];
      const last = out.at(-1);
      if (last && last.kaede === kaede && last.link === link) last.tekst += run.tekst;
      else out.push({ tekst: run.tekst, kaede, link });
    }
  }
  return out;
}

/** The runs without their first `antal` characters. */
export function uden(loeb: readonly Loeb[], antal: number): readonly Loeb[] {
  let rest = antal;
  return loeb.flatMap((one) => {
    const cut = Math.min(rest, one.tekst.length);
    rest -= cut;
    return cut === one.tekst.length ? [] : [{ ...one, tekst: one.tekst.slice(cut) }];
  });
}
