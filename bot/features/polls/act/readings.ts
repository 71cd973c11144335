/** Every reading of a message about polls, with what it does. */
import type { Reading, Situation } from '../../../contract/feature.ts';
import type { Answer, Turn } from '../../../contract/turn.ts';
import { refused } from '../../../conversation/answers.ts';
import { assentIn } from '../../../conversation/assent.ts';
import type { Utterance } from '../../../language/utterance.ts';
import { type Sentence, says, sentenceOf } from '../../../sentence/sentence.ts';
import { slotContext, whenSlot } from '../../people/model/slots/context.ts';
import { groupsSlot } from '../../people/model/slots/groups.ts';
import type { PollAct, PollContext, PollHeard } from '../context.ts';
import { polls as kept } from '../model/schema.ts';
import type { PollRow } from '../model/state.ts';
import { draftFields, draftSaid, type PollDraftSaid, placesIn } from '../read/draft-edit.ts';
import { placeAlone } from '../read/place.ts';
import { pollFields, readChoice, readPoll } from '../read/read-poll.ts';
import { readVote, voteFields } from '../read/read-vote.ts';
import {
  type GivenSlot,
  givenSlots,
  intentRow,
  type PollReading,
  type VoteReading,
} from '../read/reading.ts';
import { besideGivenUp } from '../read/slot-acts.ts';
import { slotsNamed } from '../read/slots-named.ts';
import { strings } from '../show/strings.ts';
import { putRightReading } from './again.ts';
import { close } from './close.ts';
import { draftOpen, editDraft } from './edit.ts';
import { pointedAt, SPOKEN, whichOpen } from './find.ts';
import { DECIDE, type decide } from './look.ts';
import { askToTake, CHOICE, choiceIn } from './take.ts';
import { carryOut } from './text.ts';
import { voteInWords } from './vote-in-words.ts';
import { pollsHere, pollsToDecide, waitingIn } from './waiting.ts';

/** What a sentence says of polls, best first. */
export function understand(
  context: PollContext,
  utterance: Utterance,
  situation: Situation,
): Reading[] {
  const { view, knowledge, settings } = context;
  view.touch(situation.now);
  const heard: PollHeard = {
    context,
    utterance,
    situation,
    with_: slotContext(situation, { knowledge, view, zone: settings.zone }),
    sentence: sentenceOf(utterance, knowledge.lexicon),
  };
  return (
    draftReading(heard) ??
    whichReading(heard) ??
    placeReading(heard) ??
    putRightReading(heard) ??
    readings(heard)
  );
}

function readings(heard: PollHeard): Reading[] {
  const { context, utterance, situation, with_, sentence } = heard;
  const { speaker } = situation;
  const here = speaker ? pollsHere(context, speaker) : context.board.open;
  const deciding = speaker ? pollsToDecide(context, speaker) : context.board.open;
  const slots = givenSlots(situation.given) ?? slotsOf(here);
  // "Finalement pas de sondage pour moi, le 8 je suis absent": their own answer, whoever decides.
  const isGivenUp =
    deciding.length > 0 &&
    !says(sentence, 'vote-moi') &&
    besideGivenUp(sentence, with_) !== undefined;
  const outside = slots.length === 0 ? votedOutside(heard) : undefined;
  // "Aucun des deux", of several polls: of the one that has two.
  const ofOne = () =>
    here.length > 1
      ? here
          .map((row) => readVote(utterance, slotsOf([row]), with_, row.poll.group))
          .find((one) => one && Object.keys(one.answers).length > 0)
      : undefined;
  const read = outside ?? (isGivenUp ? undefined : (readVote(utterance, slots, with_) ?? ofOne()));
  // "Tout roule", where no poll was just spoken of, says how things are; "all good for me" does not.
  const isTalk =
    utterance.talk === 'etat' &&
    !says(sentence, 'vote-moi') &&
    situation.open?.[0]?.kind !== SPOKEN;
  const ballot = isTalk && !read?.isDated ? undefined : read;
  const answers =
    ballot !== undefined &&
    (Object.keys(ballot.answers).length > 0 || ballot.swapped !== undefined);
  const isWhole = answers && !ballot.asks;
  const all = [...slots, ...slotsOf(deciding)];
  const beside = { answers, isWhole, isGivenUp, deciding, here };
  const poll = [
    chosenAtCard(heard) ?? (isGivenUp ? readChoice(utterance, with_) : undefined),
    readPoll(utterance, with_, all.length > 0 ? all : undefined),
  ].find((one) => one && !(one.intent === 'choose' && outside) && isMeant(one, heard, beside));
  return [
    ...(poll ? [pollReading(heard, poll)] : []),
    ...(ballot ? [voteReading(heard, ballot)] : []),
    ...(ballot || poll || isTalk ? [] : waitingIn(context, utterance, situation)),
  ];
}

