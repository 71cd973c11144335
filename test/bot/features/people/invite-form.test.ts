/** The form for somebody without Teams: the same record, rights and refusals as the sentence. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Answer, Person } from '../../../../bot/contract/turn.ts';
import { people } from '../../../../bot/features/people/model/directory.ts';
import { emptyGroup, groups } from '../../../../bot/features/people/model/groups.ts';
import { controlsOf } from '../../../../cards/buttons.ts';
import { addZoe, byMail, openHouseOfLinks, zoeEmail } from '../../../support/door-acts.ts';
import { cartographie, gather } from '../../../support/meetings.ts';
import {
  animator,
  camille,
  noon,
  openPartners,
  type Partners,
  readAll,
  refOf,
  type Setting,
} from '../../../support/partners.ts';

let house: Partners;
beforeEach(async () => {
  house = await openHouseOfLinks();
});
afterEach(() => house.close());

const filled = {
  name: 'Zoé Martin',
  email: zoeEmail,
  organisation: 'inconnue',
  other: '',
  group: cartographie,
};
const send = (over: Partial<typeof filled> = {}, who: Person = animator, setting?: Setting) =>
  house.press(who, 'people.invite', { ...filled, ...over }, setting);
const formOf = ({ message }: Answer) => {
  const { form } = controlsOf(message.card ?? {});
  return (
    form && {
      verb: form.sends[0]?.verb,
      values: Object.fromEntries(form.fields.map(({ id, value }) => [id, value])),
      groups: form.fields.find(({ id }) => id === 'group')?.choices.map(({ value }) => value),
    }
  );
};
const outside = async () => {
  const mail = await byMail(house.store);
  return house.store.read((reader) =>
    Promise.all(
      mail.map(async ({ id, email }) => {
        const known = (await reader.get(people, id))?.value;
        const group = (await reader.get(groups, cartographie))?.value;
        const isMember = group?.members.some(({ person }) => person === id);
        const { name, organisation, otherOrganisation } = known ?? {};
        return { email, name, organisation, otherOrganisation, isMember };
      }),
    ),
  );
};
const titles = ({ message }: Answer) =>
  controlsOf(message.card ?? {}).buttons.map(({ title }) => title);

/** What pressing the buttons says. */
const sayings = ({ message }: Answer) =>
  controlsOf(message.card ?? {}).buttons.flatMap((button) => ('say' in button ? button.say : []));

