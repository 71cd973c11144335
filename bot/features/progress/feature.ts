/** The row of the table that each command asks for. */

import {
  answerClick,
  blockClick,
  correctClick,
  liftClick,
  postponeClick,
  roundClick,
  undoClick,
} from '../../../cards/progress/noted.ts';
import { formClick } from '../../../cards/progress/progress-form.ts';
import { localDay } from '../../calendar/local-time.ts';
import {
  click,
  type Feature,
  type Handlers,
  type KnownRow,
  type Reading,
  type Situation,
  type Speaker,
} from '../../contract/feature.ts';
import type { LivingValue } from '../../contract/living-value.ts';
import type { Turn } from '../../contract/turn.ts';
import { shortDay } from '../../knowledge/entries/days.ts';
import { numberOf } from '../../knowledge/identity.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Locale } from '../../language/locale.ts';
import { signs } from '../../language/signs.ts';
import type { Utterance } from '../../language/utterance.ts';
import { sentenceOf } from '../../sentence/sentence.ts';
import { personRecipient } from '../people/model/directory.ts';
import type { Verb } from '../people/model/rights.ts';
import { slotContext } from '../people/model/slots/context.ts';
import { answerForm, correctForm, follow, save, undo, withdrawMessage } from './act/amend.ts';
import { confirmSame, postpone } from './act/campaign.ts';
import { block, lift } from './act/correct.ts';
import { renderDigest, tellDigests } from './act/digest.ts';
import { awaitedNews } from './act/news.ts';
import { readingsOf } from './act/readings.ts';
import { tick } from './act/rounds.ts';
import { houseOf, type ProgressAct, type ProgressContext } from './context.ts';
import { askedOf, waiting } from './model/asked.ts';
import { type SubjectState, stateAt } from './model/history.ts';
import type { ProgressCommand } from './read/command.ts';
import { subjectAlone } from './read/progress-slots.ts';
import { shownText } from './read/reading.ts';
import { askStrings } from './show/ask-strings.ts';
import { figureText, nameOfSubject, shortState } from './show/describe.ts';
import { progressHowTo } from './show/how-to.ts';
import { progressViews } from './show/page.ts';
import { renderLine, renderPrompt } from './show/prompt.ts';
import { strings } from './show/strings.ts';
import { notedLines } from './show/teller-answers.ts';

export const commandVerbs = {
  campaign: 'progress.campaign',
  stop: 'progress.stop',
  chase: 'progress.campaign',
  digest: 'progress.digest',
  noDigest: 'progress.noDigest',
  form: 'progress.answer',
  validate: 'progress.validate',
} as const satisfies Record<ProgressCommand['intent'], Verb>;

