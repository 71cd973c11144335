/** A document dropped in the private chat: who may, what is said of it, what is kept, and what publishing does. */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, expect, it } from '@jest/globals';
import { type DroppedFile, NotFetched } from '../../../../bot/contract/feature.ts';
import { servedPlan } from '../../../../bot/contract/served-plan.ts';
import type { Answer, Conversation, Person } from '../../../../bot/contract/turn.ts';
import { importDrafts } from '../../../../bot/features/importer/model/schema.ts';
import { versionOf } from '../../../../bot/features/versions/model/publishing.ts';
import type { Locale } from '../../../../bot/language/locale.ts';
import { openFile } from '../../../../src/store/file/open-file.ts';
import { silent } from '../../../../src/store/log.ts';
import { keptDraft, planLines, plantDraft, textFile } from '../../../support/import-draft.ts';
import {
  admin,
  animator,
  camille,
  noon,
  readAll as readAsShown,
  refOf,
} from '../../../support/partners.ts';
import { smallPdf } from '../../../support/small-pdf.ts';
import { withPartnersOnDisk } from '../../../support/with-partners.ts';

/** As it is read: no matter which spaces keep words together. */
const readAll = (answer: Answer) => readAsShown(answer).replace(/[\u00a0\u202f]/g, ' ');

const house = withPartnersOnDisk({ pageUrl: (page) => `https://fil-rouge.example/tab/#/${page}` });
let fetched = 0;
let serial = 0;

beforeEach(async () => {
  fetched = 0;
  for (const person of [admin, camille, animator]) await house.meet(person);
});

const fileOf = (bytes: Uint8Array, name = 'contrat.txt'): DroppedFile => ({
  name,
  bytes: async () => {
    fetched += 1;
    return bytes;
  },
});

const drop = async (
  person: Person,
  file: DroppedFile,
  key = `drop-${serial++}`,
): Promise<Answer> => {
  const answer = await house.bot.dropped(
    {
      id: key,
      keys: [key],
      now: noon,
      locale: 'fr',
      person,
      conversation: { id: `a:${person.id}`, type: 'personal' },
      files: true,
      reply: async () => {},
    },
    file,
  );
  if (!answer) throw new Error('Somebody takes files.');
  return answer;
};
const drafts = () => house.store.read((reader) => reader.list(importDrafts));

it('of an administrator is a draft, whose doubts are named, each a row that opens its page', async () => {
  const answer = await drop(admin, fileOf(textFile(planLines)));
  const [row] = await drafts();
  expect(readAll(answer)).toMatch(
    /Brouillon prêt : 2 champs sur 18 à relire\s+Fiche 2, Début : « courant 2027 », est-ce bien cela \?\s[\s\S]*Contenu : 1 axe, fiches 1, 2 et 4\s/,
  );
  expect(readAll(answer)).toMatch(/2 lignes ressemblaient à un identifiant/);
  const opened = JSON.stringify(answer.message.card).split(`#/importer/${row?.id}`).length - 1;
  expect(opened).toBe(3);
  expect(row?.value).toMatchObject({ file: 'contrat.txt', by: refOf(admin), published: null });
  const kept = await keptDraft(house.store, row?.id ?? '');
  expect(JSON.stringify(kept)).not.toMatch(/secret123|camille/);
});

it.each([
  ['a partner', camille],
  ['somebody who co-animates', animator],
])('of %s is not even fetched, and they are told for whom it is', async (_, person) => {
  const answer = await drop(person, fileOf(textFile(planLines), 'photo.docx'));
  expect(readAll(answer)).toMatch(/Je n’ai pas lu « photo\.docx »/);
  expect(readAll(answer)).toMatch(/administrateur/);
  expect([fetched, await drafts()]).toEqual([0, []]);
});

const group: Conversation = { id: '19:groupe@thread.v2', type: 'groupChat' };

it.each<[string, Locale, RegExp]>([
  ['je veux importer un document', 'fr', /Envoyez-moi ici le plan.*relu et publié/s],
  ['comment importer un plan ?', 'fr', /Envoyez-moi ici le plan/],
  ['importe le nouveau schéma', 'fr', /Envoyez-moi ici le plan/],
  ['I want to import a plan', 'en', /Send me here the plan.*reviewed and published/s],
])(
  'asked for before a file is there, it says where to drop one: "%s"',
  async (text, locale, said) => {
    const answer = await house.say(admin, text, { locale });
    expect(readAll(answer)).toMatch(said);
    expect(JSON.stringify(answer.message.card)).toContain('#/importer');
  },
);

it('in a group, it says to drop the file in the private chat, and how many drafts wait', async () => {
  await planted();
  const answer = await house.say(admin, 'je veux importer un plan', { conversation: group });
  expect(readAll(answer)).toMatch(/conversation privée.*Un brouillon attend/s);
});

