/** The messages of a round, worded when they leave: only of what still waits, to who still leads. */
import { z } from 'zod';
import { notedCard } from '../../../../cards/progress/noted.ts';
import { localDay } from '../../../calendar/local-time.ts';
import type { Rendered } from '../../../contract/feature.ts';
import { type OutboxRow, type Reader, type Row, valuesOf } from '../../../contract/store.ts';
import type { Subject } from '../../../knowledge/subjects.ts';
import type { Locale } from '../../../language/locale.ts';
import { people } from '../../people/model/directory.ts';
import { everyoneOf, groups, isIn } from '../../people/model/groups.ts';
import { nameOf } from '../../people/model/names.ts';
import { leadersOf, pilotsAmong, standInOf } from '../../people/model/piloting.ts';
import type { ProgressContext } from '../context.ts';
import { waiting } from '../model/asked.ts';
import { plusWorkingDays, steps } from '../model/calendar.ts';
import { stateAt } from '../model/history.ts';
import type { BySubject } from '../model/ledger.ts';
import { type Campaign, campaigns, type Round, rounds } from '../model/schema.ts';
import { campaignStrings } from './campaign-strings.ts';
import { nameOfSubject, shortState } from './describe.ts';
import { letterOf } from './letter.ts';
import { nameInRow } from './status-card.ts';

const payload = z.strictObject({ round: z.string(), step: z.string() });

interface Sending {
  round: Row<Round>;
  campaign: Campaign;
  step: string;
  due: Subject[];
  updates: BySubject;
  locale: Locale;
}

/** What a row is about, as things are now; the reason when it has no object any more. */
async function sendingOf(
  context: ProgressContext,
  row: OutboxRow,
  reader: Reader,
  now: Date,
): Promise<Sending | string> {
  const { round: id, step } = payload.parse(row.payload);
  const round = await reader.get(rounds, id);
  const campaign = round && (await reader.get(campaigns, round.value.campaign))?.value;
  if (!round || !campaign) return 'erased';
  if (campaign.stoppedAt !== null) return 'stopped';
  const updates = await context.ledger.read(reader);
  const locale = (await reader.get(people, row.recipient))?.value.locale ?? campaign.locale;
  const due = waiting(round.value, localDay(now, context.zone), updates, context.plan);
  return { round, campaign, step, due, updates, locale };
}

/** The bundle of one pilote. */
export const renderPrompt =
  (context: ProgressContext) =>
  async (row: OutboxRow, reader: Reader, now: Date): Promise<Rendered> => {
    const sending = await sendingOf(context, row, reader, now);
    if (typeof sending === 'string') return { moot: sending };
    const { step, locale, round } = sending;
    const role = step === 'substitute' ? 'substitute' : 'holder';
    const pilotOf = await pilotsAmong(reader, sending.due, localDay(now, context.zone));
    const subjects = sending.due.filter((subject) => {
      const pilot = pilotOf(subject);
      const asked = role === 'substitute' ? [standInOf(pilot)] : leadersOf(pilot);
      return asked.some((one) => one?.person === row.recipient);
    });
    if (subjects.length === 0) return { moot: 'answered' };
    const say = campaignStrings[locale];
    const headline =
      step === 'chase' ? say.chase(round.value.opensOn) : say.prompt(round.value.opensOn);
    const why = say.why[role];
    const { opensOn, closesOn } = round.value;
    const usual = plusWorkingDays(opensOn, steps.line, context.knowledge.calendar);
    const message = notedCard({
      lang: locale,
      headline,
      sections: subjects.slice(0, 12).map((s) => section(s, sending)),
      notes: [
        ...(closesOn === usual ? [] : [say.wantedBy(closesOn)]),
        subjects.length === 1 ? say.howOne : say.howMany,
        why,
        say.howPostpone,
      ],
      buttons: [
        { title: say.postpone, data: { verb: 'progress.postpone', round: round.id, version: 0 } },
      ],
    });
    const { campaign } = sending;
    const { zone, plan } = context;
    const author = context.view.person(campaign.startedBy);
    const from = author && nameOf(author, plan, locale);
    return {
      message,
      letter: letterOf({ round, campaign, subjects, headline, why, locale, zone, from }),
    };
  };

function section(subject: Subject, { updates, locale, round }: Sending) {
  const say = campaignStrings[locale];
  const state = stateAt(updates.get(subject.id) ?? []);
  const data = { subject: subject.id, round: round.id, version: 0 };
  const same = { title: say.same, data: { verb: 'progress.same', ...data } };
  return {
    title: nameInRow(subject, locale),
    lines: [],
    notes: [state.asOf === null ? say.never : say.last(shortState(state, locale), state.asOf)],
    buttons: [
      // There is nothing to confirm before anything was said.
      ...(state.asOf === null ? [] : [same]),
      { title: say.answer, data: { verb: 'progress.answer', subject: subject.id, version: 0 } },
    ],
  };
}

/** The line to a co-animator: what stayed without an answer in their groups. */
export const renderLine =
  (context: ProgressContext) =>
  async (row: OutboxRow, reader: Reader, now: Date): Promise<Rendered> => {
    const sending = await sendingOf(context, row, reader, now);
    if (typeof sending === 'string') return { moot: sending };
    const { locale, round, due } = sending;
    const known = valuesOf(
      await reader.getAll(
        groups,
        due.map(({ group }) => group),
      ),
    );
    const own = due.filter(({ group }) => isIn(known.get(group)?.coAnimators ?? [], row.recipient));
    if (own.length === 0) return { moot: 'answered' };
    const say = campaignStrings[locale];
    const pilotOf = await pilotsAmong(reader, own, localDay(now, context.zone));
    const message = notedCard({
      lang: locale,
      headline: say.line(round.value.opensOn, own.length),
      sections: own.slice(0, 20).map((subject) => {
        const pilot = pilotOf(subject);
        const leaders = leadersOf(pilot);
        const all = leaders.length > 0 ? leaders : everyoneOf(pilot);
        const name = all.map((one) => one.name).join(', ');
        return {
          title: nameOfSubject(subject, locale),
          lines: [],
          notes: [name ? say.linePilot(name) : say.lineNobody],
          buttons: [],
        };
      }),
      notes: [say.linePhone, say.lineWhy],
      buttons: [],
    });
    return { message };
  };
