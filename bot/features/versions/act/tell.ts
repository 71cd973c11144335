/** Message to whom a version of the plan leaves without what they led or worked on: once, when it takes effect. */
import { z } from 'zod';
import type { Render } from '../../../contract/feature.ts';
import { label, type OutboxDraft, type Store, type Transaction } from '../../../contract/store.ts';
import { shown } from '../../../conversation/answers.ts';
import { shortDay } from '../../../knowledge/entries/days.ts';
import { axeOf, ficheOf } from '../../../knowledge/identity.ts';
import type { Plan, Versions } from '../../../knowledge/schema.ts';
import { type GoneThing, goneThings, nameOfVersion } from '../../../knowledge/versions.ts';
import type { Locale } from '../../../language/locale.ts';
import { people } from '../../people/model/directory.ts';
import { axeGroup, everyoneOf, groups, peopleIn, pilots } from '../../people/model/groups.ts';
import { spread } from '../../sendings/model/pushes.ts';
import { thingInWords } from '../model/change-line.ts';
import { strings } from '../show/strings.ts';

const payload = z.strictObject({ things: z.array(label).max(200) });

const DAY = 24 * 3_600_000;
/** Days after which nobody is told any more; what was sent is known for longer, so that nobody is told twice. */
const TOLD_FOR = 14;
const KNOWN_FOR = 31;

/** Tells them, each in one message of all that ended for them. Says how many. */
export async function tellEnded(
  store: Store,
  { versions }: Plan,
  { now, perSecond }: { now: Date; perSecond: number },
): Promise<number> {
  if (!versions) return 0;
  const since = Date.parse(versions.served.since);
  const ended = [...goneThings(versions).values()].filter(
    ({ until }) => until === versions.served.since,
  );
  if (ended.length === 0 || now.getTime() > since + TOLD_FOR * DAY) return 0;
  return store.transact(async (tx) => {
    const told = await concerned(tx, ended, versions);
    let count = 0;
    for (const [recipient, things] of told) {
      const draft: OutboxDraft = {
        key: `versions.ended:${versions.served.plan}@${versions.served.edition}:${recipient}`,
        kind: 'versions.ended',
        subject: `versions:${versions.served.plan}@${versions.served.edition}`,
        recipient,
        payload: { things: things.slice(0, 200) },
        notBefore: now.toISOString(),
        expiresAt: new Date(since + KNOWN_FOR * DAY).toISOString(),
      };
      await tx.outbox.add(spread(draft, count, perSecond));
      count += 1;
    }
    return count;
  });
}

/** People who led each of them or were in its group, with what is theirs. */
async function concerned(
  tx: Transaction,
  ended: readonly GoneThing[],
  { earlier: [before] }: Versions,
): Promise<Map<string, string[]>> {
  const told = new Map<string, string[]>();
  const plan = before?.plan();
  for (const { entity } of ended) {
    const led = (await tx.get(pilots, entity))?.value;
    const group = groupOf(entity, plan);
    const members = group === undefined ? undefined : (await tx.get(groups, group))?.value;
    const own = [...everyoneOf(led).map(({ person }) => person), ...peopleIn(members)];
    for (const person of new Set(own))
      if (person) told.set(person, [...(told.get(person) ?? []), entity]);
  }
  return told;
}

/** Group that works on a thing: that of its axe, or its own. */
function groupOf(entity: string, plan: Plan | undefined): string | undefined {
  const id = entity.slice(entity.indexOf(':') + 1);
  if (entity.startsWith('axe:')) return axeGroup(id);
  if (entity.startsWith('proposition:')) return id;
  const fiche = plan && ficheOf(plan, entity);
  const axe = plan && fiche && axeOf(plan, fiche);
  return axe && axeGroup(axe.id);
}

/** The message, in the language of whoever gets it. */
export const renderEnded =
  ({ versions }: Plan): Render =>
  async (row, reader) => {
    const { things } = payload.parse(row.payload);
    const locale = (await reader.get(people, row.recipient))?.value.locale ?? 'fr';
    const gone = versions && goneThings(versions);
    const ended = things.flatMap((entity) => gone?.get(entity) ?? []);
    if (!versions || ended.length === 0) return { moot: 'another version' };
    const { served } = versions;
    const say = strings[locale].ended;
    const heirs = ended.some((one) => one.heirs.length > 0);
    const day = shortDay(served.since.slice(0, 10), locale);
    const { message } = shown(
      {
        headline: say.headline(nameOfVersion(served), day),
        items: ended.map((one) => lineOf(one, versions, locale)),
        notes: [say.note, ...(heirs ? [say.led] : [])],
        questions: [strings[locale].ask.changed],
      },
      locale,
    );
    return { message, letter: { doors: [] } };
  };

function lineOf({ entity, thing, heirs }: GoneThing, { served }: Versions, locale: Locale): string {
  const say = strings[locale].ended;
  const was = thingInWords(entity, thing, locale);
  const now = heirs.flatMap((heir) => {
    const one = Object.hasOwn(served.things, heir) ? served.things[heir] : undefined;
    return one ? [thingInWords(heir, one, locale)] : [];
  });
  return now.length > 0 ? say.became(was, now.join(', ')) : say.closed(was);
}
