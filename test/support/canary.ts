/** Somebody put into every collection that there is, in every way that texts name people: to be searched for. */
import { z } from 'zod';
import { packed } from '../../bot/contract/packed-text.ts';
import type { Retention } from '../../bot/contract/personal-data.ts';
import type { Collection, Transaction } from '../../bot/contract/store.ts';
import type { Person } from '../../bot/contract/turn.ts';
import { DAY_MS, matters } from '../../bot/conversation/matters.ts';
import { importDrafts } from '../../bot/features/importer/model/schema.ts';
import { drafts } from '../../bot/features/meetings/model/drafts.ts';
import {
  groupReminders,
  type Meeting,
  meetings,
  quiet,
  quietId,
} from '../../bot/features/meetings/model/schema.ts';
import { groups } from '../../bot/features/people/model/groups.ts';
import { ballotId, ballots, polls } from '../../bot/features/polls/model/schema.ts';
import { forgettings } from '../../bot/features/privacy/model/schema.ts';
import { pushes } from '../../bot/features/sendings/model/pushes.ts';
import { unanswered } from '../../bot/features/unanswered/model/schema.ts';
import { addLink } from '../../bot/links/links.ts';
import { openDoor } from '../../bot/links/personal-links.ts';
import { cartographie, schedule } from './meetings.ts';
import { admin, camille, noon, type Partners, partner, refOf, zoe } from './partners.ts';

/** How long each kind is kept, as `.env.example` says. */
export const retention: Retention = {
  people: 'P24M',
  addresses: 'P30D',
  polls: 'P12M',
  status: 'P12M',
  questions: 'P12M',
  sent: 'P60D',
};

/** Somebody whose every trace can be found again. */
export const canary = partner('deadbeef', 'Canari Zyxwvut');
export const traces = /deadbeef|zyxwvut/i;

/** Nothing typed yet. */
const fields = {
  title: '',
  date: '',
  start: '',
  end: '',
  place: '',
  link: '',
  agenda: '',
  note: '',
};

/** What meetings keep of the canary, in every place that they have. */
async function plantMeetings(tx: Transaction, planted: string): Promise<void> {
  const person = refOf(canary);
  const at = noon.toISOString();
  const answer = { representedBy: null, word: '', at, by: person, tentative: false };
  await tx.put(meetings, 'm1', {
    ...(await tx.get(meetings, planted))?.value,
    title: 'Réunion avec zyxwvut canari',
    place: 'Chez Mme Zyxwvut',
    note: 'Demander à Canari\u00a0Zyxwvut.',
    agenda: ['Point de ZYXWVUT Canari', 'Tour de table'],
    decisions: 'Confié à Canari Zyxwvut, CANARI ZYXWVUT et M. Zyxwvut.',
    createdBy: person,
    attendance: {
      [person]: { ...answer, status: 'excused', word: 'Zyxwvut en congé' },
      [refOf(zoe)]: {
        ...answer,
        status: 'represented',
        representedBy: { person, name: canary.name },
      },
    },
  } as Meeting);
  await tx.put(quiet, quietId(cartographie, person), { person, group: cartographie, at });
  const offsets = ['P1D'];
  await tx.put(groupReminders, cartographie, { offsets, by: person, at });
  await tx.put(drafts, 'd1', {
    intent: 'create',
    group: cartographie,
    meeting: null,
    sequence: 0,
    base: null,
    fields: { ...fields, note: 'Canari Zyxwvut' },
    reason: '',
    said: [],
    next: [],
    by: person,
    at,
    version: 0,
  });
}

/** A poll that somebody started, their own ballot, and one that they gave for a colleague. */
async function plantPolls(tx: Transaction, { name }: Person, colleague: string): Promise<void> {
  const at = noon.toISOString();
  const self = refOf(canary);
  const slot = (id: string, date: string) => ({ id, date, start: '14:00', end: '16:00' });
  await tx.put(polls, 'poll-canary', {
    group: 'outil-cartographie',
    title: `Avec ${name}`,
    slots: [slot('s1', '2027-01-12'), slot('s2', '2027-01-14')],
    deadline: at,
    required: [],
    quorum: 0,
    place: '',
    namesHidden: false,
    state: 'open',
    round: 0,
    chosen: null,
    meeting: null,
    createdBy: self,
    createdAt: at,
    halfway: null,
  });
  const ballot = { poll: 'poll-canary', proposal: '', organisation: 'caf', by: self, at };
  const answers = { s1: 'yes', s2: 'no' } as const;
  await tx.put(ballots, ballotId('poll-canary', self), {
    ...ballot,
    person: self,
    answers,
    word: `signé ${name}`,
  });
  await tx.put(ballots, ballotId('poll-canary', colleague), {
    ...ballot,
    person: colleague,
    answers,
    word: `vu avec ${name}`,
  });
}

/** What is open between somebody and the bot: about the canary, by name and by id. */
async function plantMatters(tx: Transaction, person: Person): Promise<void> {
  const at = noon.toISOString();
  const until = new Date(noon.getTime() + DAY_MS).toISOString();
  const label = 'la désignation de Canari Zyxwvut';
  const data = { person: refOf(canary) };
  const open = [{ kind: 'people.ask', data, label, at, until }];
  await tx.put(matters, `open-${person.id}`, { person: refOf(person), open, asked: null });
}