describe('the form', () => {
  it.each([
    ['ajouter une personne sans Teams', ''],
    ['comment inscrire quelqu’un qui n’a pas Teams ?', ''],
    ['how do I invite somebody who has no Teams?', ''],
    ['ajoute Mme Zoé Martin, sans Teams, au sous-groupe cartographie', 'Zoé Martin'],
    ['add somebody without Teams to the mapping sub-group', ''],
  ])('is shown for « %s »', async (text, name) => {
    const form = formOf(await house.say(animator, text));
    expect(form).toMatchObject({
      verb: 'people.invite',
      values: { name, email: '', organisation: 'inconnue', other: '', group: cartographie },
      groups: [cartographie],
    });
  });

  it.each([
    'retire les personnes sans Teams du sous-groupe cartographie',
    'qui n’a pas Teams ?',
    'réunion sans Teams mardi 15 septembre 14h',
  ])('is not for « %s »', async (text) => {
    expect(formOf(await house.say(animator, text))?.verb).not.toBe('people.invite');
  });

  it('offers the groups that one co-animates, the one that was named first', async () => {
    const row = { person: refOf(animator), since: noon.toISOString() };
    await house.store.transact((tx) =>
      tx.put(groups, 'axe-5', { ...emptyGroup('axe'), members: [row], coAnimators: [row] }),
    );
    const any = formOf(await house.say(animator, 'ajouter une personne sans Teams'));
    expect([any?.groups?.sort(), any?.values.group]).toEqual([['axe-5', cartographie], '']);
    const named = await house.say(animator, 'ajoute une personne sans Teams au GT 5');
    expect(formOf(named)?.values.group).toBe('axe-5');
  });

  it('is a button beside the members of a group, and one’s groups, for who may add somebody', async () => {
    const members = 'qui est dans le sous-groupe cartographie ?';
    const asked = await house.say(animator, members);
    expect(titles(asked)).toEqual(['Ajouter une personne sans Teams']);
    const [button = ''] = sayings(asked);
    expect(button).toMatch(/^Ajouter une personne sans Teams dans le sous-groupe «\scartographie/);
    expect(formOf(await house.say(animator, button))?.values.group).toBe(cartographie);
    expect(titles(await house.say(animator, 'mes groupes'))).toEqual([
      'Ajouter une personne sans Teams',
    ]);
    for (const text of [members, 'mes groupes'])
      expect(titles(await house.say(camille, text)).join()).not.toMatch(/sans Teams/);
  });

  it('is named where a name is not known', async () => {
    const answer = await house.say(animator, 'ajoute Lou Inconnue au sous-groupe cartographie');
    expect(readAll(answer)).toMatch(/«\sajouter une personne sans Teams\s»/);
  });

  it('is refused to who animates nothing, in the words of the sentence', async () => {
    const asked = await house.say(camille, 'ajouter une personne sans Teams');
    expect([asked.outcome, formOf(asked)]).toEqual(['refused', undefined]);
    const sent = await send({}, camille);
    const said = await house.say(camille, `ajoute ${zoeEmail} au sous-groupe cartographie`);
    expect([sent.outcome, said.outcome, await outside()]).toEqual(['refused', 'refused', []]);
  });

  it('is not shown in a channel, nor is what was typed into it', async () => {
    const conversation = { id: '19:c@thread.tacv2', type: 'channel' } as const;
    const asked = await house.say(animator, 'ajouter une personne sans Teams', { conversation });
    expect(readAll(asked)).toMatch(/conversation à deux/);
    const sent = await send({ name: '' }, animator, { conversation });
    expect(JSON.stringify([asked, sent])).not.toMatch(/Input\.|zoe\.martin/);
  });

  it('speaks English to who does', async () => {
    const text = readAll(await house.say(animator, 'add somebody without Teams', { locale: 'en' }));
    expect(text).toMatch(/First and last name[\s\S]*I do not know[\s\S]*Add/);
    const sent = await send({ name: '' }, animator, { locale: 'en' });
    expect(readAll(sent)).toMatch(/Write what this person is called/);
  });

  it('is not there without a key, and it is said who can help', async () => {
    const bare = await openPartners();
    await gather(bare, [animator]);
    const answer = await bare.say(animator, 'ajouter une personne sans Teams');
    expect(readAll(answer)).toMatch(/LINK_KEY/);
    await bare.close();
  });
});