/** "Moi je prends le jeudi", of whom no open poll asks: whose poll it is is said, and nothing is counted. */
function votedOutside({ context, utterance, with_ }: PollHeard): VoteReading | undefined {
  const found = readVote(utterance, slotsOf(context.board.open), with_);
  const isVote = found?.isDated && Object.keys(found.answers).length > 0 && found.rank !== 'guess';
  return isVote ? { ...found, rank: 'told' } : undefined;
}

interface Beside {
  /** Slots of an open poll are answered. */
  answers: boolean;
  /** And nothing else is said. */
  isWhole: boolean;
  /** The poll goes, and a day of something is said. */
  isGivenUp: boolean;
  deciding: readonly PollRow[];
  /** Open polls that the speaker is asked by. */
  here: readonly PollRow[];
}

/** "Je vote non au 17" makes no poll; "je choisis jeudi" decides only for whoever may decide. */
function isMeant(
  said: PollReading,
  { sentence, situation, utterance }: PollHeard,
  { answers, isWhole, isGivenUp, deciding, here }: Beside,
): boolean {
  if (said.intent === 'results' && isOfPlan(utterance, sentence)) return false;
  if (isGivenUp && said.intent !== 'choose') return said.intent === 'cancel';
  if (said.intent === 'create') return said.rank === 'order' ? !isWhole : !answers;
  if (said.intent === 'propose') return !answers || says(sentence, 'sondage');
  if (said.isOfSpoken) return situation.open?.[0]?.kind.startsWith('polls.') === true;
  if (said.intent !== 'choose' || (says(sentence, 'sondage') && !isGivenUp)) return true;
  // "On retient celle qui a le plus de voix": the poll says which it is.
  if (says(sentence, 'sondage-tete')) return deciding.length > 0;
  const named = ({ poll }: PollRow) =>
    slotsNamed(
      sentence.text,
      said.when.filter(({ kind }) => kind === 'day'),
      poll.slots,
    ).some(({ slots }) => slots.length > 0);
  // Whoever may not decide is told so, unless it is an answer of their own.
  return deciding.some(named) || (!answers && here.some(named));
}

/** "Où en est l'axe 1 ?", "où en est le plan ?" name no poll, and a thing that has news of its own. */
const isOfPlan = ({ names, references }: Utterance, sentence: Sentence): boolean =>
  (references.axes.length + references.fiches.length > 0 ||
    names.some(({ entity }) => entity === 'plan' || /^(?:axe|fiche):/.test(entity))) &&
  !OF_POLLS.some((cue) => says(sentence, cue));

const OF_POLLS = ['sondage', 'sondage-repondu', 'sondage-creneau', 'sondage-tete'];

/** "Le lundi 21, à la Caf", right after the card that asks which slot is taken. */
function chosenAtCard({ situation, utterance, with_ }: PollHeard): PollReading | undefined {
  const [newest] = situation.open ?? [];
  return newest?.kind === DECIDE ? readChoice(utterance, with_) : undefined;
}

