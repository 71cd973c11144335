/** Polls of a story, and the meeting that one of them decided. */
import type { Meeting } from '../../bot/features/meetings/model/schema.ts';
import type { Ballot, Poll, Slot } from '../../bot/features/polls/model/schema.ts';
import type { StoryDays } from './days.ts';
import type { StoryParts, StoryPoll } from './story.ts';
import { meetingOf } from './told-meetings.ts';

const CHOICES = { oui: 'yes', sibesoin: 'maybe', non: 'no' } as const;

interface Asked {
  polls: Map<string, Poll>;
  ballots: Ballot[];
  /** Meetings made of a chosen slot, by id. */
  held: [string, Meeting][];
}

export function toldPolls(parts: StoryParts): Asked {
  const made = parts.story.sondages.map((told, at) => pollOf(`demo-poll-${at + 1}`, told, parts));
  return {
    polls: new Map(made.map(({ id, poll }) => [id, poll])),
    ballots: made.flatMap(({ ballots }) => ballots),
    held: made.flatMap(({ held }) => held),
  };
}

function pollOf(id: string, told: StoryPoll, parts: StoryParts) {
  const { days, who, story } = parts;
  const slots = slotsOf(told, days);
  const first = slots[0];
  const held =
    told.retenu && first ? [meetingOf(told.groupe, asMeeting(told), first.date, parts, id)] : [];
  const createdAt = days.at(days.working({ ilYA: (told.finIlYA ?? 0) + 5 }), '10:00');
  const poll: Poll = {
    group: told.groupe,
    title: told.titre,
    slots,
    deadline: days.at(days.working({ ilYA: told.finIlYA, dans: told.finDans }), '18:00'),
    required: [],
    quorum: 0,
    place: '',
    namesHidden: false,
    state: told.retenu ? 'closed' : 'open',
    round: told.retenu ? 1 : 0,
    chosen: told.retenu ? (first?.id ?? null) : null,
    meeting: held[0]?.[0] ?? null,
    createdBy: who(story.groupes[told.groupe]?.coaniment[0] ?? '').id,
    createdAt,
    halfway: null,
  };
  const ballots = Object.entries(told.reponses).map(([name, answers]): Ballot => {
    const { id: person, person: known } = who(name);
    return {
      poll: id,
      person,
      answers: Object.fromEntries(
        answers.flatMap((answer, at) => (slots[at] ? [[slots[at].id, CHOICES[answer]]] : [])),
      ),
      word: '',
      proposal: '',
      organisation: known.organisation,
      by: person,
      at: createdAt,
    };
  });
  return { id, poll, ballots, held };
}

/** Slots in the order of the story, each on a day of its own. */
function slotsOf({ creneaux }: StoryPoll, days: StoryDays): Slot[] {
  const taken = new Set<string>();
  return creneaux.map(({ de: start, a: end, ...counted }, at) => {
    const date = days.meeting(counted, taken);
    taken.add(date);
    return { id: `s${at + 1}`, date, start, end };
  });
}

const asMeeting = ({ titre, creneaux }: StoryPoll) => ({
  ilYA: creneaux[0]?.ilYA,
  de: creneaux[0]?.de ?? '',
  a: creneaux[0]?.a ?? '',
  lieu: 'à distance',
  titre,
  ordre: [titre],
  decisions: '',
  suite: '',
});
