/** What goes with a prompt to a pilote without Teams: the link to the form, and words without buttons. */
import { instantOf } from '../../../calendar/local-time.ts';
import type { LetterExtras } from '../../../contract/feature.ts';
import type { Row } from '../../../contract/store.ts';
import type { Subject } from '../../../knowledge/subjects.ts';
import { plusDays } from '../model/calendar.ts';
import type { Campaign, Round } from '../model/schema.ts';
import { campaignStrings } from './campaign-strings.ts';
import { nameInRow } from './status-card.ts';

/** A link lasts some days longer than its round: who answers late still does. */
const AFTER_DAYS = 7;

/** What a personal link to a campaign opens. */
export const campaignDoor = (id: string): string => `campaign:${id}`;

export interface PromptedRound {
  round: Row<Round>;
  campaign: Campaign;
  subjects: readonly Subject[];
  headline: string;
  why: string;
  locale: 'fr' | 'en';
  zone: string;
  /** Who launched it. */
  from: string | undefined;
}

/** One link for the whole round, to the page of its campaign. */
export function letterOf({
  round,
  campaign,
  subjects,
  headline,
  why,
  locale,
  zone,
  from,
}: PromptedRound): LetterExtras {
  const say = campaignStrings[locale];
  const { closesOn } = round.value;
  const end = instantOf({ date: plusDays(closesOn, AFTER_DAYS), time: '23:59' }, zone);
  return {
    text: [
      headline,
      say.asks,
      ...subjects.map((s) => `• ${nameInRow(s, locale)}`),
      say.howByLink(closesOn),
      why,
    ].join('\n'),
    doors: [
      {
        to: campaignDoor(round.value.campaign),
        title: say.door,
        group: null,
        until: 'at' in end ? end.at : new Date(`${closesOn}T23:59:00.000Z`),
      },
    ],
    by: campaign.startedBy,
    from,
  };
}
