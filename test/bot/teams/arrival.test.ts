import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { ada, appId, conversationOf } from '../../support/fake-teams-client.ts';
import { type Rig, startRig } from '../../support/rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await startRig();
});
beforeEach(() => {
  rig.connector.ledger.length = 0;
});
afterAll(() => rig.close());

let rooms = 0;
/** A conversation nobody was in before. */
const newRoom = () => ({ ...conversationOf('groupChat'), id: `19:room-${rooms++}@thread.v2` });

const added = (conversation: object, members: unknown) =>
  rig.teams.send({ type: 'conversationUpdate', conversation, membersAdded: members });

const texts = () => rig.connector.posted().map(({ text }) => text);
const itself = [{ id: `28:${appId}` }];

it('welcomes when the app is installed, in the language of the person', async () => {
  await rig.teams.install({ activity: { conversation: newRoom(), locale: 'en-US' } });
  await rig.teams.install({ activity: { conversation: newRoom() } });
  expect(texts()).toEqual(['Welcome', 'Bienvenue']);
});

it('welcomes when the bot is added to a conversation', async () => {
  await added(newRoom(), [{ id: ada.id }, ...itself]);
  expect(texts()).toEqual(['Bienvenue']);
});

it('welcomes once when both are announced, and each twice', async () => {
  const conversation = newRoom();
  await rig.teams.install({ activity: { conversation }, times: 2 });
  await added(conversation, itself);
  await added(conversation, itself);
  expect(texts()).toEqual(['Bienvenue']);
});

it('welcomes again after it was removed', async () => {
  const activity = { conversation: newRoom() };
  await rig.teams.install({ activity });
  await rig.teams.send({ type: 'installationUpdate', action: 'remove', ...activity });
  await rig.teams.install({ activity });
  expect(texts()).toEqual(['Bienvenue', 'Bienvenue']);
});

it('tries again with the second announcement when the first welcome failed', async () => {
  const conversation = newRoom();
  rig.connector.faults.push({ kind: 'status', status: 502 }, { kind: 'status', status: 502 });
  await rig.teams.install({ activity: { conversation } });
  await added(conversation, itself);
  expect(texts()).toEqual(['Bienvenue']);
});

it.each([
  ['somebody else joins', [{ id: ada.id }]],
  ['nobody joins', []],
  ['nonsense joins', [{}, null, 7]],
  ['the list is no list', null],
])('says nothing when %s', async (_, members) => {
  expect(await added(newRoom(), members)).toMatchObject({ status: 200 });
  expect(texts()).toEqual([]);
});

it('says nothing to an upgrade, a removal, a reaction, an edit or a typing', async () => {
  const quiet = [
    { type: 'installationUpdate', action: 'add-upgrade' },
    { type: 'installationUpdate', action: 'remove' },
    { type: 'messageReaction', reactionsAdded: [{ type: 'like' }] },
    { type: 'messageUpdate', text: 'corrigé', channelData: { eventType: 'editMessage' } },
    { type: 'messageDelete' },
    { type: 'typing' },
  ];
  for (const activity of quiet) {
    expect(await rig.teams.send({ ...activity, conversation: newRoom() })).toMatchObject({
      status: 200,
    });
  }
  expect(texts()).toEqual([]);
});
