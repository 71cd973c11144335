import { describe, expect, it } from '@jest/globals';
import { addresses, people } from '../../../../../bot/features/people/model/directory.ts';
import { createMeet, type Sighting } from '../../../../../bot/features/people/model/meet.ts';
import { camille, noon, partner, refOf, zoe } from '../../../../support/partners.ts';
import { withPartners } from '../../../../support/with-partners.ts';

const house = withPartners();

const seen = (over: Partial<Sighting> = {}): Sighting => ({
  at: noon,
  conversation: { id: 'a:camille', type: 'personal' },
  tenantId: camille.tenantId,
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  botId: '28:bot',
  locale: 'fr',
  person: camille,
  others: [],
  removed: false,
  ...over,
});
const minutes = (n: number) => new Date(noon.getTime() + n * 60_000);
const meet = (over?: Partial<Sighting>) => createMeet(house.store)(seen(over));
const person = (who = camille) => house.store.read((r) => r.get(people, refOf(who)));
const address = (id = refOf(camille)) => house.store.read((r) => r.get(addresses, id));

describe('the directory', () => {
  it('learns who wrote, in which language, and where to write to them', async () => {
    await meet({ locale: 'en' });
    expect((await person())?.value).toMatchObject({
      aadId: camille.id,
      teamsId: camille.teamsId,
      name: 'Camille Durand',
      locale: 'en',
      lastSeenAt: noon.toISOString(),
    });
    expect((await address())?.value).toMatchObject({ conversationId: 'a:camille', state: 'open' });
  });

  it('writes nothing for a plain question within the hour, and once after it', async () => {
    await meet();
    const before = house.kept();
    await meet({ at: minutes(59) });
    expect(house.kept()).toBe(before);
    await meet({ at: minutes(61) });
    expect((await person())?.value.lastSeenAt).toBe(minutes(61).toISOString());
  });

  it('writes at once what changed: a name, a language, a service address', async () => {
    await meet();
    const renamed = { ...camille, name: 'Camille Durand-Petit' };
    await meet({
      at: minutes(1),
      person: renamed,
      locale: 'en',
      serviceUrl: 'https://smba.trafficmanager.net/fr/',
    });
    expect((await person())?.value).toMatchObject({ name: 'Camille Durand-Petit', locale: 'en' });
    expect((await address())?.value).toMatchObject({
      serviceUrl: 'https://smba.trafficmanager.net/fr/',
    });
  });

  it('keeps what a person said when an event says less', async () => {
    await meet();
    await house.say(camille, 'je suis de la Caf');
    await meet({ at: minutes(1), person: { ...camille, name: '' } });
    expect((await person())?.value).toMatchObject({ name: 'Camille Durand', organisation: 'caf' });
  });

  it('learns the people of a roster without taking them for present', async () => {
    await meet({ others: [{ ...zoe, domain: 'caf93.caf.fr' }] });
    expect((await person(zoe))?.value).toMatchObject({ name: 'Zoé Petit', domain: 'caf93.caf.fr' });
    expect(await address(refOf(zoe))).toBeUndefined();
    await meet({ at: minutes(120), others: [zoe] });
    expect((await person(zoe))?.value).toMatchObject({
      domain: 'caf93.caf.fr',
      lastSeenAt: noon.toISOString(),
    });
  });

  it('keeps a channel by its own id, whatever the thread', async () => {
    await meet({ conversation: { id: '19:c@thread.tacv2;messageid=17', type: 'channel' } });
    expect((await address('channel:19:c@thread.tacv2'))?.value).toMatchObject({
      conversationId: '19:c@thread.tacv2',
    });
    expect(await address()).toBeUndefined();
  });

  it.each(['blocked', 'gone'] as const)(
    'opens a %s address again on any event from there',
    async (state) => {
      await meet();
      const known = (await address())?.value;
      if (!known) throw new Error('no address');
      await house.store.transact((tx) => tx.put(addresses, refOf(camille), { ...known, state }));
      await meet({ at: minutes(1) });
      expect((await address())?.value.state).toBe('open');
    },
  );

  it('marks an address as gone when the app is removed, even when nobody is named', async () => {
    await meet();
    await meet({ at: minutes(5), removed: true, person: undefined });
    expect((await address())?.value).toMatchObject({
      state: 'gone',
      lastSeenAt: minutes(5).toISOString(),
    });
    expect((await person())?.value.name).toBe('Camille Durand');
  });

  it('tells people of two tenants apart, although their ids are the same', async () => {
    const other = { ...partner('ca', 'Autre Camille'), tenantId: 'other-tenant' };
    await meet();
    await meet({
      person: other,
      tenantId: 'other-tenant',
      conversation: { id: 'a:other', type: 'personal' },
    });
    expect((await person())?.value.name).toBe('Camille Durand');
    expect((await person(other))?.value.name).toBe('Autre Camille');
  });
});
