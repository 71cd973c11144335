import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import { createBot } from '../../../../bot/conversation/bot.ts';
import { features } from '../../../../bot/features/index.ts';
import { createMeet } from '../../../../bot/features/people/model/meet.ts';
import type { Knowledge } from '../../../../bot/knowledge/knowledge.ts';
import type { Card } from '../../../../cards/card.ts';
import { readCard } from '../../../../cards/text.ts';
import { openFile } from '../../../../src/store/file/open-file.ts';
import { silent } from '../../../../src/store/log.ts';
import type { RowStore } from '../../../../src/store/row-store.ts';
import {
  type Entry,
  type FakeConnector,
  startFakeConnector,
} from '../../../support/fake-connector.ts';
import { tenantId } from '../../../support/fake-teams-client.ts';
import { buttonsOf } from '../../../support/meetings.ts';
import { long } from '../../../support/random.ts';
import { type Rig, startRig } from '../../../support/rig.ts';
import { until } from '../../../support/until.ts';
import { knowledgeOf } from '../../../support/vocabulary.ts';

/**
 * A meeting from its planning to its cancellation, for 40 people (15 in the short form) and a channel, over real HTTP. The
 * service stops and starts again between the steps, on the same data; its clock is in our hand.
 */
const size = long ? 40 : 15;
/** Later than the real day, whatever that is: tokens are good from now on. A Monday at 9 in Paris. */
const year = new Date(Date.now()).getFullYear() + 1;
const firstMonday = 7 - ((new Date(Date.UTC(year, 5, 7)).getUTCDay() + 6) % 7);
const june = (day: number, time: string) =>
  new Date(`${year}-06-${String(day).padStart(2, '0')}T${time}:00.000Z`);
const monday = june(firstMonday, '07:00');
/** Two weeks later, a Tuesday at 14:00 in Paris, where it is summer. */
const meetingDay = firstMonday + 15;

const locales = ['fr-FR', 'en-GB', 'de-DE'] as const;
const who = Array.from({ length: size }, (_, i) => {
  const id = `p${String(i).padStart(2, '0')}`;
  return {
    locale: locales[i % 3] as string,
    from: {
      id: `29:${id}`,
      name: `Personne ${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[i % 26]}${i}`,
      aadObjectId: `${id}-0000`,
    },
    conversation: { id: `a:${id}`, conversationType: 'personal', tenantId },
  };
});
type Somebody = (typeof who)[number];
const [boss] = who as [Somebody];
const channel = {
  id: '19:carto@thread.tacv2;messageid=1700000000000',
  conversationType: 'channel',
  isGroup: true,
  tenantId,
};
const channelId = '19:carto@thread.tacv2';

let directory: string;
let knowledge: Knowledge;
let connector: FakeConnector;
let store: RowStore;
let rig: Rig;
let at = monday;

async function start(): Promise<void> {
  store = await openFile({ dataDir: directory, now: () => at, log: silent });
  const bot = createBot(features(knowledge), {
    reader: knowledge.reader,
    lexicon: knowledge.lexicon,
    tools: {
      store,
      isAdmin: ({ id }) => id === boss.from.aadObjectId,
      settings: { publicUrl: 'https://fil-rouge.exemple.fr' },
    },
  });
  const delivery = { pollMs: 20, spacingMs: 20 };
  rig = await startRig({ bot, store, meet: createMeet(store), connector, at, delivery });
  rig.app.delivery?.start();
}

async function stop(): Promise<void> {
  await rig.close();
  await store.close();
}

/** The service stops, time passes, the service starts again. */
async function restartAt(next: Date): Promise<void> {
  await stop();
  at = next;
  await start();
}

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'fil-rouge-life-'));
  knowledge = await knowledgeOf('seineSaintDenis');
  connector = await startFakeConnector();
  await start();
});
afterAll(async () => {
  await stop();
  await connector.close();
  await rm(directory, { recursive: true, force: true });
});

let said = 0;
/** Ids of their own over restarts: a message delivered twice would be answered once. */
const activityOf = ({ from, conversation, locale }: Somebody) => ({
  id: `life-${said++}`,
  from,
  conversation,
  locale,
});
const cardOf = ({ body }: Entry): Card | undefined => {
  const posted = body.attachments?.[0]?.content;
  return posted as Card | undefined;
};
const isIn = (conversation: string) => (entry: Entry) =>
  entry.accepted && decodeURIComponent(entry.path.split('/')[4] ?? '') === conversation;

/** What Teams took since a mark in its ledger, in one conversation. */
const since = (mark: number, conversation: string, method?: string): Entry[] =>
  connector.ledger
    .slice(mark)
    .filter(isIn(conversation))
    .filter((entry) => !method || entry.method === method);

