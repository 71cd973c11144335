/** What moved since a day: for "quoi de neuf ?" and for the digest. */

import { instantOf, localDay } from '../../../calendar/local-time.ts';
import type { Answer } from '../../../contract/turn.ts';
import { refused } from '../../../conversation/answers.ts';
import { shortDay } from '../../../knowledge/entries/days.ts';
import type { ProgressAct } from '../context.ts';
import { changedSince, isNews, type Move } from '../model/history.ts';
import { type Subject, subjectsOf } from '../model/subjects.ts';
import { cardOf } from './answer-card.ts';
import { askStrings } from './ask-strings.ts';
import { nameOfSubject, shortState, stateLines } from './describe.ts';
import { freshness, type ProgressRecords } from './known.ts';
import { strings } from './strings.ts';

const say = ({ act }: ProgressRecords) => askStrings[act.locale];

/** What moved since a local day, by axe, changes first. */
export function newsAnswer(
  known: ProgressRecords,
  since: string,
  { subject, axe }: { subject?: Subject | undefined; axe?: string | undefined },
): Answer {
  const { locale, turn, context } = known.act;
  if (since > localDay(turn.now, context.zone))
    return {
      ...refused(say(known).newsToCome(shortDay(since, locale)), locale),
      outcome: 'clarify',
    };
  const moves = movesOf(known, firstInstant(since, known.act), (s) =>
    subject
      ? s.id === subject.id || (subject.kind === 'fiche' && s.fiche === subject.fiche)
      : axe === undefined || s.axe === axe,
  );
  const news = moves.filter(({ move }) => isNews(move));
  const same = moves.filter(({ move }) => !isNews(move));
  const day = shortDay(since, locale);
  const notes =
    same.length > 0
      ? [say(known).confirmedOnly(same.map((m) => nameOfSubject(m.subject, locale)).join(', '))]
      : [];
  return cardOf(
    known.act,
    say(known).news(day, news.length),
    news,
    (m) => moveSection(known, m),
    notes,
  );
}

/** When a local day begins: what was said after midnight is of that day, whatever the hour in UTC. */
function firstInstant(day: string, { context }: ProgressAct): string {
  const start = instantOf({ date: day, time: '00:00' }, context.zone);
  return 'at' in start ? start.at.toISOString() : `${day}T00:00:00.000Z`;
}

/** Updates of a move whose facts are looked at: the newest three are shown. */
const NEWEST = 40;

export interface SubjectMove {
  subject: Subject;
  move: Move;
}

/** Moves since an instant, in the order of the plan. */
export function movesOf(
  known: Pick<ProgressRecords, 'updates'> & { act: Pick<ProgressAct, 'context'> },
  since: string,
  keep: (subject: Subject) => boolean,
): SubjectMove[] {
  const moves = new Map(changedSince(known.updates, since).map((move) => [move.subject, move]));
  return subjectsOf(known.act.context.plan).flatMap((subject) => {
    const move = moves.get(subject.id);
    return move && keep(subject) ? [{ subject, move }] : [];
  });
}

/** A subject that moved: from which state to which, and the facts told since. */
export function moveSection(known: ProgressRecords, { subject, move }: SubjectMove) {
  const { locale } = known.act;
  const [before, now] = [shortState(move.before, locale), shortState(move.now, locale)];
  const facts = move.updates.slice(-NEWEST).flatMap(({ value }) => value.said.highlights);
  const label = strings[locale].label;
  const state = {
    ...move.now,
    highlights: facts.map((text) => ({ text, asOf: '' })),
    indicators: [],
  };
  const lines = stateLines(state, locale, 3).filter(
    (l) => l.label !== label.meteo && l.label !== label.percent,
  );
  return {
    title: nameOfSubject(subject, locale),
    lines: [
      ...(before === now ? [] : [{ label: label.meteo, value: say(known).from(before, now) }]),
      ...lines,
    ],
    notes: freshness(known, subject),
  };
}