/** "Ça sera à la Caf, salle 3", right behind the slot that is about to be taken: where it is held. */
function placeReading({
  context,
  situation,
  sentence,
  utterance,
  with_,
}: PollHeard): Reading[] | undefined {
  const [newest] = situation.open ?? [];
  const choice = newest?.kind === CHOICE ? choiceIn(newest) : undefined;
  const place = choice && placeAlone(sentence, with_);
  if (!place || !choice) return undefined;
  const { poll, version, ...known } = choice;
  // "Oui, en mairie": taken, and held there.
  const isTaken = says(sentence, 'oui');
  const answer = async (turn: Turn): Promise<Answer> => {
    const act = { context, turn, locale: utterance.locale };
    const done = await onPoll(act, poll, (own, row) =>
      isTaken
        ? close(own, row, { ...known, place, version })
        : askToTake(own, row, { ...known, place }),
    );
    return isTaken ? { ...done, closes: [CHOICE] } : done;
  };
  const fields = { intent: 'choose', place };
  const words = utterance.typed.map(({ folded }) => folded);
  return [{ kind: 'poll', rank: 'order', fields, words, changes: true, answer }];
}

/** "Oui", "non" of a draft that lacks something, and asks nothing therefore: it is shown again, or dropped. */
function assented(sentence: Sentence): PollDraftSaid | undefined {
  const assent = assentIn(sentence);
  return assent && { intent: assent.says === 'yes' ? 'send' : 'drop' };
}

/** Words that change, launch or drop the draft that is open here. */
function draftReading({
  context,
  utterance,
  situation,
  with_,
  sentence,
}: PollHeard): Reading[] | undefined {
  const { locale } = utterance;
  const open = draftOpen(situation.open, says(sentence, 'sondage'));
  if (!open) return undefined;
  const dates = [...open.draft.slots, ...open.days.map((date) => ({ date }))];
  // "Sondage carto : mardi ou jeudi" is another one.
  const other = readPoll(utterance, with_);
  if (
    other?.intent === 'create' &&
    !other.isOffered &&
    (other.rank === 'order' || other.slots.length > 1)
  )
    return undefined;
  // "Deux dates en février, plutôt le jeudi": of another period.
  const isOther = other?.within || !other?.when.some(({ kind }) => kind === 'day');
  if (other?.intent === 'propose' && isOther) return undefined;
  const said = draftSaid(utterance, with_, dates) ?? assented(sentence);
  if (!said) return undefined;
  return [
    {
      kind: 'poll',
      rank: 'order',
      fields: draftFields(said),
      words: utterance.typed.map(({ folded }) => folded),
      changes: said.intent === 'send' || (said.intent === 'edit' && said.sends),
      untaken: [...placesIn(sentence), ...untakenOf(said)],
      answer: (turn) => editDraft({ context, turn, locale, open: situation.open }, open, said),
    },
  ];
}

function untakenOf(said: PollDraftSaid): readonly string[] {
  if (said.intent === 'drop') return said.beside === undefined ? [] : [said.beside];
  return said.intent === 'edit' ? said.edit.untaken : [];
}

/** The poll that is meant, said in reply to the question which one: what was asked of it is done. */
function whichReading(heard: PollHeard): Reading[] | undefined {
  const { context, utterance, situation, with_, sentence } = heard;
  const which = whichOpen(situation.open);
  if (!which) return undefined;
  const all = context.board.open;
  const rows = which.polls.length > 0 ? all.filter(({ id }) => which.polls.includes(id)) : all;
  // A question that stands already is asked again only of another that is pointed at.
  if (which.polls.length === 0 && !says(sentence, 'sondage-celui')) return undefined;
  const when = whenSlot(sentence, with_).map(({ value }) => value);
  // "Parentalité": polls may all be called alike, and are each of a group.
  const groups = groupsSlot(sentence, with_).flatMap(({ value }) =>
    value.found.map(({ id }) => id),
  );
  const ofGroup = rows.filter(({ poll }) => groups.includes(poll.group));
  const told = pointedAt(ofGroup.length > 0 ? ofGroup : rows, sentence, when, context.knowledge);
  const [only, second] = told;
  if (!only || second || rows.length < 2) return undefined;
  const whole = context.knowledge.reader.read(which.said, utterance.locale);
  const asked = {
    ...heard,
    utterance: whole,
    sentence: sentenceOf(whole, context.knowledge.lexicon),
  };
  const [reading] = readings({ ...asked, only: only.id });
  return reading && [{ ...reading, rank: 'answer', sure: true }];
}

