/** Campaigns: started and stopped by co-animators, answered and postponed by pilotes. */

import { z } from 'zod';
import { localDay } from '../../../calendar/local-time.ts';
import type { Answer } from '../../../contract/turn.ts';
import { answerWith, refused, shown } from '../../../conversation/answers.ts';
import { numberOf } from '../../../knowledge/identity.ts';
import type { Subject } from '../../../knowledge/subjects.ts';
import { closeDoorsTo } from '../../../links/personal-links.ts';
import { allowed, change, selfIn, selfOf } from '../../people/model/acts.ts';
import { axeGroup } from '../../people/model/groups.ts';
import { pilotsAmong } from '../../people/model/piloting.ts';
import { ledOf, type ProgressAct, remembering, subjectIn } from '../context.ts';
import { askedOf, waiting } from '../model/asked.ts';
import { plusDays, workingDayFrom } from '../model/calendar.ts';
import { stateAt } from '../model/history.ts';
import {
  type Campaign,
  campaigns,
  type Round,
  rounds,
  scopeKey,
  snapshots,
  updateId,
} from '../model/schema.ts';
import type { CampaignScope, ProgressCommand } from '../read/command.ts';
import { unchanged } from '../read/reading.ts';
import { campaignStrings } from '../show/campaign-strings.ts';
import { nameOfSubject } from '../show/describe.ts';
import { campaignDoor } from '../show/letter.ts';
import { strings } from '../show/strings.ts';
import { whomToAsk } from '../show/teller-answers.ts';
import { keepPressed, pressed } from './record.ts';
import { tick } from './rounds.ts';

/** Matter of the campaign that somebody has just launched: "qui a répondu ?" is said of it. */
export const LAUNCHED = 'progress.campaign';
/** Which one it is, and the day by which its answers are wanted. */
export const launchedData = z.object({ campaign: z.string(), by: z.string().optional() });

type Starting = Extract<ProgressCommand, { intent: 'campaign' }>;

const scopeName = ({ kind, id }: CampaignScope, { context, locale }: ProgressAct): string => {
  const { scope } = campaignStrings[locale];
  if (kind === 'plan') return scope.plan;
  return kind === 'axe'
    ? scope.axe(numberOf(context.plan, `axe:${id}`))
    : (context.view.group(id)?.label[locale] ?? id);
};

/** The right that a scope asks for: that of its group, or of any co-animator for the whole plan. */
function changeIn(
  act: ProgressAct,
  verb: 'campaign' | 'stop',
  scope: CampaignScope,
  work: Parameters<typeof change>[3],
) {
  if (scope.kind === 'plan')
    return change(
      act,
      verb === 'stop' ? 'progress.stopAll' : 'progress.campaignAll',
      { kind: 'own' },
      work,
    );
  const id = scope.kind === 'axe' ? axeGroup(scope.id) : scope.id;
  return change(act, `progress.${verb}`, { kind: 'group', id }, work);
}

export const newCampaign = (
  act: ProgressAct,
  said: Pick<Campaign, 'scope' | 'every' | 'from' | 'by'>,
): Campaign => ({
  ...said,
  startedBy: selfOf(act),
  startedAt: act.turn.now.toISOString(),
  stoppedAt: null,
  locale: act.locale,
});

export async function startCampaign(
  act: ProgressAct,
  { scope, every, from, by, untaken, asked }: Starting,
): Promise<Answer> {
  const { locale, turn, context } = act;
  const say = campaignStrings[locale];
  if (!scope) return answerWith(say.whichScope, locale, 'clarify');
  const name = scopeName(scope, act);
  // It writes to many at once: what was not understood, or ordered, is asked back first.
  if (asked || untaken.length > 0) {
    const rhythms = every === 'once' && !asked ? (['once', 'month'] as const) : [every];
    const questions = rhythms.map((rhythm) =>
      say.order(name, say.every[rhythm], from, rhythm === 'once' ? by : undefined),
    );
    const headline = untaken.length > 0 ? say.cannot(untaken) : say.shouldStart(name);
    const answer = shown({ headline, notes: [say.rhythms], questions }, locale, 'clarify');
    const [only = '', second] = questions;
    return second
      ? answer
      : { ...answer, asks: { yes: { hear: only }, no: { say: say.notStarted } } };
  }
  const answer = await changeIn(act, 'campaign', scope, async (tx) => {
    const running = await tx.where(campaigns, 'running', scopeKey(scope));
    const same = running.some(({ value }) => value.every !== 'once');
    if (same && every !== 'once') return refused(say.already(name), locale);
    const campaign = newCampaign(act, { scope, every, from, ...(by && { by }) });
    const id = `${scope.kind}-${scope.id}@${campaign.startedAt}`;
    await tx.put(campaigns, id, campaign);
    const day = workingDayFrom(from, context.knowledge.calendar);
    const headline = say.started(name, say.every[every], day);
    const notes = by ? [say.wantedBy(by), say.startedByHow] : [say.startedHow];
    const data = { campaign: id, ...(by && { by }) };
    return {
      ...shown({ headline, notes }, locale),
      opens: [{ kind: LAUNCHED, data, label: headline }],
    };
  });
  // What is due today leaves today; whatever fails here is done by the next daily look.
  if (answer.outcome === 'command') await tick(context, turn.now).catch(() => {});
  return answer;
}

