/** Names and addresses as nobody should type them, and what must not come of it. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { addresses, people } from '../../../../bot/features/people/model/directory.ts';
import { emptyGroup, groups, pilots } from '../../../../bot/features/people/model/groups.ts';
import { createPurge } from '../../../../bot/features/privacy/act/purge.ts';
import { openDoor } from '../../../../bot/links/personal-links.ts';
import { retention } from '../../../support/canary.ts';
import { costOf } from '../../../support/cost.ts';
import { byMail, zoeEmail as email, openHouseOfLinks } from '../../../support/door-acts.ts';
import {
  admin,
  animator,
  camille,
  noon,
  type Partners,
  readAll,
  refOf,
} from '../../../support/partners.ts';
import { launching } from '../../../support/polls.ts';

const to = 'au sous-groupe cartographie';
let house: Partners;
beforeEach(async () => {
  house = await openHouseOfLinks();
});
afterEach(() => house.close());

const outside = async () => {
  const mail = await byMail(house.store);
  return house.store.read((reader) =>
    Promise.all(
      mail.map(async ({ id, email, state }) => ({
        id,
        email,
        state,
        name: (await reader.get(people, id))?.value.name,
      })),
    ),
  );
};

describe('a name is letters', () => {
  it.each([
    ['a second line', 'Zoé Martin\nBcc: tous'],
    ['a line that only some programs see', 'Zoé Martin\u2028Subject: urgent'],
    ['a return', 'Zoé Martin\rBcc: tous'],
    ['HTML', 'Zoé Martin <script>alert(1)</script>'],
    ['Markdown', 'Zoé Martin [cliquez](https://evil.example)'],
    ['a hole of a template', 'Zoé Martin $' + '{admin}'],
    ['quotes', 'Zoé Martin "Préfet"'],
    ['a telephone number', 'Zoé Martin 06 12 34 56 78'],
    ['the name of a site', 'Zoé Martin, evil.example'],
  ])('and %s is none of it', async (_, typed) => {
    await house.say(animator, `ajoute ${typed} ${email} ${to}`);
    expect(await outside()).toMatchObject([{ email, name: 'Zoé Martin' }]);
  });

  it('and what turns the writing round is taken away, before anything is read', async () => {
    await house.say(animator, `ajoute Zoé Mar\u202etin ${email} ${to}`);
    expect(await outside()).toMatchObject([{ email, name: 'Zoé Martin' }]);
  });

  it.each(['Anne-Lise d’Arc', "Jean O'Brien", 'Zoé J. Martin', 'Nguyễn Văn Tài', 'İpek Öztürk'])(
    'with what joins them: %s',
    async (name) => {
      await house.say(animator, `ajoute ${name} ${email} ${to}`);
      expect(await outside()).toMatchObject([{ name }]);
    },
  );

  it('an address that is a number does not become one', async () => {
    const answer = await house.say(animator, `ajoute 0612345678@ville.example ${to}`);
    expect(readAll(answer)).toMatch(/ne dit pas de nom/);
    expect([answer.outcome, await outside()]).toEqual(['refused', []]);
  });
});

describe('an address is one, whole', () => {
  it('two in one sentence, each behind a name of its own, are two people, and neither is shown', async () => {
    const answer = await house.say(
      animator,
      `ajoute Zoé Martin ${email} et Paul Petit paul@ville.example ${to}`,
    );
    expect(JSON.stringify(answer)).not.toMatch(/@/);
    expect((await outside()).map(({ name }) => name).sort()).toEqual(['Paul Petit', 'Zoé Martin']);
  });

  it.each([
    `ajoute ${email} paul@ville.example ${to}`,
    `ajoute Zoé "Préfet <prefet@ville.example>" ${email} ${to}`,
  ])('two in one sentence are nobody’s, and neither is shown: %s', async (text) => {
    const answer = await house.say(animator, text);
    expect(readAll(answer)).toMatch(/plusieurs adresses/);
    expect(JSON.stringify(answer)).not.toMatch(/@/);
    expect(await outside()).toEqual([]);
  });

  it.each([
    'paul@ville.example@evil.example',
    'zoé@ville.example',
    'zoe@mairie-évry.example',
    `${'a'.repeat(300)}@ville.example`,
    '.zoe@ville.example',
    'zoe@ville',
    'zoe@ville.example\u2028bcc:tous@evil.example',
  ])('half of it is not taken for somebody else’s: %s', async (typed) => {
    const answer = await house.say(animator, `ajoute Zoé Martin ${typed} ${to}`);
    expect([answer.outcome, await outside()]).toEqual(['refused', []]);
  });

  it.each([`<${email}>`, `mailto:${email}`, `${email}.`, `${email},`, email.toUpperCase()])(
    'as mail programs and sentences write it: %s',
    async (typed) => {
      await house.say(animator, `ajoute ${typed} ${to}`);
      expect(await outside()).toMatchObject([{ email, name: 'Zoe Martin' }]);
    },
  );

  it('a text as long as Teams takes is read at once', async () => {
    const work = () => house.say(animator, `ajoute ${'a'.repeat(27_000)} @`);
    expect(await costOf(work, 1)).toBeLessThan(500);
  });
});

describe('who knows an address', () => {
  /** A group that Camille animates, and Ines does not. */
  const other = async () => {
    const member = { person: refOf(camille), since: noon.toISOString() };
    const group = { ...emptyGroup('sousGroupe', 'Poterie'), members: [member] };
    await house.store.transact((tx) =>
      tx.put(groups, 'poterie', { ...group, coAnimators: [member] }),
    );
  };

  it('may add its bearer, and does not rename them for the group of somebody else', async () => {
    await other();
    await house.say(animator, `ajoute Zoé Martin ${email} ${to}`);
    const answer = await house.say(
      camille,
      `ajoute Madame la Préfète ${email} au sous-groupe poterie`,
    );
    expect(readAll(answer)).toMatch(/Zoé Martin, sans Teams, fait maintenant partie/);
    expect(await outside()).toMatchObject([{ name: 'Zoé Martin' }]);
  });

  it('is told the same of one that is known elsewhere and one that nobody has, when taking it out', async () => {
    await other();
    await house.say(animator, `ajoute Zoé Martin ${email} ${to}`);
    const said = async (address: string) =>
      readAll(await house.say(camille, `retire ${address} du sous-groupe poterie`));
    expect(await said(email)).toBe(await said('nobody@ville.example'));
  });

  it('learns nothing of it without the right to add people, whatever its form', async () => {
    await house.say(animator, `ajoute Zoé Martin ${email} ${to}`);
    const said = async (typed: string) =>
      readAll(await house.say(camille, `ajoute ${typed} ${to}`));
    const all = [await said(email), await said('nobody@ville.example'), await said('zoe@ville')];
    expect(new Set(all).size).toBe(1);
  });
});

