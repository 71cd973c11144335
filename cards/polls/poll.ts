import { z } from 'zod';
import { type CardMessage, card } from '../card.ts';
import { id, lines, most, optionalId } from '../fields.ts';
import template from './poll.json' with { type: 'json' };

/** How a poll stands. */
export interface StandingData {
  result: string;
  legend: { yes: string; maybe: string; no: string };
  /** How many of the slots the picture shows. */
  bars: number;
  /** Slots, the best first: the line and the detail say what the bar shows. */
  rows: {
    line: string;
    detail: string;
    short: string;
    yes: number;
    maybe: number;
    no: number;
  }[];
  notes: string[];
  who: string;
  people: string[];
}

/** One page of the poll, without anybody's answers. */
export interface SheetData {
  headline: string;
  /** For whom, until when, how far. */
  facts: string[];
  /** The slots to answer; empty for who only looks. */
  inputs: { id: string; label: string }[];
  yours: string;
  pick: string;
  choices: { title: string; value: string }[];
  wordLabel: string;
  /** `inputs`: whether what was entered goes with it. */
  buttons: { title: string; verb: string; page: number; inputs: boolean }[];
  /** Where the whole grid is, when there is a tab. */
  links: { title: string; url: string }[];
}

/** What the card is given. Titles, names and words are what people typed: none of it is Markdown. */
export interface PollData {
  lang: 'fr' | 'en';
  /** What happened just before, above everything. */
  before: string[];
  sheet: SheetData;
  /** What was answered so far, by slot. */
  answers: Readonly<Record<string, string>>;
  word: string;
  poll: string;
  /** For whom the answer is, by recipient; empty: for whoever presses. */
  person: string;
  version: number;
  standing: StandingData;
  /** Teams ids of those whose card is brought up to date when they look; at most 60. */
  watchers: string[];
}

/** Teams brings a card up to date by itself for so many people. Source: User Specific Views. */
const MOST_WATCHERS = 60;

/** A poll: answering it, and how it stands. */
export function pollCard(data: PollData): CardMessage {
  const { lang, before, sheet, standing, answers, poll, person, version } = data;
  const { rows, bars } = standing;
  const most = Math.max(1, ...rows.map(({ yes, maybe, no }) => yes + maybe + no));
  const filled = {
    ...sheet,
    ...standing,
    lang,
    before,
    word: data.word,
    inputs: sheet.inputs.map((input) => ({ ...input, value: answers[input.id] ?? '' })),
    buttons: sheet.buttons.map(({ title, verb, inputs, page }) => {
      const back = { poll, page, person, version };
      const sends = inputs ? 'Auto' : 'None';
      return { title, verb, inputs: sends, data: back, submitted: { verb, ...back } };
    }),
    bars: rows.slice(0, bars).map((row) => ({ ...row, bar: barOf(row, most) })),
  };
  const { card: whole, text } = card(template, filled);
  const refresh = data.watchers.length > 0 && { refresh: refreshOf(data) };
  return { card: { ...whole, fallbackText: shortened(text), ...refresh }, text };
}

/**
 * Whole lines, as many as old clients are given: the message has all of them beside the card, and thirty
 * slots said three times would be more than a message may hold.
 */
function shortened(text: string): string {
  if (text.length <= MOST_FALLBACK) return text;
  const kept = text.slice(0, MOST_FALLBACK);
  return `${kept.slice(0, kept.lastIndexOf('\n'))}\n…`;
}
const MOST_FALLBACK = 1_000;

/** A bar of columns, for clients without charts: widths are shares of the longest bar. */
const barOf = ({ yes, maybe, no }: StandingData['rows'][number], most: number) =>
  [
    { width: yes, style: 'good' },
    { width: maybe, style: 'warning' },
    { width: no, style: 'emphasis' },
    { width: most - yes - maybe - no, style: 'default' },
  ].filter(({ width }) => width > 0);

/** Asked by Teams for each of them when they look at the message, and after each edit of it. */
const refreshOf = ({ poll, person, watchers }: PollData) => ({
  action: { type: 'Action.Execute', verb: 'polls.refresh', data: { poll, page: 0, person } },
  userIds: watchers.slice(0, MOST_WATCHERS),
});

