// The questions of the writing page as one file of the build: fetched when the page has come to rest, not before one can
// write.
export { borte } from '../fremmoede/valg.ts';
export { retDeltagerDialog } from './deltagerdialog.ts';
export { omdoebDialog } from './omdoeb.ts';
export { spoergBeskrivelse, spoergLink, spoergMoede } from './spoerg.ts';
export { hentTidligere } from './tidligere.ts';
export { tilfoejDialog } from './tilfoejdialog.ts';
