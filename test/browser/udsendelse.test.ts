// Journeys 4 and 5 in a real Chromium, with a real server and a real mail server that encrypts and wants a password:
// check → approve → Word and PDF → pages → recipients → letters → send → receipts; then a corrected edition to the same.
import { createHash, webcrypto } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DATABASE_FILE, openDatabase } from '../../db/open.ts';
import { sqliteStore } from '../../db/store.ts';
import { verify } from '../../db/verify.ts';
import { PDF, bytes as tekst } from '../builders/bilagsfiler.ts';
import { certifikat } from '../builders/certifikat.ts';
import { type Postkasse, type Skaebne, startPostkasse } from '../builders/postkasse.ts';
import { axe } from './axe.ts';
import { aabnReferat, nyPerson, startBrowser, ventTilGemt } from './browser.ts';
import { holdt, moede } from './moede.ts';
import { fjern, type Grundlag, nytGrundlag, startServer, type Testserver } from './server.ts';

const pem = certifikat();
const login = { navn: 'referat@aeroested.example', kode: 'søm & brædder' };
/** Where pictures of the pages go, for whoever wants to look at them. */
const BILLEDER = process.env.REFERAT_BILLEDER;

let kasse: Postkasse;
let grundlag: Grundlag;
let server: Testserver;
let browser: Browser;
let context: BrowserContext;
let mappe: string;
let id: string;

function skaebne(til: string, nr: number): Skaebne {
  if (til.startsWith('karen')) return { ved: 'rcpt', svar: `550 5.1.1 <${til}>: Modtageren findes ikke` };
  if (til.startsWith('bo.') && nr === 1)
    return { ved: 'slut', svar: '451 4.3.2 Systemet har travlt, prøv igen senere' };
  if (til.startsWith('torben') && nr === 1) return { klipEfter: 3000 };
  if (til.startsWith('aase') && nr === 1) return 'klip-efter-slut';
  return 'tag-imod';
}

beforeAll(async () => {
  kasse = await startPostkasse({ tls: pem, login, skaebne });
  mappe = mkdtempSync(join(tmpdir(), 'referat-post-'));
  writeFileSync(join(mappe, 'ca.pem'), pem.cert);
  if (BILLEDER) mkdirSync(BILLEDER, { recursive: true });
  const doc = holdt(
    moede((b) => [
      b.del('indlaeg', b.linje('afsnit', b.taler('be'), ' redegjorde for beboernes ønsker. Ring 23 45 67 89.')),
      b.del('konklusion', b.linje('afsnit', b.taler('kl'), ' konkluderede, at skolevejen holdes åben.')),
    ]),
  );
  grundlag = await nytGrundlag(['signe'], [doc, holdt(moede())]);
  id = grundlag.referater[0] ?? '';
  await laegBilag();
  server = await startServer(grundlag.data, 0, undefined, {
    REFERAT_SMTP: `smtp://${encodeURIComponent(login.navn)}:${encodeURIComponent(login.kode)}@127.0.0.1:${kasse.port}`,
    REFERAT_SMTP_CA: join(mappe, 'ca.pem'),
    REFERAT_MAIL_FRA: 'Ærøsted Kommune <referat@aeroested.example>',
    REFERAT_MAIL_SVAR: 'sekretariatet@aeroested.example',
  });
  browser = await startBrowser();
  context = await nyPerson(browser, server, grundlag.personer.signe?.token ?? '');
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await kasse?.luk();
  if (grundlag) {
    const db = openDatabase(join(grundlag.data, DATABASE_FILE));
    const { forskelle, udsendelser } = verify(db);
    db.close();
    fjern(grundlag);
    expect([forskelle, udsendelser]).toEqual([[], 3]);
  }
  if (mappe) rmSync(mappe, { recursive: true });
});

const BILAG = [
  { titel: 'Kort over skolevejen', filnavn: 'kort.pdf', mime: 'application/pdf', bytes: PDF, offentlig: true },
  { titel: 'Naboernes breve', filnavn: 'nabobreve.txt', mime: 'text/plain', bytes: tekst('Kære'), offentlig: false },
];

async function laegBilag(): Promise<void> {
  const store = sqliteStore(openDatabase(join(grundlag.data, DATABASE_FILE)), {
    now: Date.now,
    random: webcrypto.getRandomValues.bind(webcrypto),
  });
  const signe = grundlag.personer.signe?.id ?? '';
  const ids = await store.addBilag(id, BILAG, signe);
  for (const [i, one] of BILAG.entries()) await store.updateBilag(id, ids[i] ?? '', one, signe);
  store.close();
}

