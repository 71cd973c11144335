import type { Format } from '../../../../documents/restitution/formats.ts';
import type { HowTo } from '../../../contract/how-to.ts';

const formatsFr: Record<Format, string> = {
  docx: 'Word',
  pptx: 'PowerPoint',
  xlsx: 'Excel',
  csv: 'CSV',
  md: 'Markdown',
};

/** A year is said once. */
const yearLess = (from: string, to: string): string =>
  from.slice(-4) === to.slice(-4) ? from.slice(0, -5) : from;

const count = (n: number, one: string): string => `${n} ${one}${n < 2 ? '' : 's'}`;

const fr = {
  formats: formatsFr,
  headline: (from: string, to: string) => `Restitution du ${yearLess(from, to)} au ${to}`,
  holds: (meetings: number, day: string) => `${count(meetings, 'réunion')} · à jour le ${day}`,
  upToDate: (day: string) => `À jour le ${day}.`,
  label: (from: string, to: string) => `la restitution du ${from} au ${to}`,
  presumed: (from: string, to: string) =>
    `Période prise, faute d’une autre : du ${from} au ${to}. Pour en changer : « la même du … au … ».`,
  lacks: (formats: string) =>
    `Je ne fais pas de ${formats}. Les formats sont Word, PowerPoint, Excel, CSV et Markdown ; Word sait enregistrer en PDF.`,
  wholePlan: 'La restitution porte sur tout le plan ; chaque axe y a sa partie.',
  noPeriod:
    'Je ne comprends pas cette période. Écrivez par exemple « restitution 2026 » ou « restitution du 1er janvier au 30 juin 2026 ».',
  future: (day: string) => `Cette période commence après aujourd’hui, le ${day}.`,
  offer: (format: string) => `Restitution en ${format}, prête à être enregistrée dans vos fichiers`,
  offered: (format: string) =>
    `La restitution en ${format} est prête. Acceptez pour l’enregistrer dans vos fichiers OneDrive.`,
  ready: (format: string) => `La restitution en ${format} est prête.`,
  openIn: (format: string) => `Ouvrir en ${format}`,
  open: (format: string) => `Ouvrir (${format})`,
  once: 'Ce lien s’ouvre une seule fois, pendant 24 heures.',
  address: (url: string) => `Lien : ${url}`,
  noLink:
    'Je ne peux pas donner de lien ici. Écrivez-moi en conversation personnelle : je vous enverrai le fichier.',
  noAddress:
    'Je ne peux pas donner de lien : l’adresse publique du service n’est pas réglée (PUBLIC_URL). Demandez à qui administre Fil rouge de la régler.',
};

const en: typeof fr = {
  formats: formatsFr,
  headline: (from, to) => `Report to the committee from ${yearLess(from, to)} to ${to}`,
  holds: (meetings, day) => `${count(meetings, 'meeting')} · as of ${day}`,
  upToDate: (day) => `As of ${day}.`,
  label: (from, to) => `the report from ${from} to ${to}`,
  presumed: (from, to) =>
    `Period taken, as none was said: from ${from} to ${to}. To change it: “the same from … to …”.`,
  lacks: (formats) =>
    `I make no ${formats}. The formats are Word, PowerPoint, Excel, CSV and Markdown; Word can save as PDF.`,
  wholePlan: 'The report is of the whole plan; each axis has its own part.',
  noPeriod:
    'I do not understand this period. Write for instance “restitution 2026” or “restitution from 1 January to 30 June 2026”.',
  future: (day) => `This period starts after today, ${day}.`,
  offer: (format) => `Report in ${format}, ready to be saved in your files`,
  offered: (format) =>
    `The report in ${format} is ready. Accept to save it in your OneDrive files.`,
  ready: (format) => `The report in ${format} is ready.`,
  openIn: (format) => `Open in ${format}`,
  open: (format) => `Open (${format})`,
  once: 'This link opens once, within 24 hours.',
  address: (url) => `Link: ${url}`,
  noLink: 'I cannot give a link here. Write to me in a personal chat: I will send you the file.',
  noAddress:
    'I cannot give a link: the public address of the service is not set (PUBLIC_URL). Ask whoever administers Fil rouge to set it.',
};

export const strings = { fr, en };

export const restitutionHowTo: readonly HowTo[] = [
  {
    name: 'restitution.make',
    ways: ['aide-restitution', 'aide-restitution aide-creer|aide-voir|aide-noter'],
    by: 'animates',
    shown: true,
    say: {
      fr: {
        what: 'obtenir le document du comité',
        example: 'restitution Word du 1er septembre au 31 octobre',
        next: 'Aussi en PowerPoint ou en Excel.',
      },
      en: {
        what: 'get the document for the committee',
        example: 'Word report from 1 September to 31 October',
        next: 'Also as PowerPoint or Excel.',
      },
    },
  },
];
