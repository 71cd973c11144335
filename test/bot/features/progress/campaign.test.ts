/** A whole campaign over real HTTP: 25 fiches, 30 people, a clock in hand. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Bot, createBot } from '../../../../bot/conversation/bot.ts';
import { features } from '../../../../bot/features/index.ts';
import { personRecipient } from '../../../../bot/features/people/model/directory.ts';
import { emptyGroup, groups, pilots } from '../../../../bot/features/people/model/groups.ts';
import { createMeet } from '../../../../bot/features/people/model/meet.ts';
import { campaigns, rounds, updates } from '../../../../bot/features/progress/model/schema.ts';
import { createKnowledge } from '../../../../bot/knowledge/knowledge.ts';
import { readCard } from '../../../../cards/text.ts';
import type { RowStore } from '../../../../src/store/row-store.ts';
import { tenantId } from '../../../support/fake-teams-client.ts';
import { generatedPlan } from '../../../support/generated-plan.ts';
import { MemoryStore } from '../../../support/memory-store.ts';
import { seedFor } from '../../../support/random.ts';
import { type Rig, startRig } from '../../../support/rig.ts';
import { until as waitUntil } from '../../../support/until.ts';
import { projectLexicon, projectVocabulary } from '../../../support/vocabulary.ts';

const FICHES = 25;
const seed = seedFor('progress campaign');

interface Player {
  id: string;
  name: string;
}
const player = (name: string, n: number): Player => ({
  id: `${String(n).padStart(8, '0')}-0000-4000-8000-000000000000`,
  name,
});
const holders = Array.from({ length: 24 }, (_, i) => player(`Pilote ${i + 1}`, i + 1));
const substitutes = Array.from({ length: 3 }, (_, i) => player(`Relais ${i + 1}`, i + 101));
const animator = player('Ines Animatrice', 201);
const second = player('Omar Animateur', 202);
const replacement = player('Nina Nouvelle', 203);
const everybody = [...holders, ...substitutes, animator, second, replacement];

let store: RowStore;
let bot: Bot;
let rig: Rig;
let now = new Date();

const refOf = ({ id }: Player) => personRecipient({ tenantId, id });
const chatOf = ({ id }: Player) => `a:${id}`;

/** What Teams says for a person; its token holds whatever day the service believes it is. */
async function tell(from: Player, activity: Record<string, unknown>): Promise<void> {
  const at = Math.floor(Date.now() / 1000);
  const answer = await rig.teams.forge({
    claims: { nbf: at - 60, exp: at + 3 * 365 * 86_400 },
    activity: {
      type: 'message',
      text: undefined,
      from: { id: `29:${from.id}`, name: from.name, aadObjectId: from.id },
      conversation: { id: chatOf(from), conversationType: 'personal', tenantId },
      ...activity,
    },
  });
  expect(answer.status).toBe(200);
}
const say = (from: Player, text: string) => tell(from, { text });
const press = (from: Player, value: object) => tell(from, { value });

/** Moves the service's clock to a local moment, and does what is due that day. */
async function until(moment: string): Promise<void> {
  const next = new Date(moment);
  rig.wait(next.getTime() - now.getTime());
  now = next;
  await bot.daily(now);
  await delivered();
}

/** Waits until nothing that is due is left, nor on its way. */
async function delivered(): Promise<void> {
  rig.app.delivery?.wake();
  await waitUntil('no row is due', async () => !(await isBusy()));
}

const isBusy = (): Promise<boolean> =>
  store.read(async ({ outbox }) => {
    const soon = new Date(now.getTime() + 60_000).toISOString();
    const rows = await Promise.all(everybody.map((p) => outbox.find('recipient', refOf(p))));
    return rows
      .flat()
      .some((row) => row.state === 'sending' || (row.state === 'waiting' && row.notBefore <= soon));
  });

