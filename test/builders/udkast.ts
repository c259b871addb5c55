// A referat that is out for comments, with something withheld in it, and the way in for those who were asked. Invented people.
import { Fragment, type Node } from 'prosemirror-model';
import type { NyHoering, NyInviteret } from '../../db/hoeringer.ts';
import type { Store } from '../../db/store.ts';
import { idRaekke } from '../../editor/model/id.ts';
import { laesDokument } from '../../editor/model/referatfil.ts';
import { nytToken } from '../../server/access/sessioner.ts';
import { kopi } from '../../server/hoering/kopi.ts';
import { h, type Json, m, n, omtale, p, taler } from '../export/proever.ts';
import { terning } from './lager.ts';

/** The document with an id for every block that has none. */
export function medIds(doc: Node, prefix = 'org'): Node {
  const next = idRaekke(prefix);
  const walk = (node: Node): Node => {
    if (node.isText) return node;
    const attrs = node.attrs.id === '' ? { ...node.attrs, id: next() } : node.attrs;
    return node.type.create(attrs, Fragment.from(node.children.map(walk)), node.marks);
  };
  return walk(doc);
}

const person = (id: string, navn: string, attrs: Record<string, unknown> = {}): Json =>
  n('deltager', { id, navn, initialer: id.toUpperCase(), ...attrs });

/** Words that nobody but readers of the full edition may see. */
export const SKJULT = ['Kvkprisq1', 'Kvkpersonq2', 'Kvkpunktq3'] as const;

export function havnekvarteret(): Node {
  const [pris, hemmelig, punkt] = SKJULT;
  return medIds(
    laesDokument({
      type: 'doc',
      attrs: { dato: '2027-03-09' },
      content: [
        n('titel', 'Referat af møde den 9. marts 2027 om omdannelsen af Havnekvarteret i Ærøsted.'),
        n(
          'deltagere',
          h('Deltagere i mødet'),
          n(
            'deltagergruppe',
            n('gruppenavn', 'Fra boligorganisationerne:'),
            n(
              'deltagerlinje',
              'Ærøsted Almene: Formand ',
              person('be', 'Bo Eksempel'),
              ' og direktør ',
              person('im', 'Ingrid Måneskov'),
            ),
            n(
              'deltagerlinje',
              'Kajkanten: Formand ',
              person('aa', 'Aase Aagaard-Øllgård'),
              ' og direktør ',
              person('tf', 'Torben Fyrtoft'),
            ),
            n('deltagerlinje', 'Boligforeningen Regnbuehuset: Formand ', person('nb', 'Nanna Bølgemark')),
          ),
          n(
            'deltagergruppe',
            n('gruppenavn', 'Fra Ærøsted Kommune:'),
            n(
              'deltagerlinje',
              'Borgmester ',
              person('kl', 'Karen Lyngdal'),
              ', by-, land- og kulturdirektør ',
              person('ms', 'Malte Strandhave'),
              ' og udviklingskonsulent ',
              person('sr', 'Signe Ravnholt'),
              ' (referent).',
            ),
            n('deltagerlinje', { adgang: 'udelades' }, 'Jurist ', person('hx', `Hemmelig ${hemmelig}`)),
          ),
        ),
        n(
          'dagsorden',
          h('Dagsorden for mødet'),
          p('Drøftelse af stueetagerne på Nordkajen, herunder stien til Fiskerengen og tidsplanen for lokalplanen.'),
        ),
        n(
          'sektion',
          h('Referat af mødet'),
          n(
            'indlaeg',
            p(
              taler('be'),
              ' redegjorde indledningsvis for beboernes ønsker til stueetagerne på Nordkajen, hvor fire lokaler har stået tomme siden efteråret. Der er brug for mødesteder, som også er åbne om vinteren.',
            ),
          ),
          n(
            'indlaeg',
            p(
              taler('aa'),
              ' spurgte, hvordan byggepladsen kan indrettes, så skolevejen til Fiskerengen er åben i hele perioden. Fandt det vigtigt, at beboerne får besked i god tid.',
            ),
          ),
          n(
            'indlaeg',
            p(
              taler('ms'),
              ' svarede, at stien holdes åben, og at ',
              omtale('aa', 'genitiv'),
              ' forslag om en midlertidig bro bliver regnet igennem inden påske.',
            ),
          ),
          n(
            'indlaeg',
            p(
              taler('nb'),
              ' supplerede med, at foreningens fælleshus kan bruges til møder for ',
              m(`${pris} kr.`, { type: 'skjult', attrs: { adgang: 'udelades' } }),
              ', så længe arbejdet står på.',
            ),
          ),
          n('indlaeg', p(taler('hx'), ' nævnte reglerne.')),
          n(
            'konklusion',
            p(
              'Afslutningsvis konkluderede ',
              taler('kl'),
              ', at der arbejdes videre med åbne stueetager på Nordkajen, og at skolevejen holdes åben under arbejdet. Referatet af mødet sendes til Byrådet.',
            ),
          ),
        ),
        n('punkt', { adgang: 'lukket' }, h(`Lejemålet ${punkt}`), p(`Sagt for lukkede døre om ${punkt}.`)),
        n('underskrift', h('Referent'), p('Signe Ravnholt.')),
      ],
    }),
  );
}

