// Opens a PDF with pdf.js and draws its pages. The worker is a file of our own origin, as the policy demands.
import { GlobalWorkerOptions, getDocument } from 'pdfjs-dist';
import worker from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

export interface Pdfsider {
  readonly antal: number;
  /** Draws page `n` (from 1) sharp on its screen, in the canvas's own width or in `bredde` CSS pixels. */
  tegn(n: number, canvas: HTMLCanvasElement, bredde?: number): Promise<void>;
  /** Ends its worker; nothing can be drawn any more. */
  luk(): Promise<void>;
}

export async function openPdf(data: Uint8Array): Promise<Pdfsider> {
  GlobalWorkerOptions.workerSrc = worker;
  const task = getDocument({ data, useWasm: false });
  const pdf = await task.promise;
  return {
    antal: pdf.numPages,
    async tegn(n, canvas, bredde = canvas.clientWidth) {
      const page = await pdf.getPage(n);
      const plain = page.getViewport({ scale: 1 });
      const scale = (bredde / plain.width) * Math.max(1, devicePixelRatio);
      const viewport = page.getViewport({ scale });
      canvas.width = Math.round(viewport.width);
      canvas.height = Math.round(viewport.height);
      await page.render({ canvas, viewport }).promise;
    },
    luk: () => task.destroy(),
  };
}
