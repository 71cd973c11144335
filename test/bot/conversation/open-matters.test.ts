/** What is open between somebody and the bot outlives a restart, other messages and other instances. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Store, StoreError } from '../../../bot/contract/store.ts';
import { DAY_MS, matters, QUESTION_MS } from '../../../bot/conversation/matters.ts';
import { silent } from '../../../src/store/log.ts';
import { openPostgres } from '../../../src/store/postgres/open-postgres.ts';
import { newDirectory, openIn } from '../../src/store/places.ts';
import { noon } from '../../support/partners.ts';
import { ownDatabase } from '../../support/shared/database.ts';
import { claire, doneIn, type Instance, instanceOn, karim } from './small-house.ts';

interface Place {
  /** Opens it as a process of its own does. */
  open: () => Promise<Store>;
  stop: () => Promise<void>;
  /** Whether several processes may have it open at once. */
  isShared: boolean;
}

const inAFile = async (): Promise<Place> => {
  const directory = await newDirectory();
  return { open: () => openIn(directory), stop: async () => {}, isShared: false };
};

let databases = 0;
let server: Awaited<ReturnType<typeof ownDatabase>>;
beforeAll(async () => {
  server = await ownDatabase();
});
afterAll(() => server.stop());
const inPostgres = async (): Promise<Place> => {
  const schema = `matters${databases++}`;
  const open = () => openPostgres({ databaseUrl: server.url, schema, log: silent });
  return { open, stop: async () => {}, isShared: true };
};

