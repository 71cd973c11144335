/**
 * Data and their erasure, for somebody without Teams: behind a link that is sent when it is asked for
 * and lasts two hours. The one at the foot of every letter lasts a year, and letters are passed on.
 */

import type { Rendered, Settings } from '../../../contract/feature.ts';
import { rememberAnswer } from '../../../contract/remember-answer.ts';
import type { OutboxRow, Reader, Store } from '../../../contract/store.ts';
import type { Answer, Turn } from '../../../contract/turn.ts';
import { refused, shown } from '../../../conversation/answers.ts';
import { closeDoor } from '../../../links/personal-links.ts';
import { addresses, isMail, people, personRecipient } from '../../people/model/directory.ts';
import { strings } from './strings.ts';

/** What the link opens: one's own data. */
const TO = 'data:own';

/** How long the link is good, and worth sending. In ms. */
const LIFE_MS = 2 * 3_600_000;
/** Asked again within this, it is the same letter: nobody fills the mailbox of somebody else. In ms. */
const SPAN_MS = 10 * 60_000;

/** Sends whoever asks a link to their own data, to the address that is known and no other. */
export async function sendLink(
  store: Store,
  turn: Turn,
  { sendsMail }: Pick<Settings, 'sendsMail'>,
): Promise<Answer> {
  const { locale, now } = turn;
  const say = strings[locale].link;
  const recipient = personRecipient(turn.person);
  return store.transact(async (tx) => {
    const address = (await tx.get(addresses, recipient))?.value;
    if (!sendsMail || !address || !isMail(address)) return refused(say.noMail, locale);
    if (address.state === 'blocked') return refused(say.stopped, locale);
    if (address.state === 'gone') return refused(say.gone, locale);
    const key = `privacy:link:${recipient}:${Math.floor(now.getTime() / SPAN_MS)}`;
    if (!(await tx.outbox.get(key))) {
      // Each link is a new one: that of an older letter opens nothing, whatever is asked for now.
      await closeDoor(tx, recipient, TO, now);
      await tx.outbox.add({
        key,
        kind: 'privacy.link',
        subject: 'privacy:link',
        recipient,
        payload: null,
        notBefore: now.toISOString(),
        expiresAt: new Date(now.getTime() + LIFE_MS).toISOString(),
      });
    }
    const answer = shown({ headline: say.sent, notes: [say.lasts] }, locale);
    await rememberAnswer(tx, turn, answer);
    return answer;
  });
}

/** The letter that brings it. */
export async function renderLink(
  { recipient, expiresAt }: OutboxRow,
  reader: Reader,
  { sendsMail }: Pick<Settings, 'sendsMail'>,
): Promise<Rendered> {
  // It is for its person alone: nobody passes it on where no letter is sent.
  if (!sendsMail) return { moot: 'no mail' };
  const locale = (await reader.get(people, recipient))?.value.locale ?? 'fr';
  const say = strings[locale].link;
  const door = { to: TO, title: say.title, group: null, until: new Date(expiresAt) };
  return {
    message: { text: [say.subject, say.asked, say.lasts].join('\n') },
    letter: { subject: say.subject, doors: [door] },
  };
}
