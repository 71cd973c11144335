/** An answer in words: which poll it is for, whose it is, and whether it is recorded or asked back. */
import { voteClick } from '../../../../cards/polls/poll.ts';
import { openMatter, type YesOrNo } from '../../../contract/matter.ts';
import type { Answer } from '../../../contract/turn.ts';
import { refused, shown } from '../../../conversation/answers.ts';
import { together } from '../../../conversation/together.ts';
import type { Utterance } from '../../../language/utterance.ts';
import {
  conceptsOf,
  placesOf,
  type Sentence,
  sentenceOf,
  setOf,
} from '../../../sentence/sentence.ts';
import { meetings } from '../../meetings/model/schema.ts';
import { outside, selfOf } from '../../people/model/acts.ts';
import { channelId, people } from '../../people/model/directory.ts';
import { groups } from '../../people/model/groups.ts';
import { called as calledIn } from '../../people/model/names.ts';
import { type SlotContext, whenSlot } from '../../people/model/slots/context.ts';
import type { NamedPerson } from '../../people/model/slots/persons.ts';
import { isShared, type PollAct } from '../context.ts';
import { type Ballot, ballotId, ballots, type Choice } from '../model/schema.ts';
import { askedOf, type PollRow, stateOf } from '../model/state.ts';
import { readVote } from '../read/read-vote.ts';
import type { VoteReading } from '../read/reading.ts';
import { sharesOf } from '../read/vote-of-group.ts';
import { ballotInWords, called, canSeeNames } from '../show/face.ts';
import { slotsInShort } from '../show/slot-words.ts';
import { strings } from '../show/strings.ts';
import { lastSpoken, pointedAt, SPOKEN, spoken } from './find.ts';
import { choose, pollsOf } from './look.ts';
import { type TypedVote, voteSaid, votingOf } from './vote.ts';

/** An answer in words. Which poll it is for follows from the days that it names, then from the talk. */
export async function voteInWords(
  act: PollAct,
  utterance: Utterance,
  reading: SlotContext,
): Promise<Answer> {
  const { context } = act;
  const say = strings[act.locale];
  const sentence = sentenceOf(utterance, act.context.knowledge.lexicon);
  const open = (await pollsOf(act)).filter(({ poll }) => poll.state === 'open');
  const shares = sharesOf(sentence, reading);
  if (shares.length > 1) {
    const answers: Answer[] = [];
    for (const { text, groups: meant } of shares) {
      const rows = open.filter(({ poll }) => meant.includes(poll.group));
      const [{ id: only } = {}, other] = rows;
      const isOne = only !== undefined && !other;
      const references = { ...utterance.references, axes: [] };
      const part = { ...utterance, text, references };
      const own = isOne && voteInWords({ ...act, only }, part, reading);
      answers.push(await (own || choose(act, rows, text)));
    }
    return together(answers);
  }
  const read = open
    .filter(({ id }) => act.only === undefined || act.only === id)
    .flatMap((known) => {
      const found = readVote(utterance, known.poll.slots, reading, known.poll.group);
      return found ? [{ known, found }] : [];
    });
  // A poll of others only: whose it is is said.
  const elsewhere = context.board.open.find(
    ({ poll }) => readVote(utterance, poll.slots, reading, poll.group)?.isDated,
  );
  if (open.length === 0 && elsewhere) return outside(act, 'polls.vote', elsewhere.poll.group);
  const last = lastSpoken(act.open);
  const named = pointedAt(
    read.map(({ known }) => known),
    sentence,
    [],
    act.context.knowledge,
  );
  const best = mostSaid(
    read.filter(({ known }) => named.includes(known)),
    last,
  );
  const told = best.map(({ known }) => known);
  const here = act.context.view.groups.find(
    ({ row }) => row?.channel === channelId(act.turn.conversation.id),
  )?.id;
  const [first = told] = [
    told.filter(({ poll }) => poll.group === here),
    told.filter(({ id }) => id === last),
  ].filter((some) => some.length > 0);
  const [row, other] = first;
  const only = best.find(({ known }) => known === row);
  if (!only || other) return choose(act, first, utterance.text);
  const { known, found } = only;
  // A day that the poll has not is no answer to it.
  if (Object.keys(found.answers).length === 0 && !found.swapped)
    return refused(
      say.noSlot(found.unknown.join(', '), known.poll.title, slotsInShort(known.poll, act.locale)),
      act.locale,
    );
  const person = await personMeant(act, known, found);
  if (typeof person !== 'string') return person;
  const ballot = await ballotBefore(act, only, person);
  const had = ballot?.answers ?? {};
  const own = ofWord(act, { known, found }, ballot?.word, reading);
  const answered = { ...own, ...swappedIn(had, found) };
  if (Object.keys(answered).length === 0) return refused(say.nothingToSwap, act.locale);
  const before = othersIn(had, found);
  const isKnown = !found.other || before.length === 1;
  const asked = askedBefore(act, only, person, sentence);
  const apart = setApart(found, asked?.answers ?? had, sentence);
  const now = apart ?? answered;
  // "Le 14 aussi finalement": on top of what was asked, and all of it is asked.
  const isMore = asked && (apart || Object.keys(asked.answers).some((slot) => !(slot in now)));
  const doubts = found.asks && (!apart || found.left.length > 0);
  if (doubts || isMore || !isKnown || isStray(act, only)) {
    const note = found.note ?? (isMore && asked.word ? asked.word : undefined);
    const answers = { ...(isMore && asked.answers), ...now };
    return askBack(act, { known, found: { ...found, answers, note } }, person);
  }
  const notes = [
    ...(found.isOpen ? [say.notKnownYet] : []),
    ...(found.isPrivate ? [say.keptPrivate] : []),
    ...(found.unknown.length > 0 ? [say.notASlot(found.unknown.join(', '))] : []),
  ];
  const { back, swapped, other: ofOther } = found;
  // Who swaps two answers says no word anew.
  const word = swapped ? undefined : (found.note ?? '');
  const answers = { ...now, ...(ofOther && { [before[0] ?? '']: ofOther }) };
  const said = { what: 'some', answers, back, word } as const;
  return voteSaid(act, known.id, said, { person, notes });
}

