/** What moved since a day: for "quoi de neuf ?" and for the digest. */

import { BESIDE } from '../../../../cards/text.ts';
import { deltaText } from '../../../../visual/delta.ts';
import { signs } from '../../../../visual/meteo.ts';
import { instantOf, localDay } from '../../../calendar/local-time.ts';
import type { Answer } from '../../../contract/turn.ts';
import { answerWith } from '../../../conversation/answers.ts';
import { capital } from '../../../knowledge/entries/builder.ts';
import { dayOfYearInWords, shortDay } from '../../../knowledge/entries/days.ts';
import { type Subject, subjectsOf } from '../../../knowledge/subjects.ts';
import type { Locale } from '../../../language/locale.ts';
import type { ProgressAct } from '../context.ts';
import { changedSince, isNews, type Move } from '../model/history.ts';
import { BETWEEN } from '../model/told-texts.ts';
import { askStrings } from './ask-strings.ts';
import { nameOfSubject } from './describe.ts';
import type { ProgressRecords } from './known.ts';
import {
  type CutRow,
  inLine,
  lineAmong,
  nameInRow,
  rowsOf,
  status,
  wholeOf,
  worstFirst,
} from './status-card.ts';
import { statusStrings } from './status-strings.ts';
import { strings } from './strings.ts';

/** Things of a card of news, each a name and two lines at most. */
const MOST_NEWS = 4;

const say = ({ act }: ProgressRecords) => askStrings[act.locale];

/** What moved since a local day, by axe, changes first. */
export function newsAnswer(
  known: ProgressRecords,
  since: string,
  { subjects = [], axe }: { subjects?: readonly Subject[] | undefined; axe?: string | undefined },
): Answer {
  const { locale, turn, context } = known.act;
  if (since > localDay(turn.now, context.zone))
    return answerWith(say(known).newsToCome(shortDay(since, locale)), locale, 'clarify');
  const moves = movesOf(known, firstInstant(since, known.act), (s) =>
    subjects.length > 0
      ? subjects.some((of) => s.id === of.id || (of.kind === 'fiche' && s.fiche === of.fiche))
      : axe === undefined || s.axe === axe,
  );
  const news = moves.filter(({ move }) => isNews(move));
  const same = moves.filter(({ move }) => !isNews(move));
  const isThisYear = since.startsWith(localDay(turn.now, context.zone).slice(0, 4));
  const day = isThisYear ? dayOfYearInWords(since.slice(5), locale) : shortDay(since, locale);
  const notes =
    same.length > 0
      ? [say(known).confirmedOnly(same.map((m) => nameOfSubject(m.subject, locale)).join(', '))]
      : [];
  const room = lineAmong(Math.min(news.length, MOST_NEWS));
  const list = rowsOf(known, byNeed(news), (m) => moveRow(known, m, room), MOST_NEWS);
  return status(known, say(known).news(day, news.length), {
    ...list,
    about: [
      ...ways(say(known).meteo, news.map(fall), locale),
      ...ways(say(known).percent, news.map(lost), locale),
    ],
    ...(news.length > MOST_NEWS && {
      why: say(known).order(news.some((m) => fall(m) > 0 || lost(m) > 0)),
    }),
    notes,
  });
}

/** What fell first, then what rose, the most first; then what stands worst. */
export const byNeed = (moves: readonly SubjectMove[]): SubjectMove[] =>
  moves.toSorted(
    (a, b) =>
      Math.max(0, fall(b)) - Math.max(0, fall(a)) ||
      fall(a) - fall(b) ||
      lost(a) - lost(b) ||
      worstFirst(a.move.now, b.move.now),
  );

/** How many fell, and how many rose: a météo may fall while the percentage rises, so each is said by its name. */
function ways(what: string, falls: readonly number[], locale: Locale): string[] {
  const say = askStrings[locale];
  const fell = falls.filter((one) => one > 0).length;
  const rose = falls.filter((one) => one < 0).length;
  const said = [...(fell > 0 ? [say.fell(fell)] : []), ...(rose > 0 ? [say.rose(rose)] : [])];
  return said.length > 0 ? [strings[locale].named(what, said.join(', '))] : [];
}

/** By how many météos it fell. */
const fall = ({ move: { before, now } }: Pick<SubjectMove, 'move'>): number =>
  before.meteo && now.meteo ? signs.indexOf(now.meteo) - signs.indexOf(before.meteo) : 0;

/** By how many points its percentage fell. */
const lost = ({ move: { before, now } }: Pick<SubjectMove, 'move'>): number =>
  before.percent === null || now.percent === null ? 0 : before.percent - now.percent;

/** When a local day begins: what was said after midnight is of that day, whatever the hour in UTC. */
function firstInstant(day: string, { context }: ProgressAct): string {
  const start = instantOf({ date: day, time: '00:00' }, context.zone);
  return 'at' in start ? start.at.toISOString() : `${day}T00:00:00.000Z`;
}

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

/** A subject that moved: its météo, its percent, and below what it was and by how many points it moved, then what was told since, the newest fact first, in so many signs. */
export function moveRow(
  known: ProgressRecords,
  { subject, move }: SubjectMove,
  room: number,
): CutRow {
  const { locale } = known.act;
  const { before, now, updates } = move;
  const words = statusStrings[locale];
  const said = updates.map(({ value }) => value.said);
  const standing = (['blocker', 'arbitration', 'nextStep'] as const).flatMap((field) =>
    said.some((one) => one[field] !== null) ? (now[field] ?? []) : [],
  );
  const facts = [...said.toReversed().flatMap(({ highlights }) => highlights), ...standing];
  const { meteoShort, percent } = strings[locale];
  const figure = now.percent === null ? '' : percent(now.percent);
  const was = before.meteo === now.meteo ? null : before.meteo;
  const by = lost({ move });
  const moved = [
    ...(was ? [words.was(meteoShort[was])] : []),
    ...(by === 0 ? [] : [words.points(deltaText(-by))]),
  ].join(BESIDE);
  const fact = briefOf(facts, room - moved.length);
  return {
    sign: now.meteo ?? 'silence',
    alt: now.meteo ? meteoShort[now.meteo] : words.noMeteo,
    name: nameInRow(subject, locale),
    text: figure,
    aside: figure,
    cause: [moved, moved ? capital(fact) : fact].filter(Boolean).join(BESIDE),
    detail: [],
    say: words.whereIs(nameOfSubject(subject, locale)),
    whole: wholeOf(facts.join(BETWEEN), fact.length),
  };
}

/** As many of what was told as there is room for, each whole; of one that is longer, its beginning. */
function briefOf(told: readonly string[], most: number): string {
  const fitting = told.filter((_, at) => told.slice(0, at + 1).join(BETWEEN).length < most);
  return inLine(told.slice(0, Math.max(1, fitting.length)).join(BETWEEN), most);
}
