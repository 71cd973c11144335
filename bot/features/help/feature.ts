import { typography } from '../../../cards/typography.ts';
import { welcomeCard } from '../../../cards/welcome/welcome.ts';
import type { Feature, Reading } from '../../contract/feature.ts';
import type { Answer, Message } from '../../contract/turn.ts';
import type { Locale } from '../../language/locale.ts';
import type { Talk } from '../../language/vocabulary.ts';
import { type PlanNames, strings } from './show/strings.ts';

/** Greets, thanks, says what the bot can do, by which rules, and what is kept. */
export const help = (names: PlanNames): Feature => ({
  name: 'help',
  start: () => ({
    understand: ({ text, talk: whole, likeTalk, locale, words }) => {
      const talk = whole ?? likeTalk;
      return talk
        ? [
            {
              kind: talk === 'aide' ? 'command' : 'smalltalk',
              score: whole ? 1 : LIKELY,
              fields: { talk },
              words: words.map((w) => w.folded),
              answer: () => answer(talk, locale, names),
            },
          ]
        : lostReadings(lostFor(text, words.length === 0), locale);
    },
    welcome: ({ locale }) => full(strings[locale].welcome(names), locale, names),
  }),
});

/** Below whatever else is understood; above what the plan makes of what is not for it. */
const LIKELY = 0.55;
/** Above what the plan makes of the subject before; a sign may still be an update or a vote. */
const WORDLESS = 0.955;

/** The word of a button, typed when nothing waits for it: what does wait has a surer reading. */
const isLost = (text: string): boolean =>
  /^\s*(?:annuler?|corriger?|modifier?|envoyer?|valider?|stop|cancel|undo|send|edit)[\s.!]*$/iu.test(
    text,
  );

/** "Oui", when nothing was asked: a vote or a presence that waits for it has a surer reading. */
const isAnswer = (text: string): boolean =>
  /^\s*(?:oui|ouais|non|nan|ok|okay|d['’]accord|yes|yep|yeah|no|nope)[\s.!]*$/iu.test(text);

type Lost = 'wordless' | 'nothingToDo' | 'nothingAsked';

const lostFor = (text: string, wordless: boolean): Lost | undefined => {
  if (wordless) return 'wordless';
  if (isLost(text)) return 'nothingToDo';
  return isAnswer(text) ? 'nothingAsked' : undefined;
};

const lostReadings = (why: Lost | undefined, locale: Locale): Reading[] =>
  why
    ? [
        {
          kind: 'smalltalk',
          score: WORDLESS,
          fields: {},
          words: [],
          answer: () => lost(why, locale),
        },
      ]
    : [];

const lost = (why: Lost, locale: Locale): Answer => ({
  outcome: 'smalltalk',
  locale,
  message: { text: typography(strings[locale][why], locale) },
  sources: [],
});

function answer(talk: Talk, locale: Locale, names: PlanNames): Answer {
  const headline = strings[locale].talk(talk, names);
  const message =
    talk === 'aide' || talk === 'identite'
      ? full(headline, locale, names)
      : { text: typography(headline, locale) };
  return { outcome: 'smalltalk', locale, message, sources: [] };
}

function full(headline: string, locale: Locale, names: PlanNames): Message {
  const say = strings[locale];
  return welcomeCard({
    lang: locale,
    headline,
    intro: headline === say.welcome(names) ? say.talk('aide', names) : '',
    sections: [
      { title: say.rulesTitle, lines: say.rules },
      { title: say.keptTitle, lines: say.kept },
    ],
    examples: say.examples,
  });
}