it.each([
  ['a partner', camille],
  ['somebody who co-animates', animator],
])('asked for by %s, it says who can, and shows no page', async (_, person) => {
  const answer = await house.say(person, 'je veux importer un document');
  expect(answer.outcome).toBe('refused');
  expect(readAll(answer)).toMatch(/administrateur/);
  expect(JSON.stringify(answer.message)).not.toContain('#/importer');
});

it('dropped twice at once are two drafts, and delivered twice is one', async () => {
  const text = textFile(planLines);
  await Promise.all([drop(admin, fileOf(text), 'one'), drop(admin, fileOf(text), 'two')]);
  expect(await drafts()).toHaveLength(2);
  await drop(admin, fileOf(text), 'two').catch(() => undefined);
  expect(await drafts()).toHaveLength(2);
});

it.each<[string, Uint8Array, RegExp]>([
  ['no plan', textFile(['Bonjour,', 'voici la note.']), /ne se lit pas comme un plan/],
  ['scanned', smallPdf([{ texts: [], boxes: [[10, 10, 500, 700]] }]), /image|vide/],
  [
    'longer than any plan',
    textFile(Array.from({ length: 16_001 }, () => 'Une ligne.')),
    /trop long/,
  ],
  ['of no kind', Uint8Array.from([1, 2, 3, 4]), /ni un docx/],
])('that is %s is refused in a sentence', async (_, bytes, why) => {
  const answer = await drop(admin, fileOf(bytes));
  expect(readAll(answer)).toMatch(why);
  expect(await drafts()).toEqual([]);
});

it('that cannot be fetched is said so', async () => {
  const away: DroppedFile = {
    name: 'contrat.docx',
    bytes: () => Promise.reject(new NotFetched('unreachable')),
  };
  expect(readAll(await drop(admin, away))).toMatch(/Déposez-le de nouveau/);
});

it('no more than ten drafts wait at once', async () => {
  for (let i = 0; i < 10; i += 1)
    await plantDraft(house.store, house.knowledge, { id: `d${i}`, by: refOf(admin), at: noon });
  const answer = await drop(admin, fileOf(textFile(planLines)));
  expect(readAll(answer)).toMatch(/10 brouillons/);
});

const amend = (person: Person, data: object) =>
  house.press(person, 'importer.amend', { draft: 'd', ...data });

async function planted(): Promise<void> {
  await plantDraft(house.store, house.knowledge, { id: 'd', by: refOf(admin), at: noon });
}

it('an amendment keeps its author and its time, and is made by administrators alone', async () => {
  await planted();
  const draft = await keptDraft(house.store, 'd');
  const budget = draft.fiches[0]?.texts.budget;
  const edit = { act: 'edit', id: budget?.id, was: budget?.value, text: '45 000 €' };
  const denied = await amend(camille, edit);
  expect(readAll(denied)).toMatch(/administrateur/);
  await amend(admin, edit);
  const [row] = await drafts();
  expect(row?.value.changes).toEqual([
    {
      act: 'edit',
      path: 'fiche 1 › budget',
      id: budget?.id,
      by: refOf(admin),
      at: noon.toISOString(),
    },
  ]);
  expect((await keptDraft(house.store, 'd')).fiches[0]?.texts.budget?.value).toBe('45 000 €');
});

it('a stop at any moment loses nothing: what was answered is on the disk', async () => {
  await planted();
  const draft = await keptDraft(house.store, 'd');
  const budget = draft.fiches[0]?.texts.budget;
  await amend(admin, { act: 'edit', id: budget?.id, was: budget?.value, text: '45 000 €' });
  const copy = await mkdtemp(path.join(tmpdir(), 'fil-rouge-import-'));
  await cp(house.directory, copy, { recursive: true, filter: (file) => !file.endsWith('.lock') });
  const store = await openFile({ dataDir: copy, now: () => noon, log: silent });
  try {
    const kept = await keptDraft(store, 'd');
    expect(kept.fiches[0]?.texts.budget?.value).toBe('45 000 €');
  } finally {
    await store.close();
    await rm(copy, { recursive: true });
  }
});

it('two people at once: the second is told to read again, and what the first did stays', async () => {
  await planted();
  const draft = await keptDraft(house.store, 'd');
  const budget = draft.fiches[0]?.texts.budget;
  const seen = { act: 'edit', id: budget?.id, was: budget?.value };
  const said = await Promise.all([
    amend(admin, { ...seen, text: '45 000 €' }),
    amend(admin, { ...seen, text: '60 000 €' }),
  ]);
  expect(said.map(({ outcome }) => outcome).sort()).toEqual(['command', 'refused']);
  expect(JSON.stringify(said.map(readAll))).toMatch(/vient de le changer/);
});

