import { type CardMessage, card } from '../card.ts';
import template from './mine.json' with { type: 'json' };

/** What the card is given. Lines hold names as typed: they are not Markdown. */
export interface MineData {
  lang: 'fr' | 'en';
  title: string;
  sections: { title: string; lines: string[] }[];
  notes: string[];
  /** Where the same is had as a file. */
  links: { title: string; url: string }[];
}

/** Lines of one section: more are in the file, and a card is 28 kB at most. */
const MOST_LINES = 30;

/** Lines of one section that are read at once. */
const SEEN = 2;

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

const words = {
  fr: (n: number) => `La suite (${n})`,
  en: (n: number) => `The rest (${n})`,
};

/** What the bot knows of a person, for them to read. */
export function mineCard(data: MineData): CardMessage {
  const short = (lines: string[]) =>
    lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES), '…'] : lines;
  const sections = data.sections.map(({ title, lines }, at) => {
    const all = short(lines).map((line) => capital(line.slice(0, 300)));
    const seen = all.length > SEEN + 1 ? SEEN : all.length;
    const rest = all.slice(seen);
    const more = words[data.lang](rest.length);
    return { title, lines: all.slice(0, seen), rest, id: `rest-${at}`, more };
  });
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
  notes: ['Pour être oublié : « oublie-moi ».'],
  links: [{ title: 'Télécharger (JSON)', url: 'https://fil-rouge.exemple.fr/liens/exemple' }],
};
