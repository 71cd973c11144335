/** The restitution as a file, in each of its formats. */
import { markdown } from '../markdown.ts';
import { csv, workbook } from '../sheet.ts';
import { slides } from '../slides.ts';
import { word } from '../word.ts';
import { restitutionDeck } from './deck.ts';
import { restitutionPaper } from './outline.ts';
import type { Restitution } from './restitution.ts';
import { fileNameOf, titleOf } from './say.ts';
import { sheetsOf, subjectsSheet } from './sheets.ts';

export const formats = ['docx', 'pptx', 'xlsx', 'csv', 'md'] as const;
export type Format = (typeof formats)[number];

/** Media types, as registered with IANA. */
const types: Record<Format, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
};

const named = ({ period, plan }: Restitution) => ({ period, short: plan.short });

const makers: Record<Format, (data: Restitution) => Uint8Array | Promise<Uint8Array>> = {
  docx: (data) => word(restitutionPaper(data)),
  pptx: (data) => slides(restitutionDeck(data)),
  xlsx: (data) => workbook(titleOf(named(data)), sheetsOf(data)),
  csv: (data) => csv(subjectsSheet(data)),
  md: (data) => markdown(restitutionPaper(data)),
};

export interface RestitutionFile {
  name: string;
  type: string;
  content: Uint8Array;
}

export const restitutionFile = async (
  data: Restitution,
  format: Format,
): Promise<RestitutionFile> => ({
  name: fileNameOf(named(data), format),
  type: types[format],
  content: await makers[format](data),
});
