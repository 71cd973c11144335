/** Which subjects stand so: in a météo, blocked, waiting for a decision, silent. */

import type { StatusData } from '../../../../cards/progress/status.ts';
import { BESIDE } from '../../../../cards/text.ts';
import { average } from '../../../../documents/restitution/figures.ts';
import { capital, sayIn } from '../../../../documents/restitution/say.ts';
import { signs } from '../../../../visual/meteo.ts';
import type { Answer } from '../../../contract/turn.ts';
import { briefDay, shortDay } from '../../../knowledge/entries/days.ts';
import { thingNumbered } from '../../../knowledge/identity.ts';
import { labelOf } from '../../../knowledge/labels.ts';
import type { Plan } from '../../../knowledge/schema.ts';
import { type Subject, subjectsOf } from '../../../knowledge/subjects.ts';
import type { Locale } from '../../../language/locale.ts';
import { readSentence, says } from '../../../sentence/sentence.ts';
import { isHeldBy } from '../../people/model/piloting.ts';
import { toAsk, waiting } from '../model/asked.ts';
import { lastFrozen, type SubjectState, standsSince } from '../model/history.ts';
import { textsOf, toldWith } from '../model/told-texts.ts';
import type { ProgressQuestion } from '../read/ask.ts';
import type { Filter } from '../read/filters.ts';
import { shownText } from '../read/reading.ts';
import { askStrings } from './ask-strings.ts';
import { nameOfSubject } from './describe.ts';
import {
  authorOf,
  freshness,
  lastOf,
  overdue,
  type ProgressRecords,
  pilotesOf,
  stateOf,
  todayOf,
} from './known.ts';
import {
  type CutRow,
  card,
  inLine,
  lineAmong,
  rowOf,
  rowsOf,
  type Stuck,
  status,
  stuckSince,
  wholeOf,
  worstFirst,
} from './status-card.ts';
import { statusStrings } from './status-strings.ts';
import { strings } from './strings.ts';

const say = ({ act }: ProgressRecords) => askStrings[act.locale];

const inAxe = (known: ProgressRecords, axe: string | undefined): Subject[] =>
  subjectsOf(known.act.context.plan).filter((s) => axe === undefined || s.axe === axe);

/** What a filter keeps, and how what it keeps is said. */
interface Kept {
  keeps: (subject: Subject) => boolean;
  title: (count: number) => string;
  row: (subject: Subject, most: number) => CutRow;
  /** Said in the place of a list: "nothing is blocked" would be said of what is not known. */
  unknown?: string | undefined;
}

/** Fiches and actions that all the filters keep; the first filter says what they are, and what each line tells. */
export function listAnswer(
  known: ProgressRecords,
  {
    filters = [],
    axe,
    subject,
    stems = [],
  }: Pick<ProgressQuestion, 'filters' | 'axe' | 'subject' | 'stems'>,
  silentSince: string | undefined,
): Answer {
  const { act } = known;
  const all = inAxe(known, axe);
  const kept = filters.map((filter) => keptBy(known, filter, { all, axe, since: silentSince }));
  const [first] = kept;
  const unknown = kept.find((one) => one.unknown !== undefined)?.unknown;
  if (!first || unknown !== undefined) return card(act, unknown ?? say(known).none(axe), []);
  const found = all.filter(
    (s) => (subject === undefined || s.led === subject.led) && kept.every(({ keeps }) => keeps(s)),
  );
  const whose = filters.flatMap((one) => (one.by === 'person' ? [one.person.name] : []));
  const scope = [...(kept.length > 1 ? whose : []), ...(axe ? [say(known).axe(axe)] : [])];
  const title = [scope.join(', '), first.title(found.length)].filter((part) => part !== '');
  const [by] = filters.map((one) => one.by);
  const aged = by === 'blocked' ? 'blocker' : by === 'undecided' ? 'arbitration' : undefined;
  const order = aged ? byAge(known, found, aged) : sorted(known, found);
  const list = rowsOf(known, order, (s) => first.row(s, lineAmong(found.length)));
  const asked = by === 'waiting' ? askedNow(known) : [];
  // "Bloqué ou en retard ?": a fact may tell of it, where no blocker was noted.
  const told = all.flatMap((s) => {
    const state = stateOf(known, s);
    const text =
      filters.some(({ by }) => by === 'blocked') && state.blocker === null && !found.includes(s)
        ? toldWith(state, stems)
        : undefined;
    return text ? [strings[act.locale].named(nameOfSubject(s, act.locale), shownText(text))] : [];
  });
  const answer = status(known, title.join(statusStrings[act.locale].colon('')), {
    ...list,
    isDated: by === 'blocked',
    notes: [...told, ...asked],
    ...(by === 'undecided' &&
      found.length > 0 && { questions: [statusStrings[act.locale].prepare] }),
  });
  if (by !== 'silent') return answer;
  return {
    ...answer,
    subject: { entities: found.map(({ id }) => id), fields: [SILENT], terms: [] },
  };
}

