/** PDF files made by hand, in the one font whose letters are all as wide: what a reader must find is known. */

export interface PdfText {
  text: string;
  x: number;
  y: number;
  size?: number;
}

export interface SmallPage {
  texts: PdfText[];
  /** Boxes that are drawn: left, bottom, width, height. */
  boxes?: [number, number, number, number][];
  /** Content in the place of all that, with its dictionary. */
  stream?: string;
}

/** Signs of Windows-1252 as a PDF string. */
const inString = (text: string): string =>
  [...text].map((sign) => `\\${sign.charCodeAt(0).toString(8).padStart(3, '0')}`).join('');

/** A PDF file of A4 pages; `trailer` adds to what ends it. */
export function smallPdf(
  pages: readonly SmallPage[],
  trailer = '',
  more: string[] = [],
): Uint8Array {
  const contents = pages.map(({ texts, boxes = [] }) =>
    [
      ...boxes.map(([x, y, w, h]) => `${x} ${y} ${w} ${h} re S`),
      ...texts.map(
        ({ text, x, y, size = 10 }) => `BT /F1 ${size} Tf ${x} ${y} Td (${inString(text)}) Tj ET`,
      ),
    ].join('\n'),
  );
  const first = 4;
  const kids = pages.map((_, i) => `${first + 2 * i} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>',
    ...contents.flatMap((content, i) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${first + 2 * i + 1} 0 R >>`,
      pages[i]?.stream ?? `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    ]),
    ...more,
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, i) => {
    const at = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = file.length;
  const lines = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${lines}trailer << /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${table}\n%%EOF\n`;
  return Uint8Array.from(file, (sign) => sign.charCodeAt(0));
}
