// The participants' list in a public edition. A line that loses somebody is written anew from what it says of the others:
// whatever else stood in it spoke of the one who is gone.
import type { Node } from 'prosemirror-model';
import { egenAdgang, passagensAdgang } from '../../../editor/model/adgang.ts';
import { deltagerlinje as laes } from '../../../editor/model/deltagerlinje.ts';
import { schema } from '../../../editor/model/schema.ts';
import { linjeMed, Raekke } from './erstatning.ts';
import { aabentIndhold, type Omskriver } from './linje.ts';
import { NAVN } from './ord.ts';

const { deltager, deltagergruppe, deltagerlinje, gruppenavn } = schema.nodes;

/** The group as it may be seen; none where nothing of it may. Its name tells whose the unnamed are: it goes with the last. */
export function aabenGruppe(gruppe: Node, om: Omskriver): readonly Node[] {
  const out = new Raekke(gruppe);
  let lost = false;
  let kept = false;
  for (const child of gruppe.children) {
    const adgang = egenAdgang(child);
    if (child.type === gruppenavn) {
      if (!adgang) out.add(om.aaben(child));
      continue;
    }
    if (adgang === 'lukket') out.add(linjeMed(deltagerlinje, NAVN));
    if (adgang) {
      lost = true;
      continue;
    }
    const people = child.children.filter(({ type }) => type === deltager);
    const open = people.filter(({ attrs }) => !om.skjulte.has(attrs.id));
    if (open.length < people.length) lost = true;
    if (open.length > 0 || people.length === 0) kept = true;
    if (open.length === people.length) out.add(om.aaben(child));
    else for (const line of udenSkjulte(child, om)) out.add(line);
  }
  const nodes = lost && !kept ? out.nodes.filter(({ type }) => type !== gruppenavn) : out.nodes;
  return nodes.some(({ type }) => type !== gruppenavn) ? [deltagergruppe.create(gruppe.attrs, nodes)] : [];
}

/** A line of which somebody is hidden: organisation, then each of the others with office and letters; none where nobody is left. */
function udenSkjulte(line: Node, om: Omskriver): readonly Node[] {
  const parts = laes(line.type.create(line.attrs, [...aabentIndhold(line, om)]));
  const open = parts.filter(({ node }) => !om.skjulte.has(node.attrs.id));
  // Of a person "udelades" there is no trace; a passage over the name says which it is.
  const told = parts.some(
    ({ node }) => om.skjulte.has(node.attrs.id) && (egenAdgang(node) ?? passagensAdgang(node.marks)) === 'lukket',
  );
  const [first] = open;
  if (!first) return told ? [linjeMed(deltagerlinje, NAVN)] : [];
  const content: Node[] = [];
  if (first.organisation !== '') content.push(schema.text(`${first.organisation}: `));
  for (const [i, { node, rolle, markoer }] of open.entries()) {
    const last = i === open.length - 1 && !told;
    const before = i === 0 ? '' : last ? ' og ' : ', ';
    const office = i === 0 ? rolle.replace(/^./u, (letter) => letter.toLocaleUpperCase('da')) : rolle;
    const lead = `${before}${office}${office === '' ? '' : ' '}`;
    if (lead !== '') content.push(schema.text(lead));
    content.push(deltager.create(node.attrs));
    if (markoer !== '') content.push(schema.text(` (${markoer})`));
  }
  if (told) content.push(schema.text(` og ${NAVN}`));
  return [deltagerlinje.create(line.attrs, content)];
}
