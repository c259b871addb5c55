// The most memory a process holds while it exports 344 pages once: run in a child of its own, by `pdf.ts`, with the name of
// the candidate. Ours as the server does it, in its thread and with the document in both. Prints megabytes (peak resident set).
import '../../server/runtime.ts';
import { createArbejde } from '../../server/arbejde/arbejde.ts';
import { referat } from './dokument.ts';
import { plainPdfkit } from './pdfkit.ts';
import { stof } from './stof.ts';
import { benchUdskrift } from './udskrift.ts';

async function vores(): Promise<void> {
  const { doc, brevhoved, udkast } = benchUdskrift(referat(stof(344)));
  const arbejde = createArbejde();
  const rest = { brevhoved, udkast, udgave: 'fuld', filer: new Map(), kilde: null, kildetro: false } as const;
  await arbejde.eksporter({ ...rest, format: 'pdf', doc });
  await arbejde.stop();
}

if (process.argv[2] === 'vores') await vores();
else await plainPdfkit(stof(344));
process.stdout.write(`${process.resourceUsage().maxRSS / 1024}\n`);
