/** How one fiche or action stands, and what the plan printed of it. */
import type { Answer } from '../../../contract/turn.ts';
import { capital } from '../../../knowledge/entries/builder.ts';
import { briefDay, shortDay } from '../../../knowledge/entries/days.ts';
import { type Subject, subjectsOf } from '../../../knowledge/subjects.ts';
import { inLocale, type Locale } from '../../../language/locale.ts';
import { readSentence, says } from '../../../sentence/sentence.ts';
import { personRecipient } from '../../people/model/directory.ts';
import { isHeldBy } from '../../people/model/piloting.ts';
import type { ProgressAct } from '../context.ts';
import { type SubjectState, startOf } from '../model/history.ts';
import { snapshots } from '../model/schema.ts';
import { stoppedBy, toldWith } from '../model/told-texts.ts';
import type { ProgressQuestion, ToldField } from '../read/ask.ts';
import { shownText } from '../read/reading.ts';
import { askStrings } from './ask-strings.ts';
import { figuresLine, nameOfSubject, type SectionLine, shortState } from './describe.ts';
import {
  freshness,
  lastOf,
  type ProgressRecords,
  pageOf,
  pilotesOf,
  stateOf,
  todayOf,
} from './known.ts';
import {
  card,
  inLine,
  noticesOf,
  rowOf,
  rowsOf,
  status,
  stuckSince,
  tallOf,
  wholeOf,
} from './status-card.ts';
import { statusStrings } from './status-strings.ts';
import { strings } from './strings.ts';

const say = ({ act }: ProgressRecords) => askStrings[act.locale];

/** What of it is asked for above all; `stems`: those that what was told must hold, for a search. */
type AskedOf = Pick<ProgressQuestion, 'intent' | 'stems'>;

/** Facts of a card, the newest: a notice of two lines takes the place of one. */
const FACTS = 3;

/** Signs of a line of a fact, its label with it: two of them, or one where notices have taken the others. */
const FACT = 56;
const roomOf = (most: number, { label }: SectionLine): number =>
  Math.min(2, most) * FACT - label.length - ' : '.length;

/** How one subject stands: its sign and its bar, what stops it, the last facts, who said so and when. */
export async function stateAnswer(
  known: ProgressRecords,
  subject: Subject,
  asked: AskedOf,
): Promise<Answer> {
  const { locale, context } = known.act;
  const words = statusStrings[locale];
  const state = stateOf(known, subject);
  const inside = subjectsOf(context.plan).filter(
    (s) =>
      subject.kind === 'fiche' &&
      s.kind === 'action' &&
      s.fiche === subject.fiche &&
      lastOf(known, s),
  );
  const isTold = lastOf(known, subject) !== undefined;
  const name = nameOfSubject(subject, locale);
  const list = rowsOf(known, inside, (s) => rowOf(known, s, stateOf(known, s)), FACTS);
  const links = pageOf(known, subject);
  const leads = isHeldBy(
    context.view.pilotsOn(todayOf(known))(subject),
    personRecipient(known.act.turn.person),
  );
  const { notices, whole } = noticesOf(state, locale);
  const most = FACTS - tallOf(notices);
  const newest = newestOf(state, locale, todayOf(known));
  const seen = seenOf(newest, most);
  const { nextStep: label } = strings[locale].label;
  const next = state.nextStep === null ? [] : [{ label, value: inLine(state.nextStep) }];
  const answer = status(known, headlineOf(known, subject, asked), {
    sign: isTold ? (state.meteo ?? 'silence') : null,
    about: [
      ...(subject.short[locale] === name ? [] : [subject.short[locale]]),
      ...stuckSince(known, subject),
    ],
    notices,
    lines: [
      ...seen.map((fact) => ({ ...fact, value: inLine(fact.value, roomOf(most, fact)) })),
      ...next,
    ],
    rows: list.rows,
    notes: freshness(known, subject),
    more: [
      ...list.more,
      ...whole,
      ...wholeFacts(newest, seen, most),
      ...(await moreOf(known, subject, isTold || inside.length > 0)),
    ],
    questions: [
      ...(leads
        ? [{ title: say(known).giveNews, say: words.giveNews(name), style: 'positive' as const }]
        : []),
      ...(isTold && links.length === 0
        ? [{ title: words.history, say: say(known).history(name) }]
        : []),
    ],
    links,
  });
  const entities = [...new Set([subject.fiche ? subject.led : subject.id, subject.id])];
  // "Depuis quand ?", behind what stops it, asks of that.
  const fields = asked.intent === 'blocked' ? [stops(state)] : [];
  return { ...answer, subject: { entities, fields, terms: [] } };
}

