/** What the last change was about: what the next one may leave unsaid. */
import { z } from 'zod';
import type { Situation } from '../../../contract/feature.ts';
import type { Matter } from '../../../contract/matter.ts';
import { isFresh, openMatter } from '../../../contract/matter.ts';
import type { ConversationSubject } from '../../../contract/turn.ts';
import { endOf, isLight, isParted } from '../../../sentence/between.ts';
import { hasClause, stands } from '../../../sentence/saying.ts';
import { readSentence, type Sentence, says } from '../../../sentence/sentence.ts';
import { asNamed, type NamedGroup } from '../model/group-names.ts';
import { everyoneOf, pilotSchema } from '../model/groups.ts';
import { CHANGE } from '../model/just-changed.ts';
import { type SlotContext, whenSlot } from '../model/slots/context.ts';
import { fichesSlot } from '../model/slots/fiches.ts';
import { groupsSlot } from '../model/slots/groups.ts';
import { organisationsSlot } from '../model/slots/organisations.ts';
import { personsSlot } from '../model/slots/persons.ts';
import type { PartnersView } from '../model/view.ts';
import type { Led, TypedName } from './command.ts';
import type { LedRole } from './roles.ts';

export interface Frame {
  groups?: readonly NamedGroup[] | undefined;
  led?: readonly Led[] | undefined;
  role?: LedRole | undefined;
  persons?: readonly TypedName[] | undefined;
  /** Somebody was taken away, or is needed: whoever comes next takes the place. */
  removed?: boolean | undefined;
  /** Who was: "enlève-le aussi de l’axe 2" is said of them. */
  gone?: readonly TypedName[] | undefined;
  /** The group is made by the same message. */
  isNew?: boolean | undefined;
  /** The last change made one: "et un autre pour …". */
  wasMade?: boolean;
  /** Something else was spoken of since: "et Paul aussi" may be of that. */
  isOld?: boolean;
}

const madeSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('group'),
    group: z.string(),
    role: z.enum(['member', 'coAnimator']),
    /** Recipient; `null`: nobody known, `name` was kept. */
    person: z.string().nullable(),
    name: z.string(),
    did: z.enum(['in', 'out', 'none']),
    /** They came into the group by it, and go out of it when it is taken back. */
    joined: z.boolean().optional(),
  }),
  z.strictObject({
    kind: z.literal('pilot'),
    led: z.string(),
    text: z.string(),
    name: z.string(),
    role: z.enum(['pilot', 'substitute']),
    before: pilotSchema.nullable(),
  }),
  z.strictObject({ kind: z.literal('created'), group: z.string(), name: z.string() }),
]);
/** One thing that was changed, as it takes to take it back. */
export type Made = z.infer<typeof madeSchema>;

export const changeSchema = z.strictObject({ made: z.array(madeSchema).max(40) });

/** What the last change of a conversation did; undefined when none is open. */
export const lastChange = (open: readonly Matter[] | undefined): readonly Made[] | undefined =>
  changeSchema.safeParse(openMatter(open, CHANGE)?.data).data?.made;

/** Whether a bare name can only mean the last change: just made, or just asked about. */
export function isLastFresh({
  open = [],
  subject,
  now,
}: Pick<Situation, 'open' | 'subject' | 'now'>) {
  const matter = openMatter(open, CHANGE);
  const since = [...open.map(({ at }) => at), subject?.at ?? ''];
  return !matter || matter.asks !== undefined || isFresh(matter, since, now);
}

/** Field of an answer that says who is in a group. */
export const MEMBERS = 'membres';

/** Groups that were asked about, or that a question of the bot’s is about, where nothing was changed since. */
export function groupsSpokenOf(
  subject: ConversationSubject | undefined,
  open: readonly Matter[] | undefined,
): readonly string[] {
  const at = subject?.fields.includes(MEMBERS) ? subject.at : undefined;
  return subject && at !== undefined && at > (openMatter(open, CHANGE)?.at ?? '')
    ? subject.entities
    : [];
}

const namedIn = (ids: Iterable<string>, view: PartnersView): NamedGroup[] =>
  [...new Set(ids)].flatMap((id) => view.group(id) ?? []).map(asNamed);

