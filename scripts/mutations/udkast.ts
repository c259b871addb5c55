// Breaks of what keeps those who were invited to what is theirs.
import type { Brud } from './brud.ts';

const LINK = 'test/access/udkastlink.test.ts';
const SIDE = 'test/access/udkast.test.ts';
const KANARIER = 'test/access/udkastkanarier.test.ts';
const KOPI = 'test/hoering/kopi.test.ts';

export const UDKAST: readonly Brud[] = [
  {
    navn: 'K1 a marker has a place in the document',
    fil: 'server/hoering/kopi.ts',
    fra: "if (fra === null || words === ''",
    til: "if (words === ''",
    skalFejle: [KOPI],
  },
  {
    navn: 'K1 a name that reads otherwise has a place in the document',
    fil: 'server/hoering/kopi.ts',
    fra: 'if (inlineTekst(node, om.roster) !== words) continue;',
    til: '',
    skalFejle: [KOPI],
  },
  {
    navn: 'K3 a proposal is of the whole paragraph',
    fil: 'server/hoering/indlevering.ts',
    fra: 'const narrow = { fra: ens(diff[0]), til: foer.length - ens(diff.at(-1)) };',
    til: 'const narrow = { fra: 0, til: foer.length - 0 * ens(diff[0]) };',
    skalFejle: [SIDE],
  },
  {
    navn: 'K5 whoever has read everything speaks to everybody',
    fil: 'server/hoering/visning.ts',
    fra: "me.udgave === 'fuld' || nr === me.nr || udgaver.get(nr) === 'offentlig'",
    til: 'me.udgave !== undefined || udgaver.has(nr)',
    skalFejle: [KANARIER],
  },
  {
    navn: 'K5 a thread about what is withheld is shown',
    fil: 'server/hoering/visning.ts',
    fra: "if (!egen && sted.blok !== '' && !here) return null;",
    til: '',
    skalFejle: [KANARIER],
  },
  {
    navn: 'K5 a withheld name is told',
    fil: 'server/hoering/visning.ts',
    fra: 'navn: navnet(traad.af, kopi),',
    til: 'navn: traad.af.navn,',
    skalFejle: [KANARIER],
  },
  {
    navn: 'K5 words that were withheld since are told as deleted',
    fil: 'server/pages/udkastaendringer.ts',
    fra: 'return skjult && ',
    til: 'return !skjult && skjult && ',
    skalFejle: [SIDE],
  },
  {
    navn: 'K5 the cookie of one round opens another',
    fil: 'server/access/deltager.ts',
    fra: 'session.inviteret.hoering !== hoering ||',
    til: '',
    skalFejle: [LINK],
  },
  {
    navn: 'K5 a draft is shown before the code',
    fil: 'server/access/policy.ts',
    fra: "return deltager.bekraeftet || handling === 'udkast-kode' ? 'ja' : 'log-ind';",
    til: "return handling ? 'ja' : 'log-ind';",
    skalFejle: [LINK, 'test/access/policy.test.ts'],
  },
  {
    navn: 'K5 a link is looked up when it is fetched',
    fil: 'server/routes/udkastadgang.ts',
    fra: 'sendSide(res, linkside());',
    til: `sendSide(res, linkside(), 200);
        void store.findDeltagerlink(hashToken(String(res.req.params.token))).then((one) => one && store.noterAabnet(one.hoering, one.nr));`,
    skalFejle: [LINK],
  },
];
