/** Ways out: what the bot sends by itself stops for whoever wants it, and comes back when they say so. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { EVERYTHING, quiet, quietId } from '../../../../bot/features/meetings/model/schema.ts';
import { admin, animator, camille, noon, readAll, refOf } from '../../../support/partners.ts';
import { withSharedPartners } from '../../../support/with-partners.ts';

const house = withSharedPartners();
beforeAll(async () => {
  for (const person of [admin, animator, camille]) await house.meet(person);
});

const isHushed = (person = camille) =>
  house.store.read(async (reader) =>
    Boolean(await reader.get(quiet, quietId(EVERYTHING, refOf(person)))),
  );

describe('whoever wants no more messages is understood', () => {
  it.each([
    'arrête de m’envoyer des messages',
    'plus de rappels',
    'désabonne-moi',
    'stop les notifs stp jen peux plus 😵',
    'je ne veux plus recevoir tes rappels',
    'stop sending me messages',
  ])('%s: it says what stops, what stays, and how it comes back', async (text) => {
    const answer = readAll(await house.say(camille, text));
    expect(answer).toMatch(/ne vous envoie plus|send you no more/);
    expect(answer).toMatch(/invitations/);
    expect(answer).toMatch(/reprends les rappels|resume the reminders/);
    expect(await isHushed()).toBe(true);
    await house.say(camille, 'reprends les rappels');
    expect(await isHushed()).toBe(false);
  });

  it('one group’s reminders are that group’s business', async () => {
    await house.say(camille, 'plus de rappels pour le groupe de travail de l’axe 5');
    expect(await isHushed()).toBe(false);
  });

  it.each([
    'plus de mails, les rappels que de l’axe 5',
    'plus de relances pour l’axe 2',
    'pas de relance la semaine prochaine',
  ])(
    'some of the reminders are not chosen: it is said so, and nothing changes: « %s »',
    async (text) => {
      expect(readAll(await house.say(camille, text))).toContain('rien n’est changé');
      expect(await isHushed()).toBe(false);
    },
  );

  it.each([
    'jen ai marre des relances',
    'y en a marre de ces rappels',
    'j’en ai ras le bol de recevoir tes messages à 7h du mat',
    'marre de recevoir tes relances le dimanche',
    'je n’en peux plus de tes notifications',
  ])('whoever complains of them is asked whether they stop: « %s »', async (text) => {
    expect(readAll(await house.say(camille, text))).toContain('Dois-je arrêter');
    expect(await isHushed()).toBe(false);
    await house.say(camille, 'non');
  });

  it.each(['relance moi demain', 'tu peux me relancer jeudi ?'])(
    'whoever asks to be chased on a day is not hushed: « %s »',
    async (text) => {
      expect(readAll(await house.say(camille, text))).toContain('vous rappeler une chose à faire');
      expect(await isHushed()).toBe(false);
    },
  );

  it('nobody is hushed by somebody else', async () => {
    const answer = readAll(await house.say(admin, 'arrête d’envoyer des rappels à tout le monde'));
    expect(answer).toContain('Chacun le décide pour soi');
    expect(await isHushed(admin)).toBe(false);
  });
});

describe('what only recalls is held back, and nothing else', () => {
  const row = (kind: string) => ({
    id: 'r',
    kind,
    recipient: refOf(camille),
    subject: 'meeting:x',
    payload: {},
    state: 'waiting' as const,
    notBefore: noon.toISOString(),
  });

  it('a reminder is moot for whoever is hushed', async () => {
    await house.say(camille, 'plus de rappels');
    const rendered = await house.store.read((reader) =>
      house.bot.render(row('meetings.reminder') as never, reader, noon),
    );
    expect(rendered).toEqual({ moot: 'hushed' });
    await house.say(camille, 'reprends les rappels');
  });
});