/** Nothing wrong with the page at a desk, a small screen or a phone; nothing wider than it. */
async function ser(page: Page, navn: string): Promise<void> {
  for (const [width, height] of [
    [1440, 900],
    [1280, 800],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.waitForTimeout(150);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), `${navn} ${width}`).toBeLessThanOrEqual(
      width,
    );
    if (BILLEDER) await page.screenshot({ path: join(BILLEDER, `${navn}-${width}.png`), fullPage: width === 390 });
  }
  expect(await axe(page)).toEqual([]);
  await page.setViewportSize({ width: 1440, height: 900 });
}

async function hentet(page: Page, navn: string): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: navn, exact: true }).first().click(),
  ]);
  return readFileSync(await download.path());
}
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const tilstand = (page: Page, navn: string): Promise<string> =>
  page.locator('.afgjorte > li', { hasText: navn }).locator('.faar').innerText();
const raekke = (page: Page, navn: string) => page.locator('.afgjorte > li', { hasText: navn });

async function godkend(page: Page, udgave: number): Promise<void> {
  await page.goto(`${server.url}/referater/${id}/godkendelse`);
  await page.getByRole('button', { name: 'Send til godkendelse' }).click();
  await page.getByPlaceholder('Hvorfor må det stå her?').fill('Kommunens hovednummer');
  await page.getByRole('button', { name: `Godkend udgave ${udgave}` }).click();
  await page.getByText('Referatet er godkendt. Filerne er gemt med udgaven.').waitFor();
}

