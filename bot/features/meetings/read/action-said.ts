/** What is said of an action that minutes keep: "décale le fichier au 20", "c’est fait", "c’est Paul qui la reprend". */
import { localDay } from '../../../calendar/local-time.ts';
import type { Row } from '../../../contract/store.ts';
import { dayOfYearInWords } from '../../../knowledge/entries/days.ts';
import type { Locale } from '../../../language/locale.ts';
import type { Utterance } from '../../../language/utterance.ts';
import type { DayFound } from '../../../language/when/expression.ts';
import { readWhen } from '../../../language/when/read-when.ts';
import { partsOf } from '../../../sentence/clauses.ts';
import { overlap, type Placed } from '../../../sentence/placed.ts';
import { polarityOf } from '../../../sentence/polarity.ts';
import {
  conceptsOf,
  readSentence,
  type Sentence,
  says,
  sentenceOf,
  spanIn,
} from '../../../sentence/sentence.ts';
import type { SlotContext } from '../../people/model/slots/context.ts';
import { personsSlot } from '../../people/model/slots/persons.ts';
import { whenSlot } from '../../people/model/slots/when.ts';
import { done, isDone, linesIn } from '../model/action-lines.ts';
import type { Meeting } from '../model/schema.ts';
import { withoutTag } from './attendance-days.ts';

export interface ActionSaid {
  meeting: Row<Meeting>;
  line: string;
  fresh: string;
  beside: string[];
}

/** What tells of an action: a clause without them is of something else. */
const TOLD = ['action-delai', 'action-faite', 'action-passe', 'action-ensemble'];

/** A longer message tells of something else too. */
const MOST_WORDS = 25;

/** The actions that are meant, of those of the meetings that are given: those that share most words with what is said. */
export function actionsSaid(
  utterance: Utterance,
  context: SlotContext,
  held: readonly Row<Meeting>[],
  pending?: { line: string; fresh: string },
): ActionSaid[] {
  const { lexicon } = context.knowledge;
  const whole = sentenceOf(utterance, lexicon);
  const text = withoutTag(whole);
  const sentence = text === whole.text ? whole : readSentence(text, lexicon);
  const isOther = ['reunion', 'fiche', 'sondage'].some((name) => says(sentence, name));
  if (
    sentence.tokens.length > MOST_WORDS ||
    sentence.mood === 'ask' ||
    text.includes('?') ||
    utterance.references.fiches.length > 0 ||
    isOther
  )
    return [];
  const when = whenSlot(sentence, context);
  const today = localDay(context.now, context.zone);
  const days = when.flatMap(({ value }) =>
    value.kind === 'day' && !value.before && value.date > today ? [value] : [],
  );
  const [day, other] = days;
  const persons = personsSlot(sentence, context);
  const [owner, second] = persons
    .filter(({ value }) => !value.isSelf)
    .map(({ value }) => value.name);
  const isPassed = owner !== undefined && !second && says(sentence, 'action-passe');
  // "J’ai pas fini".
  const isOver =
    !day &&
    !isPassed &&
    conceptsOf(sentence, 'action-faite').some((one) => polarityOf(sentence, one).value === 'yes');
  const isJoined = owner !== undefined && !isPassed && !isOver && says(sentence, 'action-ensemble');
  const isMoved = day && !other && (isPassed || isJoined || says(sentence, 'action-delai'));
  if (!isMoved && !isOver && !isPassed && !isJoined) return [];
  const own = wordsIn(sentence, [...when, ...persons]);
  const all = held.flatMap((meeting) =>
    linesIn(meeting.value.nextSteps)
      .filter((line) => !isDone(line))
      .map((line) => {
        const words = wordsIn(readSentence(line, lexicon), []);
        const shared = [...own].filter((word) => words.has(word)).length;
        return { meeting, line, words, shared };
      }),
  );
  const most = Math.max(0, ...all.map(({ shared }) => shared));
  return all
    .filter(({ line, shared }) => (most > 0 ? shared === most : line === pending?.line))
    .map(({ meeting, line, words }) => {
      // "Oui sauf que Sophie m’aide", while it is asked: of the line as it would be.
      const before = line === pending?.line ? pending.fresh : line;
      const theirs = isPassed ? ofOther(before, owner, context) : before;
      const on = { context, meeting: meeting.value, locale: utterance.locale };
      const dated = isMoved ? onDay(theirs, day, on) : isOver ? done(theirs) : theirs;
      const fresh =
        isJoined && !dated.includes(owner)
          ? `${dated.replace(/[.\s]+$/u, '')} (${WITH[on.locale]} ${owner})`
          : dated;
      const beside = partsOf(text)
        .map(({ start, end }) => text.slice(start, end))
        .filter((text) => {
          const part = readSentence(text, lexicon);
          const own = [
            ...wordsIn(part, [...whenSlot(part, context), ...personsSlot(part, context)]),
          ];
          return (
            own.length > 0 &&
            !own.some((word) => words.has(word)) &&
            !TOLD.some((one) => says(part, one))
          );
        });
      return { meeting, line, fresh, beside };
    });
}