/** The newest facts, the last told first. */
const newestOf = ({ highlights }: SubjectState, locale: Locale, today: string): SectionLine[] =>
  highlights
    .slice(-FACTS)
    .reverse()
    .map(({ text, asOf }, at) => {
      const day = briefDay(asOf, today, locale);
      return { label: at === 0 ? statusStrings[locale].lastFact(day) : day, value: text };
    });

/** Lines of a fact: a second one costs a fact less, and cuts none in the middle. */
const tall = (fact: SectionLine): number =>
  wholeOf(fact.value, roomOf(1, fact)).length > 0 ? 2 : 1;

/** As many of the newest as the lines hold, the last one whatever it takes. */
const seenOf = (newest: readonly SectionLine[], most: number): SectionLine[] =>
  newest.filter(
    (_, at, all) =>
      at === 0 || all.slice(0, at + 1).reduce((lines, one) => lines + tall(one), 0) <= most,
  );

/** Those that two lines cut, or that had none. */
const wholeFacts = (
  newest: readonly SectionLine[],
  seen: readonly SectionLine[],
  most: number,
): string[] =>
  newest.flatMap((fact) =>
    seen.includes(fact)
      ? wholeOf(fact.value, roomOf(most, fact))
      : [capital(shownText(fact.value))],
  );

/** What is seen on demand: figures, who leads, what the committee was told, what the plan printed. */
async function moreOf(
  known: ProgressRecords,
  subject: Subject,
  isTold: boolean,
): Promise<string[]> {
  const { locale } = known.act;
  const words = statusStrings[locale];
  const [frozen] = await known.reader.page(snapshots, {
    index: 'subject',
    key: subject.id,
    limit: 1,
  });
  const figures = figuresLine(stateOf(known, subject).indicators, locale);
  const lines = [
    ...figures.map(({ label, value }) => label + words.colon(value)),
    pilotesOf(known, subject),
    ...startNotes(known, subject, isTold),
    ...(frozen ? [say(known).frozen(shortDay(frozen.value.at.slice(0, 10), locale))] : []),
  ];
  return lines.filter((line) => line !== '');
}

/** What keeps it from going on: a blocker, else a decision that it waits for. */
const stops = ({ blocker, arbitration }: SubjectState): ToldField =>
  blocker === null && arbitration !== null ? 'arbitration' : 'blocker';

/** The first line says what was asked. */
function headlineOf(
  known: ProgressRecords,
  subject: Subject,
  { intent, stems = [] }: AskedOf,
): string {
  const { locale } = known.act;
  const name = nameOfSubject(subject, locale);
  const state = stateOf(known, subject);
  const answers = say(known);
  const { toDecide, colon } = statusStrings[locale];
  const { named, quoted } = strings[locale];
  if (intent === 'blocked' && state.blocker !== null)
    return answers.blockedBy(name, shownText(state.blocker));
  const told = stems.length > 0 ? toldWith(state, stems) : undefined;
  if (intent === 'blocked' && told)
    return says(readSentence(told, known.act.context.knowledge.lexicon), 'av-bloque')
      ? named(name, shownText(told))
      : `${answers.notBlocked(name)} ${quoted(shownText(told))}`;
  // "C’est quoi le blocage avec Bondy ?", once it is lifted: that one, and that it is.
  const lifted =
    intent === 'blocked' && stems.length > 0
      ? stoppedBy(known.updates.get(subject.id) ?? [], stems)
      : undefined;
  if (lifted) return named(name, `${quoted(shownText(lifted))}. ${strings[locale].lifted}`);
  if (intent === 'blocked')
    return state.arbitration === null
      ? answers.notBlocked(name)
      : `${name}, ${toDecide.toLowerCase()}${colon(shownText(state.arbitration))}`;
  if (intent === 'next' && state.nextStep !== null)
    return answers.nextOf(name, shownText(state.nextStep));
  if (intent === 'search' && told) return named(name, shownText(told));
  if (state.asOf === null) return answers.untold(name);
  return answers.stateOf(name, shortState({ ...state, blocker: null }, locale));
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
  const texts = printed.map((item) => inLocale(locale, item.texte, item.en));
  const day = shortDay(startOf(plan), locale);
  const document = inLocale(locale, plan.plan.document, plan.plan.documentEn);
  const { start, startEmpty } = askStrings[locale];
  if (texts.length > 0) return [start(day, document, texts.join(' ; '))];
  // The silence of the document says nothing once something was told.
  return isTold ? [] : [startEmpty(day, document)];
}

/** The four météos, and what each means. */
export function meaningAnswer({ locale }: ProgressAct): Answer {
  const { meteoTitle, named, meteoShort, meanings } = strings[locale];
  const lines = (Object.keys(meanings) as (keyof typeof meanings)[]).map((m) =>
    named(meteoShort[m], meanings[m]),
  );
  return card({ locale }, meteoTitle, [], lines);
}
