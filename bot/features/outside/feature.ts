import type { Feature, Situation } from '../../contract/feature.ts';
import type { Answer } from '../../contract/turn.ts';
import { answerWith } from '../../conversation/answers.ts';
import { LIKELY, SELDOM } from '../../conversation/meaning.ts';
import { figureQuestion } from '../../knowledge/example-questions.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Locale } from '../../language/locale.ts';
import { allPartsOf } from '../../sentence/clauses.ts';
import { hasClause, sayingOf, stands } from '../../sentence/saying.ts';
import { readSentence, type Sentence, says, sentenceOf } from '../../sentence/sentence.ts';
import { type SlotContext, slotContext } from '../people/model/slots/context.ts';
import { personsSlot } from '../people/model/slots/persons.ts';
import { viewOf } from '../people/model/view.ts';
import { outsideIn } from './read/intents.ts';
import { type OutsideSubject, strings } from './show/strings.ts';

/** Longer messages hold more than an errand. */
const MOST_WORDS = 60;

/** Words beside, of an errand that is said in full. */
const MOST_LEFT = 1;

/** What is asked for by telling it. */
const TOLD: ReadonlySet<OutsideSubject> = new Set<OutsideSubject>([
  'leave',
  'address',
  'unseen',
  'expenses',
]);

/** Whether what is not done here is what is wanted: "il faudrait un mail", and not "l’affiche est prête, il manque le logo". */
const isWanted = ({ text, lexicon }: Sentence, context: SlotContext): boolean =>
  allPartsOf(text).some(({ start, end }) => {
    const part = readSentence(text.slice(start, end), lexicon);
    return says(part, 'gens-falloir') && outsideIn(part, context, false).length > 0;
  });

/** Says that something is not done here, and what is nearest. Nothing is kept. */
export const outside = (knowledge: Knowledge): Feature => ({
  name: 'outside',
  start: ({ store, settings }) => {
    const view = viewOf(store, knowledge.plan);
    return {
      hear: {
        understand(utterance, situation) {
          const { locale, words } = utterance;
          if (words.length > MOST_WORDS) return [];
          const sentence = sentenceOf(utterance, knowledge.lexicon);
          const context = slotContext(situation, { knowledge, view, zone: settings.zone });
          const asks = sayingOf(utterance, sentence) === 'asks';
          const [found] = outsideIn(sentence, context, asks);
          const alike = alikeIn(situation);
          const subject = (found?.intent.does ?? alike) as OutsideSubject | undefined;
          // Whoever was asked whether they come, and is on leave, has answered.
          const waits = situation.given?.slots ?? situation.given?.invitation;
          if (!subject || (subject === 'leave' && waits)) return [];
          const read = {
            kind: 'outside' as const,
            fields: { subject },
            words: words.map(({ folded }) => folded),
            answer: () => answerOf(subject, locale, knowledge),
          };
          const learned = rankOf(sentence, situation);
          if (!found) return [{ ...read, rank: learned }];
          // What is only asked may be asked of the plan, and who does a thing does not ask for it ("Zoé réserve la salle").
          const isReport = sentence.mood === 'tell' && !TOLD.has(subject);
          const isSure = found.intent.when?.includes('certain');
          const isOfWho =
            ['sujet', 'devant-nom'].some((one) => stands(sentence, one, 0)) ||
            personsSlot(sentence, context).some(({ at }) => at === 0);
          // "L’affiche j’ai fait la moitié", "la salle est réservée" asks for nothing; "il faudrait un mail" does.
          if (isReport && isOfWho && !isSure && hasClause(sentence) && !isWanted(sentence, context))
            return [];
          const isUnsure = (asks || isReport) && !isSure;
          // "Je suis en vacances du 7 au 18" may answer a poll or an invitation, where one waits.
          const isTold = subject === 'leave' && sentence.mood === 'tell';
          // "Préviens le groupe", with nothing to pass on, is what sending does, beside what is sent.
          const isBare = subject === 'announce' && found.left.length === 0;
          return [
            {
              ...read,
              rank: isUnsure
                ? alike && situation.likeliest
                  ? 'guess'
                  : 'doubt'
                : isTold || isBare
                  ? 'told'
                  : 'order',
              left: [...found.left],
              // Said in full, it is that, whatever it is like.
              sure: !isUnsure && !isTold && found.left.length <= MOST_LEFT,
            },
          ];
        },
      },
    };
  },
});

/** What such words are most like: `outside.weather`; `outside` alone is all the rest. */
function alikeIn({ likeliest, answers }: Situation): string | undefined {
  const [, subject = 'other'] = /^outside(?:\.(\w+))?$/.exec(likeliest?.name ?? '') ?? ['', ''];
  return answers || subject === '' ? undefined : subject;
}

/** What is all but certain is ordered, as it would be in words that are declared; what is only near is left to any other. */
const rankOf = (
  sentence: Sentence,
  { likeliest: { chance } = { name: '', chance: 0 } }: Situation,
) =>
  chance < LIKELY
    ? 'nothing'
    : sentence.mood === 'order' && chance >= 1 - SELDOM
      ? 'order'
      : 'guess';

function answerOf(subject: OutsideSubject, locale: Locale, { plan }: Knowledge): Answer {
  const { cannot, nearest } = strings[locale][subject];
  const said = typeof nearest === 'string' ? nearest : nearest(figureQuestion(plan, locale));
  return answerWith(`${cannot}\n${said}`, locale, 'outOfScope');
}
