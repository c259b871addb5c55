// The questions of the writing page as one file of the build: fetched when the page has come to rest, not before one can
// write.
export { retDeltagerDialog, tilfoejDialog } from './deltagerdialog.ts';
export { spoergFil, spoergReferat } from './indlaesning.ts';
export { omdoebDialog } from './omdoeb.ts';
export { spoergAfbud, spoergAlt, spoergBeskrivelse, spoergLink, spoergMoede } from './spoerg.ts';
export { spoergFigur } from './upload.ts';
