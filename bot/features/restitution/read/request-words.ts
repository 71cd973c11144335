/** The words that ask for a restitution. */
import type { Format } from '../../../../documents/restitution/formats.ts';

export const subjects = [
  'restitution',
  'restitution au comité',
  'restitution au cdsf',
  'restitution annuelle',
  'restitution de l’année',
  'committee report',
  'report to the committee',
  'yearly report',
  'annual report to the committee',
];

/** Asks for one to be made. */
export const makes = (
  'fais faire fait prepare preparer prepares genere generer produis produire envoie envoyer envoyez ' +
  'donne donner sors sortir edite editer veux voudrais voudrait make prepare build generate give send'
).split(' ');

/** Said before or after it, and changing nothing. */
export const around = (
  'la le une un cette de du des d l au aux a en pour sur et depuis jusqu avec moi nous annee periode ' +
  'document fichier version peux tu je svp stp s il te vous plait merci bonjour premier premiere ' +
  'the an of for from to in as on year period file me us please can you i want would like since ' +
  'until and fil rouge comite cdsf sdsf schema committee'
).split(' ');

export const formatWords: Record<Format, readonly string[]> = {
  docx: ['word', 'docx', 'doc', 'document word', 'traitement de texte'],
  pptx: [
    'powerpoint',
    'power point',
    'pptx',
    'ppt',
    'diaporama',
    'diapositives',
    'diapos',
    'slides',
  ],
  xlsx: ['excel', 'xlsx', 'xls', 'tableur', 'classeur', 'spreadsheet', 'workbook'],
  csv: ['csv'],
  md: ['markdown', 'md'],
};

/** Halves and quarters, by their first and last month. */
export const parts: readonly { words: readonly string[]; from: number; to: number }[] = [
  { words: ['premier semestre', '1er semestre', 'semestre 1', 'first half'], from: 1, to: 6 },
  {
    words: ['second semestre', 'deuxième semestre', '2e semestre', 'semestre 2', 'second half'],
    from: 7,
    to: 12,
  },
  { words: ['premier trimestre', '1er trimestre', 't1', 'first quarter', 'q1'], from: 1, to: 3 },
  { words: ['deuxième trimestre', '2e trimestre', 't2', 'second quarter', 'q2'], from: 4, to: 6 },
  { words: ['troisième trimestre', '3e trimestre', 't3', 'third quarter', 'q3'], from: 7, to: 9 },
  {
    words: ['quatrième trimestre', '4e trimestre', 't4', 'fourth quarter', 'q4'],
    from: 10,
    to: 12,
  },
];