/** The reports of sendings to whoever started them, and of who joined the group, aside. */
const isReport = (entry: Entry) => /^(Envoi|Sending|Entrée libre)/.test(entry.body.summary ?? '');
const cardsTo = (mark: number, { conversation }: Somebody, method: string) =>
  since(mark, conversation.id, method).filter((entry) => cardOf(entry) && !isReport(entry));

const say = async (person: Somebody, text: string, conversation?: object) => {
  const mark = connector.ledger.length;
  const activity = { ...activityOf(person), ...(conversation && { conversation }) };
  const { status } = await rig.teams.say(text, { activity });
  expect(status).toBe(200);
  const told = since(mark, conversation ? channel.id : person.conversation.id, 'POST');
  return told.filter((entry) => !isReport(entry)).at(-1);
};

/** Presses a button of a card; what comes back takes its place. */
async function press(person: Somebody, card: Card, title: string): Promise<Card> {
  const button = buttonsOf({ message: { text: '', card } })[title];
  if (!button) throw new Error(`No button ${title} on ${readCard(card)}`);
  const { body } = await rig.teams.execute(button.verb, button.data, {
    activity: activityOf(person),
  });
  const { value } = body as { value: Card };
  return value;
}

const english = ({ locale }: Somebody) => locale.startsWith('en');
const cards = new Map<Somebody, Card>();

it('everybody joins, the channel is linked', async () => {
  await say(boss, 'ajoute-moi comme co-animateur du sous-groupe cartographie');
  await say(boss, 'entrée libre pour le sous-groupe cartographie');
  for (const person of who) await say(person, 'rejoindre le sous-groupe cartographie');
  const answer = await say(boss, 'lier ce canal au sous-groupe cartographie', channel);
  expect(answer?.body.summary ?? answer?.body.text).toContain('C’est fait');
});

it('is planned in one line, shown, then announced to all in their language', async () => {
  await restartAt(new Date(monday.getTime() + 3_600_000));
  const day = `mardi ${meetingDay} juin ${year}`;
  const shown = await say(
    boss,
    `réunion sous-groupe cartographie ${day} de 14h à 16h, Caf de Bobigny : tour de table ; choix du livrable`,
  );
  const plan = shown && cardOf(shown);
  expect(readCard(plan ?? {})).toContain(`${size} personnes et le canal lié`);
  const mark = connector.ledger.length;
  const done = await press(boss, plan as Card, 'Envoyer');
  expect(readCard(done)).toContain('C’est envoyé');
  // Nothing of it is lost when the service stops right after.
  await restartAt(new Date(at.getTime() + 60_000));
  await until('an invitation each and one for the channel', () =>
    [...who.map((person) => cardsTo(mark, person, 'POST')), since(mark, channelId, 'POST')].every(
      (entries) => entries.length === 1,
    ),
  );
  for (const person of who) {
    const [entry] = cardsTo(mark, person, 'POST') as [Entry];
    const heading = english(person)
      ? 'You are invited – Sub-group Mapping'
      : 'Invitation – Sous-groupe Cartographie';
    expect(readCard(cardOf(entry) ?? {}).split('\n')[0]).toBe(heading);
    cards.set(person, cardOf(entry) as Card);
  }
  expect(since(mark, channelId, 'POST')[0]?.body.summary).toContain('Une réunion est prévue');
});

