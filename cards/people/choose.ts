import { z } from 'zod';
import { type CardMessage, card } from '../card.ts';
import { id } from '../fields.ts';
import template from './choose.json' with { type: 'json' };

/** What the card is given: people who answer to one name, and what is to be done with one of them. */
export interface ChooseData {
  lang: 'fr' | 'en';
  question: string;
  /** Full verb of the button. */
  verb: string;
  /** A group, or an organisation; empty where each button has its own data. */
  target: string;
  /** `title` on the button, `line` in the text; `data`: what it gives back in the place of the two ids. */
  people: { person: string; title: string; line: string; data?: object }[];
}

/** Asks which of several people is meant; what a button says whole is seen once. */
export const chooseCard = ({ verb, target, people, ...data }: ChooseData): CardMessage =>
  card(template, {
    ...data,
    people: people.map(({ person, title, line, data = { person, target } }) => ({
      title,
      line,
      data: { verb, ...data },
    })),
  });

/** What a button gives back: ids that are looked up again, and rights that are checked again. */
export const chooseClick = z.strictObject({
  person: id,
  target: id,
});
