/** Which subjects stand so: in a météo, blocked, waiting for a decision, silent. */
import { localDay } from '../../../calendar/local-time.ts';
import type { Answer } from '../../../contract/turn.ts';
import { shortDay } from '../../../knowledge/entries/days.ts';
import { snapshots } from '../model/schema.ts';
import { type Subject, subjectsOf } from '../model/subjects.ts';
import type { ProgressQuestion } from '../read/ask.ts';
import { card, cardOf, sectionOf } from './answer-card.ts';
import { askStrings } from './ask-strings.ts';
import { nameOfSubject, stateLines } from './describe.ts';
import {
  authorOf,
  freshness,
  lastOf,
  overdue,
  type ProgressRecords,
  pilotesOf,
  stateOf,
} from './known.ts';
import { strings } from './strings.ts';

const say = ({ act }: ProgressRecords) => askStrings[act.locale];

const inAxe = (known: ProgressRecords, axe: string | undefined): Subject[] =>
  subjectsOf(known.act.context.plan).filter((s) => axe === undefined || s.axe === axe);

/** Nobody told anything yet: "nothing is blocked" would be said of what is not known. */
const isUntold = (known: ProgressRecords, axe: string | undefined): boolean =>
  !inAxe(known, axe).some((subject) => lastOf(known, subject));

/** Subjects that stand so, by axe. */
export function listAnswer(
  known: ProgressRecords,
  { meteo, axe }: Pick<ProgressQuestion, 'meteo' | 'axe'>,
): Answer {
  const { locale } = known.act;
  if (isUntold(known, axe)) return card(known.act, say(known).none, []);
  const found = inAxe(known, axe).filter((s) => {
    const state = stateOf(known, s);
    return meteo ? state.meteo === meteo : state.blocker !== null;
  });
  const what = meteo
    ? say(known).inWeather(strings[locale].meteoShort[meteo])
    : say(known).blocked(found.length);
  return cardOf(known.act, say(known).listTitle(what, found.length), found, (s) =>
    sectionOf(known, s),
  );
}

/** What waits for a decision of the committee, without the next steps. */
export function arbitrationAnswer(
  known: ProgressRecords,
  { axe, subject }: Pick<ProgressQuestion, 'axe' | 'subject'>,
): Answer {
  if (isUntold(known, axe)) return card(known.act, say(known).none, []);
  const found = inAxe(known, axe).filter(
    (s) =>
      (subject === undefined || s.led === subject.led) && stateOf(known, s).arbitration !== null,
  );
  return cardOf(known.act, say(known).arbitrations(found.length), found, (s) => ({
    title: nameOfSubject(s, known.act.locale),
    lines: stateLines(stateOf(known, s), known.act.locale, 0).filter(
      ({ label }) => label !== strings[known.act.locale].label.nextStep,
    ),
    notes: freshness(known, s),
  }));
}

/** Subjects whose last round got no word; without a round, those that are led and never told of. */
export function silentAnswer(known: ProgressRecords, axe: string | undefined): Answer {
  const today = localDay(known.act.turn.now, known.act.context.zone);
  const isAsked = known.rounds.some(({ value }) => value.closesOn < today);
  const found = inAxe(known, axe).filter((subject) =>
    isAsked
      ? overdue(known, subject)
      : subject.id === subject.led && pilotesOf(known, subject) !== '' && !lastOf(known, subject),
  );
  const title = isAsked ? say(known).silentTitle : say(known).untoldTitle;
  return cardOf(known.act, title(found.length), found, (s) => ({
    ...sectionOf(known, s),
    notes: [pilotesOf(known, s), ...freshness(known, s)].filter((line) => line !== ''),
  }));
}

/** Everything that was told of, by axe: a line or two each. */
export function overviewAnswer(known: ProgressRecords, axe: string | undefined): Answer {
  const found = inAxe(known, axe).filter((subject) => lastOf(known, subject));
  if (found.length === 0) return card(known.act, say(known).none, []);
  return cardOf(known.act, say(known).overview(axe, found.length), found, (s) =>
    sectionOf(known, s),
  );
}

/** What was declared good for the committee, by whom and when; the last time of each. */
export async function validatedAnswer(known: ProgressRecords): Promise<Answer> {
  const { act } = known;
  const { locale, context } = act;
  const last = new Map(
    (await known.reader.list(snapshots)).map((row) => [row.value.subject, row.value]),
  );
  const found = subjectsOf(context.plan).filter(({ id }) => last.has(id));
  return cardOf(act, say(known).validatedTitle(found.length), found, (s) => {
    const frozen = last.get(s.id);
    const by = frozen && authorOf({ author: frozen.by }, act);
    return {
      title: nameOfSubject(s, locale),
      lines: [],
      notes: frozen
        ? [say(known).validatedBy(shortDay(frozen.at.slice(0, 10), locale), by ?? '')]
        : [],
    };
  });
}
