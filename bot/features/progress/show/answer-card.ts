/** The card of an answer about progress: a section for each subject, as many as are read. */
import {
  type NotedData,
  notedCard,
  type ProgressSection,
} from '../../../../cards/progress/noted.ts';
import type { Answer } from '../../../contract/turn.ts';
import { answerWith } from '../../../conversation/answers.ts';
import type { Subject } from '../../../knowledge/subjects.ts';
import type { ProgressAct } from '../context.ts';
import { askStrings } from './ask-strings.ts';
import { nameOfSubject, stateLines } from './describe.ts';
import { freshness, type ProgressRecords, stateOf } from './known.ts';

/** Sections of one card: more would not be read, nor fit. */
export const SHOWN = 8;

/** A card of sections; past `SHOWN` only how many more there are. */
export function card(
  { locale }: Pick<ProgressAct, 'locale'>,
  headline: string,
  sections: readonly Omit<ProgressSection, 'buttons'>[],
  notes: string[] = [],
  /** What it is about, and how many are seen before a press shows the others. */
  { about = [], seen = SHOWN }: Partial<Pick<NotedData, 'about' | 'seen'>> = {},
): Answer {
  const rest = sections.length - SHOWN;
  const further = rest > 0 ? [askStrings[locale].more(rest)] : [];
  const shown = sections.slice(0, SHOWN).map((section) => ({ ...section, buttons: [] }));
  // What even the press does not show is told behind it: one count beside its button would deny the other.
  const last = seen < shown.length ? shown.pop() : undefined;
  const message = notedCard({
    lang: locale,
    headline,
    about,
    ...{ seen, all: sections.length },
    sections: last ? [...shown, { ...last, notes: [...last.notes, ...further] }] : shown,
    notes: last ? notes : [...further, ...notes],
    buttons: [],
  });
  return answerWith(message, locale, 'answered');
}

/** A subject in a list: its state in a line or two, and how fresh that is. */
export const sectionOf = (known: ProgressRecords, subject: Subject) => ({
  title: nameOfSubject(subject, known.act.locale),
  lines: stateLines(stateOf(known, subject), known.act.locale, 1),
  notes: freshness(known, subject),
});
