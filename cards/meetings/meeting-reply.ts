import type { z } from 'zod';
import { type CardMessage, card } from '../card.ts';
import type { statusChoice } from './meeting.ts';
import template from './meeting-reply.json' with { type: 'json' };

/** What the card is given. It gives back what `answerClick` of the meeting card says. */
export interface MeetingReplyData {
  lang: 'fr' | 'en';
  heading: string;
  /** Which meeting. */
  about: string;
  labels: Record<'status' | 'missing' | 'representedBy' | 'word' | 'other' | 'person', string>;
  statuses: { title: string; value: z.infer<typeof statusChoice> }[];
  status: z.infer<typeof statusChoice> | '';
  representedBy: string;
  word: string;
  send: string;
  meeting: string;
  version: number;
}

/** Asks for an answer that takes more than one press. */
export const meetingReplyCard = (data: MeetingReplyData): CardMessage => card(template, data);
