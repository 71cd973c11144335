/** Sentences of the importer, in both languages. */
import type { Notice, Place } from '../../documents/readers/blocks.ts';
import type { ReadRefusalReason } from '../../documents/readers/refusal.ts';
import { join } from '../knowledge/entries/builder.ts';
import { COUNTED } from './carried-over.ts';
import type { Coverage } from './coverage.ts';
import type { DraftRemark, ImportDoubt } from './draft.ts';

const fr = {
  refusals: {
    'too-big': 'Ce fichier est trop lourd : 40 Mo au plus. Retirez-en les images, ou découpez-le.',
    'too-many-pages': 'Ce document a trop de pages : 1 000 au plus. Découpez-le.',
    'too-many-cells':
      'Ce document a trop de cases : 200 000 au plus. N’en gardez que la feuille du plan.',
    'too-wide': 'Ce tableau est trop large : 200 colonnes au plus.',
    bomb: 'Ce fichier grossit trop une fois ouvert : il n’a pas été lu.',
    encrypted:
      'Ce fichier est protégé par un mot de passe : enregistrez-en une copie sans protection.',
    'old-format':
      'Ce fichier est d’un format ancien (.doc, .ppt, .xls) : enregistrez-le en .docx, .pptx ou .xlsx.',
    'unknown-format':
      'Ce fichier n’est ni un docx, ni un pptx, ni un pdf, ni un xlsx, ni un texte.',
    damaged: 'Ce fichier est abîmé ou coupé : il ne peut pas être lu.',
    doctype:
      'Ce fichier déclare des entités, ce qu’aucun logiciel de bureau n’écrit : il n’a pas été lu.',
    scanned:
      'Ce PDF est une image : il n’a pas de texte. Demandez le fichier d’origine, ou passez-le par une reconnaissance de caractères.',
    empty: 'Ce fichier est vide.',
    'too-long':
      'Ce fichier demande trop de temps : la lecture a été arrêtée au bout d’une minute de travail.',
    'too-much-memory': 'Ce fichier demande trop de mémoire : la lecture a été arrêtée.',
  } satisfies Record<ReadRefusalReason, string>,
  noPlan: 'Ce document ne se lit pas comme un plan : ni axe, ni fiche n’y ont été trouvés.',
  model:
    'Ce document se lit comme un modèle à remplir : la plupart de ses lignes disent quoi écrire.',
  notices: {
    macros: 'Ce fichier porte des macros : elles n’ont été ni lues, ni lancées.',
    'external-links': 'Ce fichier renvoie à d’autres : aucun lien n’a été suivi.',
    'pictures-without-text': 'Des pages sont des images : leur texte n’a pas pu être lu.',
    'glued-words': 'Des mots sont collés ou ont perdu des lettres : tout le texte est à relire.',
  } satisfies Record<Notice, string>,
  doubts: {
    'number-twice': 'ce numéro est déjà pris',
    'number-missing': 'le document ne donne pas de numéro',
    'title-missing': 'le document ne donne pas de titre',
    'title-joined': 'titre recollé de plusieurs lignes',
    'other-title': 'le sommaire donne un autre titre',
    'axe-unknown': 'aucun axe n’a été trouvé pour elle',
    'date-unread': 'je n’y lis pas de date. Le garder ainsi ?',
    'date-as-number': 'date écrite comme un nombre de jours',
    'status-unknown': 'état inconnu',
    'maybe-several': 'une ou plusieurs choses',
    'amount-unread': 'aucun montant en euros ne se lit',
    'list-unmarked': 'liste sans marque',
    'label-unknown': 'titre inconnu : gardé comme rubrique',
    'glued-words': 'mots collés ou lettres perdues',
    'letters-lost': 'des lettres manquent, ou l’une est à part',
    'said-twice': 'la même ligne est écrite deux fois',
    'date-slides': 'cette date suit d’un jour celle d’avant : une recopie vers le bas ?',
  } satisfies Record<ImportDoubt, string>,
  remark: (remark: DraftRemark): string =>
    remark.kind === 'hole'
      ? `pas ${remark.of === 'axe' ? 'd’axe' : 'de fiche'} ${remark.number} : est-ce voulu ?`
      : `${remark.organisations[0]} et ${remark.organisations[1]} : le même organisme ?`,
  place: ({ page, slide, sheet, table, row, column, line }: Place): string =>
    [
      page && `page ${page}`,
      slide && `diapositive ${slide}`,
      sheet && `feuille « ${sheet} »`,
      table && `tableau ${table}`,
      row && `ligne ${row}`,
      column && `colonne ${column}`,
      !row && line && `paragraphe ${line}`,
    ]
      .filter(Boolean)
      .join(', '),
  made: ({ axes, fiches }: DraftCounts): string =>
    `${several(axes, 'axe')}, ${named(fiches, 'fr')}`,
  toReview: ({ sure, doubtful, unplaced }: DraftCounts): string =>
    `${several(doubtful, 'champ')} sur ${sure + doubtful} à relire${unplaced === 0 ? '' : `, ${several(unplaced, 'ligne')} non rattachée${s(unplaced)}`}`,
  dropped: (credentials: number): string =>
    `${several(credentials, 'ligne')} ressemblai${credentials > 1 ? 'ent' : 't'} à un identifiant ou à un mot de passe : rien n’en a été gardé.`,
  /** What a document does to the plan of the same years. */
  covers: ({ scope, have, of, years }: Coverage): string => {
    if (years) return `Nouveau plan ${years.join('-')} : il remplacera le plan actuel.`;
    const share = `Ce document a ${have} des ${several(of, 'fiche')} du plan en vigueur`;
    const others = of - have;
    const rest = `${others > 1 ? `les ${others} autres` : 'l’autre'}`;
    if (scope === 'part')
      return `${share} : il le complète. ${others === 0 ? 'Rien n’est clos' : `${rest[0]?.toUpperCase()}${rest.slice(1)} ${others > 1 ? 'restent' : 'reste'}, comme ce dont il ne parle pas`}.`;
    return `${share} : il le remplace.${others === 0 ? '' : ` ${rest[0]?.toUpperCase()}${rest.slice(1)} ${others > 1 ? 'seront closes' : 'sera close'}.`}`;
  },
  /** What the next edition has from the plan in force, beside its axes and its fiches. */
  carried: (counts: CarriedCounts): string =>
    inOneLine('Gardé du plan en vigueur :', counts, carriedNames.fr),
  running: (lines: number): string =>
    `${several(lines, 'en-tête')} ou pied${s(lines)} de page écarté${s(lines)}.`,
};