interface ReadIn {
  known: PollRow;
  found: VoteReading;
}

/** What was answered before, where it is needed to read this answer. */
async function ballotBefore(
  act: PollAct,
  { known: { id }, found }: ReadIn,
  person: string,
): Promise<Ballot | undefined> {
  if (!found.other && !found.swapped && !found.isOfHours && !found.except) return undefined;
  const row = await act.context.store.read((reader) =>
    reader.get(ballots, ballotId(id, person || selfOf(act))),
  );
  return row?.value;
}

/** "Le 12 si c’est l’après-midi", then "bon, le matin alors": an hour that no day is said with is of the days of that word. */
function ofWord(
  { context, locale }: PollAct,
  { known: { poll }, found: { answers, isOfHours } }: ReadIn,
  word: string | undefined,
  reading: SlotContext,
): Readonly<Record<string, Choice>> {
  if (!word || !isOfHours) return answers;
  const heard = context.knowledge.reader.read(word, locale);
  const said = whenSlot(sentenceOf(heard, context.knowledge.lexicon), reading);
  const isOfHour = said.some(({ value: { kind } }) => kind === 'part' || kind === 'times');
  const slots = isOfHour ? readVote(heard, poll.slots, reading, poll.group)?.answers : undefined;
  const own = Object.entries(answers).filter(([slot]) => slots && slot in slots);
  return own.length > 0 ? Object.fromEntries(own) : answers;
}

/** What waits for a "oui", of the same poll and person: "Dois-je noter : oui : 12 … ?". "Non, le 14" says it anew. */
function askedBefore(
  { open }: PollAct,
  { known: { id } }: ReadIn,
  person: string,
  sentence: Sentence,
): Extract<TypedVote, { what: 'some' }> | undefined {
  const yes = openMatter(open, SPOKEN)?.asks?.yes;
  const asked = yes && 'verb' in yes ? voteClick.safeParse(yes.data).data : undefined;
  const isAnew = conceptsOf(sentence, 'non').some(({ at }) => at === 0);
  return asked && !isAnew && asked.poll === id && asked.person === person
    ? votingOf(asked).said
    : undefined;
}

/**
 * "Sauf le 19", behind "les trois me vont": of that one alone, not what was said of all others; undefined where nothing
 * was said of them, or not one thing.
 */
function setApart(
  { except }: VoteReading,
  before: Readonly<Record<string, Choice>>,
  sentence: Sentence,
): Record<string, Choice> | undefined {
  if (!except) return undefined;
  const ofRest = Object.entries(before).flatMap(([id, choice]) =>
    except.includes(id) ? [] : [choice],
  );
  const [said, another] = new Set(ofRest);
  if (!said || another || said === 'maybe') return undefined;
  // "Sauf le 19 (à la limite)".
  const isHedged = placesOf(sentence, setOf(sentence, 'verdict-besoin')).length > 0;
  const choice = isHedged ? 'maybe' : said === 'yes' ? 'no' : 'yes';
  return Object.fromEntries(except.map((id) => [id, choice]));
}

/** Of two slots, to each the answer that the other had; none, unless both were answered. */
function swappedIn(
  had: Readonly<Record<string, Choice>>,
  { swapped }: VoteReading,
): Record<string, Choice> {
  const [one = '', other = ''] = swapped ?? [];
  const [ofOne, ofOther] = [had[one], had[other]];
  return ofOne && ofOther ? { [one]: ofOther, [other]: ofOne } : {};
}

/** "L’autre": of what was answered before, the slots of which nothing is said now. */
const othersIn = (had: Readonly<Record<string, Choice>>, found: VoteReading): string[] =>
  Object.entries(had).flatMap(([slot, choice]) =>
    choice === 'no' || slot in found.answers ? [] : [slot],
  );