it('journey 4: from the check to the receipts', async () => {
  const page = await context.newPage();
  // The lists, once and for all.
  await page.goto(`${server.url}/indstillinger/modtagerlister`);
  await page.getByLabel('Navn').fill('Byrådet');
  await page.getByLabel('Modtagere').fill('Karen Lyngdal\nBo Eksempel <bo.eksempel@byraad.example>');
  await page.getByRole('button', { name: 'Opret listen' }).click();
  expect(await page.getByRole('alert').innerText()).toContain('»Karen Lyngdal« mangler en mailadresse.');
  await page
    .getByLabel('Modtagere')
    .fill(
      'Karen Lyngdal <karen@byraad.example>; Bo Eksempel <bo.eksempel@byraad.example>\nTorben Fyrtoft <torben@byraad.example>',
    );
  await page.getByRole('button', { name: 'Opret listen' }).click();
  await page.getByText('Ændringerne er gemt.').waitFor();
  await ser(page, 'lister');

  // Check and approve.
  await page.goto(`${server.url}/referater/${id}/kontrol`);
  expect(await page.locator('.kontrol .citat').allInnerTexts()).toEqual(['23 45 67 89']);
  await godkend(page, 1);

  // Word and PDF as they are kept.
  await page.goto(`${server.url}/referater/${id}/eksport`);
  const pdf = await hentet(page, 'Hent PDF');
  const docx = await hentet(page, 'Hent Word');

  // Recipients, with the pages beside them.
  await page.goto(`${server.url}/referater/${id}/godkendelse`);
  await page.getByRole('link', { name: 'Udsend' }).click();
  await page.locator('canvas.ark-a4').first().waitFor();
  await page.getByLabel('Byrådet får').selectOption({ label: 'PDF' });
  await page.getByLabel('Deltagerne får').selectOption({ label: 'PDF og Word' });
  const deltagerne = page.locator('.modtager', { hasText: 'Deltagerne' });
  expect(await deltagerne.locator('summary').innerText()).toContain('5 personer, 3 uden adresse');
  await deltagerne.locator('summary').click();
  await page.getByLabel('Mailadresse til Aase Aagaard-Øllgård').fill('aase@kajkanten');
  await page.getByLabel('Bilag 1: Kort over skolevejen').check();
  await page.getByLabel('Bilag 2: Naboernes breve').check();
  await ser(page, 'modtagere');
  await page.getByRole('button', { name: 'Se brevene, før de sendes' }).click();
  expect(await page.getByRole('alert').innerText()).toBe(
    '»aase@kajkanten« er ikke en mailadresse. Skriv den som navn@kommune.dk.',
  );
  expect(await page.getByLabel('Byrådet får').inputValue()).toBe('pdf');
  await page.getByLabel('Mailadresse til Aase Aagaard-Øllgård').fill('aase@kajkanten.example');
  await page.getByText('Tilføj modtagere').click();
  await page.getByLabel('Andre', { exact: true }).fill('sekretariatet@aeroested.example');
  await page.getByLabel('Andre får').selectOption({ label: 'PDF (offentlig udgave)' });
  await page.getByRole('button', { name: 'Se brevene, før de sendes' }).click();

  // Each letter as it will be, and nothing sent yet.
  await page.getByText('5 breve er klar. Intet er sendt endnu.').waitFor();
  await page.locator('canvas.ark-a4').first().waitFor();
  expect((await page.locator('.breve > li').allInnerTexts()).map((text) => text.replace(/\n+/g, '\n').trim())).toEqual([
    'Karen Lyngdal\nPDF og Word med bilag 1 og 2\nkaren@byraad.example · via Byrådet og Deltagerne',
    'Bo Eksempel\nPDF og Word med bilag 1 og 2\nbo.eksempel@byraad.example · via Byrådet og Deltagerne',
    'Torben Fyrtoft\nPDF med bilag 1 og 2\ntorben@byraad.example · via Byrådet',
    'Aase Aagaard-Øllgård\nPDF og Word med bilag 1 og 2\naase@kajkanten.example · via Deltagerne',
    'sekretariatet@aeroested.example\nPDF (offentlig udgave) med bilag 1',
  ]);
  await ser(page, 'gennemse');
  await page.getByRole('link', { name: 'Se brevet til Bo Eksempel' }).click();
  expect(await page.locator('.brevtekst').innerText()).toContain('Kære Bo Eksempel');
  await page.getByRole('link', { name: 'Brevet, præcis som det sendes' }).click();
  expect(await page.locator('.raat').innerText()).toContain('To: Bo Eksempel <bo.eksempel@byraad.example>');
  const eml = await hentet(page, 'Hent brevet (.eml)');
  await ser(page, 'brev');
  await page.getByRole('link', { name: 'Alle brevene' }).click();
  expect(kasse.forbindelser).toBe(0);
  await page.getByRole('button', { name: 'Send til 5 modtagere' }).click();

  // It goes by itself; what can be mended is mended, what cannot is said.
  await page.getByText('4 af 5 er afgjort').or(page.getByText('3 af 5 er afgjort: 1 modtaget')).first().waitFor();
  await page.locator('.afgjorte [data-t="senere"]').nth(1).waitFor();
  expect(await tilstand(page, 'Karen Lyngdal')).toBe('Afvist');
  expect(await raekke(page, 'Karen Lyngdal').innerText()).toContain(
    '550 5.1.1 <karen@byraad.example>: Modtageren findes ikke',
  );
  expect(await tilstand(page, 'Aase Aagaard-Øllgård')).toBe('Uvist');
  expect(await raekke(page, 'Bo Eksempel').innerText()).toContain('451 4.3.2 Systemet har travlt');
  expect(await raekke(page, 'Torben Fyrtoft').innerText()).toContain('Mailserveren har ikke taget imod det.');
  await ser(page, 'undervejs');
  await page.getByRole('button', { name: 'Prøv nu at sende til Bo Eksempel' }).click();
  await page.locator('.afgjorte [data-t="sendt"]', { hasText: 'Bo Eksempel' }).waitFor();
  await page.getByRole('button', { name: 'Prøv nu at sende til Torben Fyrtoft' }).click();
  await page.getByText('3 modtaget af mailserveren, 1 afvist, 1 uvist.').waitFor();
  await page.getByRole('button', { name: 'Den er modtaget af Aase Aagaard-Øllgård' }).click();
  await page.getByText('3 modtaget af mailserveren, 1 noteret som modtaget, 1 afvist.').waitFor();
  await ser(page, 'kvittering');

  // Nobody twice, everything encrypted, and the very bytes that were looked at.
  expect(kasse.modtaget.map(({ til }) => til.replace(/@.*/, '')).sort()).toEqual([
    'aase',
    'bo.eksempel',
    'sekretariatet',
    'torben',
  ]);
  expect(kasse.modtaget.every(({ krypteret, login: hvem }) => krypteret && hvem === login.navn)).toBe(true);
  const tilBo = kasse.modtaget.find(({ til }) => til.startsWith('bo.'));
  expect(sha256(tilBo?.bytes ?? Buffer.alloc(0))).toBe(sha256(eml));
  const { attachments } = await PostalMime.parse(tilBo?.bytes ?? '');
  expect(attachments.map(({ content }) => sha256(new Uint8Array(content as ArrayBuffer)))).toEqual([
    sha256(pdf),
    sha256(docx),
    ...BILAG.map(({ bytes }) => sha256(bytes)),
  ]);
  const side = await page.locator('main').innerText();
  expect(side).toContain(sha256(pdf));
  const kvittering = await hentet(page, 'Hent kvitteringen (PDF)');
  expect(kvittering.subarray(0, 5).toString()).toBe('%PDF-');
  if (BILLEDER) writeFileSync(join(BILLEDER, 'kvittering.pdf'), kvittering);
  await page.goto(server.url);
  expect(await page.locator('main').innerText()).toContain('Udsendt i dag');
  await page.close();
}, 240_000);

