/** Who speaks and where, as far as it tells what is meant: what they lead, animate and belong to. From memory. */
import type { Situation } from '../../../contract/feature.ts';
import type { Subject } from '../../../knowledge/subjects.ts';
import { channelId, personRecipient } from './directory.ts';
import { isCurrent, isIn } from './groups.ts';
import { isHeldBy } from './piloting.ts';
import type { PartnersView } from './view.ts';

export interface Speaking {
  /** Recipient of who speaks; empty when nobody is known to. */
  self: string;
  /** What they lead: `fiche:1.1`, `action:…`, `proposition:<id>`. */
  led: readonly string[];
  /** Ids of the groups that they co-animate, and of those that they are in. */
  coAnimates: readonly string[];
  memberOf: readonly string[];
  /** Id of the group whose channel it is, when it is one. */
  here?: string | undefined;
}

/** Whether who speaks leads it, or what it is a part of. */
export const isTheirs = ({ led }: Speaking, subject: Pick<Subject, 'id' | 'led'>): boolean =>
  led.includes(subject.id) || led.includes(subject.led);

/** @param today local day, `YYYY-MM-DD` */
export function speakingIn(
  { speaker }: Pick<Situation, 'speaker'>,
  view: PartnersView,
  today: string,
): Speaking {
  if (!speaker) return { self: '', led: [], coAnimates: [], memberOf: [] };
  const self = personRecipient(speaker.person);
  const led = [...view.pilots].flatMap(([id, pilot]) =>
    isCurrent(pilot, today) && isHeldBy(pilot, self) ? [id] : [],
  );
  const own = view.groupsOf(self);
  const animated = own.filter(({ row }) => row && isIn(row.coAnimators, self));
  const joined = own.filter(({ row }) => row && isIn(row.members, self));
  const here =
    speaker.conversation.type === 'personal'
      ? undefined
      : view.groups.find(({ row }) => row?.channel === channelId(speaker.conversation.id))?.id;
  return {
    self,
    led,
    coAnimates: animated.map(({ id }) => id),
    memberOf: joined.map(({ id }) => id),
    here,
  };
}
