import { beforeEach, describe, expect, it } from '@jest/globals';
import type { OutboxDraft, OutboxState, Store } from '../../../../bot/contract/store.ts';
import { addresses } from '../../../../bot/features/people/model/directory.ts';
import {
  type AttemptOutcome,
  blankRecord,
  toResult,
} from '../../../../bot/features/sendings/model/attempts.ts';
import { pushes, startPush } from '../../../../bot/features/sendings/model/pushes.ts';
import { nextLook, tallyOf } from '../../../../bot/features/sendings/model/rules.ts';
import { readCard } from '../../../../cards/text.ts';
import { rowLike } from '../../../src/delivery/samples.ts';
import { startFakeConnector } from '../../../support/fake-connector.ts';
import { claimDue, settle } from '../../../support/outbox-calls.ts';
import { teamsAddress } from '../../../support/outbox-rows.ts';
import { admin, animator, noon, readAll, refOf, zoe } from '../../../support/partners.ts';
import { createTestDelivery } from '../../../support/test-delivery.ts';
import { until } from '../../../support/until.ts';
import { withPartners } from '../../../support/with-partners.ts';

const house = withPartners();

const subject = 'push:1';
const draft = (who: string, at: Date): OutboxDraft => ({
  key: `invitation:1:${who}`,
  kind: 'test.invitation',
  subject,
  recipient: `person:${who}`,
  payload: { who },
  notBefore: at.toISOString(),
  expiresAt: new Date(at.getTime() + 86_400_000).toISOString(),
});

const start = (store: Store, people: string[], now = noon, perSecond?: number) =>
  store.transact((tx) =>
    startPush(tx, {
      subject,
      title: { fr: 'invitation à la réunion du **GT**', en: 'invitation to the meeting' },
      startedBy: refOf(animator),
      locale: 'fr',
      now,
      perSecond,
      drafts: people.map((who) => draft(who, now)),
    }),
  );

/** Claims everything that is due and ends it as told. */
async function end(ends: Record<string, [OutboxState, AttemptOutcome]>): Promise<void> {
  const later = new Date(noon.getTime() + 1_000);
  const rows = await claimDue(house.store, { owner: 'me', now: later, limit: 99, leaseMs: 60_000 });
  for (const row of rows) {
    const [state, outcome] = ends[row.recipient.slice('person:'.length)] ?? ['waiting', null];
    const result = toResult({ ...blankRecord, outcome });
    if (state === 'sending') continue;
    await settle(house.store, row, row.lease?.fence ?? 0, { state, result });
  }
}

const everyEnd: Record<string, [OutboxState, AttemptOutcome]> = {
  a: ['sent', 'sent'],
  b: ['sent', 'sent'],
  c: ['waiting', 'noAddress'],
  d: ['waiting', 'blocked'],
  e: ['failed', 'invalid'],
  f: ['uncertain', 'ambiguous'],
  g: ['dropped', 'moot'],
};

describe('the report', () => {
  it('says how many were reached, and why the others were not', async () => {
    await start(house.store, [...Object.keys(everyEnd), 'h']);
    await end(everyEnd);
    const said = readAll(await house.say(animator, "rapport d'envoi"));
    const lines = said.replaceAll('\u00a0', ' ').split('\n');
    expect(lines.slice(0, 2)).toEqual([
      'Envoi : invitation à la réunion du **GT**',
      'Envoi en cours : 2 sur 8.',
    ]);
    expect(lines).toEqual(
      expect.arrayContaining([
        'Joints : 2',
        'En cours : 1',
        'Pas encore de conversation : 1',
        'Bloqués ou partis : 1',
        'En échec : 1',
        'Incertains : 1',
        'Devenus sans objet : 1',
      ]),
    );
    expect(lines.slice(-2)).toEqual([
      'Renvoyer aux non joints (3)',
      'Renvoyer aussi aux incertains (4)',
    ]);
  });

  it('is that of whoever asks, and of nobody else', async () => {
    await start(house.store, ['a']);
    expect(readAll(await house.say(zoe, "rapport d'envoi"))).toBe('Vous n’avez lancé aucun envoi.');
  });

  it('comes in English to whoever speaks it', async () => {
    await start(house.store, ['a']);
    const said = readAll(await house.say(animator, 'sending report', { locale: 'en' }));
    expect(said).toContain('Sending in progress: 0 of 1.');
  });

  it('is not given for a question that only speaks of a report', () => {
    const [best] = house.bot.understand(
      'qui rédige le rapport annuel de la CAF ?',
      { now: noon },
      'fr',
    );
    expect(best?.fields).not.toMatchObject({ intent: 'sendingReport' });
  });
});