const page = z.coerce.number().int().min(0).max(9).default(0);
const person = optionalId;
const version = z.int().min(0).default(0);
const word = lines(most.word).default('');

/** What every button of the card gives back. */
export const pollClick = z.object({ poll: id, page, person, version, word });

/** The same with the answers, by slot id; Teams leaves out an input that was left empty. */
export const voteClick = z
  .object({ poll: id, page, person, version, word })
  .catchall(z.enum(['yes', 'maybe', 'no', '']));

/** For pictures and checks. */
export const sample: PollData = {
  lang: 'fr',
  before: ['C’est noté : oui pour le mardi 8 septembre, 14h–16h.'],
  sheet: {
    headline: 'Sondage : réunion de rentrée du sous-groupe « cartographie »',
    facts: [
      'Pour le sous-groupe « cartographie »',
      'Répondez avant le vendredi 4 septembre à 18h.',
      '7 réponses sur 12',
    ],
    inputs: [
      { id: 's1', label: 'mardi 8 septembre, 14h–16h' },
      { id: 's2', label: 'jeudi 10 septembre, 9h30–11h30' },
      { id: 's3', label: 'lundi 14 septembre, 14h–16h' },
    ],
    yours: 'Votre réponse',
    pick: 'Choisir',
    choices: [
      { title: 'Oui', value: 'yes' },
      { title: 'Si besoin', value: 'maybe' },
      { title: 'Non', value: 'no' },
    ],
    wordLabel: 'Un mot, ou une autre proposition (facultatif)',
    buttons: [
      { title: 'Envoyer', verb: 'polls.vote', page: 0, inputs: true },
      { title: 'Tout me va', verb: 'polls.all', page: 0, inputs: true },
      { title: 'Aucun ne me va', verb: 'polls.none', page: 0, inputs: true },
      { title: 'Retirer ma réponse', verb: 'polls.withdraw', page: 0, inputs: false },
    ],
    links: [
      { title: 'Voir toute la grille', url: 'https://fil-rouge.exemple.fr/tab/#/sondages/p' },
    ],
  },
  answers: { s1: 'yes', s2: 'maybe' },
  word: '',
  poll: 'poll-sample',
  person: '',
  version: 1,
  standing: {
    result: 'Résultat pour l’instant, du meilleur au moins bon',
    legend: { yes: 'Oui', maybe: 'Si besoin', no: 'Non' },
    bars: 8,
    rows: [
      {
        line: '1. mardi 8 septembre, 14h–16h',
        detail: '5 oui · 1 si besoin · 1 non · toutes les organisations requises',
        short: 'mar. 8 sept. 14h',
        yes: 5,
        maybe: 1,
        no: 1,
      },
      {
        line: '2. lundi 14 septembre, 14h–16h',
        detail: '6 oui · 0 si besoin · 1 non · manque : le Conseil départemental',
        short: 'lun. 14 sept. 14h',
        yes: 6,
        maybe: 0,
        no: 1,
      },
      {
        line: '3. jeudi 10 septembre, 9h30–11h30',
        detail: '2 oui · 3 si besoin · 2 non · manque : le Conseil départemental',
        short: 'jeu. 10 sept. 9h30',
        yes: 2,
        maybe: 3,
        no: 2,
      },
    ],
    notes: [],
    who: 'Qui a répondu quoi',
    people: [
      'Camille Durand (la Caf) : oui mardi 8 septembre, 14h–16h',
      'Zoé Petit : aucun ne convient, propose : plutôt en octobre',
    ],
  },
  watchers: [],
};

/** The same poll, closed: for who looks at what it led to. */
export const closedSample: PollData = {
  ...sample,
  before: [],
  sheet: {
    ...sample.sheet,
    facts: ['Sondage clos. Créneau retenu : mardi 8 septembre, 14h–16h.', '7 réponses sur 12'],
    inputs: [],
    buttons: [],
  },
};