/** Texts that a person got since the last look. */
const seen = new Map<string, number>();
function inbox(to: Player): string[] {
  const all = rig.connector.ledger
    .filter(
      (entry) =>
        entry.accepted &&
        entry.method === 'POST' &&
        decodeURIComponent(entry.path).includes(chatOf(to)),
    )
    .map(({ body }) => {
      const card = body.attachments?.[0]?.content;
      return (card ? readCard(card) : (body.text ?? '')).replace(/[\u00a0\u202f]/g, ' ');
    });
  const fresh = all.slice(seen.get(to.id) ?? 0);
  seen.set(to.id, all.length);
  return fresh;
}
const forget = () => everybody.forEach(inbox);
const got = (text: string) => everybody.filter((p) => inbox(p).some((t) => t.includes(text)));

beforeAll(async () => {
  store = new MemoryStore(() => now);
  const knowledge = createKnowledge(
    generatedPlan({ fiches: FICHES, seed }),
    await projectVocabulary(),
    { lexicon: await projectLexicon() },
  );
  bot = createBot(features(knowledge), {
    reader: knowledge.reader,
    lexicon: knowledge.lexicon,
    tools: { store, isAdmin: () => false },
  });
  rig = await startRig({
    bot,
    store,
    meet: createMeet(store),
    delivery: { pollMs: 20, perSecond: 500, spacingMs: 20 },
    env: { SEND_RATE: '50' },
  });
  rig.app.delivery?.start();
  for (const person of everybody) await say(person, 'bonjour');
  await store.transact(async (tx) => {
    const at = now.toISOString();
    const own = [animator, second].map((p) => ({ person: refOf(p), since: at }));
    await tx.put(groups, 'axe-1', { ...emptyGroup('axe'), members: own, coAnimators: own });
    for (let i = 0; i < FICHES; i++) {
      // The first pilote leads two fiches.
      const holder = holders[Math.max(0, i - 1)] as Player;
      const substitute = substitutes[i];
      await tx.put(pilots, `fiche:1.${i + 1}`, {
        organisation: null,
        holder: { person: refOf(holder), name: holder.name },
        substitute: substitute ? { person: refOf(substitute), name: substitute.name } : null,
        until: null,
        at,
        by: refOf(animator),
      });
    }
  });
});
afterAll(async () => {
  await rig.close();
  await store.close();
});

