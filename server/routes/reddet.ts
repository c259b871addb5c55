// One's own rescued text beside a referat (rule C4).
import { laesReddetId, laesReddettekst } from '../../editor/model/reddet.ts';
import type { Deps } from '../deps.ts';
import type { Route } from '../route.ts';
import { privat } from './privat.ts';

/** The longest text as JSON in UTF-8, each unit three bytes. */
const MAX_REDDET = 700_000;

export function reddet({ store }: Deps): readonly Route[] {
  return privat({
    navn: 'reddet',
    limit: MAX_REDDET,
    hent: (hvis) => store.findReddet(hvis),
    laes: laesReddettekst,
    andetId: 'Teksten hører ikke til den adresse.',
    gem: (hvis, text) => store.saveReddet(hvis, text),
    slet: (hvis, id) => store.deleteReddet(hvis, laesReddetId(id)),
  });
}