describe('somebody who wants no more mail', () => {
  it('is written to no more, even taken out of their last group and added again', async () => {
    await house.say(animator, `ajoute Zoé Martin ${email} ${to}`);
    const [zoe] = await outside();
    await house.store.transact(async (tx) => {
      const known = (await tx.get(addresses, zoe?.id ?? ''))?.value;
      if (known) await tx.put(addresses, zoe?.id ?? '', { ...known, state: 'blocked' });
    });
    await house.say(animator, `retire ${email} du sous-groupe cartographie`);
    const answer = await house.say(animator, `ajoute Zoé Martin ${email} ${to}`);
    expect(readAll(answer)).toMatch(/a demandé à ne plus recevoir/);
    expect(await outside()).toMatchObject([{ id: zoe?.id, state: 'blocked' }]);
  });
});

describe('a link that was taken back', () => {
  it('is not given again when what is past its date has gone', async () => {
    await house.say(animator, `ajoute Zoé Martin ${email} ${to}`);
    const person = (await outside())[0]?.id ?? '';
    const door = { to: 'self:mail', group: null, until: new Date('2026-12-01T00:00:00Z') };
    const open = () => house.store.transact((tx) => openDoor(tx, person, door));
    const leaked = await open();
    await house.say(animator, 'révoque le lien de Zoé Martin');
    const parts = { store: house.store, context: house.house, retention };
    const purge = () => createPurge(parts)(new Date('2027-06-01T00:00:00Z'));
    await purge();
    expect((await open()).generation).toBeGreaterThan(leaked.generation);
    // Nor once the next one is past its date, as others are.
    await purge();
    expect((await open()).generation).toBeGreaterThan(leaked.generation);
  });
});

describe('an address', () => {
  it('is no organisation that leads', async () => {
    await house.meet(admin);
    const text = 'nomme Zoe.Martin@ville.example pilote de la fiche 1.1';
    expect(readAll(await house.say(admin, text))).not.toMatch(/communes/);
    expect(await house.store.read((reader) => reader.list(pilots))).toEqual([]);
  });

  it('is no part of the name of somebody who leads', async () => {
    await house.meet(admin);
    const text = 'nomme Ali Benali pilote de la fiche 1.1, suppléante Lou Petit lou@ville.example';
    const answer = await house.say(admin, text);
    expect(readAll(answer)).toMatch(/Lou Petit/);
    expect(readAll(answer)).not.toMatch(/lou@|@ville/);
    expect(house.kept()).not.toContain('lou@');
  });

  it.each([
    'mes données',
    'qui est dans le sous-groupe cartographie ?',
    'mes groupes',
    'rapport d’envoi',
    'qui n’a pas répondu au sondage ?',
    'qui vient à la réunion du sous-groupe cartographie ?',
    'exporte le sondage',
    'feuille d’émargement du sous-groupe cartographie',
    'questions sans réponse',
    `qui est ${email} ?`,
    `quelle est l’adresse de Zoé Martin ?`,
    `change l’organisation de ${email} : la Caf`,
    `nomme ${email} co-animatrice du sous-groupe cartographie`,
    `nomme ${email} pilote de la fiche 1.1`,
    `révoque le lien de ${email}`,
    `retire ${email}`,
    `ajoute ${email} au sous-groupe poterie`,
  ])('stands in nothing that is answered, kept for others or sent: « %s »', async (text) => {
    await house.say(animator, `ajoute Zoé Martin ${email} ${to}`);
    await house.press(animator, 'polls.launch', launching());
    const answer = await house.say(animator, text);
    const shown = JSON.stringify([answer.message, house.replies]);
    // What was typed may be said back to whoever typed it; nothing more of it.
    if (!text.includes(email)) expect(shown).not.toMatch(/zoe\.martin|ville\.example/i);
    const mine = JSON.stringify(
      await house.bot.view({ person: animator, locale: 'fr', now: noon }, 'privacy.data', {}),
    );
    expect(mine).not.toMatch(/zoe\.martin@|ville\.example/);
    const kept = house.kept();
    expect(kept.split(email).length).toBe(kept.split(`"email":"${email}"`).length);
  });
});
