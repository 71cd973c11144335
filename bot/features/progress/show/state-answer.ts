/** How one fiche or action stands, and what the plan printed of it. */
import type { Answer } from '../../../contract/turn.ts';
import { shortDay } from '../../../knowledge/entries/days.ts';
import type { ProgressAct } from '../context.ts';
import { startOf } from '../model/history.ts';
import { snapshots } from '../model/schema.ts';
import { type Subject, subjectsOf } from '../model/subjects.ts';
import { stemsOf } from '../read/ask.ts';
import { shownText } from '../read/update-fields.ts';
import { card } from './answer-card.ts';
import { askStrings } from './ask-strings.ts';
import { nameOfSubject, shortState, stateLines } from './describe.ts';
import { freshness, lastOf, type ProgressRecords, pilotesOf, stateOf } from './known.ts';
import { strings } from './strings.ts';

const say = ({ act }: ProgressRecords) => askStrings[act.locale];

/** What of it is asked for above all. */
export interface AskedOf {
  intent: 'state' | 'blocked' | 'next' | 'search';
  /** Stems that what was told must hold, for a search. */
  stems: readonly string[];
}

/** How one subject stands. */
export async function stateAnswer(
  known: ProgressRecords,
  subject: Subject,
  asked: AskedOf = { intent: 'state', stems: [] },
): Promise<Answer> {
  const { act } = known;
  const { locale, context } = act;
  const inside = subjectsOf(context.plan).filter(
    (s) =>
      subject.kind === 'fiche' &&
      s.kind === 'action' &&
      s.fiche === subject.fiche &&
      lastOf(known, s),
  );
  const section = (s: Subject) => ({
    title: nameOfSubject(s, locale),
    lines: stateLines(stateOf(known, s), locale),
    notes: freshness(known, s),
  });
  const own = lastOf(known, subject) ? [section(subject)] : [];
  const frozen = (await known.reader.list(snapshots))
    .filter((r) => r.value.subject === subject.id)
    .at(-1);
  const notes = [
    ...(own.length + inside.length > 0
      ? []
      : [pilotesOf(known, subject)].filter((line) => line !== '')),
    ...startNotes(known, subject, own.length + inside.length > 0),
    ...(frozen ? [say(known).frozen(shortDay(frozen.value.at.slice(0, 10), locale))] : []),
  ];
  const answer = card(
    act,
    headlineOf(known, subject, asked),
    [...own, ...inside.map(section)],
    notes,
  );
  const entities = subject.fiche ? [`fiche:${subject.fiche}`] : [];
  return { ...answer, subject: { entities, fields: [], terms: [] } };
}

/** The first line says what was asked. */
function headlineOf(known: ProgressRecords, subject: Subject, { intent, stems }: AskedOf): string {
  const { locale } = known.act;
  const name = nameOfSubject(subject, locale);
  const state = stateOf(known, subject);
  const answers = say(known);
  if (intent === 'blocked')
    return state.blocker === null
      ? answers.notBlocked(name)
      : answers.blockedBy(name, shownText(state.blocker));
  if (intent === 'next' && state.nextStep !== null)
    return answers.nextOf(name, shownText(state.nextStep));
  if (intent === 'search') {
    const told = [
      ...state.highlights.map(({ text }) => text),
      state.blocker,
      state.arbitration,
      state.nextStep,
    ]
      .flatMap((text) => text ?? [])
      .findLast((text) => stems.some((stem) => stemsOf(text).has(stem)));
    if (told) return answers.toldOf(name, shownText(told));
  }
  if (state.asOf === null) return answers.untold(name);
  return answers.stateOf(name, shortState(state, locale));
}

/** What the plan printed: the starting point, dated like the document. */
function startNotes(
  { act: { context, locale } }: ProgressRecords,
  subject: Subject,
  isTold: boolean,
): string[] {
  const { plan } = context;
  const fiche = plan.fiches.find((f) => f.numero === subject.fiche);
  if (!fiche) return [];
  const printed = [
    ...(fiche.avancement ?? []),
    ...(fiche.actions ?? []).flatMap((a) => a.avancement ?? []),
  ];
  const texts = printed.map((item) => (locale === 'en' ? (item.en ?? item.texte) : item.texte));
  const day = shortDay(startOf(plan), locale);
  const document =
    locale === 'en' ? (plan.plan.documentEn ?? plan.plan.document) : plan.plan.document;
  const { start, startEmpty } = askStrings[locale];
  if (texts.length > 0) return [start(day, document, texts.join(' ; '))];
  // The silence of the document says nothing once something was told.
  return isTold ? [] : [startEmpty(day, document)];
}

/** The four météos, and what each means. */
export function meaningAnswer({ locale }: ProgressAct): Answer {
  const { meteoTitle, meteoLine, meteoShort, meanings } = strings[locale];
  const lines = (Object.keys(meanings) as (keyof typeof meanings)[]).map((m) =>
    meteoLine(meteoShort[m], meanings[m]),
  );
  return card({ locale }, meteoTitle, [], lines);
}