describe.each([
  ['in a file', inAFile],
  ['in PostgreSQL', inPostgres],
])('%s', (_, placeOf) => {
  let place: Place;
  let store: Store;
  let house: Instance;
  beforeEach(async () => {
    place = await placeOf();
    store = await place.open();
    house = await instanceOn(store);
  });
  afterEach(async () => {
    await store.close();
    await place.stop();
  });
  /** The process ends, and another takes its place. */
  const restart = async () => {
    await store.close();
    store = await place.open();
    house = await instanceOn(store);
  };
  const later = (ms: number) => new Date(noon.getTime() + ms);

  it('a restart between a proposal and its "oui" loses nothing', async () => {
    expect(await house.say('propose la lettre')).toBe('Dois-je envoyer la lettre ?');
    await restart();
    expect(await house.say('oui')).toBe('Fait : envoi de la lettre.');
    expect(await doneIn(store)).toEqual(['envoi de la lettre']);
  });

  it('a "oui" answers once, and the next one answers nothing', async () => {
    await house.say('propose la lettre');
    await house.say('oui');
    expect(await house.say('oui')).toBe('Je vous écoute.');
    expect(await doneIn(store)).toEqual(['envoi de la lettre']);
  });

  it('a "oui" that is delivered again after a restart is answered with what it did', async () => {
    await house.say('propose la lettre');
    await house.say('oui', { id: 'same' });
    await restart();
    expect(await house.say('oui', { id: 'same' })).toContain('Fait : envoi de la lettre.');
    expect(await doneIn(store)).toEqual(['envoi de la lettre']);
  });

  it('the same words sent again, even to another instance, are done once; after something else, anew', async () => {
    await house.say('note un colis');
    await restart();
    expect(await house.say('note un colis')).toContain('déjà noté');
    expect(await doneIn(store)).toEqual(['un colis']);
    await house.say('merci');
    expect(await house.say('note un colis')).toBe('Fait : un colis.');
  });

  it.each(['merci', 'qui pilote la fiche 1.1 ?', 'attends'])(
    'a message in between (%s) loses nothing of a proposal',
    async (between) => {
      await house.say('propose la lettre');
      await house.say(between);
      expect(await house.say('c’est bon, envoie')).toBe('Fait : envoi de la lettre.');
    },
  );

  it('a person who speaks in two conversations at once is answered in each', async () => {
    await Promise.all([
      house.say('propose la lettre', { in: 'a:one' }),
      house.say('propose le colis', { in: 'a:two' }),
    ]);
    const [one, two] = await Promise.all([
      house.say('oui', { in: 'a:one' }),
      house.say('non', { in: 'a:two' }),
    ]);
    expect(one).toBe('Fait : envoi de la lettre.');
    expect(two).toBe('Rien n’est parti.');
    expect(await doneIn(store)).toEqual(['envoi de la lettre']);
  });

  it('what is open for one person in a room is not open for another', async () => {
    await house.say('propose la lettre', { in: 'room' });
    expect(await house.say('oui', { in: 'room', person: karim })).toBe('Je vous écoute.');
    expect(await doneIn(store)).toEqual([]);
  });

  it('two messages of one person at once both leave open what they opened', async () => {
    await Promise.all([house.say('propose la lettre'), house.say('retire le colis')]);
    // Whichever was asked last is answered; the other is still open.
    expect(await house.say('oui')).toMatch(/^Fait : /);
    expect(await house.say('oui')).toMatch(/^Fait : /);
    expect(await doneIn(store)).toEqual(['envoi de la lettre', 'retrait de le colis']);
  });

  describe('where two matters could take a "oui"', () => {
    beforeEach(async () => {
      await house.say('propose la lettre');
      await house.say('retire le colis');
      await house.say('merci');
    });

    it('it is asked which, by name', async () => {
      const asked = await house.say('oui');
      expect(asked).toContain('l’envoi de la lettre');
      expect(asked).toContain('le retrait de le colis');
      expect(await doneIn(store)).toEqual([]);
    });

    it.each([
      ['la lettre', 'envoi de la lettre'],
      ['celle de la lettre', 'envoi de la lettre'],
      ['l’envoi', 'envoi de la lettre'],
      ['oui, le colis', 'retrait de le colis'],
      ['Oui, le retrait de le colis', 'retrait de le colis'],
      ['la première', 'retrait de le colis'],
      ['la deuxième', 'envoi de la lettre'],
      ['the second one', 'envoi de la lettre'],
    ])('the reply in words chooses: « %s »', async (reply, expected) => {
      await house.say('oui');
      expect(await house.say(reply)).toBe(`Fait : ${expected}.`);
      expect(await doneIn(store)).toEqual([expected]);
    });

    it('both may be meant', async () => {
      await house.say('oui');
      const said = await house.say('les deux');
      expect(said).toContain('envoi de la lettre');
      expect(said).toContain('retrait de le colis');
      expect(await doneIn(store)).toHaveLength(2);
    });

    it('a "non" keeps its sense until the choice', async () => {
      await house.say('non');
      expect(await house.say('la lettre')).toBe('Rien n’est parti.');
      expect(await doneIn(store)).toEqual([]);
    });

    it('the same question is not asked twice in the same words', async () => {
      const first = await house.say('oui');
      const second = await house.say('oui');
      expect(second).not.toBe(first);
      expect(second).toContain('« la première »');
      expect(await doneIn(store)).toEqual([]);
    });

    it('the name said with the "oui" leaves nothing to ask', async () => {
      expect(await house.say('retire la lettre')).toContain('Dois-je retirer');
      expect(await house.say('oui, le retrait')).toBe('Fait : retrait de la lettre.');
    });

    it('the choice survives a restart', async () => {
      await house.say('oui');
      await restart();
      expect(await house.say('la lettre')).toBe('Fait : envoi de la lettre.');
    });
  });

  it('the same message delivered four times at once makes one record', async () => {
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => house.say('note la visite', { id: 'same' })),
    );
    expect(await doneIn(store)).toEqual(['la visite']);
    for (const answer of answers) expect(answer).toContain('Fait : la visite.');
  });

  it('several acts of one message, delivered again after a restart, are done once', async () => {
    const text = 'note la visite. garde le colis';
    const first = await house.say(text, { id: 'same' });
    expect(first).toContain('Fait : la visite.');
    expect(first).toContain('Fait : garde le colis.');
    await restart();
    const again = await house.say(text, { id: 'same' });
    expect(again).toContain('Fait : la visite.');
    expect(again).toContain('Fait : garde le colis.');
    expect(await doneIn(store)).toEqual(['garde le colis', 'la visite']);
  });

  it('what one message lacks, the next one adds, after a restart and a question in between', async () => {
    expect(await house.say('complète')).toBe('De quelle couleur ?');
    await restart();
    await house.say('merci');
    expect(await house.say('rouge')).toBe('Fait : en rouge.');
    expect(await house.say('vert')).toBe('Je vous écoute.');
  });

  it('a draft is open for a day, a question of its own for an hour, and then nobody knows of it', async () => {
    await house.say('propose la lettre');
    expect(await house.say('oui', { at: later(DAY_MS - 1) })).toBe('Fait : envoi de la lettre.');
    await house.say('propose la lettre');
    expect(await house.say('oui', { at: later(DAY_MS + 1) })).toBe('Je vous écoute.');
    expect(QUESTION_MS).toBeLessThan(DAY_MS);
  });

  it('what is past its time is erased', async () => {
    await house.say('propose la lettre');
    const kept = () => store.read((reader) => reader.list(matters));
    await house.bot.daily(later(DAY_MS - 1));
    expect(await kept()).toHaveLength(1);
    await house.bot.daily(later(DAY_MS + 1));
    expect(await kept()).toHaveLength(0);
  });
});

