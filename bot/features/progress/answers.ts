/** Answers about progress, from what the store has now. */
import { notedCard, type ProgressSection } from '../../../cards/progress/noted.ts';
import type { Answer, Reader, Row } from '../../contract.ts';
import { localDay } from '../../groups.ts';
import { shortDay } from '../../knowledge/entries/days.ts';
import { nameOf } from '../../partners/names.ts';
import {
  changedSince,
  isNews,
  type Move,
  type State,
  startOf,
  stateAt,
} from '../../progress/history.ts';
import type { BySubject } from '../../progress/ledger.ts';
import { type Round, rounds, snapshots, type Update } from '../../progress/schema.ts';
import { type Subject, subjectsOf } from '../../progress/subjects.ts';
import { askStrings } from './ask-strings.ts';
import { nameOfSubject, shortState, stateLines } from './describe.ts';
import type { ProgressAct } from './house.ts';
import type { Question } from './read/ask.ts';
import { strings } from './strings.ts';

/** Sections of one card: more would not be read, nor fit. */
export const SHOWN = 8;

export interface Known {
  act: ProgressAct;
  updates: BySubject;
  rounds: readonly Row<Round>[];
  reader: Reader;
}

export async function knownBy(act: ProgressAct, reader: Reader): Promise<Known> {
  const [updates, all] = [await act.house.ledger.read(reader), await reader.list(rounds)];
  return { act, updates, rounds: all, reader };
}

export const stateOf = ({ updates }: Pick<Known, 'updates'>, { id }: Subject): State =>
  stateAt(updates.get(id) ?? none);
const none: readonly Row<Update>[] = [];

/** The last update that counts. */
export function lastOf(
  { updates }: Pick<Known, 'updates'>,
  { id }: Subject,
): Row<Update> | undefined {
  const rows = updates.get(id) ?? none;
  if (latest.has(rows)) return latest.get(rows);
  let last: Row<Update> | undefined;
  for (const row of rows)
    if (row.value.withdrawnAt === null && (!last || row.value.at >= last.value.at)) last = row;
  latest.set(rows, last);
  return last;
}

/** Of lists that do not change: a ledger makes a new one. */
const latest = new WeakMap<readonly Row<Update>[], Row<Update> | undefined>();

/** Who said it: their name and organisation as they are now. */
export function authorOf(
  { author }: Pick<Update, 'author'>,
  { house, locale }: ProgressAct,
): string {
  const person = house.view.person(author);
  return person ? nameOf(person, house.plan, locale) : askStrings[locale].former;
}

/** When it was last confirmed or changed, and whether it is silent past its round. */
export function freshness(known: Known, subject: Subject): string[] {
  const { act } = known;
  const say = askStrings[act.locale];
  const last = lastOf(known, subject);
  const day = (date: string) => shortDay(date, act.locale);
  const due = overdue(known, subject);
  return [
    ...(last ? [say.upToDate(day(last.value.asOf), authorOf(last.value, act))] : []),
    ...(due ? [say.stale(day(due.opensOn))] : []),
  ];
}

/** The last closed round that asked for the subject and got no word of it. */
export function overdue(known: Known, subject: Subject): Round | undefined {
  const today = localDay(known.act.turn.now);
  const asked = known.rounds
    .map(({ value }) => value)
    .filter((r) => r.closesOn < today && r.asked.some((a) => a.subject === subject.id))
    .sort((a, b) => (a.openedAt < b.openedAt ? 1 : -1))[0];
  const last = lastOf(known, subject);
  return asked && (!last || last.value.at < asked.openedAt) ? asked : undefined;
}

const say = ({ act }: Known) => askStrings[act.locale];

/** A card about several things: only what it shows is put into words, and how many more there are. */
function cardOf<T>(
  act: Pick<ProgressAct, 'locale'>,
  headline: string,
  things: readonly T[],
  section: (thing: T) => Omit<ProgressSection, 'buttons'>,
  notes: readonly string[] = [],
): Answer {
  const rest = things.length - SHOWN;
  const more = rest > 0 ? [askStrings[act.locale].more(rest)] : [];
  return card(act, headline, things.slice(0, SHOWN).map(section), [...more, ...notes]);
}

export function card(
  { locale }: Pick<ProgressAct, 'locale'>,
  headline: string,
  sections: readonly Omit<ProgressSection, 'buttons'>[],
  notes: readonly string[] = [],
): Answer {
  const rest = sections.length - SHOWN;
  const message = notedCard({
    lang: locale,
    headline,
    sections: sections.slice(0, SHOWN).map((section) => ({ ...section, buttons: [] })),
    notes: [...(rest > 0 ? [askStrings[locale].more(rest)] : []), ...notes],
    buttons: [],
  });
  return { outcome: 'answered', locale, message, sources: [] };
}

