import { z } from 'zod';
import { type Mark, marks } from '../../visual/marks.ts';
import { markUri } from '../../visual/pictures.ts';
import { type CardMessage, card } from '../card.ts';
import { id, lines, most, optionalId } from '../fields.ts';
import { readCard } from '../text.ts';
import template from './poll.json' with { type: 'json' };

/** A slot in one line: how it stands, and the three answers that one press gives. */
export interface SlotData {
  id: string;
  /** "mar. 8 sept., 14h–16h". */
  slot: string;
  /** The same in full, for who hears it. */
  said: string;
  /** "en tête"; empty: others are. */
  place: string;
  /** "5 oui · 1 si besoin" */
  count: string;
  best: boolean;
}

/** A button of the card. */
export interface PollButton {
  title: string;
  verb: string;
  page: number;
  /** It is no answer: behind "…". */
  isAside?: boolean;
}

/** What the card is given. Titles, names and words are what people typed: none of it is Markdown. */
export interface PollData {
  lang: 'fr' | 'en';
  /** What happened just before, above everything. */
  before: string[];
  headline: string;
  /** For whom, until when, how far. */
  facts: string[];
  /** For whom the answer is, when it is for a colleague. */
  yours: string[];
  rows: SlotData[];
  /** Whether answers are taken here. */
  open: boolean;
  /** What each mark says; `chosen`: that it is the answer given. */
  says: Record<Mark, string> & { chosen: string };
  /** What is done, before what each mark means, as long as one answers. */
  legend: string;
  notes: string[];
  buttons: PollButton[];
  /** Where the whole grid is, when there is a tab. */
  links: { title: string; url: string; isAside?: boolean }[];
  /** What is seen once it is asked for: who answered what, and a word to leave, each by its own title. */
  more: {
    title: string;
    who: string;
    people: string[];
    wordTitle: string;
    wordLabel: string;
    /** `inputs`: whether the word that was written goes with it. */
    buttons: (PollButton & { inputs: boolean })[];
  };
  /** What was answered so far, by slot. */
  answers: Readonly<Record<string, string>>;
  word: string;
  poll: string;
  /** For whom the answer is, by recipient; empty: for whoever presses. */
  person: string;
  version: number;
  page: number;
  /** Teams ids of those whose card is brought up to date when they look; at most 60. */
  watchers: string[];
}

/** Teams brings a card up to date by itself for so many people. Source: User Specific Views. */
const MOST_WATCHERS = 60;

/** A poll: a slot a line, what it counts, and one press to answer it. */
export function pollCard(data: PollData): CardMessage {
  const { lang, more, open, poll, person, version, page } = data;
  const given = ({ title, verb, page, inputs, isAside }: PollButton & { inputs?: boolean }) => {
    const back = { poll, page, person, version };
    return {
      title,
      verb,
      inputs: inputs ? 'Auto' : 'None',
      mode: isAside ? 'secondary' : 'primary',
      data: back,
      submitted: { verb, ...back },
    };
  };
  const marksOf = ({ id, said }: SlotData) =>
    marks.map((mark) => {
      const chosen = data.answers[id] === mark;
      const answer = chosen ? `${data.says[mark]}, ${data.says.chosen}` : data.says[mark];
      const title = `${said}${lang === 'fr' ? ' : ' : ': '}${answer}`;
      return {
        url: markUri[mark][chosen ? 'given' : 'open'],
        title,
        data: { poll, page, person, version, [id]: mark },
      };
    });
  const legendOf = (mark: Mark) => ({
    url: markUri[mark].open,
    says: [`\u00a0${data.says[mark]}`],
  });
  const others = more.buttons.map(given);
  const isAnswered = open && Object.keys(data.answers).length > 0;
  const { card: whole, text } = card(
    template,
    {
      ...data,
      rows: data.rows.map((row) => ({
        ...row,
        weight: row.best ? 'Bolder' : 'Default',
        marks: open ? marksOf(row) : [],
      })),
      legend: [data.legend],
      legends: marks.map(legendOf),
      buttons: data.buttons.map(given),
      links: data.links.map(({ isAside, ...link }) => ({
        ...link,
        mode: isAside ? 'secondary' : 'primary',
      })),
      toggles: [
        ...(more.people.length > 0
          ? [{ title: more.title, target: 'people', mode: isAnswered ? 'secondary' : 'primary' }]
          : []),
        ...(others.length > 0
          ? [{ title: more.wordTitle, target: 'said', mode: 'secondary' }]
          : []),
      ],
      who: more.people.length > 0 ? [more.who] : [],
      people: more.people,
      words: open && others.length > 0 ? [{ label: more.wordLabel, value: data.word }] : [],
      others,
    },
    // The marks are buttons: the text says how things stand, and what was answered.
    (filled) => readCard(filled, { actions: false }),
  );
  const refresh = data.watchers.length > 0 && { refresh: refreshOf(data) };
  return { card: { ...whole, fallbackText: shortened(text), ...refresh }, text };
}

/** Whole lines, as many as old clients are given: the message has all of them beside the card. */
function shortened(text: string): string {
  if (text.length <= MOST_FALLBACK) return text;
  const kept = text.slice(0, MOST_FALLBACK);
  return `${kept.slice(0, kept.lastIndexOf('\n'))}\n…`;
}
const MOST_FALLBACK = 1_000;

/** Asked by Teams for each of them when they look at the message, and after each edit of it. */
const refreshOf = ({ poll, person, watchers }: PollData) => ({
  action: { type: 'Action.Execute', verb: 'polls.refresh', data: { poll, page: 0, person } },
  userIds: watchers.slice(0, MOST_WATCHERS),
});

const page = z.coerce.number().int().min(0).max(9).default(0);
const person = optionalId;
const version = z.int().min(0).default(0);
/** Absent: the word that was said before stays. */
const word = lines(most.word).optional();

/** What every button of the card gives back. */
export const pollClick = z.object({ poll: id, page, person, version, word });

/** More slots than a poll has. */
const MOST_BACK = 60;

/** The same with the answers, by slot id, and the slots of which nothing is said any more; Teams leaves out an input that was left empty. */
export const voteClick = z
  .object({ poll: id, page, person, version, word, back: z.array(id).max(MOST_BACK).optional() })
  .catchall(z.enum(['yes', 'maybe', 'no', '']));
