/**
 * What a line for `npm run understand` supposes: who speaks, what they lead and belong to, and what is open between
 * them and the bot. It is made in a store of its own, by what a person would have said, so that a line is read there
 * as it would be in Teams.
 */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { followed } from '../../bot/contract/followed.ts';
import type { Store } from '../../bot/contract/store.ts';
import type { Person, Turn } from '../../bot/contract/turn.ts';
import { createBot, defaultSettings } from '../../bot/conversation/bot.ts';
import type { ReadAct } from '../../bot/conversation/hearing.ts';
import { features } from '../../bot/features/index.ts';
import { scheduleMeeting } from '../../bot/features/meetings/model/schedule.ts';
import {
  type KnownPerson,
  people,
  personRecipient,
} from '../../bot/features/people/model/directory.ts';
import { groupMentioned, namingOf } from '../../bot/features/people/model/group-mention.ts';
import { emptyGroup, groups, pilots } from '../../bot/features/people/model/groups.ts';
import { type PartnersView, viewOf } from '../../bot/features/people/model/view.ts';
import { thingNumbered } from '../../bot/knowledge/identity.ts';
import type { Knowledge } from '../../bot/knowledge/knowledge.ts';
import type { Locale } from '../../bot/language/locale.ts';
import { openFile } from '../store/file/open-file.ts';

const day = z.iso.date();
const slot = z.looseObject({ date: day, start: z.string().optional(), end: z.string().optional() });

/** Context of a line; what is not named here goes to the features as it is (`slots`, `prompt`). */
export const supposedSchema = z.looseObject({
  me: z.object({
    name: z.string(),
    admin: z.boolean().default(false),
    pilote: z.array(z.string()).default([]),
    coAnimates: z.array(z.string()).default([]),
    memberOf: z.array(z.string()).default([]),
  }),
  /** An invitation that waits for their answer. */
  meeting: z
    .object({ group: z.string(), date: day, start: z.string(), end: z.string().optional() })
    .optional(),
  /** What the bot has just proposed to them. */
  draft: z
    .looseObject({
      kind: z.enum(['meeting', 'poll']),
      group: z.string(),
      date: day.optional(),
      start: z.string().optional(),
      end: z.string().optional(),
      place: z.string().optional(),
      agenda: z.array(z.string()).optional(),
      slots: z.array(slot).optional(),
      week: day.optional(),
      durationMinutes: z.number().optional(),
      deadline: day.optional(),
      /** They said yes to it: it is open. */
      sent: z.boolean().optional(),
    })
    .optional(),
  /** What they recorded last; the document they asked for last, when its kind is `restitution`. */
  last: z
    .looseObject({
      kind: z.string(),
      fiche: z.string().optional(),
      percent: z.number().optional(),
      meteo: z.string().optional(),
    })
    .optional(),
});
export type Supposed = z.infer<typeof supposedSchema>;

/** Everybody the bot knows there; whoever speaks besides is known too. */
export const directory: readonly string[] = [
  'Claire Moreau',
  'Karim Benali',
  'Fatou Diallo',
  'Inès Haddad',
  'Sophie Lambert',
  'Paul Girard',
  'Nadia Cherif',
  'Thomas Lefèvre',
  'Julien Marchand',
];

const TENANT = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';
const MINUTE_MS = 60_000;

const someone = (name: string, at: number): Person => ({
  tenantId: TENANT,
  id: `${String(at).padStart(8, '0')}-0000-4000-8000-000000000000`,
  teamsId: `29:${at}`,
  name,
});

export interface World {
  /**
   * What a text does when it is said by who is supposed to speak; nothing is done. `given`: what the caller knows
   * besides (`slots`, `prompt`).
   */
  reads: (text: string, locale: Locale, given?: Record<string, unknown>) => Promise<ReadAct[]>;
  /** What could not be made of what is supposed, in words; empty: all was. */
  lacks: readonly string[];
  close: () => Promise<void>;
}

