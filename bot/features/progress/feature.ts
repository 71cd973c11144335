import {
  answerClick,
  correctClick,
  postponeClick,
  roundClick,
  undoClick,
} from '../../../cards/progress/noted.ts';
import { formClick } from '../../../cards/progress/progress-form.ts';
import { localDay } from '../../calendar/local-time.ts';
import {
  type Asked,
  type Context,
  click,
  type Feature,
  type Handlers,
  type Reading,
} from '../../contract/feature.ts';
import type { Turn } from '../../contract/turn.ts';
import { shortDay } from '../../knowledge/entries/days.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Locale } from '../../language/locale.ts';
import type { Utterance } from '../../language/utterance.ts';
import { personRecipient } from '../people/model/directory.ts';
import type { Verb } from '../people/model/rights.ts';
import { answerForm, correctForm, follow, save, undo, withdrawMessage } from './act/amend.ts';
import { confirmSame, postpone } from './act/campaign.ts';
import { renderDigest, tellDigests } from './act/digest.ts';
import { commandReading, questionReading, updateReadings } from './act/readings.ts';
import { tick } from './act/rounds.ts';
import { justSaid, secondThought } from './act/second-thoughts.ts';
import { houseOf, type ProgressAct, type ProgressHouse, refreshed } from './context.ts';
import { ledAs, waiting } from './model/asked.ts';
import { stateAt } from './model/history.ts';
import { subjectOf } from './model/subjects.ts';
import { readQuestion } from './read/ask.ts';
import { type Command, readCommand } from './read/command.ts';
import { asksElsewhere } from './read/elsewhere.ts';
import { sinceIn } from './read/since.ts';
import { askStrings } from './show/ask-strings.ts';
import { shortState } from './show/describe.ts';
import { progressViews } from './show/page.ts';
import { renderLine, renderPrompt } from './show/prompt.ts';

/** The row of the table that each command asks for. */
export const commandVerbs = {
  campaign: 'progress.campaign',
  stop: 'progress.stop',
  digest: 'progress.digest',
  noDigest: 'progress.noDigest',
  validate: 'progress.validate',
} as const satisfies Record<Command['intent'], Verb>;

/** Where things stand: updates by the pilotes, campaigns that ask for them, answers from them. */
export const progress = (knowledge: Knowledge): Feature => ({
  name: 'progress',
  start: (tools): Handlers => {
    const house = houseOf(tools, knowledge);
    const touch = (now: Date) => {
      house.view.touch(now);
      house.ledger.touch(tools.store, now);
      house.pending.touch(now);
    };
    const act = (turn: Turn, locale: Locale = turn.locale): ProgressAct => ({
      house,
      turn,
      locale,
    });
    const understand = (utterance: Utterance, context: Context): Reading[] => {
      touch(context.now);
      const today = localDay(context.now, house.zone);
      const thought = secondThought(utterance, context.given, act);
      if (thought) return [thought];
      if (asksElsewhere(utterance, house.reader.words)) return [];
      const command = readCommand(utterance, house.reader, {
        today,
        knowledge,
        groups: house.view.groups,
      });
      if (command) return [commandReading(command, utterance, act)];
      const question = readQuestion(utterance, house.reader, knowledge.plan);
      if (question && (question.intent !== 'state' || hasNews(house, question.subject.led)))
        return [
          questionReading(question, utterance, {
            act,
            since: () => sinceIn(utterance.text, today, house.reader.words, knowledge),
          }),
        ];
      return updateReadings(utterance, context, house, act);
    };
    return {
      hear: {
        understand,
        expects: (asked) => ({
          ...expected(house, asked),
          justSaid: justSaid(asked, house.ledger),
        }),
        edited: (turn, text) => refreshed(house, follow(act(turn), text)),
        deleted: (turn) => refreshed(house, withdrawMessage(act(turn))),
      },
      keep: {
        daily: async (now) => ({
          ...(await tick(house, now)),
          digests: await tellDigests(house, now),
        }),
      },
      press: {
        clicks: {
          undo: click(undoClick, (turn, { updates }) =>
            refreshed(house, undo(act(turn), updates.split(' ').slice(0, 60))),
          ),
          correct: click(correctClick, (turn, { update }) => correctForm(act(turn), update)),
          answer: click(answerClick, (turn, { subject }) => answerForm(act(turn), subject)),
          save: click(formClick, (turn, filled) => refreshed(house, save(act(turn), filled))),
          same: click(roundClick, (turn, { subject, round }) =>
            refreshed(house, confirmSame(act(turn), subject, round)),
          ),
          postpone: click(postponeClick, (turn, { round }) =>
            refreshed(house, postpone(act(turn), round)),
          ),
        },
      },
      send: {
        render: {
          prompt: renderPrompt(house),
          line: renderLine(house),
          digest: renderDigest(house),
        },
        repeatable: ['prompt', 'line', 'digest'],
      },
      show: {
        views: progressViews(house),
        about: (entity, locale, now) => {
          touch(now);
          return aboutLines(house, entity, locale);
        },
      },
    };
  },
});

/** What the open rounds still ask of whoever is about to speak, in a chat of their own. */
function expected(house: ProgressHouse, { person, conversation, now }: Asked) {
  if (conversation.type !== 'personal') return undefined;
  const today = localDay(now, house.zone);
  const self = personRecipient(person);
  const pilotOf = (led: string) => house.view.pilot(led);
  const ids = house.pending.open(today).flatMap(({ value }) => {
    const due = waiting(value, today, house.ledger.last, house.plan, true);
    return (['holder', 'substitute'] as const).flatMap((role) =>
      ledAs(role, self, due, pilotOf, today),
    );
  });
  const subjects = [...new Set(ids.map(({ id }) => id))];
  if (subjects.length === 0) return undefined;
  const [only, second] = subjects;
  const fiche = only?.startsWith('fiche:') && !second ? { fiche: only.slice('fiche:'.length) } : {};
  return { prompt: { subjects, ...fiche } };
}

/** Whether anything was ever said of what these pilotes lead: before, the plan's own answer stands. */
const hasNews = (house: ProgressHouse, led: string): boolean =>
  [...house.ledger.last].some(
    ([id, rows]) =>
      rows.some(({ value }) => value.withdrawnAt === null) &&
      subjectOf(house.plan, id)?.led === led,
  );

function aboutLines(house: ProgressHouse, entity: string, locale: Locale): string[] {
  const rows = house.ledger.last.get(entity);
  if (!rows) return [];
  const state = stateAt(rows);
  const short = shortState(state, locale);
  return state.asOf === null || short === ''
    ? []
    : [askStrings[locale].about(short, shortDay(state.asOf, locale))];
}