it('a passage of the document is put into a field, in several lines; one that it does not have is refused', async () => {
  await planted();
  const before = await keptDraft(house.store, 'd');
  const thing = before.fiches[1]?.id;
  const take = { act: 'take', near: before.fiches[0]?.title?.id, thing, label: '' };
  await amend(admin, { ...take, key: 'indicateurs', text: 'nombre d’internes logés' });
  const made = (await keptDraft(house.store, 'd')).fiches[1]?.lists.indicateurs?.[0];
  expect(made).toMatchObject({ value: 'nombre d’internes logés', place: { line: 6 }, doubts: [] });
  const lines = 'familles ; jeunes\nFiche 4 : Former';
  await amend(admin, { ...take, key: 'rubrique', label: 'Publics', text: lines });
  const rubric = (await keptDraft(house.store, 'd')).fiches[1]?.rubrics.at(-1);
  expect(rubric?.points.map(({ value }) => value)).toEqual([
    'familles ; jeunes',
    'Fiche 4 : Former',
  ]);
  const refused = await amend(admin, { ...take, key: 'indicateurs', text: 'Mille logements' });
  expect(readAll(refused)).toMatch(/n’est pas dans le document/);
  expect((await drafts())[0]?.value.changes.map(({ act }) => act)).toEqual(['take', 'take']);
});

/** The plan at hand is served, as a start has it. */
const serve = () =>
  house.store.transact((tx) =>
    tx.put(
      servedPlan,
      'served',
      versionOf(house.knowledge.plan, new Date('2026-01-01T00:00:00.000Z'), { text: '' }),
    ),
  );

const publish = async (day: string) => {
  const row = (await drafts()).find(({ id }) => id === 'd');
  return house.press(admin, 'importer.publish', { draft: 'd', day, version: row?.version });
};

it('is not published while a pilote is unknown, and says which', async () => {
  await planted();
  await serve();
  const answer = await publish('2027-01-01');
  expect(readAll(answer)).toMatch(/La fiche 4 n’a pas de pilote/);
  expect((await drafts())[0]?.value.published).toBeNull();
});

it('once nothing keeps it from it, it is published for its day and no more amended', async () => {
  await planted();
  await serve();
  const draft = await keptDraft(house.store, 'd');
  await amend(admin, { act: 'accept', id: draft.fiches[2]?.id, was: '' });
  await amend(admin, {
    act: 'plan',
    title: 'Contrat local de santé',
    sigle: 'CLS',
    from: 2027,
    to: 2031,
    day: '2026-12-01',
  });
  expect(readAll(await publish('2025-01-01'))).toMatch(/est servi depuis/);
  const answer = await publish('2027-01-01');
  expect(readAll(answer)).toMatch(/Publié : « CLS 2027-2031 »/);
  const next = await house.store.read((reader) => reader.get(servedPlan, 'next'));
  expect(next?.value).toMatchObject({
    plan: 'cls-2027-2031',
    since: '2026-12-31T23:00:00.000Z',
    things: { 'fiche:1': { numero: '1', titre: 'Loger les internes' } },
  });
  const again = await amend(admin, { act: 'settle', remark: 'hole:fiche:3' });
  expect(readAll(again)).toMatch(/est publié/);
});

it('nothing is published that somebody has amended since it was read', async () => {
  await planted();
  await serve();
  const row = (await drafts())[0];
  await amend(admin, { act: 'settle', remark: 'hole:fiche:3' });
  const answer = await house.press(admin, 'importer.publish', {
    draft: 'd',
    day: '2027-01-01',
    version: row?.version,
  });
  expect(readAll(answer)).toMatch(/relisez/);
});

it('what keeps the draft from being a plan is said in English to who reads English', async () => {
  await planted();
  await serve();
  const draft = await keptDraft(house.store, 'd');
  await amend(admin, { act: 'accept', id: draft.fiches[2]?.id, was: '' });
  await amend(admin, { act: 'identity', id: draft.fiches[0]?.id, identity: '2' });
  const plan = { title: 'Contrat', sigle: 'CLS', from: 2027, to: 2031, day: '2026-12-01' };
  await amend(admin, { act: 'plan', ...plan });
  const row = (await drafts())[0];
  const data = { draft: 'd', day: '2027-01-01', version: row?.version };
  const answer = await house.press(admin, 'importer.publish', data, { locale: 'en' });
  expect(readAll(answer)).toMatch(/cannot be published yet.*“fiche 2, number” is written twice/s);
});

it('deleted, it is no more', async () => {
  await planted();
  await house.press(admin, 'importer.discard', { draft: 'd' });
  expect(await drafts()).toEqual([]);
});