/** Of what the only campaign that runs asks. */
const soleRunning = ({ store }: ProgressAct['context']): Promise<CampaignScope | undefined> =>
  store.read(async (reader) => {
    const running = (await reader.list(campaigns)).filter(({ value }) => value.stoppedAt === null);
    return running.length === 1 ? running[0]?.value.scope : undefined;
  });

export async function stopCampaign(
  act: ProgressAct,
  said: CampaignScope | undefined,
): Promise<Answer> {
  const { locale, turn, context } = act;
  const say = campaignStrings[locale];
  const scope = said ?? (await soleRunning(context));
  if (!scope) return answerWith(say.whichScope, locale, 'clarify');
  const name = scopeName(scope, act);
  return changeIn(act, 'stop', scope, async (tx) => {
    const running = await tx.where(campaigns, 'running', scopeKey(scope));
    for (const { id, value } of running)
      await tx.put(campaigns, id, { ...value, stoppedAt: turn.now.toISOString() });
    for (const { id } of running) await closeDoorsTo(tx, campaignDoor(id), turn.now);
    return running.length === 0
      ? refused(say.noCampaign(name), locale)
      : shown({ headline: say.stopped(name) }, locale);
  });
}

/** "Finalement c’est pour le 12": the day by which the answers of a campaign are wanted. */
export async function moveDeadline(act: ProgressAct, id: string, by: string): Promise<Answer> {
  const { locale, context } = act;
  const say = campaignStrings[locale];
  const known = await context.store.read((reader) => reader.get(campaigns, id));
  if (!known || known.value.stoppedAt !== null || known.value.every !== 'once')
    return refused(say.noDeadline, locale);
  return changeIn(act, 'campaign', known.value.scope, async (tx) => {
    await tx.put(campaigns, id, { ...known.value, by });
    const open = await tx.where(rounds, 'campaign', id);
    for (const round of open) await tx.put(rounds, round.id, { ...round.value, closesOn: by });
    const was = known.value.by;
    const notes = [
      ...(was && was !== by ? [say.insteadOf(was)] : []),
      ...(open.length > 0 ? [say.alreadyAsked] : []),
    ];
    return {
      ...shown({ headline: say.wantedBy(by), notes }, locale),
      opens: [{ kind: LAUNCHED, data: { campaign: id, by }, label: say.wantedBy(by) }],
    };
  });
}

/** "Rien de neuf", by the button of a prompt. */
export function confirmSame(act: ProgressAct, id: string, round: string): Promise<Answer> {
  const { locale, turn, context } = act;
  return keepPressed(act, strings[locale].noted, async () => {
    const subject = subjectIn(context, id);
    const same = updateId(round, id, selfOf(act), localDay(turn.now, context.zone));
    const words = campaignStrings[locale].same;
    return subject && { ...pressed(act), id: same, subject, said: unchanged, words };
  });
}

/** How much later a pilote is asked again, in days. */
const POSTPONED_DAYS = 7;

/** Puts off all that a round still asks of whoever acts. */
export async function postpone(act: ProgressAct, id: string): Promise<Answer> {
  const { locale, turn, context } = act;
  const say = campaignStrings[locale];
  const updates = await context.store.read((reader) => context.ledger.read(reader));
  return change(act, 'progress.postpone', { kind: 'own' }, async (tx) => {
    const round = await tx.get(rounds, id);
    if (!round) return refused(say.notAsked, locale);
    const today = localDay(turn.now, context.zone);
    const due = waiting(round.value, today, updates, context.plan, true);
    const own = askedOf(selfOf(act), due, await pilotsAmong(tx, due, today));
    if (own.length === 0) return refused(say.notAsked, locale);
    const day = workingDayFrom(plusDays(today, POSTPONED_DAYS), context.knowledge.calendar);
    const ids = new Set(own.map((s) => s.id));
    const next: Round = {
      ...round.value,
      closesOn: later(round.value.closesOn, day),
      asked: round.value.asked.map((a) => (ids.has(a.subject) ? { ...a, postponedTo: day } : a)),
    };
    await tx.put(rounds, id, next);
    return answerWith(say.postponed(day), locale);
  });
}

/** The later of two local days. */
const later = (a: string, b: string): string => [a, b].sort().at(-1) ?? b;

/** How a thing stands, frozen as its pilote says it does. */
export async function validate(act: ProgressAct, subject: Subject | undefined): Promise<Answer> {
  const { locale, turn, context } = act;
  const say = campaignStrings[locale];
  if (!subject) return answerWith(say.whichToValidate, locale, 'clarify');
  const name = nameOfSubject(subject, locale);
  const updates = await context.store.read((reader) => context.ledger.read(reader));
  const at = turn.now.toISOString();
  const state = stateAt(updates.get(subject.id) ?? [], at);
  return remembering(act, async (tx) => {
    const answer = !(await allowed(act, 'progress.validate', ledOf(subject), tx))
      ? refused(`${say.cannotValidate(name)} ${await whomToAsk(tx, act, subject)}`, locale)
      : state.asOf === null
        ? refused(say.nothingToValidate(name), locale)
        : shown(
            {
              headline: say.validated(name, localDay(turn.now, context.zone)),
              notes: [say.validatedNote],
            },
            locale,
          );
    if (answer.outcome === 'command') {
      const { organisation } = await selfIn(tx, act);
      await tx.put(snapshots, `${subject.id}@${at}`, {
        subject: subject.id,
        at,
        by: selfOf(act),
        organisation,
        state,
      });
    }
    return answer;
  });
}
