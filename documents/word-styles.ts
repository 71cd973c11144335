/** What the Word files look like. Arial: on every machine, or a font of the same widths. */
import { BorderStyle, type IStylesOptions, LevelFormat } from 'docx';

export const ink = '1F2A44';
export const accent = '1F4E79';
export const subtle = '4A5568';
/** A4 with margins of 2 cm, in twips; what is left is the width of the text. */
export const page = { width: 11906, height: 16838, margin: 1134 };
export const textWidth = page.width - 2 * page.margin;

const heading = (size: number, before: number, after: number) => ({
  run: { size, bold: true, color: accent },
  paragraph: { spacing: { before, after }, keepNext: true, keepLines: true },
});

export const stylesIn = (lang: string): IStylesOptions => ({
  default: {
    document: {
      run: { font: 'Arial', size: 20, color: ink, language: { value: lang } },
      paragraph: { spacing: { after: 100, line: 264 } },
    },
    title: {
      run: { size: 56, bold: true, color: accent },
      paragraph: {
        spacing: { before: 3000, after: 300 },
        border: { bottom: { style: BorderStyle.SINGLE, size: 18, color: accent, space: 12 } },
      },
    },
    heading1: heading(34, 480, 200),
    heading2: heading(26, 320, 140),
    heading3: heading(21, 260, 100),
  },
  paragraphStyles: [
    {
      id: 'Subtitle',
      name: 'Subtitle',
      basedOn: 'Normal',
      run: { size: 30, color: subtle },
      paragraph: { spacing: { after: 480 } },
    },
    {
      id: 'Contents',
      name: 'TOC Heading',
      basedOn: 'Normal',
      run: { size: 30, bold: true, color: accent },
      paragraph: { spacing: { before: 900, after: 160 } },
    },
    {
      id: 'Note',
      name: 'Note',
      basedOn: 'Normal',
      run: { size: 18, color: subtle },
    },
    {
      id: 'Cell',
      name: 'Cell',
      basedOn: 'Normal',
      run: { size: 18 },
      paragraph: { spacing: { before: 40, after: 40, line: 240 } },
    },
    {
      id: 'Caption',
      name: 'caption',
      basedOn: 'Normal',
      run: { size: 18, bold: true, color: subtle },
      paragraph: { spacing: { before: 200, after: 80 }, keepNext: true },
    },
  ],
});

export const bullets = {
  config: [
    {
      reference: 'bullets',
      levels: [
        {
          level: 0,
          format: LevelFormat.BULLET,
          text: '•',
          style: { paragraph: { indent: { left: 400, hanging: 240 }, spacing: { after: 60 } } },
        },
      ],
    },
  ],
};
