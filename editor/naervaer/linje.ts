// The discreet line in the top bar: who is the referent, and who else has the referat open. A button shows them all.
import { html, nothing, render } from 'lit-html';
import type { Referentskifte } from '../model/wire.ts';
import type { Skriv } from '../view/skriv.ts';
import type { Anden } from './andre.ts';
import { STILLE } from './andre.ts';
import { siden } from './referent.ts';
import { tekster as t } from './tekster.ts';

export interface Herlinje {
  readonly andre: readonly Anden[];
  readonly referent: Referentskifte | null;
  readonly now: number;
}

/** More names than this are a number. */
const NAVNE = 3;

/** Mounts the line; the returned function draws it. `bliv` makes oneself the referent, `gaaTil` shows another's caret. */
export function visLinje(
  skriv: Skriv,
  { bliv, gaaTil }: { bliv: () => void; gaaTil: (anden: Anden) => void },
): (nu: Herlinje) => void {
  const rod = document.createElement('span');
  rod.className = 'menu her';
  skriv.gemt.after(rod);
  let aaben = false;
  let sidst: Herlinje | null = null;

  const luk = (fokus: boolean): void => {
    if (!aaben) return;
    aaben = false;
    document.removeEventListener('pointerdown', udenfor, true);
    vis();
    if (fokus) rod.querySelector('button')?.focus();
  };
  const udenfor = (event: Event): void => {
    if (!(event.target instanceof Node && rod.contains(event.target))) luk(false);
  };
  const skift = (): void => {
    if (aaben) {
      luk(true);
      return;
    }
    aaben = true;
    document.addEventListener('pointerdown', udenfor, true);
    vis();
  };
  const efter = (goer: () => void) => () => {
    luk(false);
    goer();
  };
  const vis = (): void => {
    if (!sidst) return;
    const { andre, referent, now } = sidst;
    const mig = referent?.bruger === skriv.bruger.id;
    const tid = referent ? siden(referent.fra, now) : '';
    // One's own other window alone is no news, but a button has a name.
    const kort = hvem(andre, skriv.bruger.id, now) || (referent ? '' : t.titel);
    render(
      referent || andre.length > 0
        ? html`<button class="button stille lav" type="button" aria-expanded=${aaben ? 'true' : 'false'} aria-haspopup="dialog"
            @click=${skift}>${referent ? html`<span class="hvem">${t.referentKort(referent.navn)}<span class="siden"> siden ${tid}</span></span>` : nothing}${
              kort === '' ? nothing : html`<span class="ogsaa">${kort}</span>`
            }</button>${aaben ? svaevende(sidst, mig, tid) : nothing}`
        : nothing,
      rod,
    );
  };
  const svaevende = ({ andre, referent, now }: Herlinje, mig: boolean, tid: string) =>
    html`<div class="svaevende herliste" role="dialog" aria-label=${t.titel} @keydown=${(event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      luk(true);
    }}>
      <p>${referent ? (mig ? t.duErReferent(tid) : t.referent(referent.navn, tid)) : t.ingenReferent}</p>
      ${
        !mig && skriv.maa('skriv')
          ? html`<p><button class="button lav" type="button" @click=${efter(bliv)}>${t.blivReferent}</button></p>`
          : nothing
      }
      ${
        andre.length === 0
          ? html`<p class="svag lille">${t.kun}</p>`
          : html`<ul>${andre.map(
              (one) => html`<li><span class="farveproeve" data-farve=${one.farve} aria-hidden="true"></span>
                <span>${one.bruger === skriv.bruger.id ? t.du : one.navn} <span class="svag lille">${t.rolle[rolle(one, now)]}</span></span>
                ${
                  one.pos !== null
                    ? html`<button class="somlink lille" type="button" aria-label=${t.gaaTil(one.navn)} @click=${efter(() => gaaTil(one))}>Gå til</button>`
                    : nothing
                }</li>`,
            )}</ul>`
      }
    </div>`;
  return (nu) => {
    sidst = nu;
    vis();
  };
}

function rolle({ maaSkrive, pos, rykket }: Anden, now: number): 'skriver' | 'her' | 'laeser' {
  if (!maaSkrive) return 'laeser';
  return pos !== null && now - rykket < STILLE ? 'skriver' : 'her';
}

/** "Aase skriver også · Malte læser med"; many are a number; one's own other windows are in the list only. */
function hvem(andre: readonly Anden[], mig: string, now: number): string {
  const personer = new Map<string, Anden>();
  for (const one of andre) {
    if (one.bruger === mig) continue;
    const known = personer.get(one.bruger);
    if (!known || (known.pos ?? -1) < 0) personer.set(one.bruger, one);
  }
  const all = [...personer.values()];
  if (all.length > NAVNE) return t.mange(all.length);
  const fornavn = ({ navn }: Anden): string => {
    const [first = navn] = navn.split(' ');
    return all.filter((other) => other.navn.split(' ')[0] === first).length > 1 ? navn : first;
  };
  const af = (wanted: ReturnType<typeof rolle>) => all.filter((one) => rolle(one, now) === wanted).map(fornavn);
  const [skriver, her, laeser] = [af('skriver'), af('her'), af('laeser')];
  return [
    skriver.length > 0 ? t.skriver(skriver) : '',
    her.length > 0 ? t.her(her) : '',
    laeser.length > 0 ? t.laeser(laeser) : '',
  ]
    .filter(Boolean)
    .join(' · ');
}
