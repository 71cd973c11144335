/** Coming into a group: asked of those who co-animate it, unless they opened it to all. */
import { describe, expect, it } from '@jest/globals';
import type { Message, Person } from '../../../../bot/contract/turn.ts';
import { groups } from '../../../../bot/features/people/model/groups.ts';
import { joinRequests } from '../../../../bot/features/people/model/schema.ts';
import { deliver, type Sent } from '../../../support/delivered.ts';
import { buttonsOf, pressOn, schedule } from '../../../support/meetings.ts';
import {
  admin,
  animator,
  camille,
  holder,
  noon,
  partner,
  readAll,
  refOf,
  zoe,
} from '../../../support/partners.ts';
import { beginning, withPartners } from '../../../support/with-partners.ts';

const other = partner('an2', 'Omar Second');
const id = 'outil-cartographie';
const name = 'sous-groupe cartographie';
const join = `rejoindre le ${name}`;
const days = (n: number) => new Date(noon.getTime() + n * 86_400_000);

const house = withPartners();
beginning(house, async () => {
  for (const person of [admin, animator, other, camille, zoe, holder]) await house.meet(person);
  await house.say(admin, `nomme Ines Animatrice co-animatrice du ${name}`);
});

const say = async (person: Person, text: string, at = noon) =>
  readAll(await house.say(person, text, { at })).replace(/[\u00a0\u202f]/g, ' ');
const group = (of = id) => house.store.read(async (r) => (await r.get(groups, of))?.value);
const isMember = async (person: Person, of = id) =>
  (await group(of))?.members.some((member) => member.person === refOf(person)) ?? false;
const requests = () => house.store.read((r) => r.list(joinRequests));
/** What is sent to somebody of requests: that they were named is told apart (`told-places.test.ts`). */
const to = (sent: readonly Sent[], person: Person): Message[] =>
  sent
    .filter(({ recipient, kind }) => recipient === refOf(person) && kind !== 'people.places')
    .map(({ message }) => message);
const sentAt = async (at: Date) => (await deliver(house, at)).sent;
/** What the buttons of an answer say as if typed. */
const wordsOfButtons = ({ message }: { message: Message }): string[] =>
  [...JSON.stringify(message.card).matchAll(/"imBack","value":"([^"]+)"/g)].map(
    ([, text]) => text ?? '',
  );
const words = (message: Message | undefined) =>
  readAll({ message: message ?? { text: '' } }).replace(/[\u00a0\u202f]/g, ' ');

describe('whoever asks to join a group', () => {
  it('is not in it yet, is told who decides, and reads nothing that members read', async () => {
    const said = await say(camille, join);
    expect(said).toMatch(/demande pour rejoindre .* transmise à Ines Animatrice/);
    expect(said).toContain('Je vous dirai ici ce qui est décidé');
    expect(await isMember(camille)).toBe(false);
    expect(await say(camille, 'mes groupes')).toMatch(/Demandes en attente : .*cartographie/);
    const known = await schedule(house, { group: id });
    const answer = { meeting: known.id, status: 'present', version: 0 };
    const refused = await house.press(camille, 'meetings.answer', {
      ...answer,
      representedBy: '',
      word: '',
    });
    expect(refused.outcome).toBe('refused');
  });

  it('is shown to who co-animates with two buttons, and once more after a week', async () => {
    await say(camille, join);
    const sent = await sentAt(days(0.1));
    const [shown] = to(sent, animator);
    expect(words(shown)).toMatch(/Camille Durand demande à rejoindre .*cartographie/);
    expect(Object.keys(buttonsOf({ message: shown ?? { text: '' } }))).toEqual([
      'Accepter Camille Durand',
      'Décliner (Camille Durand)',
    ]);
    for (const person of [other, holder, admin, zoe]) expect(to(sent, person)).toEqual([]);
    expect(to(await sentAt(days(6)), animator)).toEqual([]);
    expect(to(await sentAt(days(7.1)), animator)).toHaveLength(1);
    expect(to(await sentAt(days(20)), animator)).toEqual([]);
  });

  it('is asked about once, however often they ask', async () => {
    await say(camille, join);
    expect(await say(camille, join)).toMatch(/du mardi 24 novembre 2026, attend la réponse d/);
    expect(to(await sentAt(days(0.1)), animator)).toHaveLength(1);
    expect(await requests()).toHaveLength(1);
  });

  it('is in at once when they co-animate it or administer, and nobody is asked', async () => {
    await say(admin, join);
    expect(await isMember(admin)).toBe(true);
    expect(await requests()).toEqual([]);
  });

  it('and was named a member is told so', async () => {
    await say(animator, `ajoute Camille Durand au ${name}`);
    expect(await say(camille, join)).toContain('faites déjà partie');
  });

  it('takes it back by leaving: nobody is asked any more', async () => {
    await say(camille, join);
    await sentAt(days(0.1));
    expect(await say(camille, `quitter le ${name}`)).toContain('demande');
    expect(await requests()).toEqual([]);
    const sent = await sentAt(days(0.2));
    expect(sent.map(({ kind }) => kind)).toEqual(['people.askedEdit']);
    expect(await sentAt(days(8))).toEqual([]);
  });
});

