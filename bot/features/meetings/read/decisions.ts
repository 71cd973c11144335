/** Minutes as typed: what was decided, and what is to be done, by whom. */
import { localDay } from '../../../calendar/local-time.ts';
import { fold } from '../../../language/fold.ts';
import { readWhen } from '../../../language/when/read-when.ts';
import { endOf, isLight } from '../../../sentence/between.ts';
import { partsOf, sentencesOf } from '../../../sentence/clauses.ts';
import { withoutEnd } from '../../../sentence/edges.ts';
import { longest } from '../../../sentence/placed.ts';
import { hasClause, stands } from '../../../sentence/saying.ts';
import {
  conceptsOf,
  placesOf,
  readSentence,
  type Sentence,
  says,
  saysAny,
  spanIn,
} from '../../../sentence/sentence.ts';
import type { SlotContext } from '../../people/model/slots/context.ts';
import type { MeetingsContext } from '../context.ts';
import { isOver, linesIn } from '../model/action-lines.ts';
import type { Meeting } from '../model/schema.ts';
import { isDuty, selfEnd } from './duties.ts';
import { countedIn } from './points.ts';

/** Both as typed, one a line. */
export interface TypedMinutes {
  decisions: string;
  nextSteps: string;
}

/** "Sur le budget on n’a rien tranché": it is no decision. */
export const isOpen = (line: string, lexicon: Sentence['lexicon']): boolean =>
  says(readSentence(line, lexicon), 'reunion-indecis');

/** "Aucune décision": of nothing in particular, so that all that is told was only talked about. */
function isNone(line: string, lexicon: Sentence['lexicon']): boolean {
  const said = readSentence(line, lexicon);
  const [none] = longest(conceptsOf(said, 'reunion-indecis'));
  return none !== undefined && isLight(said, 0, undefined, [none]);
}

/** What is told not to have been decided, as typed. */
export function undecidedIn(typed: string, lexicon: Sentence['lexicon']): string[] {
  const lines = linesOf(typed, () => false, lexicon);
  const isAll = lines.some((line) => isNone(line, lexicon));
  return isAll ? [] : lines.filter((line) => isOpen(line, lexicon));
}

/** Decisions, and what is to be done: by its heading, else by who has to do something. */
export function cutInTwo(
  typed: string,
  context: SlotContext,
  lexicon: Sentence['lexicon'],
): TypedMinutes {
  const text = withoutHeading(readSentence(typed, lexicon));
  const sentence = readSentence(text, lexicon);
  const next = conceptsOf(sentence, 'reunion-suites')
    .map((found) => spanIn(sentence, found))
    .find(({ end }) => /^\s*:/u.test(text.slice(end)));
  const isOwed = (line: string) => isDuty(readSentence(line, lexicon), context);
  const lines = (part: string) => {
    const all = linesOf(part, isOwed, lexicon);
    if (!all.some((line) => isNone(line, lexicon)))
      return all.filter((line) => !isOpen(line, lexicon));
    // What was only talked about is one line, with the words that say so.
    const isKept = (line: string) =>
      isOwed(line) ||
      saysAny(readSentence(line, lexicon), ['reunion-validation', 'reunion-a-decide']);
    const talked = all.filter((line) => !isKept(line) || isOpen(line, lexicon));
    return [...all.filter((line) => !talked.includes(line)), talked.join(', ')];
  };
  if (next) {
    const before = withoutEnd(text.slice(0, next.start), lexicon, 'leger');
    const behind = text.slice(next.end).replace(/^\s*:/u, '');
    return { decisions: lines(before).join('\n'), nextSteps: lines(behind).join('\n') };
  }
  const all = lines(text.replace(/,\s+et\s+/giu, ';'));
  return {
    decisions: all.filter((line) => !isOwed(line)).join('\n'),
    nextSteps: all.filter(isOwed).join('\n'),
  };
}

/** "Moi je relis la maquette" names nobody to who reads it: whose line it is is said ahead. */
export function signed(
  { decisions, nextSteps }: TypedMinutes,
  name: string,
  lexicon: Sentence['lexicon'],
): TypedMinutes {
  const lines = nextSteps.split('\n').map((text) => {
    const line = readSentence(text, lexicon);
    const own = line.typed.slice(0, selfEnd(line));
    const from = own.findLast((_, at) => stands(line, 'sujet', at)) ?? own.at(-1);
    return from ? `${name} : ${text.slice(from.start)}` : text;
  });
  return { decisions, nextSteps: lines.join('\n') };
}

/** "Refaire l’enquête et de publier la carte": what was decided goes on with another. */
const isOneMore = (text: string, { grammar }: Sentence['lexicon']): boolean =>
  OF.test(text) && grammar.isInfinitive(fold(/^[\p{L}-]+/u.exec(text.replace(OF, ''))?.[0] ?? ''));

