// Opens a PDF with pdf.js and draws its pages. The worker is a file of our own origin, as the policy demands.
import { GlobalWorkerOptions, getDocument } from 'pdfjs-dist';
import worker from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

export interface Pdfsider {
  readonly antal: number;
  /** Draws page `n` (from 1) in the canvas's own width, sharp on its screen. */
  tegn(n: number, canvas: HTMLCanvasElement): Promise<void>;
}

export async function openPdf(data: Uint8Array): Promise<Pdfsider> {
  GlobalWorkerOptions.workerSrc = worker;
  const pdf = await getDocument({ data, useWasm: false }).promise;
  return {
    antal: pdf.numPages,
    async tegn(n, canvas) {
      const page = await pdf.getPage(n);
      const plain = page.getViewport({ scale: 1 });
      const scale = (canvas.clientWidth / plain.width) * Math.max(1, devicePixelRatio);
      const viewport = page.getViewport({ scale });
      canvas.width = Math.round(viewport.width);
      canvas.height = Math.round(viewport.height);
      await page.render({ canvas, viewport }).promise;
    },
  };
}