/** How many of each a plan has. */
export type CarriedCounts = Readonly<Record<(typeof COUNTED)[number], number>>;

const carriedNames: Record<'fr' | 'en', Record<keyof CarriedCounts, readonly [string, string]>> = {
  fr: {
    themes: ['thème', 'thèmes'],
    chiffres: ['chiffre', 'chiffres'],
    reunions: ['réunion', 'réunions'],
    seances: ['séance', 'séances'],
    propositions: ['action collective', 'actions collectives'],
    glossaire: ['sigle', 'sigles'],
  },
  en: {
    themes: ['theme', 'themes'],
    chiffres: ['figure', 'figures'],
    reunions: ['meeting', 'meetings'],
    seances: ['session', 'sessions'],
    propositions: ['collective action', 'collective actions'],
    glossaire: ['acronym', 'acronyms'],
  },
};

function inOneLine(
  before: string,
  counts: CarriedCounts,
  names: Record<keyof CarriedCounts, readonly [string, string]>,
): string {
  const parts = COUNTED.flatMap((key) => {
    const count = counts[key];
    return count > 0 ? [`${count} ${names[key][count > 1 ? 1 : 0]}`] : [];
  });
  return parts.length === 0 ? '' : `${before} ${parts.join(', ')}.`;
}

/** What a draft is counted in. */
export interface DraftCounts {
  axes: number;
  /** Their numbers; empty: it has none that is sure. */
  fiches: readonly string[];
  sure: number;
  doubtful: number;
  unplaced: number;
}

const s = (count: number): string => (count > 1 ? 's' : '');
/** Six fiches at most are told by their numbers: which is missing is seen. */
const named = (fiches: readonly string[], locale: 'fr' | 'en'): string =>
  fiches.length === 0 || fiches.length > 6 || fiches.includes('')
    ? several(fiches.length, 'fiche')
    : `fiche${s(fiches.length)} ${join(fiches, locale)}`;
const several = (count: number, one: string): string => `${count} ${one}${s(count)}`;

