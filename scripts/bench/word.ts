// `bench word`: our Word file, all post-steps in, beside plain `docx` with paragraphs and headings only.
import { Document, HeadingLevel, Packer, Paragraph, TextRun } from 'docx';
import { renderWord } from '../../server/export/word.ts';
import { referat } from './dokument.ts';
import { median, print, rounds } from './maaling.ts';
import { PAGES, type Stof, stof } from './stof.ts';
import { benchUdskrift } from './udskrift.ts';

/** The yardstick: the same text through `docx` as its manual shows it. */
function plainDocx({ titel, punkter, navne }: Stof): Promise<Buffer> {
  const children = [
    new Paragraph({ text: titel, heading: HeadingLevel.TITLE }),
    ...punkter.flatMap((punkt) => [
      new Paragraph({ text: punkt.titel, heading: HeadingLevel.HEADING_1 }),
      ...punkt.indlaeg.map(
        (indlaeg) =>
          new Paragraph({
            children: [new TextRun({ text: navne[indlaeg.taler] ?? '', bold: true }), new TextRun(` ${indlaeg.tekst}`)],
          }),
      ),
    ]),
  ];
  return Packer.toBuffer(new Document({ title: titel, sections: [{ children }] }));
}

export async function word(): Promise<void> {
  for (const pages of PAGES) {
    const matter = stof(pages);
    const udskrift = benchUdskrift(referat(matter));
    const n = pages > 100 ? 5 : 9;
    const times = await rounds(
      n,
      { vores: () => renderWord(udskrift), docx: () => plainDocx(matter) },
      pages > 100 ? 2 : 20,
    );
    const ours = median(times('vores'));
    print({
      name: `word ${pages} sider`,
      value: ours,
      unit: 'ms',
      versus: 'plain docx',
      ratio: ours / median(times('docx')),
      n,
    });
  }
}
