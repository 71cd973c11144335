import { z } from 'zod';
import type { DateBlock } from '../../visual/date-block.ts';
import { type CardMessage, card } from '../card.ts';
import { id, lines, most } from '../fields.ts';
import { labelled } from '../text.ts';
import template from './meeting.json' with { type: 'json' };

export const statusChoice = z.enum([
  'present',
  'remote',
  'excused',
  'represented',
  'maybe',
  'absent',
]);

/** A fact of a meeting: what it is, and what it is for this one. */
export interface Fact {
  label: string;
  value: string;
}

/** One meeting of the card. Lists are empty, or hold one element, where a thing may be missing. */
export interface MeetingSection {
  /** The day, as a leaf of a calendar. */
  block: DateBlock;
  /** Whose it is, and its title; empty: the heading says it. */
  group: string;
  /** `whole` is read, the day in it; the hours alone are seen, beside the leaf. */
  when: { label: string; whole: string; hours: string };
  /** Where, and who co-animates. */
  rows: Fact[];
  agendaTitle: string[];
  agenda: string[];
  notes: string[];
  countTitle: string[];
  /** Answers by institution, seen once `countsButton` is pressed. */
  counts: Fact[];
  countsButton: string;
  /** What the reader answered. */
  yours: string[];
  answers: {
    title: string;
    meeting: string;
    status: z.infer<typeof statusChoice>;
    version: number;
    /** The one that was given; none was: the first. */
    first: boolean;
  }[];
  /** Other buttons, by full verb. */
  others: { title: string; verb: string; meeting: string; version: number }[];
  links: { title: string; url: string }[];
}

/** What the card is given. Several meetings when several reminders fall together. */
export interface MeetingData {
  lang: 'fr' | 'en';
  heading: string;
  /** What happened: "Avant : …". */
  lines: string[];
  meetings: MeetingSection[];
}

/** A meeting as it is announced, recalled, moved or cancelled. */
export const meetingCard = (data: MeetingData): CardMessage =>
  card(template, {
    ...data,
    meetings: data.meetings.map((meeting, at) => ({
      ...meeting,
      group: meeting.group === '' ? [] : [meeting.group],
      when: labelled(data.lang)(meeting.when),
      rows: meeting.rows.map(labelled(data.lang)),
      counts: meeting.counts.map(labelled(data.lang)),
      answers: meeting.answers.map((answer) => ({
        ...answer,
        style: answer.first ? 'positive' : 'default',
      })),
      countsId: `counts-${at}`,
      toggles:
        meeting.counts.length > 0 ? [{ title: meeting.countsButton, target: `counts-${at}` }] : [],
    })),
  });

/**
 * What an answer gives back, from a button or from the form; `version` is the sequence of the
 * meeting on the card. Teams leaves out inputs that were left empty.
 */
export const answerClick = z.strictObject({
  meeting: id,
  status: statusChoice,
  version: z.int().min(0),
  representedBy: lines(most.draft).default(''),
  word: lines(most.draft).default(''),
  /** The name of somebody else, who is answered for. */
  person: lines(most.draft).default(''),
});

/** What the other buttons of the card give back. */
export const meetingClick = z.strictObject({
  meeting: id,
  version: z.int().min(0),
});

/** What names a meeting that a page shows; what is done to it is read again. */
export const pointedClick = z.strictObject({ meeting: id });