/** Field of an answer that says of what no news was given. */
export const SILENT = 'silence';

function keptBy(
  known: ProgressRecords,
  filter: Filter,
  { all, axe, since }: { all: readonly Subject[] } & Record<'axe' | 'since', string | undefined>,
): Kept {
  const { context, locale } = known.act;
  const words = say(known);
  const pilotOf = context.view.pilotsOn(todayOf(known));
  const untold = all.some((subject) => lastOf(known, subject)) ? undefined : words.none(axe);
  const stopped = (s: Subject, most: number) => stoppedRow(known, s, most);
  const followed = (s: Subject) => followedRow(known, s);
  switch (filter.by) {
    case 'blocked':
      return {
        keeps: (s) => stateOf(known, s).blocker !== null,
        title: (count) => words.listTitle(words.blocked(count), count),
        row: stopped,
        unknown: untold,
      };
    case 'weather':
      return {
        keeps: (s) => filter.meteos.some((one) => stateOf(known, s).meteo === one),
        title: (count) =>
          words.listTitle(
            words.inWeather(filter.meteos.map((one) => strings[locale].meteoShort[one])),
            count,
          ),
        row: stopped,
        unknown: untold,
      };
    case 'undecided':
      return {
        keeps: (s) => stateOf(known, s).arbitration !== null,
        title: words.arbitrations,
        row: (s, most) => arbitrationRow(known, s, most),
        unknown: untold,
      };
    case 'waiting':
      return {
        keeps: (s) => awaitedIn(known, s).length > 0,
        title: words.waiting,
        row: (s, most) => {
          const last = lastOf(known, s);
          const text = awaitedIn(known, s).at(-1) ?? '';
          return toldRow(known, s, text, last ? authorOf(last.value, known.act) : '', most);
        },
      };
    case 'coming':
      return {
        keeps: (s) => stateOf(known, s).nextStep !== null,
        title: words.coming,
        row: (s, most) =>
          toldRow(known, s, stateOf(known, s).nextStep ?? '', pilotesOf(known, s), most),
        unknown: untold,
      };
    case 'unled': {
      const unled = all.filter((s) => !pilotOf(s) && !isLedInPlan(s, context.plan));
      const fiches = filter.isOfFiches ? unled.filter(({ kind }) => kind === 'fiche') : [];
      const kept = fiches.length > 0 ? fiches : unled;
      // Where every fiche has its pilote, the actions that have none are told.
      const title = filter.isOfFiches && kept === unled ? words.unledActions : words.listTitle;
      return { keeps: (s) => kept.includes(s), title: (n) => title(words.unled, n), row: followed };
    }
    case 'person': {
      const [id = ''] = filter.person.found;
      const asked = toAsk(all, pilotOf);
      return {
        keeps: (s) => asked.includes(s) && isHeldBy(pilotOf(s), id),
        title: (count) => words.ledBy(filter.person.name, count),
        row: stopped,
      };
    }
    case 'silent':
      return { ...silentBy(known, all, since), row: followed };
  }
}

/** Whether the document itself says who leads a fiche. */
const isLedInPlan = ({ kind, fiche }: Subject, { fiches }: Plan): boolean =>
  kind === 'fiche' && fiches.some((one) => one.numero === fiche && (one.pilote ?? []).length > 0);

