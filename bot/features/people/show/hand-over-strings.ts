/** What is said of a pilote who asks for somebody else in their own place. Names come in as data and stay plain text. */
import { dayInWords } from '../../../knowledge/entries/days.ts';
import type { Locale } from '../../../language/locale.ts';

const fr = {
  after: (day: string) => `, après le ${day}`,
  as: (role: 'substitute' | undefined): string => (role ? 'suppléant(e)' : 'pilote'),
  ask: (name: string, what: string, as: string) =>
    `Un appui leur transmet votre demande : ${name} ${as} ${what}.`,
  send: 'Transmettre ma demande',
  sent: (name: string, what: string, as: string) =>
    `C’est transmis : vous demandez que ${name} soit ${as} ${what}. Rien n’est changé d’ici là.`,
  nobody: 'Je ne connais encore personne à qui transmettre cette demande : rien n’est changé.',
  asked: (who: string, name: string, what: string, as: string) =>
    `${who} demande que ${name} soit ${as} ${what}. Rien n’est changé sans vous.`,
};

const en: typeof fr = {
  after: (day) => `, after ${day}`,
  as: (role) => (role ? 'substitute lead' : 'lead'),
  ask: (name, what, as) => `One press passes on your request to them: ${name} as ${as} ${what}.`,
  send: 'Pass on my request',
  sent: (name, what, as) =>
    `Passed on: you ask that ${name} be ${as} ${what}. Nothing changes until then.`,
  nobody: 'I know nobody yet to pass this request on to: nothing has changed.',
  asked: (who, name, what, as) =>
    `${who} asks that ${name} be ${as} ${what}. Nothing changes without you.`,
};

export const handOverStrings = { fr, en };

/** ", après le 31 décembre 2026"; empty when no day is said. */
export const afterDay = (day: string | undefined, locale: Locale): string =>
  day === undefined ? '' : handOverStrings[locale].after(dayInWords(day, locale));