describe('sending again', () => {
  const press = (person = animator, uncertain = 'no', version = 0) =>
    house.press(person, 'sendings.resend', { push: subject, uncertain, version });
  const standing = async () => {
    const rows = await house.store.read(({ outbox }) => outbox.find('subject', subject));
    return Object.fromEntries(rows.map((row) => [row.recipient.slice(7), row.state]));
  };
  beforeEach(async () => {
    await start(house.store, Object.keys(everyEnd));
    await end(everyEnd);
  });

  it('goes to those who were not reached, and to nobody else', async () => {
    expect(readAll(await press())).toBe('Renvoi à 3 destinataires. Le rapport suit.');
    expect(await standing()).toEqual({
      a: 'sent',
      b: 'sent',
      c: 'waiting',
      d: 'waiting',
      e: 'waiting',
      f: 'uncertain',
      g: 'dropped',
    });
    const later = new Date(noon.getTime() + 1_000);
    const due = await claimDue(house.store, { owner: 'me', now: later, limit: 99, leaseMs: 1_000 });
    expect(due.map(({ recipient }) => recipient).sort()).toEqual([
      'person:c',
      'person:d',
      'person:e',
    ]);
  });

  it('goes to the uncertain when somebody decides so', async () => {
    expect(readAll(await press(animator, 'yes'))).toBe(
      'Renvoi à 4 destinataires. Le rapport suit.',
    );
    expect((await standing()).f).toBe('waiting');
  });

  it('is refused to a button that has served, and to whoever did not start the push', async () => {
    expect(readAll(await press(zoe))).toMatch(/^Ce rapport appartient/);
    await press();
    expect(readAll(await press())).toMatch(/^Un renvoi a déjà été demandé/);
    expect(readAll(await press(admin, 'no', 1))).toMatch(/^Personne à qui renvoyer/);
    await house.store.transact((tx) => tx.remove(pushes, subject));
    expect(readAll(await press())).toBe('Cet envoi n’existe plus.');
  });
});

describe('how often a report is looked at again', () => {
  const look = (ageMs: number, notBefore = noon) =>
    (nextLook(
      [rowLike({ state: 'waiting', notBefore: notBefore.toISOString() })],
      new Date(noon.getTime() - ageMs),
      noon,
    )?.getTime() ?? 0) - noon.getTime();

  it('is every 2 s at first, then less and less, and never after the end', () => {
    expect(look(0)).toBe(2_000);
    expect(look(1_200_000)).toBe(60_000);
    expect(look(864_000_000)).toBe(3_600_000);
    expect(look(0, new Date(noon.getTime() + 600_000))).toBe(600_000);
    expect(nextLook([rowLike({ state: 'sent' })], noon, noon)).toBeUndefined();
  });

  it('counts who waits because they cannot be written to as not reached, not as under way', () => {
    const rows = [rowLike({ state: 'waiting', record: { outcome: 'noAddress' } })];
    expect(tallyOf(rows)).toMatchObject({ inProgress: 0, noAddress: 1 });
    expect(nextLook(rows, noon, noon)).toBeUndefined();
  });
});

