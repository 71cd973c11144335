/** A question that only what is kept of meetings can answer, or nothing: the plan has its own. */
import { isCalled } from '../../../language/when/called-day.ts';
import { endOf } from '../../../sentence/between.ts';
import { declaredIntents, type Intent } from '../../../sentence/intent.ts';
import { declaredIn, leavesFew } from '../../../sentence/match.ts';
import { conceptsOf, says } from '../../../sentence/sentence.ts';
import { groupField } from '../../people/model/group-names.ts';
import { personsSlot } from '../../people/model/slots/persons.ts';
import { namedIn } from './attendance-days.ts';
import { justDone } from './attendance-elsewhere.ts';
import { daysOf, type Heard, has, spansOf, wordsOf } from './heard.ts';
import { isAsking, slots } from './meeting-slots.ts';
import { bodyIn } from './read-meeting.ts';
import { pastOf } from './read-minutes.ts';
import type { MeetingQuestion } from './reading.ts';

const { groupe, jour, prevue, lieu, personne, reunions, points } = slots;
const { affirme, interroge, marque, court } = slots;

export const questions = declaredIntents<Heard>('reunions-questions', {
  ...{ groupe, jour, prevue, lieu, personne, reunions, points },
  ...{ affirme, interroge, marque, court },
});

export function readMeetingQuestion(heard: Heard): MeetingQuestion | undefined {
  const { whole, group, utterance } = heard;
  if (has(heard, 'reunion-sondage') || utterance.references.fiches.length > 0) return undefined;
  // "Une jeune qui vient d’avoir son CAP": who comes is not asked.
  const comes = conceptsOf(whole, 'reunion-qui').map((one) => ({
    ...one,
    value: 'presence-venir',
  }));
  if (comes.some((mark) => justDone(whole, mark))) return undefined;
  // "C’est Sophie qui viendra": nor is it where somebody has just been named.
  const people = personsSlot(whole, heard.context);
  const isRelative = comes.some(({ at }) => people.some((one) => endOf(one) === at));
  if (isRelative && !utterance.text.includes('?')) return undefined;
  const isNamed = has(heard, 'reunion') && !(whole.tokens.length > 14 && !isAsking(heard));
  const isNext = has(heard, 'reunion-prochaine');
  // "La réunion du 12": a day that one is on points at it as its group does.
  const isOfDay = daysOf(heard).some((day) =>
    heard.context.coming?.some(({ date }) => isCalled(date, day)),
  );
  const [said, ...others] = declaredIn(whole, questions, heard, (one) => isNamed || leavesFew(one))
    // Of a meeting that nobody points at, nothing else may be said.
    .filter(
      ({ intent: { name } }) =>
        name !== 'when' ||
        (isNamed && (group || isNext || isOfDay)) ||
        whole.tokens.length <= MOST_WHEN,
    )
    // What is asked first comes first; what only says "prochaine" last.
    .sort((a, b) => placeOf(a.intent, heard) - placeOf(b.intent, heard));
  if (!said) return undefined;
  const about = said.intent.name as MeetingQuestion['asks'];
  const person = said.filled.personne?.[0]?.value as { name: string } | undefined;
  const place = said.filled.lieu?.[0]?.value as string | undefined;
  // "When and where is it?": all of it.
  const isAll =
    (has(heard, 'reunion-quand') && has(heard, 'reunion-ou')) || (about === 'when' && isNext);
  const isAbout = (...asks: MeetingQuestion['asks'][]) => asks.includes(about);
  // "Qui vient, et y a quoi à l’ordre du jour ?": what is asked of the same meeting besides.
  const also = others
    .map(({ intent }) => intent.name as MeetingQuestion['asks'])
    .find((one) => one !== about && (one === 'agenda' || isAbout('agenda')));
  return {
    asks: isAll ? 'next' : about,
    ...namedIn(heard),
    ...(isAbout('upcoming', 'actions') ? untilIn(heard) : {}),
    ...(says(whole, 'reunion-etait') || isAbout('decisions')
      ? { over: true, ...pastOf(heard) }
      : {}),
    own: says(whole, 'reunion-reste'),
    ofMeeting: isNamed,
    ...bodyIn(heard),
    where: isAbout('who') && has(heard, 'reunion-ou'),
    place: isAbout('where') ? place : undefined,
    also,
    person: isAbout('person', 'actions') ? person?.name : undefined,
    ...wordsOf(heard, spansOf(heard)),
  };
}

/** "Avant le 17", "d’ici le 17": until that day, from today. */
function untilIn(heard: Heard): Pick<MeetingQuestion, 'date' | 'during'> {
  const { today } = heard.context;
  const limit = daysOf(heard).find(({ limit: isLimit }) => isLimit)?.date;
  return limit ? { date: undefined, during: { from: today, to: limit } } : {};
}

const MOST_WHEN = 9;

function placeOf({ name, ways }: Intent<Heard>, { whole }: Heard): number {
  if (name === 'next') return Number.MAX_SAFE_INTEGER;
  const names = new Set(ways.flatMap((way) => way.split(/[ |^]/)));
  return Math.min(
    Number.MAX_SAFE_INTEGER - 1,
    ...whole.concepts.filter(({ value }) => names.has(value)).map(({ at }) => at),
  );
}

/** For `npm run understand`. */
export function questionFields({
  asks,
  group,
  date,
  person,
}: MeetingQuestion): Record<string, unknown> {
  return {
    intent: 'ask',
    asks: `meeting.${asks}`,
    ...groupField(group.found),
    ...(date ? { date } : {}),
    ...(person ? { person } : {}),
  };
}