/** "Qui contacte les crèches ?", "on a dit quoi pour la salle ?": the lines that have every word that is asked of. */
export function actionsAsked(
  utterance: Utterance,
  context: SlotContext,
  held: readonly Row<Meeting>[],
): string[] {
  const { lexicon } = context.knowledge;
  const sentence = sentenceOf(utterance, lexicon);
  if (LATE.every((name) => says(sentence, name))) return lateIn(held, context);
  const asks = ASKED.flatMap((name) => conceptsOf(sentence, name));
  // "Que doit faire Camille ?" asks for all that is hers.
  const apart = [...asks, ...whenSlot(sentence, context), ...personsSlot(sentence, context)];
  const own = [...wordsIn(sentence, apart)];
  const isAsked = sentence.mood === 'ask' && !utterance.references.fiches.length;
  // One word alone may be of anything: "c’est quoi la salle ?".
  const isEnough = own.length > 1 || (own.length > 0 && says(sentence, 'reunion-decisions'));
  if (!isAsked || !isEnough) return [];
  return held
    .flatMap(({ value }) => linesIn(value.nextSteps))
    .filter((line) => {
      const words = wordsIn(readSentence(line, lexicon), []);
      return own.every((word) => words.has(word));
    });
}

const LATE = ['action-nom', 'action-tardive'];

/** "Quelles actions sont en retard ?": what is not done on a day that is over. */
function lateIn(held: readonly Row<Meeting>[], context: SlotContext): string[] {
  const today = localDay(context.now, context.zone);
  return held.flatMap(({ value }) =>
    linesIn(value.nextSteps).filter((line) => {
      const day = dayOf(line, value, context);
      return !isDone(line) && day !== undefined && day.date < today;
    }),
  );
}

/** What asks, or leads to what is to be done. */
const ASKED = ['interroge', 'interroge-en-tete', 'reunion-decisions', 'reunion-devoir'];

const WITH = { fr: 'avec', en: 'with' } as const;

/** The line with somebody else at its head: "Rachid contacte …", "Rachid : je contacte …". */
function ofOther(line: string, owner: string, context: SlotContext): string {
  const said = readSentence(line, context.knowledge.lexicon);
  const head = personsSlot(said, context).find(({ at }) => at === 0);
  return head ? owner + line.slice(spanIn(said, head).end) : `${owner} : ${line}`;
}

/** What is not light, by its stem: days and names apart. */
const wordsIn = ({ tokens, lexicon }: Sentence, apart: readonly Placed<unknown>[]): Set<string> =>
  new Set(
    tokens.flatMap(({ folded, stem }, at) =>
      lexicon.light.has(folded) ||
      folded.length < SHORTEST ||
      apart.some((one) => overlap(one, { value: '', at, length: 1 }))
        ? []
        : [stem],
    ),
  );
/** Letters of a word that says what an action is about. */
const SHORTEST = 4;

/** The line with another day, in the place of its own when it has one. */
function onDay(
  line: string,
  { date }: DayFound,
  { context, meeting, locale }: { context: SlotContext; meeting: Meeting; locale: Locale },
): string {
  const was = dayOf(line, meeting, context);
  const said = dayOfYearInWords(date.slice(5), locale);
  const end = line.replace(/[.\s]+$/u, '');
  if (!was) return locale === 'fr' ? `${end} pour le ${said}` : `${end} by ${said}`;
  const [article = ''] = /^(?:le|the)\s/iu.exec(line.slice(was.start, was.end)) ?? [];
  return `${line.slice(0, was.start)}${article}${said}${line.slice(was.end)}`;
}

/** The day that a line says, counted from that of its meeting. */
const dayOf = (
  line: string,
  { when: { date } }: Meeting,
  { zone, knowledge }: SlotContext,
): DayFound | undefined =>
  readWhen(line, { now: new Date(`${date}T12:00:00Z`), zone }, knowledge.vocabulary.when).findLast(
    (found): found is DayFound => found.kind === 'day',
  );
