import { type CardMessage, card } from '../card.ts';
import template from './meeting-links.json' with { type: 'json' };

/** What the card is given. */
export interface MeetingLinksData {
  lang: 'fr' | 'en';
  heading: string;
  lines: string[];
  links: { title: string; url: string }[];
}

/** Files to open or to subscribe to. */
export const meetingLinksCard = (data: MeetingLinksData): CardMessage => card(template, data);
