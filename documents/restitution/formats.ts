/** The restitution as a file, in each of its formats. */
import { typography } from '../../cards/typography.ts';
import type { Restitution } from './restitution.ts';
import { fileNameOf, footOf, sayIn, titleOf } from './say.ts';

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

/** Libraries are large: each is read when its format is asked for, not when the service starts. */
const makers: Record<Format, (data: Restitution) => Promise<Uint8Array>> = {
  docx: async (data) => (await import('../word.ts')).word(await paperOf(data)),
  md: async (data) => (await import('../markdown.ts')).markdown(await paperOf(data)),
  pptx: async (data) => {
    const [{ slides }, { restitutionDeck }] = await Promise.all([
      import('../slides.ts'),
      import('./deck.ts'),
    ]);
    return slides(restitutionDeck(data));
  },
  xlsx: async (data) => {
    const [{ workbook }, { sheetsOf }] = await sheetRooms();
    return workbook(
      titleOf(named(data)),
      sheetsOf(data),
      typography(footOf(data, sayIn(data.lang)), data.lang),
    );
  },
  csv: async (data) => {
    const [{ csv }, { subjectsSheet }] = await sheetRooms();
    return csv(subjectsSheet(data));
  },
};

const paperOf = async (data: Restitution) => (await import('./outline.ts')).restitutionPaper(data);
const sheetRooms = () => Promise.all([import('../sheet.ts'), import('./sheets.ts')]);

export interface RestitutionFile {
  name: string;
  type: string;
  content: Uint8Array;
}

/** Made in the thread that asks: seconds for Word. A service has `aside` instead. */
export const restitutionFile = async (
  data: Restitution,
  format: Format,
): Promise<RestitutionFile> => ({
  name: fileNameOf(named(data), format),
  type: types[format],
  content: await makers[format](data),
});