it(`asks, reminds and lets be, a whole month long (seed ${seed})`, async () => {
  // Monday 4 January 2027.
  await until('2027-01-04T09:00:00.000Z');
  forget();
  await say(animator, "lance un point d'étape mensuel pour l'axe 1");
  await delivered();
  const bundles = inbox(holders[0] as Player);
  expect(bundles).toHaveLength(1);
  for (const part of [
    'Fiche 1.1',
    'Fiche 1.2',
    'parce que vous en êtes pilote',
    'Reporter d’une semaine',
    'Aucune mise à jour jusqu’ici',
  ])
    expect(bundles[0]).toContain(part);
  for (const person of holders.slice(1))
    expect([person.name, inbox(person).length]).toEqual([person.name, 1]);
  expect(substitutes.flatMap(inbox)).toEqual([]);
  const [round] = await store.read((reader) => reader.list(rounds));

  // A free answer is for the fiche that was asked about; "rien de neuf" is one.
  for (const person of holders.slice(3, 13)) await say(person, 'couvert, 60 %, convention signée');
  for (const person of holders.slice(13, 18)) await say(person, 'rien de neuf');
  await press(holders[18] as Player, {
    verb: 'progress.same',
    subject: 'fiche:1.20',
    round: round?.id,
    version: 0,
  });
  await press(holders[19] as Player, { verb: 'progress.postpone', round: round?.id, version: 0 });
  // Of two fiches the bot asks which.
  forget();
  await say(holders[0] as Player, 'nuage, 20 %');
  expect(inbox(holders[0] as Player)[0]).toContain('De quelle fiche');
  await say(holders[0] as Player, '1.1 : nuage, 20 %');
  const kept = await store.read((reader) => reader.list(updates));
  expect(kept.map(({ value }) => value.subject).sort()).toEqual(
    [1, ...Array.from({ length: 10 }, (_, i) => i + 5), 15, 16, 17, 18, 19, 20]
      .map((n) => `fiche:1.${n}`)
      .sort(),
  );
  expect(kept.every(({ value }) => value.round === round?.id)).toBe(true);

  // A pilote is replaced: the next is asked at the next look, the former no more.
  await store.transact(async (tx) => {
    const row = await tx.get(pilots, 'fiche:1.25');
    if (row)
      await tx.put(pilots, 'fiche:1.25', {
        ...row.value,
        holder: { person: refOf(replacement), name: replacement.name },
      });
  });
  forget();
  await until('2027-01-05T09:00:00.000Z');
  expect(got('Point d’étape du').map(({ name }) => name)).toEqual([replacement.name]);

  // Five working days later: only those who did not answer. A week has passed for who postponed.
  forget();
  await until('2027-01-11T09:00:00.000Z');
  expect(inbox(holders[19] as Player)).toEqual([expect.stringContaining('où en êtes-vous')]);
  expect(got('Rappel').map(({ name }) => name)).toEqual(
    [0, 1, 2, 20, 21, 22].map((i) => holders[i]?.name).concat(replacement.name),
  );

  // Eight: the substitutes of what still waits. Ten: a line to each co-animator.
  forget();
  await until('2027-01-14T09:00:00.000Z');
  const asSubstitute = got('comme suppléant').map(({ name }) => name);
  expect(asSubstitute).toEqual([substitutes[1]?.name, substitutes[2]?.name]);
  await say(substitutes[1] as Player, 'soleil, 80 %');
  forget();
  await until('2027-01-18T09:00:00.000Z');
  expect(got('restent sans réponse').map(({ name }) => name)).toEqual([animator.name, second.name]);
  await until('2027-01-19T09:00:00.000Z');
  expect(everybody.flatMap(inbox)).toEqual([]);

  // It says of a silent fiche that it is silent.
  await until('2027-02-02T09:00:00.000Z');
  await say(animator, 'fiches sans nouvelles');
  expect(inbox(animator)[0]).toContain('Sans nouvelles depuis la demande du 4 janvier 2027');

  // The next month asks everybody again, with the last state; a look twice a day asks once.
  forget();
  await until('2027-02-04T09:00:00.000Z');
  await until('2027-02-04T15:00:00.000Z');
  const asked = inbox(holders[3] as Player);
  expect(asked).toHaveLength(1);
  expect(asked[0]).toContain('Dernier état, à jour le 4 janvier 2027 : couvert, 60 %');
});

it('leaves people alone on public holidays, on weekends and in August', async () => {
  forget();
  for (const day of ['2027-05-01', '2027-07-14', '2027-08-04', '2027-08-16'])
    await until(`${day}T09:00:00.000Z`);
  expect(everybody.flatMap(inbox)).toEqual([]);
});

it('stops for good when a co-animator says so, and for nobody else', async () => {
  await until('2027-09-02T09:00:00.000Z');
  await say(holders[5] as Player, "arrête le point d'étape de l'axe 1");
  expect((await store.read((reader) => reader.list(campaigns)))[0]?.value.stoppedAt).toBeNull();
  await say(second, "arrête le point d'étape de l'axe 1");
  forget();
  await until('2027-09-06T09:00:00.000Z');
  await until('2027-09-07T09:00:00.000Z');
  expect(everybody.flatMap(inbox)).toEqual([]);
});

it('sends a digest to co-animators and the linked channel when something changed, and never an empty one', async () => {
  await store.transact(async (tx) => {
    const group = await tx.get(groups, 'axe-1');
    if (group) await tx.put(groups, 'axe-1', { ...group.value, channel: '19:axe1' });
  });
  await say(animator, "résumé hebdomadaire pour l'axe 1");
  forget();
  await until('2027-09-13T09:00:00.000Z');
  expect(everybody.flatMap(inbox)).toEqual([]);
  await say(holders[5] as Player, '1.7 : orage, le financeur se retire');
  forget();
  await until('2027-09-20T09:00:00.000Z');
  expect(got('Ce qui a changé').map(({ name }) => name)).toEqual([animator.name, second.name]);
  const rows = await store.read(({ outbox }) => outbox.find('recipient', 'channel:19:axe1'));
  expect(rows).toHaveLength(1);
  await until('2027-09-27T09:00:00.000Z');
  expect(everybody.flatMap(inbox)).toEqual([]);
});
