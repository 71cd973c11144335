import { z } from 'zod';
import { type CardMessage, card } from '../card.ts';
import { id, lines, most } from '../fields.ts';
import { mainFirst, noticesAbout } from '../parts.ts';
import { labelled } from '../text.ts';
import type { Fact } from './meeting.ts';
import template from './meeting-plan.json' with { type: 'json' };

/** What the card is given. Lists are empty, or hold one element, where a thing may be missing. */
export interface MeetingPlanData {
  lang: 'fr' | 'en';
  heading: string;
  /** What has to be known first: "Ines a modifié l'heure entre-temps." */
  lines: string[];
  group: string;
  rows: Fact[];
  agendaTitle: string[];
  agenda: string[];
  notes: string[];
  warnings: string[];
  /** What asks why a meeting does not take place, with what was said of it; empty: nothing asks. */
  reasons: { label: string; value: string }[];
  /** Who will hear of it. */
  recipients: string[];
  /** By full verb, what the card is for first; none once it is decided. */
  buttons: { title: string; verb: string; draft: string; version: number }[];
}

/** What was understood of a meeting, before anybody hears of it. */
export const meetingPlanCard = (data: MeetingPlanData): CardMessage =>
  card(template, {
    ...data,
    rows: data.rows.map(labelled(data.lang)),
    warnings: noticesAbout('doubt', data.lang, data.warnings),
    buttons: mainFirst(data.buttons),
  });

/** What the buttons give back: the draft is looked up again, and so is the right to send it. */
export const draftClick = z.strictObject({
  draft: id,
  version: z.int().min(0),
  /** Why it does not take place. */
  reason: lines(most.text).default(''),
});