describe('a request', () => {
  const shownTo = async (person = animator) => {
    await say(camille, join);
    const [message] = to(await sentAt(days(0.1)), person);
    return { message: message ?? { text: '' } };
  };

  it('accepted by its button lets them in, tells them, and invites them to what is planned', async () => {
    await schedule(house, { group: id });
    await sentAt(days(0.05));
    const card = await shownTo();
    const done = await pressOn(house, animator, card, 'Accepter Camille Durand');
    expect(readAll(done)).toContain('Camille Durand fait maintenant partie');
    expect(buttonsOf(done)).toEqual({});
    expect(await isMember(camille)).toBe(true);
    expect(await requests()).toEqual([]);
    const sent = await sentAt(days(0.2));
    expect(to(sent, camille).map(words).sort()).toEqual([
      expect.stringContaining('Invitation – '),
      expect.stringContaining('est acceptée : vous faites partie'),
    ]);
    expect(
      to(await sentAt(days(8)), animator)
        .map(words)
        .join(),
    ).not.toContain('rejoindre');
  });

  it('declined by its button lets nobody in, tells them, and is not asked again', async () => {
    const card = await shownTo();
    const done = await pressOn(house, animator, card, 'Décliner (Camille Durand)');
    expect(readAll(done)).toContain('est déclinée');
    expect(await isMember(camille)).toBe(false);
    expect(to(await sentAt(days(0.2)), camille).map(words)).toEqual([
      expect.stringMatching(/déclinée par Ines Animatrice/),
    ]);
    const again = await house.say(camille, join);
    expect(again.outcome).toBe('refused');
    expect(readAll(again)).toMatch(/déclinée le mardi 24 novembre[\s\S]*peut vous ajouter/);
    expect(to(await sentAt(days(9)), animator)).toEqual([]);
    // Who declined may change their mind.
    await say(animator, `ajoute Camille Durand au ${name}`);
    expect(await isMember(camille)).toBe(true);
    expect(await requests()).toEqual([]);
  });

  it.each([
    ['accepte la demande de Camille Durand', true],
    ['accepte la demande', true],
    [`accepte Camille dans le ${name}`, true],
    ['j’accepte la demande de Camille', true],
    ['accept the request of Camille', true],
    ['refuse la demande de Camille Durand', false],
    ['décline la demande de Camille', false],
    ['decline the request of Camille Durand', false],
  ])('is decided in words: "%s"', async (text, accepted) => {
    await say(camille, join);
    expect(await say(animator, text)).toMatch(
      accepted ? /fait maintenant partie|is now in/ : /déclinée|declined/,
    );
    expect(await isMember(camille)).toBe(accepted);
  });

  it.each([
    'j’accepte l’invitation',
    'je décline',
    'je décline la réunion du sous-groupe cartographie',
    'je refuse',
    'accepte le créneau de lundi',
    'peut-on refuser une demande ?',
  ])('is not decided by "%s"', async (text) => {
    await say(camille, join);
    const readings = house.bot.understand(text, { now: noon }, 'fr');
    const decided = readings.filter(({ fields }) => /accept|decline/.test(String(fields.intent)));
    expect(decided).toEqual([]);
  });

  it('is listed with the others, in private only, and each is decided on the list', async () => {
    await say(camille, join);
    await say(zoe, join);
    const list = await house.say(animator, 'demandes en attente');
    expect(readAll(list)).toMatch(/Camille Durand demande[\s\S]*Zoé Petit demande/);
    const next = await pressOn(house, animator, list, 'Accepter Zoé Petit');
    expect(readAll(next)).toMatch(/Zoé Petit fait maintenant partie[\s\S]*Camille Durand demande/);
    const aloud = { conversation: { id: '19:x', type: 'channel' as const } };
    const refused = await house.say(animator, 'demandes en attente', aloud);
    expect(refused.outcome).toBe('refused');
    expect(readAll(refused)).not.toContain('Camille');
  });

  it('is decided once: the card of another co-animator says so and has no buttons any more', async () => {
    await say(admin, `nomme Omar Second co-animateur du ${name}`);
    await say(camille, join);
    const sent = await sentAt(days(0.1));
    const [card = { text: '' }] = to(sent, other);
    await say(animator, 'accepte la demande de Camille');
    const late = await pressOn(house, other, { message: card }, 'Décliner (Camille Durand)');
    expect(readAll(late)).toContain('n’attend plus de réponse');
    expect(await isMember(camille)).toBe(true);
    const edits = (await sentAt(days(0.2))).filter(({ kind }) => kind === 'people.askedEdit');
    expect(edits).toMatchObject([{ recipient: refOf(other), update: expect.any(String) }]);
    expect(buttonsOf({ message: edits[0]?.message ?? { text: '' } })).toEqual({});
  });

  it('is accepted when they are added in any way, and they are told', async () => {
    await say(camille, join);
    await say(animator, `ajoute Camille Durand au ${name}`);
    expect(await requests()).toEqual([]);
    expect(to(await sentAt(days(0.1)), camille).map(words)).toEqual([
      expect.stringContaining('est acceptée : vous faites partie'),
    ]);
  });

  it.each([
    ['a stranger', zoe],
    ['who asks', camille],
    ['who co-animates another group', holder],
    ['a member', other],
  ])('is decided neither by a button nor in words by %s', async (_, who) => {
    await say(admin, 'nomme Paul Pilote co-animateur du GT 5');
    await say(animator, `ajoute Omar Second au ${name}`);
    await say(camille, join);
    const before = house.kept();
    for (const verb of ['people.accept', 'people.decline']) {
      const answer = await house.press(who, verb, { group: id, person: refOf(camille) });
      expect(answer.outcome).toBe('refused');
      expect(readAll(answer)).not.toContain('Camille');
    }
    const said = await house.say(who, 'accepte la demande de Camille Durand');
    expect(said.outcome).toBe('refused');
    expect(house.kept()).toBe(before);
  });

  it('that was never made is not accepted by a forged click', async () => {
    await house.press(animator, 'people.accept', { group: id, person: refOf(zoe) });
    expect(await isMember(zoe)).toBe(false);
  });
});

