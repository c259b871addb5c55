// LibreOffice as a second reader of Word files; tests that need it are skipped, visibly, where it is absent.
export { convert, hasLibreOffice, NEEDS_LIBREOFFICE } from '../../scripts/validate/libreoffice.ts';
