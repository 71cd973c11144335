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

/** For pictures and checks. */
export const sample: MeetingReplyData = {
  lang: 'fr',
  heading: 'Votre réponse',
  about: 'Sous-groupe « cartographie », mardi 15 septembre 2026, de 14h à 16h',
  labels: {
    status: 'Vous serez',
    missing: 'Choisissez une réponse.',
    representedBy: 'Représenté par (une personne ou un nom)',
    word: 'Un mot',
    other: 'Pour une autre personne',
    person: 'Son nom',
  },
  statuses: [
    { title: 'Présent', value: 'present' },
    { title: 'À distance', value: 'remote' },
    { title: 'Excusé', value: 'excused' },
    { title: 'Représenté', value: 'represented' },
  ],
  status: 'represented',
  representedBy: 'Zoé Petit',
  word: '',
  send: 'Répondre',
  meeting: 'm1',
  version: 0,
};
