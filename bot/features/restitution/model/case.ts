/** What every part of a restitution is worked out with. */
import type { Voice } from '../../../../documents/restitution/restitution.ts';
import type { Plan } from '../../../knowledge/schema.ts';
import type { Locale } from '../../../language/locale.ts';
import { organisationLabel, organisationOf } from '../../people/model/names.ts';
import type { Update } from '../../progress/model/schema.ts';
import type { RestitutionRecords } from './kept.ts';

/** First and last local day, both in. */
export interface Period {
  from: string;
  to: string;
}

export interface Case {
  /** The one that was in effect when the period ended. */
  plan: Plan;
  kept: RestitutionRecords;
  period: Period;
  lang: Locale;
  /** IANA zone of the partnership. */
  zone: string;
  /** Said of the data everywhere; absent: nothing. */
  notice?: string | undefined;
  now: Date;
  /** The local day of `now`. */
  today: string;
}

/** Who told an update, and for which organisation on that day. */
export const voiceOf = (
  { author, organisation, origin }: Pick<Update, 'author' | 'organisation' | 'origin'>,
  { plan, kept, lang }: Case,
): Voice => ({
  name: kept.people.get(author)?.name || strings[lang].somebody,
  organisation: institutionOf(author, organisation, { plan, kept, lang }) ?? null,
  via: origin.kind,
  reportedBy: origin.reportedBy,
});

/** The organisation chosen on that day, else the one the person has now. */
export function institutionOf(
  person: string,
  chosen: string | null,
  { plan, kept, lang }: Pick<Case, 'plan' | 'kept' | 'lang'>,
): string | undefined {
  if (chosen !== null && plan.organisations.some(({ id }) => id === chosen))
    return organisationLabel(chosen, plan, lang);
  const known = kept.people.get(person);
  return known && organisationOf(known, plan, lang);
}

/** What people and institutions that nobody named are called in a restitution. */
const fr = {
  somebody: 'un participant',
  unknownInstitution: 'institution non précisée',
};

const en: typeof fr = {
  somebody: 'a participant',
  unknownInstitution: 'institution not given',
};

export const strings = { fr, en };
