/** What the Word files look like. Arial: on every machine, or a font of the same widths. */
import { BorderStyle, type IStylesOptions, LevelFormat, ShadingType } from 'docx';
import { ink, navy, subtle, thread } from './colors.ts';

/** A4 with margins of 2 cm, in twips; what is left is the width of the text. */
const page = { width: 11906, height: 16838, margin: 1134 };
export const pageOf = {
  size: { width: page.width, height: page.height },
  margin: {
    ...{ top: page.margin, bottom: page.margin, left: page.margin, right: page.margin },
    // The foot stands clear of the last line.
    footer: 500,
  },
};
export const textWidth = page.width - 2 * page.margin;

const heading = (size: number, before: number, after: number) => ({
  run: { size, bold: true, color: navy },
  paragraph: { spacing: { before, after }, keepNext: true, keepLines: true },
});

export const edge = (color: string) => ({
  style: BorderStyle.SINGLE,
  size: 36,
  color,
  space: 6,
});

/** The band that says whose document it is: its edges, of its own colour, give it room. */
const band = {
  shading: { type: ShadingType.CLEAR, color: 'auto', fill: navy },
  border: { left: edge(navy), right: edge(navy), top: edge(navy), bottom: edge(navy) },
  indent: { left: 210, right: 210 },
  keepNext: true,
};

export const stylesIn = (lang: string): IStylesOptions => ({
  default: {
    document: {
      run: { font: 'Arial', size: 20, color: ink, language: { value: lang } },
      paragraph: { spacing: { after: 100, line: 264 } },
    },
    title: {
      run: { size: 40, bold: true, color: 'FFFFFF' },
      paragraph: { ...band, spacing: { before: 0, after: 0 } },
    },
    heading1: heading(32, 400, 160),
    heading2: heading(25, 320, 120),
    heading3: heading(22, 260, 60),
  },
  paragraphStyles: [
    {
      id: 'Subtitle',
      name: 'Subtitle',
      basedOn: 'Normal',
      run: { size: 24, color: 'FFFFFF' },
      paragraph: { ...band, spacing: { before: 0, after: 0 } },
    },
    {
      id: 'Foot of band',
      name: 'Foot of band',
      basedOn: 'Normal',
      run: { size: 20, color: 'FFFFFF' },
      paragraph: { ...band, spacing: { before: 0, after: 0 } },
    },
    {
      // As wide as the band: its own edge would begin behind the one at the left.
      id: 'Thread',
      name: 'Thread',
      basedOn: 'Normal',
      paragraph: {
        shading: { type: ShadingType.CLEAR, color: 'auto', fill: thread },
        spacing: { before: 0, after: 240, line: 60, lineRule: 'exact' },
      },
    },
    {
      id: 'Contents',
      name: 'TOC Heading',
      basedOn: 'Normal',
      run: { size: 30, bold: true, color: navy },
      paragraph: { spacing: { before: 200, after: 160 }, keepNext: true },
    },
    {
      id: 'Note',
      name: 'Note',
      basedOn: 'Normal',
      run: { size: 18, color: subtle },
    },
    {
      id: 'Foot',
      name: 'footer',
      basedOn: 'Normal',
      run: { size: 16, color: subtle },
    },
    {
      id: 'Cell',
      name: 'Cell',
      basedOn: 'Normal',
      run: { size: 18 },
      paragraph: { spacing: { before: 40, after: 40, line: 240 } },
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
