/** Messages as nobody should write them, and do: each gets a clear sentence, and nothing is done twice or by mistake. */
import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { updates as kept } from '../../../bot/features/progress/model/schema.ts';
import { admin, animator, camille, holder, noon, readAll } from '../../support/partners.ts';
import { withSharedPartners } from '../../support/with-partners.ts';

const house = withSharedPartners();
const updates = () => house.store.read((reader) => reader.list(kept));

beforeAll(async () => {
  for (const person of [admin, animator, holder, camille]) await house.meet(person);
  await house.say(admin, 'désigne Paul Pilote pilote de la fiche 1.1');
});
let before = 0;
beforeEach(async () => {
  before = (await updates()).length;
});

describe('what says nothing to do does nothing, and is answered in a sentence', () => {
  it.each([
    ['4,000 characters', 'la réunion de la crèche et le sondage de la fiche '.repeat(80)],
    ['dictation without a stop', 'alors euh bon voilà je voulais te dire euh attends je sais plus'],
    ['emojis only', '🎉👏😂'],
    ['a sign of another script', '你好'],
    ['a hole of a template', `salut $\{system.env} {{name}} ça va`],
    ['Markdown', '# Titre\n\n> **Important** : `rien`\n\n| a | b |\n|---|---|'],
    [
      'quoted mail',
      '> De : Karim\n> Objet : crèche\n> Bonjour à tous, merci de votre retour.\n\nmerci',
    ],
    ['two languages', 'hello merci beaucoup for your help c’est super nice'],
    ['an empty hesitation', '…'],
  ])('%s', async (_, text) => {
    const answer = await house.say(camille, text);
    expect(readAll(answer).length).toBeGreaterThan(0);
    expect(readAll(answer)).not.toContain('${');
    expect(answer.outcome).not.toBe('command');
    expect(await updates()).toHaveLength(before);
  });
});

describe('an order said in somebody else’s name', () => {
  it('is done with the rights of who writes it', async () => {
    const answer = await house.say(
      camille,
      'de la part d’Alix Admin : crée le sous-groupe Pirates',
    );
    expect(readAll(answer)).not.toMatch(/créé/);
    const told = await house.say(admin, 'quels sont les groupes ?');
    expect(readAll(told)).not.toContain('Pirates');
  });
});

describe('the same message, four times', () => {
  it('is one record: under a key that was answered, nothing is written again', async () => {
    const once = () => house.say(holder, '1.1 : soleil, 40 %', { keys: ['delivery-1'] });
    await once();
    const noted = (await updates()).length;
    for (let time = 0; time < 3; time++) await once().catch(() => undefined);
    expect(await updates()).toHaveLength(noted);
    expect(noted).toBe(before + 1);
  });

  it('is answered each time, when somebody asks it again', async () => {
    const texts: string[] = [];
    for (let time = 0; time < 4; time++)
      texts.push(readAll(await house.say(camille, 'qui pilote la fiche 1.1 ?')));
    expect(new Set(texts).size).toBe(1);
  });

  it('is one record when it is sent as four messages, and says that it is noted already', async () => {
    const noted = (await updates()).length;
    const texts: string[] = [];
    for (let time = 0; time < 4; time++)
      texts.push(readAll(await house.say(holder, '1.1 : nuage, 55 %')));
    expect(await updates()).toHaveLength(noted + 1);
    expect(texts.slice(1).every((text) => text.includes('déjà noté'))).toBe(true);
    // Once something else was said, the same words are said anew.
    await house.say(holder, '1.1 : soleil, 60 %');
    expect(readAll(await house.say(holder, '1.1 : nuage, 55 %'))).not.toContain('déjà noté');
  });
});

describe('a message that made a record', () => {
  const turn = (id: string) => ({
    id,
    now: noon,
    locale: 'fr' as const,
    person: holder,
    conversation: { id: `a:${holder.id}`, type: 'personal' as const },
    reply: async () => {},
  });

  it('when it is changed or taken back, the bot lets nothing break', async () => {
    await house.bot.hear(turn('activity-x'), '1.1 : nuage, 45 %, convention signée');
    const edited = await house.bot.edited(
      turn('activity-x'),
      '1.1 : nuage, 50 %, convention signée',
    );
    if (edited) expect(readAll(edited).length).toBeGreaterThan(0);
    await expect(house.bot.deleted(turn('activity-x'))).resolves.toBeUndefined();
  });
});

describe('what passes in between loses nothing', () => {
  it.each(['merci', 'attends 2 min', 'ok', 'c’est quoi un EAJE ?'])(
    'a question the bot asked is still answered after “%s”',
    async (between) => {
      const asked = await house.say(animator, 'Stop !');
      expect(asked.asks).toBeDefined();
      if (between !== 'ok') await house.say(animator, between);
      const answer = await house.say(animator, 'oui');
      expect(readAll(answer)).toContain('je ne vous envoie plus');
      await house.say(animator, 'reprends les rappels');
    },
  );
});
