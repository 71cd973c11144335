/** What is said of an action that minutes keep: "décale le fichier au 20", "c’est fait, le fichier est parti". */
import { localDay } from '../../../calendar/local-time.ts';
import type { Row } from '../../../contract/store.ts';
import { dayOfYearInWords } from '../../../knowledge/entries/days.ts';
import type { Locale } from '../../../language/locale.ts';
import type { Utterance } from '../../../language/utterance.ts';
import type { DayFound } from '../../../language/when/expression.ts';
import { readWhen } from '../../../language/when/read-when.ts';
import { overlap, type Placed } from '../../../sentence/placed.ts';
import { readSentence, type Sentence, says, sentenceOf } from '../../../sentence/sentence.ts';
import type { SlotContext } from '../../people/model/slots/context.ts';
import { personsSlot } from '../../people/model/slots/persons.ts';
import { whenSlot } from '../../people/model/slots/when.ts';
import { done, isDone, linesIn } from '../model/action-lines.ts';
import type { Meeting } from '../model/schema.ts';

export interface ActionSaid {
  meeting: Row<Meeting>;
  line: string;
  /** The line as it would be. */
  fresh: string;
}

/** A longer message tells of something else too. */
const MOST_WORDS = 25;

/** The actions that are meant, of those of the meetings that are given: those that share most words with what is said. */
export function actionsSaid(
  utterance: Utterance,
  context: SlotContext,
  held: readonly Row<Meeting>[],
): ActionSaid[] {
  const { lexicon } = context.knowledge;
  const sentence = sentenceOf(utterance, lexicon);
  const isOther = ['reunion', 'fiche', 'sondage'].some((name) => says(sentence, name));
  if (
    sentence.tokens.length > MOST_WORDS ||
    sentence.mood === 'ask' ||
    utterance.text.includes('?') ||
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
  const isMoved = day && !other && says(sentence, 'action-delai');
  const isOver = !day && says(sentence, 'action-faite');
  if (!isMoved && !isOver) return [];
  const own = wordsIn(sentence, [...when, ...personsSlot(sentence, context)]);
  const all = held.flatMap((meeting) =>
    linesIn(meeting.value.nextSteps)
      .filter((line) => !isDone(line))
      .map((line) => {
        const words = wordsIn(readSentence(line, lexicon), []);
        const shared = [...own].filter((word) => words.has(word)).length;
        return { meeting, line, shared };
      }),
  );
  const most = Math.max(1, ...all.map(({ shared }) => shared));
  return all
    .filter(({ shared }) => shared === most)
    .map(({ meeting, line }) => ({
      meeting,
      line,
      fresh: day
        ? onDay(line, day, { context, meeting: meeting.value, locale: utterance.locale })
        : done(line),
    }));
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
  const { zone, knowledge } = context;
  const at = new Date(`${meeting.when.date}T12:00:00Z`);
  const was = readWhen(line, { now: at, zone }, knowledge.vocabulary.when).findLast(
    ({ kind }) => kind === 'day',
  );
  const said = dayOfYearInWords(date.slice(5), locale);
  const end = line.replace(/[.\s]+$/u, '');
  if (!was) return locale === 'fr' ? `${end} pour le ${said}` : `${end} by ${said}`;
  const [article = ''] = /^(?:le|the)\s/iu.exec(line.slice(was.start, was.end)) ?? [];
  return `${line.slice(0, was.start)}${article}${said}${line.slice(was.end)}`;
}
