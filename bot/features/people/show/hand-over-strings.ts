/** What is said of a pilote who asks for somebody else in their own place. Names come in as data and stay plain text. */
import { dayAfter } from '../../../calendar/local-time.ts';
import { dayInWords } from '../../../knowledge/entries/days.ts';
import type { Locale } from '../../../language/locale.ts';

const fr = {
  after: (day: string) => `, après le ${day}`,
  during: (from: string, to: string) => `, du ${from} au ${to}`,
  endless:
    'Je ne garde pas de durée : ce serait dès votre réponse, et jusqu’à ce que vous le retiriez.',
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
  during: (from, to) => `, from ${from} to ${to}`,
  endless: 'I do not keep how long: it would be from your answer on, until you take it back.',
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

/** ", après le 31 décembre 2026", ", du 2 au 11 décembre 2026"; empty when no day is said. */
export function daysOf(
  { after, last }: { after?: string | undefined; last?: string | undefined } = {},
  locale: Locale,
): string {
  if (after === undefined) return '';
  const say = handOverStrings[locale];
  return last === undefined
    ? say.after(dayInWords(after, locale))
    : say.during(dayInWords(dayAfter(after), locale), dayInWords(last, locale));
}