/** How one subject stands. */
export async function stateAnswer(known: Known, subject: Subject): Promise<Answer> {
  const { act } = known;
  const { locale, house } = act;
  const name = nameOfSubject(subject, locale);
  const state = stateOf(known, subject);
  const inside = subjectsOf(house.plan).filter(
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
    ...startNotes(known, subject),
    ...(frozen ? [say(known).frozen(shortDay(frozen.value.at.slice(0, 10), locale))] : []),
  ];
  const answer = card(
    act,
    say(known).stateOf(name, shortState(state, locale)),
    [...own, ...inside.map(section)],
    notes,
  );
  const entities = subject.fiche ? [`fiche:${subject.fiche}`] : [];
  return { ...answer, subject: { entities, fields: [], terms: [] } };
}

/** What the plan printed: the starting point, dated like the document. */
function startNotes({ act: { house, locale } }: Known, subject: Subject): string[] {
  const { plan } = house;
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
  return [texts.length > 0 ? start(day, document, texts.join(' ; ')) : startEmpty(day, document)];
}

const inAxe = (known: Known, axe: string | undefined): Subject[] =>
  subjectsOf(known.act.house.plan).filter((s) => axe === undefined || s.axe === axe);

/** Nobody told anything yet: "nothing is blocked" would be said of what is not known. */
const isUntold = (known: Known, axe: string | undefined): boolean =>
  !inAxe(known, axe).some((subject) => lastOf(known, subject));

/** Subjects that stand so, by axe. */
export function listAnswer(
  known: Known,
  { meteo, axe }: Extract<Question, { intent: 'list' }>,
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

export const sectionOf = (known: Known, subject: Subject) => ({
  title: nameOfSubject(subject, known.act.locale),
  lines: stateLines(stateOf(known, subject), known.act.locale, 1),
  notes: freshness(known, subject),
});

export function arbitrationAnswer(known: Known, axe: string | undefined): Answer {
  if (isUntold(known, axe)) return card(known.act, say(known).none, []);
  const found = inAxe(known, axe).filter((s) => stateOf(known, s).arbitration !== null);
  return cardOf(known.act, say(known).arbitrations(found.length), found, (s) => ({
    title: nameOfSubject(s, known.act.locale),
    lines: stateLines(stateOf(known, s), known.act.locale, 0).filter(
      ({ label }) => label !== strings[known.act.locale].label.nextStep,
    ),
    notes: freshness(known, s),
  }));
}

/** What moved since a local day, by axe, changes first. */
export function newsAnswer(
  known: Known,
  since: string,
  { subject, axe }: { subject?: Subject | undefined; axe?: string | undefined },
): Answer {
  const { locale } = known.act;
  const moves = movesOf(known, `${since}T00:00:00.000Z`, (s) =>
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

/** Updates of a move whose facts are looked at: the newest three are shown. */
const NEWEST = 40;

export interface SubjectMove {
  subject: Subject;
  move: Move;
}

/** Moves since an instant, in the order of the plan. */
export function movesOf(
  known: Pick<Known, 'updates'> & { act: Pick<ProgressAct, 'house'> },
  since: string,
  keep: (subject: Subject) => boolean,
): SubjectMove[] {
  const moves = new Map(changedSince(known.updates, since).map((move) => [move.subject, move]));
  return subjectsOf(known.act.house.plan).flatMap((subject) => {
    const move = moves.get(subject.id);
    return move && keep(subject) ? [{ subject, move }] : [];
  });
}

export function moveSection(known: Known, { subject, move }: SubjectMove) {
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

export function silentAnswer(known: Known, axe: string | undefined): Answer {
  if (known.rounds.length === 0) return card(known.act, say(known).noRound, []);
  const found = inAxe(known, axe).flatMap((subject) => (overdue(known, subject) ? [subject] : []));
  return cardOf(known.act, say(known).silentTitle(found.length), found, (s) => sectionOf(known, s));
}

/** The four météos, and what each means. */
export function meaningAnswer({ locale }: ProgressAct): Answer {
  const { meteoTitle, meteoLine, meteoShort, meanings } = strings[locale];
  const lines = (Object.keys(meanings) as (keyof typeof meanings)[]).map((m) =>
    meteoLine(meteoShort[m], meanings[m]),
  );
  return card({ locale }, meteoTitle, [], lines);
}