/** @param now when the lines are said */
export async function suppose(knowledge: Knowledge, supposed: Supposed, now: Date): Promise<World> {
  const folder = await mkdtemp(path.join(tmpdir(), 'fil-rouge-'));
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const store = followed(await openFile({ dataDir: folder, now: () => now, log }));
  const { me, meeting, draft, last, ...given } = supposed;
  const names = [...new Set([...directory, me.name])];
  const everybody = names.map(someone);
  const self = everybody[names.indexOf(me.name)] as Person;
  const view = viewOf(store, knowledge.plan);
  await view.follow();
  const leads = [...me.pilote, ...(last?.fiche ? [last.fiche] : [])];
  const animates = [...me.coAnimates, ...(draft && !me.admin ? [draft.group] : [])];
  const belongs = [...me.memberOf, ...(meeting ? [meeting.group] : [])];
  const before = new Date(now.getTime() - 5 * MINUTE_MS);
  await seed(store, { everybody, self, leads, animates, belongs, knowledge, view, at: before });
  if (meeting) {
    const group = idOf(meeting.group, knowledge, view);
    const by = personRecipient(everybody.find((one) => one !== self) ?? self);
    await plan(store, { ...meeting, group }, by, before);
  }
  const bot = createBot(features(knowledge), {
    reader: knowledge.reader,
    lexicon: knowledge.lexicon,
    likely: knowledge.likely,
    tools: { store, isAdmin: ({ id }) => me.admin && id === self.id },
  });
  // Copies in memory are read in the background when a sentence comes.
  await bot.hear(turnOf(self, before, 'fr'), 'bonjour');
  await settled();
  const lacks: string[] = [];
  const drafted = draft && draftInWords(draft);
  for (const said of [drafted, draft?.sent ? 'oui' : undefined, last && lastInWords(last)]) {
    if (said === undefined) continue;
    const { opens, outcome } = await bot.hear(turnOf(self, before, 'fr'), said);
    if (outcome !== 'command' || (said === drafted && !opens)) lacks.push(said);
    await settled();
  }
  return {
    reads: (text, locale, more = {}) =>
      bot.reads(turnOf(self, now, locale), text, { ...given, ...more }),
    lacks,
    close: async () => {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What was begun in the background is done. */
const settled = () => new Promise<void>((resolve) => setTimeout(resolve, 1));

let turns = 0;

const turnOf = (person: Person, now: Date, locale: Locale): Turn => ({
  id: `supposed-${turns++}`,
  now,
  locale,
  person,
  conversation: { id: `a:${person.id}`, type: 'personal' },
  reply: async () => {},
});

interface Seed {
  everybody: readonly Person[];
  self: Person;
  leads: readonly string[];
  animates: readonly string[];
  belongs: readonly string[];
  knowledge: Knowledge;
  view: PartnersView;
  at: Date;
}

async function seed(store: Store, { everybody, self, at, ...known }: Seed): Promise<void> {
  const { leads, animates, belongs, knowledge, view } = known;
  const since = at.toISOString();
  const own = personRecipient(self);
  const others = everybody.map(personRecipient).filter((id) => id !== own);
  const idsOf = (names: readonly string[]) => names.map((name) => idOf(name, knowledge, view));
  const [coAnimated, joined] = [idsOf(animates), idsOf(belongs)];
  await store.transact(async (tx) => {
    for (const person of everybody) {
      const { tenantId, id: aadId, teamsId, name } = person;
      const row: KnownPerson = {
        ...{ tenantId, aadId, teamsId, name, locale: 'fr', domain: null },
        ...{ organisation: null, otherOrganisation: null },
        organisationAskedAt: since,
        lastSeenAt: since,
      };
      await tx.put(people, personRecipient(person), row);
    }
    for (const id of new Set([...coAnimated, ...joined])) {
      const kind = view.group(id)?.kind ?? 'sousGroupe';
      const member = (person: string) => ({ person, since });
      const isIn = coAnimated.includes(id) || joined.includes(id);
      const members = [...others, ...(isIn ? [own] : [])].map(member);
      const coAnimators = coAnimated.includes(id) ? [member(own)] : [];
      await tx.put(groups, id, { ...emptyGroup(kind), members, coAnimators });
    }
    for (const fiche of leads)
      await tx.put(pilots, thingNumbered(knowledge.plan, 'fiche', fiche), {
        organisation: null,
        holder: { person: own, name: self.name },
        substitute: null,
        until: null,
        at: since,
        by: own,
      });
  });
}

/** An invitation, as a co-animator would have sent it. */
const plan = (
  store: Store,
  { group, date, start, end }: NonNullable<Supposed['meeting']>,
  by: string,
  now: Date,
) =>
  store.transact((tx) => {
    const when = { date, start, end: end ?? twoHoursAfter(start), zone: defaultSettings.zone };
    const settings = { newToken: defaultSettings.newToken, reminders: [] };
    return scheduleMeeting(
      tx,
      { group, title: '', when, place: '', link: '', agenda: [], note: '' },
      { by, locale: 'fr', now, settings },
    );
  });

/** Id of a group by its short name. */
function idOf(name: string, { vocabulary }: Knowledge, view: PartnersView): string {
  if (view.group(name)) return name;
  const [found] = groupMentioned(`sous-groupe ${name}`, namingOf(vocabulary, view))?.found ?? [];
  return found?.id ?? `sous-groupe-${name}`;
}

const twoHoursAfter = (start: string): string => {
  const [hours = 0, minutes = 0] = start.split(':').map(Number);
  return `${String(Math.min(hours + 2, 23)).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
};

const dayInWords = (date: string): string => date.split('-').reverse().join('/');
const hours = ({ start, end }: { start?: string | undefined; end?: string | undefined }): string =>
  start === undefined ? '' : end === undefined ? ` à ${start}` : ` de ${start} à ${end}`;
const groupInWords = (group: string): string =>
  /^axe-/.test(group)
    ? `le groupe de travail de l’${group.replace('-', ' ')}`
    : `le sous-groupe ${group}`;

type Draft = NonNullable<Supposed['draft']>;

function draftInWords({ kind, group, date, place, slots = [], ...draft }: Draft): string {
  const whose = groupInWords(group);
  if (kind === 'meeting')
    return [
      `planifie une réunion pour ${whose}`,
      date && ` le ${dayInWords(date)}${hours(draft)}`,
      place && `, lieu : ${place}`,
      draft.agenda && `, ordre du jour : ${draft.agenda.join(' ; ')}`,
    ]
      .filter(Boolean)
      .join('');
  if (slots.length > 0)
    return `lance un sondage pour ${whose} : ${slots.map((one) => `${dayInWords(one.date)}${hours(one)}`).join(', ')}`;
  const { week, durationMinutes: minutes } = draft;
  const length = minutes === undefined ? '' : `, durée ${minutes} minutes`;
  return `propose des créneaux pour ${whose}${week ? ` la semaine du ${dayInWords(week)}` : ''}${length}`;
}

const lastInWords = ({
  kind,
  fiche = '',
  percent,
  meteo,
}: NonNullable<Supposed['last']>): string =>
  kind === 'restitution'
    ? 'restitution 2026'
    : `fiche ${fiche} : ${[meteo, percent === undefined ? undefined : `${percent} %`].filter(Boolean).join(', ')}`;
