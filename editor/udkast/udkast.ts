// The script of the participant's page: choosing words, the sheet, keeping what is typed, and what others and the referent
// have written since. The page works without it.
import { Afsender } from './afsend.ts';
import { Ark } from './ark.ts';
import { type Forsendelse, Kladder, lokaltLager } from './kladder.ts';
import { tilbydMarkering, tilbydSpring, tilbydTryk } from './markering.ts';
import { hentSvarkladde, Nyhedsviser } from './nyt.ts';
import { laesSide, type Side } from './side.ts';
import { linjen, type Sted, tekstI } from './sted.ts';
import { spoergVedUd } from './ud.ts';
import { visUsendte } from './usendte.ts';

/** How often an open page asks (rule K5). */
const SPOERGER_HVER = 20_000;

const side = laesSide(document);
if (side) begynd(side);

function begynd(side: Side): void {
  document.documentElement.classList.add('script');
  const kladder = new Kladder(side.mig, lokaltLager());
  const viser = new Nyhedsviser(side, kladder);
  const afsender = new Afsender(side, kladder, (nyt) => void viser.vis(nyt));
  const visListe = (): void => visUsendte(side, kladder, (sted) => ark.aabn(sted, null));
  const ark = new Ark(side, kladder, afsender, visListe);

  /** What the server did not take goes back to where it was written. */
  const afvist = ({ felter, navn }: Forsendelse, besked: string): void => {
    const noegle = felter.traad ? `svar ${felter.traad}` : `${felter.blok} ${felter.fra} ${felter.til}`;
    kladder.gem({ noegle, felter, navn });
    side.meld(besked);
    if (!felter.traad && !ark.erAabent) ark.aabn(stedAf(felter), null, besked);
    visListe();
  };

  const spoerg = async (): Promise<void> => {
    if (document.hidden) return;
    await afsender.toem(afvist);
    const nyt = await afsender.spoerg();
    if (nyt && viser.vis(nyt) > 0) side.meld(side.ord('nyt'));
    visListe();
  };

  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-skriv]') : null;
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const blok = link.dataset.skriv ?? '';
    const line = linjen(document, blok);
    ark.aabn({ blok, fra: 0, til: line ? tekstI(line).length : 0 }, link);
  });

  document.addEventListener('input', (event) => {
    const form =
      event.target instanceof Element ? event.target.closest<HTMLFormElement>('form[data-send="svar"]') : null;
    const id = form?.closest<HTMLElement>('[data-traad]')?.dataset.traad;
    if (!form || !id) return;
    const tekst = vaerdi(form, 'tekst');
    if (tekst === '') kladder.slet(`svar ${id}`);
    else kladder.gem({ noegle: `svar ${id}`, felter: { tekst, afsending: vaerdi(form, 'afsending') }, navn: tekst });
  });

  document.addEventListener('submit', (event) => {
    const { target: form, submitter } = event;
    if (!(form instanceof HTMLFormElement) || !form.dataset.send) return;
    event.preventDefault();
    const felter: Record<string, string> = {};
    for (const [key, value] of new FormData(form, submitter)) if (typeof value === 'string') felter[key] = value;
    const id = form.closest<HTMLElement>('[data-traad]')?.dataset.traad;
    const { tekst } = felter;
    void (async () => {
      const forsendelse = {
        sti: new URL(form.action).pathname,
        felter: { ...felter, ...(id && { traad: id }) },
        navn: tekst ?? '',
      };
      if (tekst !== undefined && id) kladder.slet(`svar ${id}`);
      const udfald = await afsender.send(forsendelse);
      if (udfald.slags === 'afvist') return afvist(forsendelse, udfald.besked);
      if (udfald.slags === 'intet-net') kladder.laegIUdbakken(forsendelse);
      side.meld(side.ord(udfald.slags === 'intet-net' ? 'venter' : 'sendt'));
      visListe();
    })();
  });

  for (const kort of document.querySelectorAll('[data-traad]')) hentSvarkladde(kort, kladder);
  if (side.aaben()) {
    tilbydMarkering(side, ark);
    tilbydTryk();
  }
  tilbydSpring();
  spoergVedUd(side, kladder);
  visListe();
  setInterval(() => void spoerg(), SPOERGER_HVER);
  document.addEventListener('visibilitychange', () => void spoerg());
  addEventListener('online', () => void spoerg());
  if (kladder.udbakke.length > 0) void spoerg();
}

function vaerdi(form: HTMLFormElement, navn: string): string {
  const felt = form.elements.namedItem(navn);
  return felt instanceof HTMLTextAreaElement || felt instanceof HTMLInputElement ? felt.value : '';
}

function stedAf({ blok = '', fra = '0', til = '0' }: Readonly<Record<string, string>>): Sted {
  return { blok, fra: Number(fra), til: Number(til) };
}