describe('who was declined', () => {
  it('is told when they are let in after all', async () => {
    await say(camille, join);
    await say(animator, 'refuse la demande de Camille Durand');
    await sentAt(days(0.1));
    await say(animator, `ajoute Camille Durand au ${name}`);
    expect(to(await sentAt(days(0.2)), camille).map(words)).toEqual([
      expect.stringContaining('est acceptée : vous faites partie'),
    ]);
  });

  it('is told by name who may add them', async () => {
    await say(camille, join);
    await say(animator, 'refuse la demande de Camille Durand');
    expect(await say(camille, join)).toContain('Ines Animatrice peut vous ajouter');
  });
});

describe('the card of the other co-animators', () => {
  it.each([
    ['accepte la demande de Camille', /Camille Durand fait maintenant partie/],
    ['refuse la demande de Camille', /Camille Durand.*déclinée par Ines Animatrice/],
  ])('ends with who was concerned and what was decided: "%s"', async (text, ends) => {
    await say(admin, `nomme Omar Second co-animateur du ${name}`);
    await say(camille, join);
    await sentAt(days(0.1));
    await say(animator, text);
    const edits = (await sentAt(days(0.2))).filter(({ kind }) => kind === 'people.askedEdit');
    expect(edits.map(({ message }) => words(message))).toEqual([expect.stringMatching(ends)]);
  });
});