describe('a push', () => {
  const people = Array.from({ length: 400 }, (_, i) => `p${i}`);
  const meet = (store: Store, serviceUrl: string, who: string[]) =>
    store.transact(async (tx) => {
      for (const one of who)
        await tx.put(
          addresses,
          `person:${one}`,
          teamsAddress(`a:${one}`, serviceUrl, { tenantId: 't1', lastSeenAt: noon.toISOString() }),
        );
    });

  it.each([
    [undefined, 30],
    [10, 10],
    [50, 50],
  ])('comes due as fast as the rate lets it leave (SEND_RATE %p)', async (perSecond, rate) => {
    await start(house.store, people, noon, perSecond);
    const rows = await house.store.read(({ outbox }) => outbox.find('subject', subject));
    const times = rows.map(({ notBefore }) => Date.parse(notBefore)).sort((a, b) => a - b);
    const seconds = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1_000;
    expect(seconds).toBeGreaterThanOrEqual((people.length - 1) / rate);
    expect(seconds).toBeLessThanOrEqual((people.length / rate) * 1.05);
  });

  it('at a high rate leaves no reminder waiting behind it', async () => {
    const connector = await startFakeConnector();
    const { store } = house;
    const now = new Date();
    // Two hundred, due in 2 s: few enough for a machine that keeps each of them slowly.
    const some = people.slice(0, 200);
    await meet(store, connector.serviceUrl, [...some, 'reminded']);
    await start(store, some, now, 100);
    const reminder = draft('reminded', new Date(now.getTime() + 1_000));
    await store.transact((tx) => tx.outbox.add({ ...reminder, subject: 'meeting:1' }));
    // As they are taken in hand: what leaves next to each other may arrive in any order.
    const taken: string[] = [];
    const render = async (row: { recipient: string }) => {
      taken.push(row.recipient);
      return { message: { text: row.recipient } };
    };
    const delivery = createTestDelivery({
      store,
      perSecond: 100,
      options: { spacingMs: 20 },
      render,
    });
    delivery.start();
    await until('201 messages', () => connector.ledger.length >= 201);
    await delivery.stop();
    expect(connector.ledger).toHaveLength(201);
    // Behind what was due before it, not behind the whole push.
    expect(taken.indexOf('person:reminded')).toBeLessThan(150);
    await connector.close();
  });
});

it('a push of a hundred and fifty is followed by one card that brings itself up to date', async () => {
  const connector = await startFakeConnector();
  const { store, bot } = house;
  const now = new Date();
  const who = Array.from({ length: 150 }, (_, i) => `p${i}`);
  await store.transact(async (tx) => {
    for (const recipient of [refOf(animator), ...who.slice(1).map((one) => `person:${one}`)]) {
      await tx.put(
        addresses,
        recipient,
        teamsAddress(
          recipient === refOf(animator) ? 'a:starter' : `a:${recipient}`,
          connector.serviceUrl,
          { tenantId: 't1', lastSeenAt: now.toISOString() },
        ),
      );
    }
  });
  await start(store, who, now);
  const delivery = createTestDelivery({
    store,
    perSecond: 30,
    render: async (row) =>
      row.kind === 'sendings.report'
        ? store.read((reader) => bot.render(row, reader, new Date()))
        : { message: { text: row.key } },
  });
  // Whatever the speed of the machine, the push is not over before one more look at it is due.
  const busy = { kind: 'status', status: 429, headers: { 'retry-after': '3' } } as const;
  connector.faultsIn.set(`a:${who.at(-1)}`, [busy, busy]);
  delivery.start();
  const report = () => store.read(({ outbox }) => outbox.get(`report:${subject}:0`));
  await until('the last report', async () => (await report())?.state === 'sent');
  await delivery.stop();
  const entries = connector.ledger.filter(({ path }) => path.includes('starter'));
  expect(entries[0]?.method).toBe('POST');
  expect(entries.length).toBeGreaterThan(2);
  expect(entries.slice(1).every(({ method }) => method === 'PUT')).toBe(true);
  const last = entries.at(-1)?.body.attachments?.[0]?.content ?? {};
  expect(readCard(last)).toContain('Envoi terminé\u00a0: 149 sur 150.');
  expect(readCard(last)).toContain('Renvoyer aux non joints (1)');
  await connector.close();
});
