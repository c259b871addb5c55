// Find and replace (Ctrl+F, Ctrl+H): a small panel over the paper. Names are found too; a hit in a name is renamed as a
// person, never replaced as letters. "Erstat alle" is one step back.
import { html, nothing, render } from 'lit-html';
import { closeHistory } from 'prosemirror-history';
import { TextSelection } from 'prosemirror-state';
import { erstatFund, erTekst, type Fund } from '../commands/soeg.ts';
import { tekster } from '../panels/tekster.ts';
import { udskudt } from '../panels/udskudt.ts';
import { sliceTekst } from '../plugins/klip.ts';
import type { Skriv } from '../view/skriv.ts';
import { soegekey } from './plugin.ts';
import { Soegestand } from './stand.ts';

const t = tekster.soeg;
const dialoger = () => import('../panels/dialoger.ts');

const INTET: Pick<Soegestand, 'soegning' | 'fund' | 'nu'> = {
  soegning: { tekst: '', storeOgSmaa: false, heleOrd: false },
  fund: [],
  nu: -1,
};

/** Makes the panel; the returned function opens it, with the row for replacing or without. */
export function soegerude(skriv: Skriv): (erstat: boolean) => void {
  const { view } = skriv;
  const stand = (): Soegestand | null => {
    const held = soegekey.getState(view.state);
    return held instanceof Soegestand ? held : null;
  };
  const ret = (id: string): void => void dialoger().then((all) => all.retDeltagerDialog(skriv, id));
  const moede = (): void => void dialoger().then((all) => all.spoergMoede(skriv));
  const rude = document.createElement('div');
  rude.className = 'soegerude svaevende';
  rude.setAttribute('role', 'search');
  rude.setAttribute('aria-label', t.navn);
  let medErstat = false;
  let sagt = '';
  const valg = { storeOgSmaa: false, heleOrd: false };

  const input = (navn: string): HTMLInputElement | null => rude.querySelector(`input[name=${navn}]`);
  const soeg = (): void => {
    sagt = '';
    const { state } = view;
    const before = stand();
    const from = before?.fund[before.nu]?.from ?? state.selection.from;
    const found = Soegestand.find(state, { tekst: input('find')?.value ?? '', ...valg }, from);
    view.dispatch(state.tr.setMeta(soegekey, found));
    gaa(found.nu);
  };
  /** Makes hit `nu` the current one, selects it and brings it into view. The focus stays where it is. */
  const gaa = (nu: number): void => {
    const now = stand();
    const one = now?.fund[nu];
    if (now && one) {
      const { state } = view;
      const tr = state.tr.setMeta(soegekey, now.vaelg(state, nu));
      view.dispatch(tr.setSelection(TextSelection.between(tr.doc.resolve(one.from), tr.doc.resolve(one.to))));
      const { node } = view.domAtPos(one.from);
      const place = node instanceof HTMLElement ? node : node.parentElement;
      const there = (): void => place?.scrollIntoView({ block: 'center', inline: 'nearest' });
      there();
      requestAnimationFrame(() => requestAnimationFrame(there));
    }
    vis();
  };
  const skridt = (by: 1 | -1): void => {
    const { fund, nu } = stand() ?? INTET;
    if (fund.length === 0) return;
    sagt = '';
    gaa((nu + by + fund.length) % fund.length);
  };
  const luk = (): void => {
    rude.remove();
    view.dispatch(view.state.tr.setMeta(soegekey, null));
    view.focus();
  };
  const erstat = (which: readonly Fund[]): number => {
    const tr = closeHistory(view.state.tr);
    const n = erstatFund(tr, which, input('erstat')?.value ?? '');
    if (n > 0) view.dispatch(tr);
    return n;
  };
  const erstatEt = (): void => {
    const { fund, nu } = stand() ?? INTET;
    const one = fund[nu];
    if (!one || !erTekst(one)) return;
    erstat([one]);
    gaa(stand()?.nu ?? -1);
  };
  const erstatAlle = (): void => {
    const { fund } = stand() ?? INTET;
    const names = fund.filter((one) => !erTekst(one)).length;
    sagt = t.erstattet(erstat(fund), names);
    vis();
    skriv.meld(sagt);
  };
  const kryds = (navn: keyof typeof valg) => (event: Event) => {
    if (event.target instanceof HTMLInputElement) valg[navn] = event.target.checked;
    soeg();
  };
  const tast = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const inReplace = event.target instanceof HTMLInputElement && event.target.name === 'erstat';
    if (event.key === 'Escape') luk();
    else if (event.key === 'Enter' && event.target instanceof HTMLInputElement && event.target.type !== 'checkbox') {
      if (inReplace) erstatEt();
      else skridt(event.shiftKey ? -1 : 1);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  /** What can be done where the current hit is no plain text. */
  const andet = (one: Fund | undefined) => {
    if (!one || erTekst(one) || !skriv.maa('skriv')) return nothing;
    const deltager = one.navn === null ? null : skriv.roster().find(one.navn);
    if (deltager)
      return html`<button class="somlink" type="button" @click=${() => ret(deltager.id)}>${t.omdoeb(deltager.navn)}</button>`;
    return one.felt ? html`<button class="somlink" type="button" @click=${moede}>${t.fakta}</button>` : nothing;
  };
  const vis = (): void => {
    const { fund, nu, soegning } = stand() ?? INTET;
    const current = fund[nu];
    const looked = soegning.tekst.trim() !== '';
    const count = !looked ? '' : fund.length === 0 ? t.ingen : t.antal(nu + 1, fund.length);
    render(
      html`<div class="soegeraekke" @keydown=${tast}>
          <input class="form-input" name="find" type="text" aria-label=${t.find} placeholder=${t.find} autocomplete="off" spellcheck="false" @input=${soeg} />
          <output class="tal" aria-live="polite">${count}</output>
          <button class="button stille lav" type="button" @click=${() => skridt(-1)} aria-label=${t.forrige}>↑</button>
          <button class="button stille lav" type="button" @click=${() => skridt(1)} aria-label=${t.naeste}>↓</button>
          <button class="button stille lav" type="button" @click=${luk} aria-label=${t.luk}>✕</button>
        </div>
        ${
          medErstat && skriv.maa('skriv')
            ? html`<div class="soegeraekke" @keydown=${tast}>
              <input class="form-input" name="erstat" type="text" aria-label=${t.erstat} placeholder=${t.erstat} autocomplete="off" />
              <button class="button lav" type="button" aria-disabled=${current && erTekst(current) ? nothing : 'true'} @click=${erstatEt}>${t.et}</button>
              <button class="button lav" type="button" aria-disabled=${fund.some(erTekst) ? nothing : 'true'} @click=${erstatAlle}>${t.alle}</button>
            </div>`
            : nothing
        }
        <div class="soegeraekke valgene" @keydown=${tast}>
          <label class="kryds"><input type="checkbox" .checked=${valg.storeOgSmaa} @change=${kryds('storeOgSmaa')} />${t.store}</label>
          <label class="kryds"><input type="checkbox" .checked=${valg.heleOrd} @change=${kryds('heleOrd')} />${t.hele}</label>
          ${
            medErstat || !skriv.maa('skriv')
              ? nothing
              : html`<button class="somlink" type="button" @click=${() => aabn(true)}>${t.vis}</button>`
          }
        </div>
        ${andet(current)}
        ${sagt === '' ? nothing : html`<p class="hjaelp">${sagt}</p>`}`,
      rude,
    );
  };
  const aabn = (erstatte: boolean): void => {
    medErstat = erstatte || (medErstat && rude.isConnected);
    const fresh = !rude.isConnected;
    if (fresh) skriv.flader.flade.parentElement?.append(rude);
    vis();
    const field = input('find');
    const { selection } = view.state;
    if (fresh && field && !selection.empty && selection.$from.sameParent(selection.$to))
      field.value = sliceTekst(selection.content(), skriv.roster()).trim().slice(0, 200);
    if (fresh) soeg();
    field?.focus();
    field?.select();
  };
  const senere = udskudt(vis, 60);
  skriv.on(({ docChanged }) => {
    if (docChanged && rude.isConnected) senere();
  });
  return aabn;
}
