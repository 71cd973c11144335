import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Sighting } from '../../../bot/features/people/model/meet.ts';
import { ada, appId, conversationOf, tenantId } from '../../support/fake-teams-client.ts';
import { type Rig, startRig } from '../../support/rig.ts';

const seen: Sighting[] = [];
let broken = false;
/** A tenant that shares a channel with ours. */
const otherTenant = 'bbbbbbbb-cccc-4ddd-8eee-ffffffffffff';
let rig: Rig;
beforeAll(async () => {
  rig = await startRig({
    env: { ALLOWED_TENANTS: `${tenantId},${otherTenant}` },
    meet: async (sighting) => {
      if (broken) throw new Error('Ada Lovelace could not be written');
      seen.push(sighting);
    },
  });
});
beforeEach(() => {
  seen.length = 0;
  rig.log.length = 0;
  broken = false;
  rig.connector.members = [];
  rig.connector.membersIn.clear();
});
afterAll(() => rig.close());

const bob = {
  id: '29:bob',
  name: 'Bob',
  aadObjectId: 'bob-aad',
  email: 'bob@caf93.caf.fr',
  userPrincipalName: 'b@x.onmicrosoft.com',
};

describe('what Teams sends is learned', () => {
  it('from a message: who, where, by which service, in which language', async () => {
    await rig.teams.say('bonjour');
    expect(seen).toMatchObject([
      {
        person: { id: ada.aadObjectId, teamsId: ada.id, name: ada.name, tenantId },
        conversation: { id: 'a:personal', type: 'personal' },
        serviceUrl: rig.connector.serviceUrl,
        botId: `28:${appId}`,
        locale: 'fr',
        removed: false,
      },
    ]);
  });

  it('from an installation: then everybody of the roster, and of an address its domain only', async () => {
    rig.connector.members = [ada, bob, { id: `28:${appId}`, name: 'Fil rouge' }];
    await rig.teams.install({ activity: { conversation: conversationOf('channel') } });
    expect(seen.at(-1)?.others).toEqual([
      { tenantId, id: ada.aadObjectId, teamsId: ada.id, name: ada.name },
      { tenantId, id: 'bob-aad', teamsId: '29:bob', name: 'Bob', domain: 'caf93.caf.fr' },
    ]);
    expect(JSON.stringify(seen)).not.toContain('bob@');
  });

  it('from a shared channel: its own roster, not that of its team, each with their own tenant', async () => {
    const team = '19:team@thread.tacv2';
    const foreign = { ...bob, tenantId: otherTenant };
    rig.connector.membersIn.set(team, [ada]);
    rig.connector.membersIn.set('19:channel@thread.tacv2', [{ ...ada, tenantId }, foreign]);
    const channelData = {
      // The tenant of whoever acts; the conversation has that of the channel.
      tenant: { id: foreign.tenantId },
      team: { id: team },
      channel: { id: '19:channel@thread.tacv2', type: 'shared' },
    };
    await rig.teams.send({
      type: 'conversationUpdate',
      membersAdded: [{ id: foreign.id, aadObjectId: foreign.aadObjectId }],
      conversation: conversationOf('channel'),
      channelData,
    });
    expect(seen.at(-1)).toMatchObject({
      tenantId,
      others: [
        { tenantId, id: ada.aadObjectId },
        { tenantId: foreign.tenantId, id: 'bob-aad' },
      ],
    });
    const asked = rig.connector.ledger.map(({ path }) => decodeURIComponent(path));
    expect(asked.filter((path) => path.includes('members'))).toEqual(
      expect.not.arrayContaining([expect.stringContaining(team)]),
    );
  });

  it('from an uninstallation: that nobody can be written to there', async () => {
    await rig.teams.send({ type: 'installationUpdate', action: 'remove' });
    expect(seen).toMatchObject([{ removed: true, conversation: { id: 'a:personal' } }]);
  });

  it('never from an echo of the bot, nor from an activity that did not pass the gate', async () => {
    await rig.teams.say('echo', { activity: { from: { id: `28:${appId}`, name: 'Fil rouge' } } });
    await rig.teams.forge({ activity: { serviceUrl: 'https://evil.example/' } });
    expect(seen).toEqual([]);
  });

  it('and when it cannot be, the person is answered all the same and the log names nobody', async () => {
    broken = true;
    await rig.teams.say('bonjour');
    expect(rig.connector.posted().at(-1)?.text).toBe('entendu : bonjour');
    expect(rig.log.some(({ msg }) => msg === 'directory not updated')).toBe(true);
    expect(JSON.stringify(rig.log)).not.toContain('Lovelace');
  });
});