const OF = /^(?:de\s+|d['’]\s?)/iu;

/** "Décisions : …", "décidé de publier …" head what was decided. */
function withoutHeading(sentence: Sentence): string {
  const { text } = sentence;
  const heading = placesOf(sentence, ['reunion-decision', 'reunion-entete']).find(
    ({ at }) => at === 0,
  );
  const behind = heading ? text.slice(spanIn(sentence, heading).end) : '';
  const own = behind.replace(/^[\s:]+/u, '');
  return /^\s*:/u.test(behind) || isOneMore(own, sentence.lexicon) ? own : text;
}

/** "On publie la carte, on garde l’outil": two clauses of the same subject are two decisions. */
function isAlike(before: Sentence, text: string): boolean {
  const part = readSentence(text, before.lexicon);
  const isSame = before.tokens[0]?.folded === part.tokens[0]?.folded;
  return isSame && stands(part, 'sujet', 0) && hasClause(part);
}

/** What numbers lines, where there is a first: "6 thèmes au lieu de 8. Karim …" has none. */
const FIRST = /(?:^|[\s,.;:])\(?(?:1[.)]|a\))\s/iu;
const NUMBERED = /[;\n]+|(?:^|[\s,.])(?=\(?(?:\d{1,2}[.)]|[a-z]\))\s)/iu;

/** Sentences, lines and numbers part what is typed; so does who has something to do: "… en mars et Omar appelle la PMI". */
function linesOf(
  text: string,
  isOwed: (line: string) => boolean,
  lexicon: Sentence['lexicon'],
): string[] {
  return countedIn(text)
    .flatMap((part) => part.split(FIRST.test(part) ? NUMBERED : /[;\n]+/u))
    .map((line) => line.replace(/^\s*(?:\(?(?:\d{1,2}[.)]|[a-z]\))|[-–—•*])\s+/iu, ''))
    .flatMap((line) => sentencesOf(line).map(({ start, end }) => line.slice(start, end)))
    .flatMap((line) => {
      const parts = partsOf(line);
      const cuts = parts.filter(({ start, end }, i) => {
        const before = parts[i - 1];
        const part = line.slice(start, end);
        return (
          before &&
          (isOneMore(part, lexicon) ||
            isOpen(part, lexicon) !== isOpen(line.slice(before.start, before.end), lexicon) ||
            isOwed(part) ||
            isAlike(readSentence(line.slice(before.start, before.end), lexicon), part) ||
            (isOwed(line.slice(before.start, before.end)) &&
              hasClause(readSentence(part, lexicon))))
        );
      });
      const starts = [0, ...cuts.map(({ start }) => start)];
      return starts.map((start, i) => {
        const last = parts.findLast((part) => part.start < (starts[i + 1] ?? line.length));
        return line.slice(start, starts[i + 1] === undefined ? undefined : last?.end);
      });
    })
    .map((line) => withoutHeading(readSentence(line.replace(/^\s+|[\s,]+$/gu, ''), lexicon)))
    .map((line) => (isOneMore(line, lexicon) ? line.replace(OF, '') : line))
    .filter(Boolean);
}

/** The meeting to come that minutes tell of, "prochaine réunion le 16 à 14 h", as typed; days are counted from theirs. */
export function nextMeetingIn(
  { decisions, nextSteps, when: { date } }: Meeting,
  { knowledge, zone, now }: Pick<MeetingsContext, 'knowledge' | 'zone'> & { now: Date },
): string | undefined {
  const today = localDay(now, zone);
  const line = linesIn(`${decisions}\n${nextSteps}`).find((one) => {
    const said = readSentence(one, knowledge.lexicon);
    const [next] = conceptsOf(said, 'reunion-prochaine');
    // "Prochaine le 18 mars", and no other thing that is next.
    const isNext = next && (says(said, 'reunion') || isLight(said, endOf(next), endOf(next) + 1));
    // "Karim envoie le fichier avant la prochaine réunion, le 16" plans none.
    const opens = placesOf(said, ['reunion-prochaine', 'reunion-on-se-voit']).some(({ at }) =>
      isLight(said, 0, at),
    );
    if (isOver(one) || !opens || !(isNext || says(said, 'reunion-on-se-voit'))) return false;
    const from = { now: new Date(`${date}T12:00:00Z`), zone };
    return readWhen(one, from, knowledge.vocabulary.when).some(
      (found) => found.kind === 'day' && !found.limit && found.date > today,
    );
  });
  return line?.replace(/[.\s]+$/u, '');
}