it('two instances know the same open matters', async () => {
  const place = await inPostgres();
  const stores = [await place.open(), await place.open()] as const;
  const [one, two] = [await instanceOn(stores[0]), await instanceOn(stores[1])];
  await one.say('propose la lettre');
  expect(await two.say('oui')).toBe('Fait : envoi de la lettre.');
  expect(await one.say('oui')).toBe('Je vous écoute.');
  await one.say('propose le colis');
  const both = await Promise.all([one.say('oui', { id: 'same' }), two.say('oui', { id: 'same' })]);
  for (const answer of both) expect(answer).toContain('Fait : envoi de le colis.');
  expect(await doneIn(stores[0])).toEqual(['envoi de la lettre', 'envoi de le colis']);
  await Promise.all(stores.map((store) => store.close()));
});

describe('a store that fails', () => {
  const failing = (store: Store, fails: { now: boolean; after?: number }): Store =>
    new Proxy(store, {
      get(own, name: keyof Store) {
        const value = own[name] as unknown;
        if (typeof value !== 'function') return value;
        const bound = (value as (...args: unknown[]) => unknown).bind(own);
        if (name !== 'read' && name !== 'transact') return bound;
        return (...args: unknown[]) => {
          if (fails.after !== undefined && name === 'transact' && fails.after-- <= 0)
            fails.now = true;
          return fails.now ? Promise.reject(new StoreError('away')) : bound(...args);
        };
      },
    });

  it('takes no answer away: what was asked is asked, and its buttons are there still', async () => {
    const fails = { now: true };
    const house = await instanceOn(failing(await openIn(await newDirectory()), fails));
    expect(await house.say('bonjour')).toBe('Je vous écoute.');
    expect((await house.bot.hear(turn(), 'propose la lettre')).message.text).toContain(
      'Dois-je envoyer',
    );
  });

  it('in the middle of a message: what was done is said, and what was not', async () => {
    const store = await openIn(await newDirectory());
    const fails: { now: boolean; after?: number } = { now: false, after: 1 };
    const house = await instanceOn(failing(store, fails));
    const said = await house.say('note la visite. garde le colis');
    expect(said).toContain('Fait : la visite.');
    expect(said).toContain('n’est pas enregistrée');
    expect(said).toContain('« garde le colis »');
    expect(await doneIn(store)).toEqual(['la visite']);
  });

  const turn = () => ({
    id: 'turn',
    now: noon,
    locale: 'fr' as const,
    person: claire,
    conversation: { id: 'a:1', type: 'personal' as const },
    reply: async () => {},
  });
});