/** The worst first, then as the plan has them. */
const sorted = (known: ProgressRecords, found: readonly Subject[]): Subject[] =>
  found.toSorted((a, b) => worstFirst(stateOf(known, a), stateOf(known, b)));

/** How it stands, what stops it, and whether it waits for a decision. */
function stoppedRow(known: ProgressRecords, subject: Subject, most: number): CutRow {
  const state = stateOf(known, subject);
  const blocker = state.blocker ?? '';
  const waits = state.arbitration === null ? '' : BESIDE + statusStrings[known.act.locale].waits;
  const since = stuckSince(known, subject, ['blocker']);
  return {
    ...rowOf(known, subject, state, since),
    cause: inLine(blocker, most - waits.length) + waits,
    whole: wholeOf(blocker, most - waits.length),
  };
}

/** What was told last to be waited for. */
const awaitedIn = (known: ProgressRecords, subject: Subject): string[] => {
  const { lexicon } = known.act.context.knowledge;
  return textsOf(stateOf(known, subject)).filter((text) =>
    says(readSentence(text, lexicon), 'av-attend'),
  );
};

/** How it stands, what was told of it, and by whom. */
const toldRow = (
  known: ProgressRecords,
  subject: Subject,
  text: string,
  who: string,
  most: number,
): CutRow => ({
  ...rowOf(known, subject, stateOf(known, subject), [
    [inLine(text, most), who].filter(Boolean).join(' · '),
  ]),
  whole: wholeOf(text, most),
});

/** Of whom an open round still asks news. */
function askedNow(known: ProgressRecords): string[] {
  const { context, locale } = known.act;
  const today = todayOf(known);
  const asked = context.pending
    .open(today)
    .flatMap(({ value }) => waiting(value, today, known.updates, context.plan, true));
  const names = [...new Set(asked)].map((s) =>
    [nameOfSubject(s, locale), pilotesOf(known, s)].filter((one) => one !== '').join(', '),
  );
  return names.length > 0 ? [say(known).asked(names.join(' ; ').replace(/\.$/, ''))] : [];
}

/** What is stopped or waits longest first. */
const byAge = (known: ProgressRecords, found: readonly Subject[], of: Stuck): Subject[] =>
  found.toSorted((a, b) => (sinceOf(known, a, of) < sinceOf(known, b, of) ? -1 : 1));

const sinceOf = ({ updates }: ProgressRecords, { id }: Subject, of: Stuck): string =>
  standsSince(updates.get(id) ?? [], of) ?? '';

/** What is to be decided, of what, since when, and who asked for it. */
function arbitrationRow(known: ProgressRecords, subject: Subject, most: number): CutRow {
  const { act, updates } = known;
  const words = statusStrings[act.locale];
  const question = stateOf(known, subject).arbitration ?? '';
  const since = sinceOf(known, subject, 'arbitration');
  const asked = (updates.get(subject.id) ?? []).find(
    ({ value }) =>
      value.withdrawnAt === null && value.asOf === since && value.said.arbitration !== null,
  );
  const day = briefDay(since, todayOf(known), act.locale);
  const author = asked ? authorOf(asked.value, act) : '';
  return {
    ...rowOf(known, subject, stateOf(known, subject)),
    cause: capital(sayIn(act.locale).question(inLine(question, most))),
    ...(asked && {
      detail: [words.asked(day, author)],
      brief: words.asked(day) + BESIDE + initialled(author),
    }),
    whole: wholeOf(question, most),
  };
}

/** "C. Essai (Caf)", for a line of a phone. */
const initialled = (name: string): string => name.replace(/^(\p{Lu})\S* (?=\p{Lu})/u, '$1. ');