it('has a calendar entry behind its link', async () => {
  const url = /"url":"[^"]*(\/liens\/[^"]+)"/.exec(JSON.stringify(cards.get(boss)))?.[1] ?? '';
  const response = await fetch(rig.origin + url);
  expect(response.headers.get('content-type')).toContain('method=PUBLISH');
  const calendar = new ICAL.Component(ICAL.parse(await response.text()));
  const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') ?? undefined);
  expect(event.sequence).toBe(0);
  expect(event.location).toBe('Caf de Bobigny');
});

it('is answered on the card, and the cards follow', async () => {
  await restartAt(new Date(at.getTime() + 3_600_000));
  const mark = connector.ledger.length;
  for (const [i, person] of who.slice(0, 12).entries()) {
    const title = english(person)
      ? i < 10
        ? 'Present'
        : 'Excused'
      : i < 10
        ? 'Présent'
        : 'Excusé';
    const card = await press(person, cards.get(person) as Card, title);
    expect(readCard(card).replaceAll('\u00a0', ' ')).toContain(
      english(person) ? `Answers: ${i + 1} of ${size}` : `Réponses : ${i + 1} sur ${size}`,
    );
  }
  await restartAt(new Date(at.getTime() + 60_000));
  await until('the cards of those who answered, and that of the channel', () =>
    [...who.slice(0, 12).map((p) => p.conversation.id), channelId].every(
      (id) => since(mark, id, 'PUT').filter((entry) => !isReport(entry)).length > 0,
    ),
  );
  const board = since(mark, channelId, 'PUT').at(-1)?.body.summary ?? '';
  expect(board.replaceAll('\u00a0', ' ')).toContain(`Réponses : 12 sur ${size}`);
  // The one who animates is named; those who answered are not.
  for (const { from } of who.slice(1)) expect(board).not.toContain(from.name);
});

it('is moved: one new message and the old card, for everybody', async () => {
  await restartAt(new Date(at.getTime() + 3_600_000));
  const shown = await say(
    boss,
    `déplace la réunion du sous-groupe cartographie au mercredi ${meetingDay + 1} juin ${year} à 10h`,
  );
  const mark = connector.ledger.length;
  await press(boss, cardOf(shown as Entry) as Card, 'Envoyer');
  await restartAt(new Date(at.getTime() + 60_000));
  await until('the news and the old cards', () =>
    who.every(
      (person) =>
        cardsTo(mark, person, 'POST').length === 1 && cardsTo(mark, person, 'PUT').length === 1,
    ),
  );
  for (const person of who) {
    const [news] = cardsTo(mark, person, 'POST') as [Entry];
    expect(news.body.summary).toContain(english(person) ? 'has changed' : 'a changé');
    cards.set(person, cardOf(news) as Card);
  }
});

it('is recalled a week ahead to those who come or have not said, at the new hour', async () => {
  const due = june(meetingDay + 1 - 7, '08:00');
  await restartAt(new Date(due.getTime() - 5_000));
  const mark = connector.ledger.length;
  await sleep(300);
  expect(who.flatMap((person) => cardsTo(mark, person, 'POST'))).toEqual([]);
  await restartAt(new Date(due.getTime() + 1_000));
  // The two who were excused said so for another day: they are asked again.
  await until('a reminder each', () => who.every((p) => cardsTo(mark, p, 'POST').length === 1));
  const [first] = cardsTo(mark, boss, 'POST') as [Entry];
  expect(first.body.summary?.replaceAll('\u00a0', ' ')).toContain('Rappel : réunion dans 7 jours');
});

it('is recalled two hours ahead once each, after ten minutes without Teams', async () => {
  const due = june(meetingDay + 1, '06:00');
  await restartAt(new Date(due.getTime() - 10 * 60_000));
  await until('the reminder of the day before', () => since(0, channelId).length > 3);
  await sleep(1_500);
  const mark = connector.ledger.length;
  // Teams takes nothing; an answer comes in all the same, and its card cannot be edited.
  connector.faults.push(
    ...Array.from({ length: 5_000 }, () => ({ kind: 'status' as const, status: 503 })),
  );
  await press(boss, cards.get(boss) as Card, 'Excusé');
  rig.wait(10 * 60_000);
  await until('some requests that failed', () =>
    connector.ledger.slice(mark).some(({ accepted }) => !accepted),
  );
  connector.faults.length = 0;
  await restartAt(new Date(due.getTime() + 120_000));
  const others = who.slice(1);
  await until('a reminder for the others', () =>
    others.every((p) => cardsTo(mark, p, 'POST').length === 1),
  );
  await sleep(200);
  for (const person of others) expect(cardsTo(mark, person, 'POST')).toHaveLength(1);
  // Whoever is excused meanwhile is not recalled.
  expect(cardsTo(mark, boss, 'POST')).toEqual([]);
});

/** How long the ledger is once nothing was added to it for a while. */
async function stillLedger(stillMs = 1_500): Promise<number> {
  for (;;) {
    const before = connector.ledger.length;
    await sleep(stillMs);
    if (connector.ledger.length === before) return before;
  }
}

it('is cancelled: everybody hears of it, nothing comes after', async () => {
  await restartAt(new Date(at.getTime() + 60_000));
  const shown = await say(boss, 'annule la réunion du sous-groupe cartographie');
  const mark = connector.ledger.length;
  await press(boss, cardOf(shown as Entry) as Card, 'Annuler la réunion');
  await restartAt(new Date(at.getTime() + 60_000));
  await until('a cancellation each', () => who.every((p) => cardsTo(mark, p, 'POST').length === 1));
  await until('the old cards', () => who.every((p) => cardsTo(mark, p, 'PUT').length >= 3));
  // The channel and the oldest cards hear of it too, some after the others.
  const last = await stillLedger();
  await restartAt(june(meetingDay + 3, '08:00'));
  await sleep(300);
  expect(connector.ledger.slice(last).filter((entry) => !isReport(entry))).toEqual([]);
  const late = await press(boss, cards.get(boss) as Card, 'Présent');
  expect(String(late)).toContain('annulée');
});
