// Somebody approves, withdraws or sends the referat on while it is open here: the status above the text follows, and where
// nothing can be saved any more nothing can be written. What was on its way the server refuses, and it is rescued (C4).
import { bjaelke, knap } from '../connection/bjaelke.ts';
import { erLaast, type Tilstand, tilstande } from '../model/forloeb.ts';
import type { Skriv, Udvidelse } from '../view/skriv.ts';
import { tekster } from './tekster.ts';

export function godkendt(): Udvidelse {
  return {
    mount(skriv) {
      const bar = bjaelke(knap(tekster.vis, () => location.reload()));
      bar.dom.classList.add('godkendtbjaelke');
      skriv.flader.top.append(bar.dom);
      skriv.onHoert((event, data) => {
        const til = event === 'status' ? laesStatus(data) : null;
        if (til === null) return;
        vis(skriv, til);
        if (!erLaast(til) || !skriv.maa('skriv')) return;
        skriv.laas(true);
        bar.vis(til === 'godkendt' ? tekster.godkendt : tekster.tilbagekaldt);
      });
    },
  };
}

/** Null for anything else. */
function laesStatus(data: string): Tilstand | null {
  const value: unknown = JSON.parse(data);
  return tilstande.find((one) => one === value) ?? null;
}

/** The mark beside the name, as the server draws it. */
function vis({ flader, meld }: Skriv, til: Tilstand): void {
  const mark = flader.top.querySelector<HTMLElement>('.status[data-s]');
  if (!mark || mark.dataset.s === til) return;
  mark.dataset.s = til;
  mark.querySelector('use')?.setAttribute('href', `#g-${til}`);
  const word = mark.lastChild;
  if (word) word.textContent = tekster.status[til];
  meld(erLaast(til) ? tekster[til === 'godkendt' ? 'godkendt' : 'tilbagekaldt'] : tekster.skiftet(tekster.status[til]));
}
