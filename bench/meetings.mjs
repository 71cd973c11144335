/**
 * `npm run bench -- meetings [--people=1000] [--groups=25] [--rate=30] [--seed=1]`: reminders of as
 * many people, all due in the same minute, worded by the bot as they leave. Goal: the last is there
 * within 1.05 × the time that the configured rate allows, each once, no window of Teams exceeded.
 *
 * The service's own parts: the plan, the feature, the store in a file with fsync, the worker, the
 * Teams room over HTTP, to a Teams in another process that takes 50 ms to answer.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { register } from 'tsx/esm/api';
import { optionsOf, report } from './report.mjs';

const goal = 1.05;
const delayMs = 50;
const options = optionsOf(process.argv.slice(2));
const seed = Number(options.seed ?? 1);
const people = Number(options.people ?? 1_000);
const groupCount = Number(options.groups ?? 25);
const perSecond = Number(options.rate ?? 30);

register();
const load = (file) => import(path.join(import.meta.dirname, '..', file));
const { createBot } = await load('bot/conversation/bot.ts');
const { localTimeOf } = await load('bot/calendar/local-time.ts');
const { addresses, people: directory } = await load('bot/features/people/model/directory.ts');
const { features } = await load('bot/features/index.ts');
const { groups } = await load('bot/features/people/model/groups.ts');
const { newToken } = await load('bot/links/links.ts');
const { scheduleMeeting } = await load('bot/features/meetings/model/schedule.ts');
const { loadKnowledge } = await load('src/load-knowledge.ts');
const { openFile } = await load('src/store/file/open-file.ts');
const { silent } = await load('src/store/log.ts');
const { startConnectorChild } = await load('test/support/connector-child.ts');
const { exceeded } = await load('test/support/connector-ledger.ts');
const { tenantId } = await load('test/support/outbox-rows.ts');
const { createTestDelivery } = await load('test/support/test-delivery.ts');

const zone = 'Europe/Paris';
const rounded = (value) => Math.round(value * 1_000) / 1_000;
const recipient = (at) => `person:${tenantId}:p${at}`;

/** People with a conversation, in groups, each of which meets at the same hour. */
async function fill(store, serviceUrl, when, now) {
  const seen = now.toISOString();
  const idle = { domain: null, organisation: null, otherOrganisation: null };
  await store.transact(async (tx) => {
    for (let at = 0; at < people; at++) {
      await tx.put(directory, recipient(at), {
        tenantId,
        aadId: `p${at}`,
        teamsId: `29:p${at}`,
        name: `Personne ${at}`,
        locale: at % 4 === 0 ? 'en' : 'fr',
        ...idle,
        organisationAskedAt: null,
        lastSeenAt: seen,
      });
      await tx.put(addresses, recipient(at), {
        tenantId,
        conversationId: `a:p${at}`,
        conversationType: 'personal',
        serviceUrl,
        botId: '28:bot',
        state: 'open',
        lastSeenAt: seen,
      });
    }
  });
  for (let group = 0; group < groupCount; group++) {
    const members = [];
    for (let at = group; at < people; at += groupCount)
      members.push({ person: recipient(at), since: seen });
    const id = `sous-groupe-${group}`;
    const plan = {
      group: id,
      title: '',
      when,
      place: 'Caf de Bobigny',
      link: '',
      agenda: ['Tour de table', 'Choix du livrable'],
      note: '',
    };
    const by = members[0].person;
    await store.transact(async (tx) => {
      await tx.put(groups, id, {
        kind: 'sousGroupe',
        name: `Groupe ${group}`,
        members,
        coAnimators: members.slice(0, 1),
        channel: null,
      });
      await scheduleMeeting(tx, plan, {
        by,
        locale: 'fr',
        now,
        settings: { newToken, reminders: ['PT2H'] },
      });
    });
  }
}

async function measure() {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'fil-rouge-bench-'));
  const ledger = path.join(dir, 'ledger.jsonl');
  const connector = await startConnectorChild({ seed, ledger, plan: {}, delayMs });
  const store = await openFile({
    dataDir: path.join(dir, 'data'),
    now: () => new Date(),
    log: silent,
  });
  const knowledge = await loadKnowledge(
    path.join(import.meta.dirname, '..', 'plan/seine-saint-denis-2024-2026.yaml'),
  );
  const tools = {
    store,
    isAdmin: () => false,
    settings: { publicUrl: 'https://fil-rouge.exemple.fr' },
  };
  const bot = createBot(features(knowledge), {
    reader: knowledge.reader,
    lexicon: knowledge.lexicon,
    tools,
  });
  // Planned the day before: invitations are not what is measured, and are not sent here.
  const due = new Date(Math.ceil((Date.now() + 20_000) / 60_000) * 60_000);
  const start = localTimeOf(new Date(due.getTime() + 2 * 3_600_000), zone);
  const when = { date: start.date, start: start.time, end: '23:59', zone };
  await fill(store, connector.serviceUrl, when, new Date(due.getTime() - 24 * 3_600_000));
  const taken = [];
  const delivery = createTestDelivery({
    store,
    perSecond,
    render: async (row) =>
      row.kind === 'meetings.reminder'
        ? store.read((reader) => bot.render(row, reader, new Date()))
        : { moot: 'not measured' },
    metrics: { outcome: (what) => what === 'sent' && taken.push(Date.now()) },
  });
  try {
    delivery.start();
    console.log(`Rappels dus à ${due.toISOString()}…`);
    const late = due.getTime() + (people / perSecond) * 3_000;
    while (taken.length < people && Date.now() < late) await sleep(20);
    const lines = connector.ledger().filter(({ accepted }) => accepted);
    const allowed = (people / perSecond) * 1_000;
    const last = Math.max(...taken) - due.getTime();
    const once = new Set(lines.map(({ conversation }) => conversation)).size;
    const { conversations, tenant, most } = exceeded(lines, perSecond);
    return {
      reminders: people,
      'rate /s': perSecond,
      'allowed s': rounded(allowed / 1_000),
      'last after s': rounded(last / 1_000),
      ratio: rounded(last / allowed),
      'fullest s': most,
      exceeded: conversations + tenant,
      lost: people - once,
      duplicates: lines.length - once,
      early: lines.filter(({ at }) => at < due.getTime()).length,
    };
  } finally {
    await delivery.stop();
    await store.close();
    await connector.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

const row = await measure();
const { ratio } = row;
const clean = row.exceeded + row.lost + row.duplicates + row.early === 0;
const passed = ratio <= goal && clean;
report('meetings', { seed, rows: [row], summary: { ratio, goal }, passed });
console.log(`ratio ${ratio} (objectif ${goal}) : ${passed ? 'atteint' : 'manqué'}`);
process.exitCode = passed ? 0 : 1;