/** A document that the canary dropped and amended, and that names them. */
async function plantImport(tx: Transaction): Promise<void> {
  const at = noon.toISOString();
  const by = refOf(canary);
  await tx.put(importDrafts, 'import', {
    file: 'Schéma 2027.docx',
    print: '0'.repeat(64),
    by,
    at,
    changedAt: at,
    draft: packed(JSON.stringify({ basket: [{ text: canary.name }] })),
    document: packed(JSON.stringify({ blocks: [{ text: canary.name }] })),
    changes: [{ act: 'accept', path: 'fiche 1 › titre', id: 3, by, at }],
    published: { by, at, from: '2027-01-01' },
  });
}

/** Puts the canary into every collection that there is. */
export async function plant(house: Partners): Promise<void> {
  await house.meet(canary, { domain: 'exemple.fr' });
  await house.say(admin, 'nomme Canari Zyxwvut co-animateur du GT 5');
  await house.say(admin, 'ajoute Canari Zyxwvut au sous-groupe cartographie');
  // Who asks, and who declined somebody else's request.
  await house.say(canary, 'rejoindre le GT 4');
  await house.say(camille, 'rejoindre le GT 5');
  await house.say(canary, 'décline la demande de Camille Durand');
  await house.say(
    admin,
    'nomme la Caf pilote de la fiche 1.1, titulaire Zoé Petit, suppléant Canari Zyxwvut',
  );
  await house.say(canary, 'nomme la Caf pilote de la fiche 5, titulaire Canari Zyxwvut');
  const planted = (await schedule(house, { group: cartographie }, { by: zoe })).id;
  await house.say(canary, 'fiche 5 : soleil, vu avec Canari Zyxwvut');
  await house.say(canary, 'fiche 5 : 60 %, reçu par téléphone de Mme Zyxwvut');
  await house.say(canary, 'bon pour restitution fiche 5');
  await house.say(canary, 'point d’étape mensuel pour l’axe 5');
  await house.say(canary, 'résumé mensuel pour l’axe 5');
  const question = {
    locale: 'fr',
    reason: 'unknown',
    entry: '',
    count: 1,
    firstAt: noon.toISOString(),
    lastAt: noon.toISOString(),
  } as const;
  await house.store.transact(async (tx) => {
    await tx.put(unanswered, 'unknown-x', { text: 'Que fait Canari Zyxwvut ?', ...question });
    await tx.put(unanswered, 'unknown-y', { text: 'Que fait la Caf ?', ...question });
    await tx.put(forgettings, refOf(canary), { nonce: 'n', askedAt: noon.toISOString() });
    await plantPolls(tx, canary, refOf(zoe));
    await addLink(tx, 'token', {
      kind: 'meetings.feed',
      payload: null,
      person: refOf(canary),
      expiresAt: noon.toISOString(),
      once: false,
    });
    const until = new Date(noon.getTime() + 1);
    await openDoor(tx, refOf(canary), { to: 'poll:poll-canary', group: null, until });
    await plantMeetings(tx, planted);
    await plantMatters(tx, canary);
    await plantImport(tx);
    await tx.outbox.add({
      key: `reminder:${refOf(canary)}`,
      kind: 'meetings.reminder',
      subject: 'meeting:1',
      recipient: refOf(canary),
      payload: { name: canary.name },
      notBefore: noon.toISOString(),
      expiresAt: noon.toISOString(),
    });
  });
}

/** Rows of wrong shape, as a hand or an older version may have left them. */
const anything: Collection<object> = { name: groups.name, schema: z.looseObject({}) };

/** And into a row that nobody can read: the first reader sets it aside. */
export async function plantMalformed({ store }: Partners): Promise<void> {
  await store.transact((tx) => tx.put(anything, 'malformed', { people: [refOf(canary)] }));
  await store.read((reader) => reader.list(groups));
}

/** And into what is of others: what they prepare, what they sent, what they are told, what was answered. */
export async function plantAmongOthers({ store }: Partners): Promise<void> {
  const at = noon.toISOString();
  await store.transact(async (tx) => {
    await tx.put(drafts, 'd2', {
      intent: 'create',
      group: cartographie,
      meeting: null,
      sequence: 0,
      base: null,
      fields: { ...fields, title: 'Point', note: 'Avec Canari Zyxwvut' },
      reason: '',
      said: [],
      next: [],
      by: refOf(zoe),
      at,
      version: 0,
    });
    const title = 'Invitation de Canari Zyxwvut';
    const started = { startedAt: noon.toISOString(), locale: 'fr', round: 0 } as const;
    await tx.put(pushes, 'push:1', {
      ...started,
      title: { fr: title, en: title },
      startedBy: refOf(canary),
    });
    await tx.put(pushes, 'push:2', {
      ...started,
      title: { fr: title, en: title },
      startedBy: refOf(zoe),
    });
    // A colleague is told that the canary answered for them.
    await tx.outbox.add({
      key: `polls:for:poll-canary:1:${refOf(zoe)}`,
      kind: 'polls.for',
      subject: 'poll:poll-canary',
      recipient: refOf(zoe),
      payload: { poll: 'poll-canary', by: refOf(canary), said: 'Canari Zyxwvut' },
      notBefore: noon.toISOString(),
      expiresAt: '2027-11-24T09:00:00.000Z',
    });
    await plantMatters(tx, zoe);
    await tx.inbox.remember('canary-own', { text: 'zyxwvut', of: refOf(canary) }, noon);
    await tx.inbox.remember('canary-named', { text: 'Voir ZYXWVUT Canari' }, noon);
  });
}
