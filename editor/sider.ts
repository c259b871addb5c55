// The scripts of every page but the writing page: each adds ease to a page that works without it.
import { iRo } from './panels/udskudt.ts';
import { bilagPaaStedet } from './sider/bilag.ts';
import { visBrevhoved } from './sider/brevhoved.ts';
import { visForhaandsvisning } from './sider/forhaandsvisning.ts';
import { visHjemme } from './sider/hjemme.ts';
import { spoergVedLogUd, visAndresUsendte } from './sider/logud.ts';
import { lukMenuer } from './sider/menuer.ts';
import { tagImodFiler } from './sider/slip.ts';
import { foelgUdsendelse } from './sider/udsendelse.ts';
import { sendStraks, visNaar } from './sider/valg.ts';

lukMenuer(document);
tagImodFiler(document);
visNaar(document);
sendStraks(document);
visForhaandsvisning(document);
foelgUdsendelse(document);
visBrevhoved(document);
bilagPaaStedet(document);
void visHjemme(document);
spoergVedLogUd(document);
void visAndresUsendte(document);
iRo(async () => {
  const { tilmeldServiceWorker } = await import('./connection/udgave.ts');
  await tilmeldServiceWorker({ script: import.meta.url, ubekraeftet: () => false });
});
