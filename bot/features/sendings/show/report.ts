import { reportCard } from '../../../../cards/sendings/report.ts';
import type { OutboxRow } from '../../../contract/store.ts';
import type { Message } from '../../../contract/turn.ts';
import type { Locale } from '../../../language/locale.ts';
import type { Push } from '../model/pushes.ts';
import { byMail, type SendingTally, tallyOf, unreached } from '../model/rules.ts';
import { strings } from './strings.ts';

/** In the order in which somebody wants to know. */
const standings = [
  'reached',
  'inProgress',
  'noAddress',
  'blocked',
  'handed',
  'bounced',
  'stopped',
  'failed',
  'uncertain',
  'moot',
] as const;

/** How a push stands, as a message. */
export function reportOf(
  subject: string,
  push: Push,
  rows: readonly OutboxRow[],
  locale: Locale,
  /** Whose mail server refuses their address: whoever entered them can put it right. */
  names: readonly string[] = [],
): Message {
  const tally = tallyOf(rows);
  const mail = byMail(rows);
  const say = strings[locale];
  return reportCard({
    lang: locale,
    headline: say.headline(push.title[locale]),
    progress: say.progress(tally.reached, tally.total, tally.inProgress),
    rows: standings
      .filter((standing) => standing === 'reached' || tally[standing] > 0)
      .map((standing) => ({ label: say[standing], value: String(tally[standing]) })),
    notes: [
      ...(mail.accepted > 0 ? [say.whyAccepted(mail.accepted)] : []),
      ...(mail.locked > 0 ? [say.whyLocked(mail.locked)] : []),
      ...(tally.noAddress > 0 ? [say.whyNoAddress] : []),
      ...(tally.blocked > 0 ? [say.whyBlocked] : []),
      ...(tally.handed > 0 ? [say.whyHanded] : []),
      ...(tally.bounced > 0 ? [say.whyBounced(names)] : []),
      ...(tally.stopped > 0 ? [say.whyStopped] : []),
      ...(tally.uncertain > 0 ? [say.whyUncertain] : []),
    ],
    buttons: buttonsOf(subject, push, tally, locale),
  });
}

function buttonsOf(subject: string, { round: version }: Push, tally: SendingTally, locale: Locale) {
  const { resend, resendUncertain } = strings[locale];
  const known = unreached(tally);
  const all = known + tally.uncertain;
  const button = (title: string, uncertain: 'yes' | 'no') => {
    return { title, push: subject, uncertain, version };
  };
  return [
    ...(known > 0 ? [button(resend(known), 'no')] : []),
    ...(tally.uncertain > 0 ? [button(resendUncertain(all), 'yes')] : []),
  ];
}
