// The questions of the writing page as one file of the build: fetched when the page has come to rest, not before one can
// write.
export { retDeltagerDialog, tilfoejDialog } from './deltagerdialog.ts';
export { omdoebDialog } from './omdoeb.ts';
export { spoergAfbud, spoergBeskrivelse, spoergLink, spoergMoede } from './spoerg.ts';
