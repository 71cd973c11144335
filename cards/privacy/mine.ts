import { type CardMessage, card } from '../card.ts';
import template from './mine.json' with { type: 'json' };

/** What the card is given. Lines hold names as typed: they are not Markdown. */
export interface MineData {
  lang: 'fr' | 'en';
  title: string;
  sections: { title: string; lines: string[] }[];
  notes: string[];
  /** What is said as if typed when its button is pressed. */
  says: { title: string; say: string }[];
  /** Where the same is had as a file. */
  links: { title: string; url: string }[];
}

/** Lines of one section: more are in the file, and a card is 28 kB at most. */
const MOST_LINES = 30;

/** With no more sections than these, the first one is open: the list still fits the screen. */
const FEW = 6;

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

const words = {
  fr: (title: string, n: number) => `Ouvrir ou fermer : ${title} (${n})`,
  en: (title: string, n: number) => `Open or close: ${title} (${n})`,
};

/** What the bot knows of a person, for them to read: who they are, and the rest a press away, each with how much it is. */
export function mineCard(data: MineData): CardMessage {
  const short = (lines: string[]) =>
    lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES), '…'] : lines;
  const sections = data.sections.map(({ title, lines }, at) => ({
    title,
    count: lines.length,
    lines: short(lines).map((line) => capital(line.slice(0, 300))),
    id: `section-${at}`,
    open: at === 0 && data.sections.length <= FEW,
    press: words[data.lang](title, lines.length),
  }));
  return card(template, { ...data, sections });
}

/** For pictures and checks. */
export const sample: MineData = {
  lang: 'fr',
  title: 'Ce que je sais de vous',
  sections: [
    {
      title: 'Qui vous êtes',
      lines: ['Nom affiché par Teams : Camille Durand', 'Organisation : Caf'],
    },
    { title: 'Vos groupes', lines: ['le groupe de travail de l’axe 5'] },
  ],
  notes: ['Aucun message n’est conservé.'],
  says: [{ title: 'Être oublié', say: 'oublie-moi' }],
  links: [{ title: 'Télécharger (JSON)', url: 'https://fil-rouge.exemple.fr/liens/exemple' }],
};
