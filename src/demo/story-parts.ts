/** What the parts of a story are made with. */
import type { Knowledge } from '../../bot/knowledge/knowledge.ts';
import type { StoryDays } from './days.ts';
import type { Partner } from './people.ts';
import type { Story } from './story.ts';

export interface StoryParts {
  story: Story;
  knowledge: Pick<Knowledge, 'plan' | 'calendar'>;
  now: Date;
  /** IANA zone. */
  zone: string;
  days: StoryDays;
  /** The person of a name. @throws when the story does not introduce them */
  who: (name: string) => Partner;
}