export const gaest = (navn: string, mere: Partial<NyInviteret> = {}): NyInviteret => ({
  navn,
  mail: `${navn.toLowerCase().replace(/[^a-z]+/g, '.')}@post.example`,
  deltager: null,
  udefra: true,
  udgave: 'offentlig',
  breve: [],
  ...mere,
});

export const GAESTER: readonly NyInviteret[] = [
  gaest('Aase Aagaard-Øllgård', { deltager: 'aa' }),
  gaest('Torben Fyrtoft', { deltager: 'tf' }),
  gaest('Karen Lyngdal', { deltager: 'kl', udgave: 'fuld', udefra: false }),
  gaest(`Hemmelig ${SKJULT[1]}`, { deltager: 'hx', udefra: false }),
];

interface Runde {
  readonly referat: string;
  readonly hoering: string;
  /** The tokens of the links, by the order of the guests. */
  readonly tokens: readonly string[];
}

/** Opens a round on the referat as it stands at its first version. */
export async function aabnRunde(
  store: Store,
  {
    ejer,
    organ,
    doc,
    frist,
    version = 0,
    referat,
    ...mere
  }: {
    ejer: string;
    organ: string;
    doc: Node;
    frist: number;
    version?: number;
    referat?: string;
    gaester?: readonly NyInviteret[];
  } & Partial<Pick<NyHoering, 'seHinanden' | 'kode' | 'epoch'>>,
): Promise<Runde> {
  const { gaester = GAESTER, ...valg } = mere;
  const id = referat ?? (await store.createReferat({ organ, ejer, doc }));
  const udkast = (['offentlig', 'fuld'] as const).map((udgave) => {
    const { doc: copy, steder } = kopi(doc, udgave);
    return { udgave, json: JSON.stringify(copy.toJSON()), steder: JSON.stringify(steder) };
  });
  const ny = { referat: id, version, epoch: 0, doc, emne: 'Udkast', besked: '{link}', frist, seHinanden: true };
  const { id: hoering } = await store.aabnHoering(
    { ...ny, kode: false, ...valg, udkast, inviterede: gaester, server: true },
    ejer,
  );
  const tokens: string[] = [];
  for (const [i] of gaester.entries()) {
    const { token, hash } = nytToken(terning(1000 + i + Number.parseInt(hoering.slice(0, 6), 36)));
    await store.addDeltagerlink(hoering, i + 1, hash);
    tokens.push(token);
  }
  return { referat: id, hoering, tokens };
}
