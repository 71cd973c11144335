/** The foot of every page of a Word file: what it is, and which page of how many. */
import { AlignmentType, Footer, PageNumber, Paragraph, TextRun } from 'docx';
import type { Paper } from './blocks.ts';

export function footerOf({ text, page: word, of }: Paper['footer']): Footer {
  return new Footer({
    children: [
      new Paragraph({
        style: 'Note',
        alignment: AlignmentType.RIGHT,
        children: [
          new TextRun(`${text} – ${word} `),
          new TextRun({ children: [PageNumber.CURRENT, ` ${of} `, PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  });
}
