/** What is said right behind a campaign that was launched: who answered, whom to ask again, by when. */
import { localDay } from '../../../calendar/local-time.ts';
import type { Reading, Situation } from '../../../contract/feature.ts';
import type { Turn } from '../../../contract/turn.ts';
import { subjectOf } from '../../../knowledge/subjects.ts';
import type { Locale } from '../../../language/locale.ts';
import type { Utterance } from '../../../language/utterance.ts';
import { saysOnly } from '../../../sentence/between.ts';
import { hasClause } from '../../../sentence/saying.ts';
import { conceptsOf, type Sentence, says } from '../../../sentence/sentence.ts';
import type { SlotContext } from '../../people/model/slots/context.ts';
import type { ProgressAct, ProgressContext } from '../context.ts';
import { deadlineIn } from '../read/command.ts';
import type { LastNoted } from '../read/last-noted.ts';
import { othersSlot } from '../read/progress-slots.ts';
import { roundAnswer } from '../show/history-answer.ts';
import { knownBy } from '../show/known.ts';
import { SILENT } from '../show/list-answers.ts';
import { LAUNCHED, launchedData, moveDeadline } from './campaign.ts';
import { chase } from './chase.ts';

/** "Qui a répondu ?", "relance ceux qui n’ont pas répondu", right behind a campaign that was launched: of no meeting. */
export function launchedReading(heard: ProgressHeard): Reading[] | undefined {
  const { sentence, utterance, situation, context, act } = heard;
  // What was spoken of last that people answer.
  const last = situation.open?.find(
    ({ kind }) => /^(?:meetings|polls)\./.test(kind) || kind === LAUNCHED,
  );
  const has = (...concepts: string[]) => concepts.some((one) => says(sentence, one));
  // "Plutôt le 10, les nouvelles": named, it need not be the last.
  const launched = has(...NAMED) ? situation.open?.find(({ kind }) => kind === LAUNCHED) : last;
  const isLaunched = launched?.kind === LAUNCHED;
  // "Relance Paul", "relance-les", behind who gave no news.
  const { subject } = situation;
  const silent = !isLaunched && subject?.fields.includes(SILENT) ? subject.entities : undefined;
  if (!(isLaunched || silent) || has(...ELSEWHERE)) return undefined;
  const read = { kind: 'command', rank: 'order', words: wordsOf(utterance) } as const;
  const { campaign, by: known } =
    launchedData.safeParse(isLaunched ? launched.data : null).data ?? {};
  const by = deadlineIn(sentence, heard.slots, known);
  if (by && campaign !== undefined)
    return [
      {
        ...read,
        fields: { intent: 'deadline', by },
        changes: true,
        sure: true,
        answer: (turn) => moveDeadline(act(turn, utterance.locale), campaign, by),
      },
    ];
  if (utterance.references.used.size > 0) return undefined;
  const persons = othersSlot(sentence, heard.slots).map(({ value }) => value);
  // "Où en est Omar ?" asks of him, and not of those who answered.
  const asks = has(...CHASES) && sentence.mood !== 'tell';
  // "Relance-les gentiment": nothing else is said.
  const around = [...CHASES, 'courtoisie'].flatMap((one) => conceptsOf(sentence, one));
  const isBare = asks && saysOnly(sentence, around);
  // "Ils répondent avant Noël" is told of somebody.
  const isOfAnswers = has(...ANSWERED) && !(sentence.mood === 'tell' && hasClause(sentence));
  if (persons.length > 0 ? !asks : !(isBare || (isLaunched && isOfAnswers))) return undefined;
  const today = localDay(situation.now, context.zone);
  // Before it goes out, nobody is late: who will be asked is said, and nothing leaves.
  const isChased = asks && (silent !== undefined || context.pending.open(today).length > 0);
  const subjects = (silent ?? []).flatMap((id) => subjectOf(context.knowledge.plan, id) ?? []);
  const intent = isChased ? 'chase' : 'round';
  const answer: Reading['answer'] = async (turn) => {
    const own = act(turn, utterance.locale);
    return isChased
      ? chase(own, {
          persons,
          subjects: persons.length > 0 ? [] : subjects,
          by: undefined,
          again: undefined,
        })
      : own.context.store.read(async (reader) => roundAnswer(await knownBy(own, reader)));
  };
  // What was just launched tells more than what such words are like elsewhere.
  return [{ ...read, fields: { intent }, apart: intent, changes: isChased, sure: true, answer }];
}

/** Who answered, or did not, in whatever words; what says that it is of something else. */
const ANSWERED = ['av-repondu', 'reunion-muets', 'sondage-qui-quoi', 'sondage-manque'];
const CHASES = ['av-relancer', 'reunion-relancer'];
const NAMED = ['av-campagne', 'av-leurs-nouvelles'];
export const ELSEWHERE = ['reunion', 'sondage'];

/** The words that were said, folded. */
export const wordsOf = ({ words }: Utterance): string[] => words.map(({ folded }) => folded);

export type ProgressActOf = (turn: Turn, locale?: Locale) => ProgressAct;

export interface ProgressHeard {
  sentence: Sentence;
  utterance: Utterance;
  situation: Situation;
  slots: SlotContext;
  last: LastNoted | undefined;
  context: ProgressContext;
  act: ProgressActOf;
}