/** What the last change was about; `spoken`: the groups that were spoken of since. */
export function frameOf(
  made: readonly Made[] | undefined,
  view: PartnersView,
  spoken: readonly string[] = [],
): Frame | undefined {
  const since = namedIn(spoken, view);
  const groups = namedIn(
    (made ?? []).flatMap((one) => (one.kind === 'pilot' ? [] : [one.group])),
    view,
  );
  const isSame = since.every(({ text }) => groups.some((one) => one.text === text));
  if (since.length > 0 && !(isSame && since.length === groups.length)) return { groups: since };
  if (!made) return undefined;
  const led = made.flatMap((one) =>
    one.kind === 'pilot' ? [{ id: one.led, text: one.text }] : [],
  );
  const final = made.at(-1);
  return {
    ...(groups.length > 0 && { groups }),
    ...(led.length > 0 && { led }),
    role: final?.kind === 'group' ? final.role : final?.kind === 'pilot' ? final.role : 'member',
    persons: made.flatMap((one) => (one.kind === 'created' ? [] : [one.name])),
    ...(made.some(({ kind }) => kind === 'created') && { wasMade: true }),
    gone: made.flatMap((one) => (isGone(one) ? [one.name] : [])),
    removed: final?.kind === 'group' && final.did === 'out',
  };
}

/** Taken out of a group, or off what they led. */
export const isGone = (one: Made): one is Exclude<Made, { kind: 'created' }> =>
  one.kind === 'group'
    ? one.did === 'out'
    : one.kind === 'pilot' &&
      everyoneOf(one.before ?? undefined).some(({ name }) => name === one.name);

/** Signs before a colon that are the name of something; more is a sentence. */
const LONGEST = 60;
const NAME = /^[\p{L}'’ -]{3,}$/u;

/** The group that a heading names, and nobody knows: "cafés des parents : Rachid co-anime", "pour les cafés, c’est Rachid". */
export function headedBy(said: Sentence, context: SlotContext): Pick<Frame, 'groups'> {
  const text = headOf(said);
  if (!NAME.test(text)) return {};
  const head = readSentence(text, said.lexicon);
  const { typed, mood } = head;
  const isKnown = [groupsSlot, personsSlot, fichesSlot, organisationsSlot, whenSlot].some(
    (slot) => slot(head, context).length > 0,
  );
  const isFirst = said.text.trimStart().startsWith(text);
  const isSentence = (isFirst && mood === 'order') || hasClause(head);
  // "Nouveaux membres :", "petit changement :" are words of what is done.
  // "La ferme pédagogique" closes nothing: a verb has no place there.
  const isVerb = (at: number) => head.lexicon.grammar.isFinite(typed[at]?.folded ?? '');
  const isSpoken = head.concepts.some(
    ({ value, at }) => SPOKEN.test(value) && !isLight(head, at, at + 1) && !isVerb(at),
  );
  return isKnown || isSentence || isSpoken ? {} : { groups: [{ found: [], text }] };
}

/** What stands before a colon; behind "pour les", "aux", before a comma or "c’est" too. */
function headOf(said: Sentence): string {
  const { text, typed } = said;
  const colon = text.slice(0, LONGEST).indexOf(':');
  if (colon > 0) return text.slice(0, colon).trim();
  // "Pour la liste c’est Camille qui s’en occupe": a thing to do, and no group.
  if (says(said, 'gens-en-charge')) return '';
  const first = typed[0]?.folded ?? '';
  let from = 0;
  while (stands(said, 'devant-nom', from)) from += 1;
  if (!/^(?:pour|sur|for|on)$/.test(first) ? !/^aux?$/.test(first) : from < 2) return '';
  const isEnd = (at: number) => stands(said, 'gens-cest', at) || isParted(said, at, at);
  // "Pour l’instant" is one saying, and names nothing.
  if (said.concepts.some((one) => one.at < from && endOf(one) > from)) return '';
  const end = typed.findIndex((_, at) => at > from && isEnd(at));
  return end < 0 ? '' : text.slice(typed[from]?.start, typed[end - 1]?.end);
}

const SPOKEN = /^(?:gens|plainte|bavarde|courtoisie|reunion|aide|moi)-?/;
