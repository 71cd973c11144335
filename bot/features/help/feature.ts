import { welcomeCard } from '../../../cards/welcome/welcome.ts';
import type { Feature, Reading } from '../../contract/feature.ts';
import type { Answer, Message } from '../../contract/turn.ts';
import { answerWith } from '../../conversation/answers.ts';
import type { Locale } from '../../language/locale.ts';
import type { Talk } from '../../language/vocabulary.ts';
import { type PlanNames, strings } from './show/strings.ts';

/** Greets, thanks, says what the bot can do, by which rules, and what is kept. */
export const help = (names: PlanNames): Feature => ({
  name: 'help',
  start: () => ({
    hear: {
      understand: ({ text, talk: whole, likeTalk, locale, words }) => {
        const talk = whole ?? likeTalk;
        return talk
          ? [
              {
                kind: talk === 'aide' ? 'command' : 'smalltalk',
                rank: whole ? 'courtesy' : 'guess',
                fields: { talk },
                words: words.map((w) => w.folded),
                answer: () => answer(talk, locale, names),
              },
            ]
          : lostReadings(lostFor(text, words.length === 0), locale);
      },
    },
    show: { welcome: ({ locale }) => full(strings[locale].welcome(names), locale, names) },
  }),
});

/** The word of a button, typed when nothing waits for it. */
const isLost = (text: string): boolean =>
  /^\s*(?:annuler?|corriger?|modifier?|envoyer?|valider?|stop|cancel|undo|send|edit)[\s.!]*$/iu.test(
    text,
  );

/** "Oui", when nothing was asked. */
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
          rank: 'told',
          fields: {},
          words: [],
          answer: () => lost(why, locale),
        },
      ]
    : [];

const lost = (why: Lost, locale: Locale): Answer =>
  answerWith(strings[locale][why], locale, 'smalltalk');

function answer(talk: Talk, locale: Locale, names: PlanNames): Answer {
  const headline = strings[locale].talk(talk, names);
  const message = talk === 'aide' || talk === 'identite' ? full(headline, locale, names) : headline;
  return answerWith(message, locale, 'smalltalk');
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