it('a refusal names those who co-animate the group, or the groups of who asks', async () => {
  await say(animator, `ajoute Camille Durand au ${name}`);
  expect(await say(camille, 'accepte la demande de Zoé Petit')).toContain('Ines Animatrice');
  expect(await say(zoe, `entrée libre pour le ${name}`)).toContain('Ines Animatrice');
  expect(await say(zoe, `feuille d’émargement du ${name}`)).toContain('Ines Animatrice');
  expect(await say(zoe, 'accepte la demande de Camille Durand')).not.toContain('Camille');
});

describe('a group that nobody co-animates', () => {
  const gt = 'rejoindre le GT 5';

  it('has its requests decided by the administrators that are known', async () => {
    expect(await say(camille, gt)).toContain('transmise à Alix Admin');
    const [card = { text: '' }] = to(await sentAt(days(0.1)), admin);
    await pressOn(house, admin, { message: card }, 'Accepter Camille Durand');
    expect(await isMember(camille, 'axe-5')).toBe(true);
  });

  it('shows those that wait to whoever is named to co-animate it', async () => {
    await say(camille, gt);
    await say(admin, 'nomme Omar Second co-animateur du GT 5');
    const [card] = to(await sentAt(days(0.1)), other);
    expect(words(card)).toContain('Camille Durand demande à rejoindre');
  });

  it('and is deleted closes its requests, and tells who asked', async () => {
    await say(admin, 'crée le sous-groupe Accueil');
    await say(camille, 'rejoindre le sous-groupe Accueil');
    const asked = await house.say(admin, 'supprime le sous-groupe Accueil');
    expect(readAll(asked)).toContain('Supprimer');
    await house.say(admin, 'oui');
    expect(await requests()).toEqual([]);
    expect(to(await sentAt(days(0.1)), camille).map(words)).toEqual([
      expect.stringMatching(/Accueil.* n’existe plus/),
    ]);
  });
});

