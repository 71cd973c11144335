/** Links taken back by a co-animator; mail stopped and resumed by whoever gets it. */

import type { Reader } from '../../../contract/store.ts';
import type { Answer, Asker } from '../../../contract/turn.ts';
import { refused, shown } from '../../../conversation/answers.ts';
import { closeDoorsOf } from '../../../links/personal-links.ts';
import type { MailPage } from '../../../pages/door.ts';
import { type Act, change, selfOf } from '../../people/model/acts.ts';
import {
  addresses,
  isMail,
  isWithoutTeams,
  personRecipient,
} from '../../people/model/directory.ts';
import { groupsAnimated } from '../../people/model/groups.ts';
import { refusalOf } from '../../people/model/rights.ts';
import { calledIn } from '../../people/model/within-reach.ts';
import { strings } from '../show/strings.ts';

/** Takes back every link of somebody of one's groups; anybody's, for an administrator. */
export async function revoke(act: Act, named: string): Promise<Answer> {
  const { context, locale } = act;
  const say = strings[locale];
  const found = await context.store.read((reader) => near(reader, act, named));
  if (!found) return refused(refusalOf('door.revoke', locale), locale);
  const [one, second] = found;
  if (!one) return refused(say.unknown(named), locale);
  if (second) return refused(say.several(named), locale);
  const { id: person, value } = one;
  return change(act, 'door.revoke', { kind: 'person', person }, async (tx) => {
    const count = await closeDoorsOf(tx, person, act.turn.now);
    return count === 0
      ? shown({ headline: say.noLink(value.name) }, locale)
      : shown({ headline: say.revoked(value.name, count), notes: [say.anew] }, locale);
  });
}

/** Who is meant, among those whom whoever asks may know of; undefined: they animate nothing. */
async function near(reader: Reader, act: Act, named: string) {
  const { context, turn } = act;
  const self = selfOf(act);
  const admin = context.isAdmin(turn.person);
  const own = await groupsAnimated(reader, self);
  if (!admin && own.length === 0) return undefined;
  const members = new Set(own.flatMap(({ value }) => value.members.map((m) => m.person)));
  const canBe = (id: string) => isWithoutTeams(id) && (admin || members.has(id));
  return calledIn(reader, named, self, canBe);
}

/** Whether one still wants mail: nobody else decides that. */
export function wantMail(act: Act, wanted: boolean): Promise<Answer> {
  const say = strings[act.locale];
  const verb = wanted ? 'door.resume' : 'door.stop';
  return change(act, verb, { kind: 'own' }, async (tx) => {
    const known = (await tx.get(addresses, selfOf(act)))?.value;
    if (!known || !isMail(known)) return refused(say.noMail, act.locale);
    const state = wanted ? 'open' : 'blocked';
    const lastSeenAt = act.turn.now.toISOString();
    if (known.state !== state)
      await tx.put(addresses, selfOf(act), { ...known, state, lastSeenAt });
    return shown({ headline: wanted ? say.resumed : say.stopped }, act.locale);
  });
}

const states = { open: 'open', blocked: 'stopped', gone: 'refused' } as const;

export async function mailPage(reader: Reader, { person }: Asker): Promise<MailPage> {
  const known = (await reader.get(addresses, personRecipient(person)))?.value;
  return { state: known && isMail(known) ? states[known.state] : 'none' };
}