it('journey 5: a corrected edition with what was changed, to the same recipients', async () => {
  const page = await aabnReferat(context, server, id).catch(async () => {
    const fresh = await context.newPage();
    await fresh.goto(`${server.url}/referater/${id}/godkendelse`);
    return fresh;
  });
  await page.goto(`${server.url}/referater/${id}/godkendelse`);
  await page.locator('summary', { hasText: 'Ret' }).click();
  await page.getByRole('button', { name: 'Begynd rettelsen' }).click();
  await page.waitForSelector('.ProseMirror[contenteditable="true"]');
  await page.locator('.ProseMirror p', { hasText: 'skolevejen holdes åben' }).click();
  await page.keyboard.press('End');
  await page.keyboard.type(' Stien er oplyst.');
  await ventTilGemt(page);
  await godkend(page, 2);
  await page.getByRole('link', { name: 'Udsend rettet udgave 2' }).click();
  await page.getByText('De samme, der fik udgave 1, er foreslået.').waitFor();
  expect(await page.getByLabel('Emne').inputValue()).toBe('Rettet udgave {udgave}: {titel}');
  expect(await page.getByLabel('Vedlæg listen over ændringer').isChecked()).toBe(true);
  await ser(page, 'rettet');
  await page.getByRole('button', { name: 'Se brevene, før de sendes' }).click();
  await page.getByText('5 breve er klar.').waitFor();
  await page.getByRole('button', { name: 'Send til 5 modtagere' }).click();
  await page.getByText('4 modtaget af mailserveren, 1 afvist.').waitFor();
  const rettede = kasse.modtaget.slice(4);
  expect(rettede).toHaveLength(4);
  for (const { til, bytes } of rettede) {
    const mail = await PostalMime.parse(bytes);
    expect(mail.subject).toMatch(/^Rettet udgave 2: /);
    expect(mail.text).toContain('Den afløser udgave 1, som ikke længere gælder.');
    const liste = mail.attachments.find(({ mimeType }) => mimeType === 'text/html');
    expect([til, liste === undefined]).toEqual([til, til.startsWith('sekretariatet')]);
    if (!liste) continue;
    const side = new TextDecoder().decode(liste.content as ArrayBuffer);
    expect(side).toMatch(/<ins>[^<]*<span class="sagt">Tilføjet: <\/span>[^<]*Stien er oplyst\./);
  }
  await page.close();
}, 240_000);

it('the same without a script: forms and links alone', async () => {
  const plain = await browser.newContext({ javaScriptEnabled: false, locale: 'da-DK' });
  const token = grundlag.personer.signe?.token ?? '';
  await plain.addCookies([{ name: 'referat', value: token, url: server.url, httpOnly: true, sameSite: 'Lax' }]);
  const page = await plain.newPage();
  const andet = grundlag.referater[1] ?? '';
  await page.goto(`${server.url}/referater/${andet}/godkendelse`);
  await page.getByRole('button', { name: 'Send til godkendelse' }).click();
  await page.getByRole('button', { name: 'Godkend udgave 1' }).click();
  await page.getByRole('link', { name: 'Udsend', exact: true }).click();
  await page.getByText('Tilføj modtagere').click();
  await page.getByLabel('Andre', { exact: true }).fill('Torben Fyrtoft <torben@byraad.example>');
  await page.getByRole('button', { name: 'Se brevene, før de sendes' }).click();
  expect(await page.locator('.brevtekst').innerText()).toContain('Kære Torben Fyrtoft');
  await page.getByRole('link', { name: 'Ret', exact: true }).click();
  await page.getByLabel('Emne').fill('Kort: {titel}');
  await page.getByRole('button', { name: 'Se brevene, før de sendes' }).click();
  expect(await page.locator('.brevhoved').innerText()).toContain('Kort: Referat af møde');
  const before = kasse.modtaget.length;
  await page.getByRole('button', { name: 'Send til 1 modtager' }).click();
  await kasse.ventPaa(before + 1);
  for (let i = 0; i < 50 && (await page.locator('[data-t="sendt"]').count()) === 0; i++)
    if (await page.getByRole('link', { name: 'Se, hvordan det går nu' }).isVisible())
      await page.getByRole('link', { name: 'Se, hvordan det går nu' }).click();
    else await page.reload();
  expect(await page.locator('main').innerText()).toContain('1 modtaget af mailserveren.');
  await plain.close();
}, 120_000);