/** "Rien", "tout" and no word more, while something else was spoken of last: it may be of that. */
const isStray = ({ open, turn }: PollAct, { known, found }: ReadIn): boolean =>
  found.words.length === 1 &&
  !found.isDated &&
  !isShared(turn) &&
  !(open?.[0]?.kind === SPOKEN && lastSpoken(open) === known.id);

/** Nothing is recorded of a sentence that is not surely all an answer: what was understood is asked back, with the rest. */
function askBack(
  { locale }: PollAct,
  { known: { id, poll }, found }: ReadIn,
  person: string,
): Answer {
  const say = strings[locale];
  const { answers, back, note: word = '', onBehalfOf } = found;
  const words = ballotInWords({ answers, word, proposal: '' }, poll, locale);
  const data = { ...answers, poll: id, page: 0, person, version: 0, word, back: [...back] };
  const asks: YesOrNo = { yes: { verb: 'polls.vote', data }, no: { say: say.notNoted } };
  const face = {
    headline: say.isNoted(words, poll.title, onBehalfOf),
    questions: [say.sayYes, say.sayNo],
  };
  const untaken = found.left.length > 0 ? [found.left.join(' ')] : [];
  return { ...shown(face, locale, 'clarify'), opens: [spoken(id, poll, locale)], asks, untaken };
}

/**
 * Of the polls that an answer may be to, the last one spoken of when it has every day that is named; else those of
 * which it names the most slots; all, when it names none.
 */
function mostSaid(read: readonly ReadIn[], last: string | undefined): readonly ReadIn[] {
  if (!read.some(({ found }) => found.isDated)) return read;
  const spoken = read.filter(
    ({ known, found }) => known.id === last && found.isDated && found.unknown.length === 0,
  );
  if (spoken.length > 0) return spoken;
  const most = Math.max(0, ...read.map(({ found }) => Object.keys(found.answers).length));
  return read.filter(({ found }) => Object.keys(found.answers).length === most && found.isDated);
}

/** By recipient; empty for oneself. */
async function personMeant(
  act: PollAct,
  { poll }: PollRow,
  { onBehalfOf }: VoteReading,
): Promise<string | Answer> {
  if (!onBehalfOf) return '';
  const { locale, context } = act;
  const say = strings[locale];
  const found = await context.store.read(async (reader) => {
    const group = (await reader.get(groups, poll.group))?.value;
    const asked = group ? askedOf(group) : [];
    // Whoever is not of the group learns nothing of who is.
    if (!asked.includes(selfOf(act))) return [];
    return calledIn(onBehalfOf, await reader.getAll(people, asked), selfOf(act));
  });
  const [only, second] = found;
  if (second) return refused(say.severalPeople(onBehalfOf), locale);
  return only ? only.id : refused(say.unknownPerson(onBehalfOf), locale);
}

/** "Pareil que Karim", "idem": the answer of somebody else, as one's own. */
export async function voteLike(
  act: PollAct,
  known: PollRow,
  [person]: readonly NamedPerson[],
): Promise<Answer> {
  const { context, locale, turn } = act;
  const say = strings[locale];
  if (person && person.found.length > 1) return refused(say.severalPeople(person.name), locale);
  const state = await context.store.read((reader) => stateOf(reader, known.id, context.plan));
  const self = selfOf(act);
  if (!state?.asked.includes(self)) return outside(act, 'polls.vote', known.poll.group);
  // What is said in a channel is said after the last who answered; elsewhere nobody was heard.
  const last = state.ballots
    .filter(({ person: whose, by }) => whose !== self && by === whose)
    .sort((a, b) => (a.at < b.at ? 1 : -1))[0];
  const isJustSaid = last && isShared(turn) && !(await isOverheard(act, known, last.at));
  const whose = person ? person.found[0] : isJustSaid ? last.person : undefined;
  if (!whose) return refused(person ? say.unknownPerson(person.name) : say.whoLike, locale);
  const name = called(whose, state.people, context.plan, locale);
  const ballot = state.ballots.find((one) => one.person === whose);
  if (!canSeeNames(state, context, { self })) return refused(say.namesHidden, locale);
  if (!ballot) return refused(say.likeSilent(name), locale);
  const said = { what: 'some', answers: ballot.answers, word: '' } as const;
  return voteSaid(act, known.id, said, { notes: [say.likeWhom(name)] });
}

/** "Idem", long behind an answer to the poll, or behind one to a meeting: of which of them is not known. */
async function isOverheard(
  { context, turn: { now } }: PollAct,
  { poll }: PollRow,
  at: string,
): Promise<boolean> {
  const held = await context.store.read((reader) => reader.where(meetings, 'group', poll.group));
  const replies = held.flatMap(({ value }) => Object.values(value.attendance));
  return now.getTime() - Date.parse(at) > LONG_MS || replies.some((one) => one.at > at);
}

/** In so long, a channel speaks of something else. */
const LONG_MS = 24 * 3_600_000;