/** Where things stand: updates by the pilotes, campaigns that ask for them, answers from them. */
export const progress = (knowledge: Knowledge): Feature => ({
  name: 'progress',
  howTo: progressHowTo,
  start: (tools): Handlers => {
    const context = houseOf(tools, knowledge);
    const touch = (now: Date) => {
      context.view.touch(now);
    };
    const act = (turn: Turn, locale: Locale = turn.locale): ProgressAct => ({
      context,
      turn,
      locale,
    });
    const understand = (utterance: Utterance, situation: Situation): Reading[] => {
      touch(situation.now);
      return readingsOf(utterance, situation, context, act);
    };
    return {
      hear: {
        understand,
        expects: (asked) => expected(context, asked),
        completes: {
          fiche: (reply, speaker) => {
            const { view, zone } = context;
            const slots = slotContext({ ...speaker, speaker }, { knowledge, view, zone });
            const subject = subjectAlone(sentenceOf(reply, knowledge.lexicon), slots);
            return subject && { ahead: `${nameOfSubject(subject, reply.locale)} : ` };
          },
        },
        edited: (turn, text) => follow(act(turn), text),
        deleted: (turn) => withdrawMessage(act(turn)),
      },
      keep: {
        daily: async (now) => ({
          ...(await tick(context, now)),
          digests: await tellDigests(context, now),
        }),
      },
      press: {
        clicks: {
          undo: click(undoClick, (turn, { updates }) =>
            undo(act(turn), updates.split(' ').slice(0, 60)),
          ),
          correct: click(correctClick, (turn, { update }) => correctForm(act(turn), update)),
          block: click(blockClick, (turn, { update, fact }) => block(act(turn), update, fact)),
          lift: click(liftClick, (turn, { subject, blockers }) =>
            lift(act(turn), subject, blockers.split(' ')),
          ),
          answer: click(answerClick, (turn, { subject }) => answerForm(act(turn), subject)),
          save: click(formClick, (turn, filled) => save(act(turn), filled)),
          same: click(roundClick, (turn, { subject, round }) =>
            confirmSame(act(turn), subject, round),
          ),
          postpone: click(postponeClick, (turn, { round }) => postpone(act(turn), round)),
        },
      },
      send: {
        render: {
          prompt: renderPrompt(context),
          line: renderLine(context),
          digest: renderDigest(context),
        },
        repeatable: ['prompt', 'line', 'digest'],
        recalls: ['prompt'],
      },
      show: {
        views: progressViews(context),
        waits: (speaker, locale) => awaitedNews(context, speaker, locale),
        noted: async ({ person }, locale) => {
          await context.view.follow();
          return notedLines(context, personRecipient(person), locale);
        },
        about: (entity, locale, now) => {
          touch(now);
          return aboutRows(context, entity, locale);
        },
        values: (now) => {
          touch(now);
          return [...context.ledger.last].flatMap(([thing, rows]) => toldOf(thing, stateAt(rows)));
        },
      },
    };
  },
});

/** What the open rounds still ask of whoever is about to speak, in a chat of their own. */
function expected(context: ProgressContext, { person, conversation, now }: Speaker) {
  if (conversation.type !== 'personal') return undefined;
  const today = localDay(now, context.zone);
  const self = personRecipient(person);
  const pilotOf = context.view.pilotsOn(today);
  const ids = context.pending
    .open(today)
    .flatMap(({ value }) =>
      askedOf(self, waiting(value, today, context.ledger.last, context.plan, true), pilotOf),
    );
  const subjects = [...new Set(ids.map(({ id }) => id))];
  if (subjects.length === 0) return undefined;
  const [only, second] = subjects;
  const fiche =
    only?.startsWith('fiche:') && !second ? { fiche: numberOf(context.plan, only) } : {};
  return { prompt: { subjects, ...fiche } };
}

/** Where a thing stands, as a value of it. */
function toldOf(thing: string, state: SubjectState): LivingValue[] {
  const words = { fr: shortState(state, 'fr'), en: shortState(state, 'en') };
  return state.asOf === null || words.fr === ''
    ? []
    : [{ thing, field: 'avancement', words, on: state.asOf }];
}

/** Figures said beside what the plan counts. */
const MOST_FIGURES = 4;

function aboutRows(context: ProgressContext, entity: string, locale: Locale): KnownRow[] {
  const rows = context.ledger.last.get(entity);
  if (!rows) return [];
  const state = stateAt(rows);
  const short = shortState(state, locale);
  const say = askStrings[locale];
  const { named } = strings[locale];
  const figures = state.indicators
    .slice(-MOST_FIGURES)
    // A day is said once, behind the last figure of that day.
    .map(({ asOf, ...figure }, at, all) => {
      const day = all[at + 1]?.asOf === asOf ? '' : say.on(shortDay(asOf, locale));
      return named(shownText(figure.name), figureText(figure, locale)) + day;
    });
  const told = {
    label: say.figures,
    value: figures.join(signs[locale].semicolon),
    field: 'indicateurs',
  };
  return state.asOf === null || short === ''
    ? []
    : [
        ...(figures.length > 0 ? [told] : []),
        {
          label: say.percent,
          value: short + say.on(shortDay(state.asOf, locale)),
          field: 'avancement',
          stays: true as const,
        },
      ];
}