const en: typeof fr = {
  refusals: {
    'too-big': 'This file is too large: 40 MB at most. Take its pictures out, or cut it.',
    'too-many-pages': 'This document has too many pages: 1,000 at most. Cut it.',
    'too-many-cells':
      'This document has too many cells: 200,000 at most. Keep the sheet of the plan alone.',
    'too-wide': 'This table is too wide: 200 columns at most.',
    bomb: 'This file grows too much once it is opened: it was not read.',
    encrypted: 'This file is protected by a password: save a copy without it.',
    'old-format':
      'This file has an old format (.doc, .ppt, .xls): save it as .docx, .pptx or .xlsx.',
    'unknown-format': 'This file is no docx, pptx, pdf, xlsx or text.',
    damaged: 'This file is damaged or cut: it cannot be read.',
    doctype: 'This file declares entities, which no office program writes: it was not read.',
    scanned:
      'This PDF is a picture: it has no text. Ask for the original file, or have its characters recognised.',
    empty: 'This file is empty.',
    'too-long': 'This file takes too long: reading was stopped after a minute of work.',
    'too-much-memory': 'This file takes too much memory: reading was stopped.',
  },
  noPlan: 'This document does not read as a plan: no axe and no fiche were found in it.',
  model: 'This document reads as a model to fill in: most of its lines say what to write.',
  notices: {
    macros: 'This file has macros: they were neither read nor run.',
    'external-links': 'This file points to others: no link was followed.',
    'pictures-without-text': 'Some pages are pictures: their text could not be read.',
    'glued-words': 'Words are glued or have lost letters: all the text is to be read again.',
  },
  doubts: {
    'number-twice': 'this number is already taken',
    'number-missing': 'the document gives no number',
    'title-missing': 'the document gives no title',
    'title-joined': 'title joined from several lines',
    'other-title': 'the table of contents gives another title',
    'axe-unknown': 'no axe was found for it',
    'date-unread': 'no date can be read in it. Keep it so?',
    'date-as-number': 'date written as a number of days',
    'status-unknown': 'unknown status',
    'maybe-several': 'one thing or several',
    'amount-unread': 'no amount in euros can be read',
    'list-unmarked': 'list without marks',
    'label-unknown': 'unknown label: kept as a rubrique',
    'glued-words': 'glued words or lost letters',
    'letters-lost': 'letters lack, or one stands apart',
    'said-twice': 'the same line is written twice',
    'date-slides': 'this date is a day after the one before: filled down?',
  },
  remark: (remark) =>
    remark.kind === 'hole'
      ? `no ${remark.of} ${remark.number}: is that meant?`
      : `${remark.organisations[0]} and ${remark.organisations[1]}: the same organisation?`,
  place: ({ page, slide, sheet, table, row, column, line }) =>
    [
      page && `page ${page}`,
      slide && `slide ${slide}`,
      sheet && `sheet "${sheet}"`,
      table && `table ${table}`,
      row && `row ${row}`,
      column && `column ${column}`,
      !row && line && `paragraph ${line}`,
    ]
      .filter(Boolean)
      .join(', '),
  made: ({ axes, fiches }) => `${several(axes, 'axe')}, ${named(fiches, 'en')}`,
  toReview: ({ sure, doubtful, unplaced }) =>
    `${doubtful} to read again of ${several(sure + doubtful, 'field')}${unplaced === 0 ? '' : `, ${several(unplaced, 'line')} unplaced`}`,
  dropped: (credentials) =>
    `${several(credentials, 'line')} looked like a login or a password: nothing of it was kept.`,
  covers: ({ scope, have, of, years }) => {
    if (years) return `New plan ${years.join('-')}: it will take the place of the current one.`;
    const share = `This document has ${have} of the ${several(of, 'fiche')} of the plan in force`;
    const others = of - have;
    const rest = others === 1 ? 'The other one' : `The other ${others}`;
    if (scope === 'part')
      return `${share}: it completes it. ${others === 0 ? 'Nothing is closed' : `${rest} ${others === 1 ? 'stays' : 'stay'}, as does what it does not speak of`}.`;
    return `${share}: it takes its place.${others === 0 ? '' : ` ${rest} will be closed.`}`;
  },
  carried: (counts) => inOneLine('Kept from the plan in force:', counts, carriedNames.en),
  running: (lines) => `${several(lines, 'header or footer line')} left out.`,
};

export const importStrings = { fr, en };
export type ImportStrings = typeof fr;