describe('once filled in', () => {
  it('it keeps what the sentence keeps, and says the same', async () => {
    const answer = await send();
    const kept = await outside();
    const said = readAll(answer);
    expect(kept).toEqual([
      {
        email: zoeEmail,
        name: 'Zoé Martin',
        organisation: null,
        otherOrganisation: null,
        isMember: true,
      },
    ]);
    await house.close();
    house = await openHouseOfLinks();
    const sentence = await house.say(
      animator,
      `ajoute Mme Zoé Martin ${zoeEmail} au sous-groupe cartographie`,
    );
    expect([await outside(), readAll(sentence)]).toEqual([kept, said]);
    expect(JSON.stringify(answer)).not.toContain(zoeEmail);
  });

  it.each([
    [{ organisation: 'caf' }, ['caf', null]],
    [
      { organisation: 'autre', other: 'Association Les Lutins' },
      ['autre', 'Association Les Lutins'],
    ],
    [{ organisation: 'inconnue', other: 'Les\nLutins' }, ['autre', 'Les Lutins']],
    [{ organisation: '', other: '' }, [null, null]],
  ])('the organisation is kept as it was said: %j', async (over, [organisation, other]) => {
    await send(over);
    expect(await outside()).toMatchObject([{ organisation, otherOrganisation: other }]);
  });

  it.each([
    ['Mme  Zoé  Martin', ' zoe.martin@ville.example '],
    ['Zoé Martin', 'Zoé Martin <Zoe.Martin@Ville.Example>'],
    ['Zoé Martin', 'mailto:zoe.martin@ville.example'],
  ])('blanks, titles and what mail programs add are no matter: %s, %s', async (name, email) => {
    await send({ name, email });
    expect(await outside()).toMatchObject([{ name: 'Zoé Martin', email: zoeEmail }]);
  });

  it.each<[Partial<typeof filled>, RegExp]>([
    [{ name: '  ' }, /Écrivez comment/],
    [{ name: '0612345678' }, /Seulement des lettres/],
    [{ name: 'Zoé Martin <script>' }, /Seulement des lettres/],
    [{ name: 'Zoé Martin, evil.example' }, /Seulement des lettres/],
    [{ name: 'Zoé '.repeat(40) }, /120 caractères/],
    [{ email: '' }, /Écrivez-la/],
    [{ email: 'zoé@ville.example' }, /Elle n’a pas la forme/],
    [{ email: 'zoe martin@ville.example' }, /Elle n’a pas la forme/],
    [{ email: 'zoe@ville' }, /Elle n’a pas la forme/],
    [{ email: `${'a'.repeat(300)}@ville.example` }, /Elle n’a pas la forme/],
    [{ email: 'a@ville.example, b@ville.example' }, /Une seule/],
    [{ organisation: 'autre' }, /Écrivez son nom/],
    [{ organisation: 'autre', other: 'x'.repeat(121) }, /120 caractères/],
    [{ organisation: 'nulle-part' }, /Celle-ci n’est pas dans le plan/],
    [{ group: '' }, /Choisissez celui/],
    [{ group: 'nulle-part' }, /Choisissez celui/],
  ])(
    '%j gets its own sentence, nothing is kept, and nothing that was typed is lost',
    async (over, sentence) => {
      const answer = await send({ other: '', ...over });
      expect([answer.outcome, await outside()]).toEqual(['clarify', []]);
      expect(readAll(answer).replace(/\u00a0/g, ' ')).toMatch(sentence);
      const typed = { ...filled, ...over };
      const { organisation: _, group: __, ...texts } = formOf(answer)?.values ?? {};
      expect(texts.email).toBe(typed.email);
      expect(texts.name?.trim()).toBe(typed.name.trim());
      expect(texts.other).toBe(typed.other);
    },
  );

  it('all that is wrong is said at once', async () => {
    const said = readAll(await send({ name: '', email: 'zoe', organisation: 'autre' }));
    expect(said).toMatch(/s’appelle[\s\S]*la forme[\s\S]*son nom/);
  });

  it('a group that one animates no more since is refused, and what was typed is still there', async () => {
    const row = { person: refOf(animator), since: noon.toISOString() };
    await house.store.transact((tx) =>
      tx.put(groups, 'axe-5', { ...emptyGroup('axe'), members: [row], coAnimators: [row] }),
    );
    const answer = await send({ group: 'competences-ept' });
    expect(readAll(answer)).toMatch(/Seuls les co-animateurs de ce groupe/);
    expect(formOf(answer)?.values).toMatchObject({ name: 'Zoé Martin', email: zoeEmail });
    expect(await outside()).toEqual([]);
  });

  it('what another group knows of somebody stays', async () => {
    const row = { person: refOf(camille), since: noon.toISOString() };
    const poterie = { ...emptyGroup('sousGroupe', 'Poterie'), members: [row], coAnimators: [row] };
    await house.store.transact((tx) => tx.put(groups, 'poterie', poterie));
    await addZoe(house);
    await house.say(animator, 'change l’organisation de Zoé Martin : la Caf');
    await house.press(camille, 'people.invite', {
      ...filled,
      name: 'Madame la Préfète',
      organisation: 'autre',
      other: 'Préfecture',
      group: 'poterie',
    });
    expect(await outside()).toMatchObject([{ name: 'Zoé Martin', organisation: 'caf' }]);
  });

  it('an address that was typed is kept nowhere before its bearer is', async () => {
    const answer = await send({ name: '' }, animator, { keys: ['a-key-of-the-form'] });
    expect(formOf(answer)?.values.email).toBe(zoeEmail);
    expect(house.kept()).not.toContain('zoe.martin');
  });
});