/** Subjects whose last round got no word; without a round, those that are led and never told of. */
function silentBy(
  known: ProgressRecords,
  all: readonly Subject[],
  since: string | undefined,
): Omit<Kept, 'row'> {
  const { locale, context } = known.act;
  const words = say(known);
  const today = todayOf(known);
  if (since === undefined && known.rounds.some(({ value }) => value.closesOn < today))
    return { keeps: (s) => overdue(known, s) !== undefined, title: words.silentTitle };
  const led = toAsk(all, context.view.pilotsOn(today)).filter((s) => pilotesOf(known, s) !== '');
  return {
    keeps: (s) => {
      const last = lastOf(known, s)?.value.asOf;
      return led.includes(s) && (last === undefined || (since !== undefined && last < since));
    },
    title: since === undefined ? words.untoldTitle : words.silentSince(shortDay(since, locale)),
    unknown: led.length === 0 ? words.nobodyLeads : undefined,
  };
}

/** Who leads it, and when it was last told of. */
function followedRow(known: ProgressRecords, subject: Subject): CutRow {
  const who = [pilotesOf(known, subject), ...freshness(known, subject)].filter((one) => one !== '');
  return rowOf(known, subject, stateOf(known, subject), who.length > 0 ? [who.join(' ')] : []);
}

/** Lines of the card of a whole: it says first how many stand how. */
const OVERVIEW_ROWS = 4;

/** How the plan or an axe stands: how many in each météo, the average, and the worst first. */
export async function overviewAnswer(
  known: ProgressRecords,
  axe: string | undefined,
): Promise<Answer> {
  const { locale, context } = known.act;
  const words = statusStrings[locale];
  const all = inAxe(known, axe);
  const found = all.filter((subject) => lastOf(known, subject));
  if (found.length === 0) return card(known.act, say(known).none(axe), []);
  const states = all.map((subject) => stateOf(known, subject));
  const of = (some: readonly SubjectState[]) => average(some.flatMap((one) => one.percent ?? []));
  const percent = of(states);
  const frozen = await lastFrozen(known.reader);
  const counted = of(all.map((one) => frozen.get(one.id)?.state ?? stateOf(known, one)));
  const label =
    axe === undefined
      ? null
      : labelOf(context.plan, thingNumbered(context.plan, 'axe', axe), locale);
  const what = label?.number ?? context.plan.plan.sigle;
  const about = [
    ...(label?.name ? [label.name] : []),
    // That everybody gave news is no news.
    ...(found.length < all.length ? [words.news(found.length, all.length)] : []),
    ...stuckOf(states, locale),
    ...(counted === null || counted === percent
      ? []
      : [words.counted(strings[locale].percent(counted))]),
  ];
  return status(
    known,
    percent === null ? words.known(what) : words.average(what, strings[locale].percent(percent)),
    {
      isDated: true,
      about,
      // Where every row is seen, each shows its own.
      tiles: all.length > OVERVIEW_ROWS ? tilesOf(states, locale) : [],
      ...rowsOf(
        known,
        sorted(known, found),
        (s) => rowOf(known, s, stateOf(known, s)),
        OVERVIEW_ROWS,
      ),
    },
  );
}

/** How many are blocked, and how many wait for a decision; none where nothing does. */
function stuckOf(states: readonly SubjectState[], locale: Locale): string[] {
  const words = statusStrings[locale];
  const blocked = states.filter(({ blocker }) => blocker !== null).length;
  const undecided = states.filter(({ arbitration }) => arbitration !== null).length;
  return [
    ...(blocked > 0 ? [words.blocked(blocked)] : []),
    ...(undecided > 0 ? [words.undecided(undecided)] : []),
  ];
}

/** How many stand in each météo, the best first; then those that never had one. */
const tilesOf = (states: readonly SubjectState[], locale: Locale): StatusData['tiles'] =>
  signs
    .map((sign) => ({
      sign,
      alt: sign === 'silence' ? statusStrings[locale].noMeteo : strings[locale].meteoShort[sign],
      count: states.filter(({ meteo }) => (meteo ?? 'silence') === sign).length,
    }))
    .filter(({ count }) => count > 0);

/** What was declared good for the committee, by whom and when; the last time of each. */
export async function validatedAnswer(known: ProgressRecords): Promise<Answer> {
  const { act } = known;
  const { locale, context } = act;
  const last = await lastFrozen(known.reader);
  const found = subjectsOf(context.plan).filter(({ id }) => last.has(id));
  const sections = found.map((s) => {
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
  return card(act, say(known).validatedTitle(found.length), sections);
}