describe('an open group', () => {
  it.each([
    `passe le ${name} en entrée libre`,
    `entrée libre pour le ${name}`,
    `ouvre le ${name} à tous`,
    'open the sub-group mapping to everybody',
  ])('is made one by who co-animates it, and back: "%s"', async (text) => {
    await say(animator, text);
    expect((await group())?.entry).toBe('open');
    await say(animator, `mets le ${name} sur demande`);
    expect((await group())?.entry).toBe('onRequest');
  });

  it.each([
    `ferme l’entrée libre du ${name}`,
    `arrête l’entrée libre dans le ${name}`,
    `ne laisse plus tout le monde rejoindre le ${name}`,
    `ne laisse plus entrer librement dans le ${name}`,
    `je ne veux plus d’entrée libre pour le ${name}`,
    `plus d’entrée libre pour le ${name}`,
    'stop open entry for the sub-group mapping',
    'no more open entry for the sub-group mapping',
  ])('is closed by "%s", and what is answered says so', async (text) => {
    await say(animator, `entrée libre pour le ${name}`);
    expect(await say(animator, text)).toMatch(/sur demande|on request/);
    expect((await group())?.entry).toBe('onRequest');
  });

  it.each([
    `ne ferme pas l’entrée libre du ${name}`,
    `ferme l’entrée sur demande du ${name}`,
    `passe le ${name} de l’entrée sur demande à l’entrée libre`,
  ])('stays as it is when "%s" can be read both ways: each is one press away', async (text) => {
    const asked = await house.say(animator, text);
    expect(asked.outcome).toBe('clarify');
    expect((await group())?.entry).toBe('onRequest');
    const [first, second] = wordsOfButtons(asked);
    await say(animator, first ?? '');
    expect((await group())?.entry).toBe('open');
    await say(animator, second ?? '');
    expect((await group())?.entry).toBe('onRequest');
  });

  it('says at its opening and at its closing the words that undo it', async () => {
    for (const [text, entry] of [
      [`entrée libre pour le ${name}`, 'onRequest'],
      [`mets le ${name} sur demande`, 'open'],
    ] as const) {
      const [undo] = wordsOfButtons(await house.say(animator, text));
      await say(animator, undo ?? '');
      expect((await group())?.entry).toBe(entry);
    }
  });

  it('has those who waited for it at once, who are told, and so is who opened it', async () => {
    await say(camille, join);
    await sentAt(days(0.1));
    expect(await say(animator, `entrée libre pour le ${name}`)).toContain('Camille Durand');
    expect(await isMember(camille)).toBe(true);
    expect(await requests()).toEqual([]);
    expect(to(await sentAt(days(0.2)), camille).map(words)).toEqual([
      expect.stringContaining('est acceptée : vous faites partie'),
    ]);
  });

  it('leaves out who was declined, until they ask', async () => {
    await say(camille, join);
    await say(animator, 'refuse la demande de Camille Durand');
    await say(animator, `entrée libre pour le ${name}`);
    expect(await isMember(camille)).toBe(false);
    await say(camille, join);
    expect(await isMember(camille)).toBe(true);
  });

  it('is joined at once, and those who co-animate are told, together', async () => {
    await say(animator, `entrée libre pour le ${name}`);
    expect(await say(camille, join)).toContain('vous faites partie');
    await say(zoe, join);
    expect(await requests()).toEqual([]);
    expect(to(await sentAt(days(0.1)), animator).map(words)).toEqual([
      expect.stringMatching(/qui vient de rejoindre[\s\S]*Camille Durand[\s\S]*Zoé Petit/),
    ]);
  });

  it.each([camille, holder])('is not made one by anybody else', async (who) => {
    const answer = await house.say(who, `entrée libre pour le ${name}`);
    expect(answer.outcome).toBe('refused');
    expect((await group())?.entry).toBe('onRequest');
  });
});

it('a question about open groups, or a group to make, sets nothing', async () => {
  for (const text of [
    'les groupes de travail sont-ils ouverts à tous ?',
    'les groupes de travail sont ouverts à tous',
    'crée le sous-groupe Entrée libre',
  ]) {
    const [first] = house.bot.understand(text, { now: noon }, 'fr');
    expect(first?.fields).not.toMatchObject({ intent: 'entry' });
  }
});

describe('whoever is refused what those who co-animate do', () => {
  const ACCESS = 'people.askAccess';

  it('asks for access in one press: an administrator is told, says yes, and they may', async () => {
    await house.say(admin, `ajoute Zoé Petit au ${name}`);
    const refused = await house.say(zoe, `renomme le ${name} en plans`);
    expect(refused.outcome).toBe('refused');
    expect(JSON.stringify(refused.message.card)).toContain(`"verb":"${ACCESS}","group":"${id}"`);
    const asked = readAll(await house.press(zoe, ACCESS, { group: id }));
    expect(asked).toMatch(/demande pour co-animer .* transmise à Alix Admin/);
    const [shown] = to(await sentAt(noon), admin);
    expect(words(shown)).toMatch(/Zoé Petit.* demande à co-animer le sous-groupe/);
    await house.press(admin, 'people.accept', { group: id, person: refOf(zoe) });
    const coAnimators = (await group())?.coAnimators.map(({ person }) => person);
    expect(coAnimators).toContain(refOf(zoe));
    const told = to(await sentAt(days(1)), zoe)
      .map(words)
      .join('\n');
    expect(told).toContain('vous co-animez le sous-groupe');
  });

  it('waits still when they are only let in as a member', async () => {
    await house.press(zoe, ACCESS, { group: id });
    await house.say(admin, `ajoute Zoé Petit au ${name}`);
    expect(await isMember(zoe)).toBe(true);
    expect((await requests()).map(({ value }) => value.as)).toEqual(['coAnimator']);
  });
});