function pollReading(
  { context, utterance: { locale }, situation: { open }, sentence, only }: PollHeard,
  reading: PollReading,
): Reading {
  const { rank, words, left, intent } = reading;
  const { does, isTheirs } = intentRow(intent);
  return {
    kind: reading.isIdle ? 'other' : reading.asks ? 'question' : 'poll',
    rank,
    fields: {
      ...pollFields(reading),
      ...(intent === 'choose' && { with: besideChoice(sentence) }),
    },
    words,
    left,
    // "Oui pour jeudi. Où en est le sondage ?": what is asked is apart from what is answered.
    // "Rajoute le 14, et laisse-leur jusqu’à vendredi": two changes of one poll.
    apart: does === 'asks' || (isTheirs && !does) ? intent : undefined,
    changes: !does,
    // "Va pour le 12", of whoever decides: no vote of theirs, whatever it is like. "Qui a répondu", right behind a poll.
    ...((intent === 'choose' && DECIDING.some((one) => says(sentence, one))) ||
    (does === 'asks' && open?.[0]?.kind === SPOKEN) ||
    (intent === 'same' && isOfVote(reading, open))
      ? { sure: true }
      : {}),
    answer: (turn) => carryOut({ context, turn, locale, open, only }, { reading, sentence }),
  };
}

/** "Pareil que Karim", or "idem" where no news was spoken of last: the answer of somebody else, and no news of a fiche. */
const isOfVote = ({ persons }: PollReading, open: PollHeard['situation']['open']): boolean =>
  persons.length > 0 || open?.[0]?.kind.startsWith('progress.') !== true;

function voteReading(
  { context, utterance, situation: { open }, with_, only }: PollHeard,
  ballot: VoteReading,
): Reading {
  const { rank, words, left, unknown } = ballot;
  const { locale } = utterance;
  return {
    kind: 'vote',
    rank,
    fields: voteFields(ballot),
    words,
    left: [...left, ...unknown],
    untaken: left,
    apart: ballot.onBehalfOf,
    changes: (!ballot.asks || ballot.except !== undefined) && context.board.open.length > 0,
    // Each slot that is said takes the place of what was said of it.
    mends: ballot.isDated,
    sure: ballot.swapped !== undefined || ballot.except !== undefined,
    answer: (turn) => voteInWords({ context, turn, locale, open, only }, utterance, with_),
  };
}

/** "On clôt, on garde le 8, prépare l’invitation": what the choice does as well is said with it. */
const besideChoice = (sentence: Sentence): string[] | undefined => {
  const said = DONE_WITH.filter((one) => says(sentence, one));
  return said.length > 0 ? said : undefined;
};
const DONE_WITH =
  'sondage-clore sondage-arreter sondage-inviter sondage-laisser sondage-non-voulu'.split(' ');

/** What settles a day: "va pour", "on prend", "allez". */
const DECIDING = ['sondage-retenir', 'sondage-allons'];

/** Slots of several polls: enough to tell an answer from any other sentence. */
const slotsOf = (open: readonly PollRow[]): GivenSlot[] =>
  open.flatMap(({ id, poll }) => poll.slots.map((slot) => ({ ...slot, id: `${id}/${slot.id}` })));

/** A poll as it is kept, for what is pressed or said of it. */
export async function onPoll(act: PollAct, id: string, work: typeof decide): Promise<Answer> {
  const row = await act.context.store.read((reader) => reader.get(kept, id));
  return row
    ? work(act, { id, poll: row.value })
    : refused(strings[act.locale].unknown, act.locale);
}
