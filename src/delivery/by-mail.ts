/** Rows for people without Teams: a letter, or a link given to whoever launched the sending. */

import type { Door, LetterExtras, Rendered } from '../../bot/contract/feature.ts';
import { FenceError, type OutboxRow, type Reader } from '../../bot/contract/store.ts';
import type { Message } from '../../bot/contract/turn.ts';
import { bundleRow } from '../../bot/features/door/model/links-bundle.ts';
import { type MailAddress, people } from '../../bot/features/people/model/directory.ts';
import { groups } from '../../bot/features/people/model/groups.ts';
import { type Handed, recordOf, toResult } from '../../bot/features/sendings/model/attempts.ts';
import { pushes } from '../../bot/features/sendings/model/pushes.ts';
import type { Locale } from '../../bot/language/locale.ts';
import { type LinkName, openDoor } from '../../bot/links/personal-links.ts';
import { type Line, linesOf } from '../../cards/text.ts';
import type { MailEnvelope } from '../mail/letter.ts';
import type { MailPorts, Parcel, Shared } from './ports.ts';
import {
  type Circumstances,
  givenBack,
  givenUp,
  heldBack,
  unworded,
  type Verdict,
} from './results.ts';

interface Mailing {
  row: OutboxRow;
  address: MailAddress;
  rendered: Exclude<Rendered, { moot: string }>;
  circumstances: Circumstances;
}

/** The link to stop mail lasts as long as somebody may keep a letter, in ms. */
const OWN_MS = 366 * 24 * 3_600_000;

/** Extras of a letter whose feature gives none: it leads nowhere. */
const nowhere: LetterExtras = { doors: [] };

/** Letter ready for SMTP, or the verdict on the row when nothing leaves. */
export async function prepareMail(shared: Shared, mailing: Mailing): Promise<Parcel | Verdict> {
  const { row, address, rendered, circumstances } = mailing;
  const { mail } = shared.ports;
  // Only what Teams has can be changed in place.
  if ('update' in rendered) return givenUp(row, 'moot', 'no message to edit');
  if (!mail) return heldBack(row, 'noAddress', circumstances);
  const { message, letter = nowhere } = rendered;
  if (!mail.send) return handOver(shared, mailing, letter, mail);
  const { send, compose } = mail;
  const now = new Date(circumstances.now);
  const { name, locale, links, own } = await addressed(shared, row, letter.doors, now);
  let envelope: MailEnvelope;
  try {
    envelope = compose({
      to: { name, email: address.email },
      locale,
      subject: letter.subject,
      heading: letter.heading,
      day: letter.day,
      lines: linesSaid(message, letter),
      from: letter.from,
      links: links.map(({ link, ...said }) => ({ ...said, url: mail.link(link, locale) })),
      own: mail.link(own, locale),
      calendar: letter.calendar?.({ to: { name, email: address.email }, from: mail.from }),
      key: row.key,
      now,
    });
  } catch (error) {
    shared.ports.log.error({ err: error, kind: row.kind, row: row.id }, 'delivery: no letter');
    return unworded(row, circumstances);
  }
  return {
    address,
    message,
    circumstances: { ...circumstances, updating: false },
    way: shared.mail,
    dispatch: () => send(envelope),
  };
}

/** Lines of a letter: its own text, or that of the message, values beside their labels. */
const linesSaid = ({ card, text }: Message, { text: own }: LetterExtras): Line[] =>
  card && own === undefined
    ? linesOf(card, { actions: false, inputs: false })
    : (own ?? text).split('\n').map((line) => ({ label: '', text: line, item: false }));

interface Addressed {
  name: string;
  locale: Locale;
  links: (Pick<Door, 'title' | 'answers'> & { link: LinkName })[];
  own: LinkName;
}

/** Recipient with their personal links: the same as before when they have them. */
function addressed(
  { ports }: Shared,
  { recipient }: OutboxRow,
  doors: readonly Door[],
  now: Date,
): Promise<Addressed> {
  return ports.store.transact(async (tx) => {
    const known = (await tx.get(people, recipient))?.value;
    const links: Addressed['links'] = [];
    for (const door of doors)
      links.push({
        title: door.title,
        answers: door.answers ?? [],
        link: await openDoor(tx, recipient, door),
      });
    // To the month, so that it is not written anew with each letter.
    const until = new Date(now.getTime() + OWN_MS);
    until.setUTCDate(1);
    until.setUTCHours(0, 0, 0, 0);
    const own = await openDoor(tx, recipient, { to: 'self:mail', group: null, until });
    return { name: known?.name ?? '', locale: known?.locale ?? 'fr', links, own };
  });
}

/**
 * No letter is sent here: the links go, in one message, to whoever launched the sending. In one
 * transaction with what becomes of the row, so that none is lost and none is given twice.
 */
async function handOver(
  { ports }: Shared,
  { row, rendered, circumstances }: Mailing,
  letter: LetterExtras,
  mail: Pick<MailPorts, 'isAdmin'>,
): Promise<Verdict> {
  const now = new Date(circumstances.now);
  const about = letter.subject ?? rendered.message.text.split('\n')[0] ?? '';
  try {
    return await ports.store.transact(async (tx): Promise<Verdict> => {
      const started = (await tx.get(pushes, row.subject))?.value.startedBy;
      const to = await bearerOf(tx, [started, letter.by], letter.doors, mail.isAdmin);
      if (!to || !row.lease) return heldBack(row, 'noAddress', circumstances);
      for (const door of letter.doors) await openDoor(tx, row.recipient, door);
      const bundle = await bundleRow(tx, row.subject, to, now);
      const doors = letter.doors.map((door) => ({ to: door.to, title: door.title }));
      const handed: Handed = { bundle, about: about.slice(0, 200), doors };
      const result = toResult({ ...recordOf(row), outcome: 'handed', code: null, handed });
      const settlement = { state: 'sent', activityId: null, result } as const;
      await tx.outbox.settle(row.id, row.lease.fence, settlement);
      return { settlement, settled: true };
    });
  } catch (error) {
    if (!(error instanceof FenceError)) throw error;
    // Another claim has it, perhaps one of our own.
    return givenBack(row, circumstances.now);
  }
}

/**
 * Person trusted with links, since a link lets its holder answer in somebody's name: the sender of the
 * push, while they may act for the groups concerned; else somebody who may now.
 */
async function bearerOf(
  reader: Reader,
  wanted: readonly (string | undefined)[],
  doors: readonly Door[],
  isAdmin: MailPorts['isAdmin'],
): Promise<string | undefined> {
  const ids = new Set(doors.flatMap(({ group }) => group ?? []));
  const animators = await Promise.all(
    [...ids].map(async (id) =>
      ((await reader.get(groups, id))?.value.coAnimators ?? []).map(({ person }) => person),
    ),
  );
  const isTrusted = (one: string) =>
    isAdmin(one) || animators.every((those) => those.includes(one));
  return [...wanted.flatMap((one) => one ?? []), ...animators.flat()].find(isTrusted);
}
