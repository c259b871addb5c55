// The most memory a process holds while it exports 344 pages once: run in a child of its own, by `pdf.ts`, with the name of
// the candidate. Prints megabytes (peak resident set).
import '../../server/runtime.ts';
import { renderPdf } from '../../server/export/pdf.ts';
import { referat } from './dokument.ts';
import { plainPdfkit } from './pdfkit.ts';
import { stof } from './stof.ts';
import { benchUdskrift } from './udskrift.ts';

const matter = stof(344);
if (process.argv[2] === 'vores') await renderPdf(benchUdskrift(referat(matter)));
else await plainPdfkit(matter);
process.stdout.write(`${process.resourceUsage().maxRSS / 1024}\n`);
