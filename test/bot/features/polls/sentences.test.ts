import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Answer, Person } from '../../../../bot/contract/turn.ts';
import { controlsOf } from '../../../../cards/buttons.ts';
import {
  admin,
  animator,
  camille,
  holder,
  noon,
  readAll,
  refOf,
  zoe,
} from '../../../support/partners.ts';
import {
  ballotsIn,
  dataOf,
  launching,
  pollIn,
  rowsFor,
  seedGroup,
} from '../../../support/polls.ts';
import { beginning, withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
beginning(house, async () => {
  for (const person of [admin, animator, holder, camille, zoe]) await house.meet(person);
  await seedGroup(house.store, [animator, camille, zoe], { at: noon });
});

const plain = (answer: Answer) => readAll(answer).replace(/[\u00a0\u202f]/g, ' ');
const say = async (who: Person, text: string) => plain(await house.say(who, text));

const asked =
  'sondage rentrée sous-groupe cartographie : mardi 12/1 14h-16h ; jeudi 14/1 9h30-11h30 ; lundi 18 janvier 14h';

describe('a poll in a sentence', () => {
  it('is shown as it was understood, and launched by its button', async () => {
    const card = await house.say(animator, asked);
    expect(plain(card).split('\n')).toEqual([
      'Voici ce que j’ai compris',
      'Titre : rentrée',
      'Groupe : Sous-groupe Cartographie',
      'Réponses avant : mardi 1er décembre à 18 h',
      'mardi 12 janvier, 14 h – 16 h',
      'jeudi 14 janvier, 9 h 30 – 11 h 30',
      'lundi 18 janvier, 14 h – 16 h',
      'Lancer le sondage',
      'Modifier',
      'Abandonner',
    ]);
    const done = await house.press(animator, 'polls.launch', dataOf(card, 'polls.launch'));
    expect(plain(done)).toMatch(/^Le sondage « rentrée » est lancé/);
    expect(await rowsFor(house.store, zoe, 'polls.card')).toHaveLength(1);
  });

  it('is refused to whoever does not co-animate the group', async () => {
    expect((await house.say(zoe, asked)).outcome).toBe('refused');
  });

  it('comes back as a form to be changed, and the form as the same card', async () => {
    const card = await house.say(animator, asked);
    const form = await house.press(animator, 'polls.edit', dataOf(card, 'polls.edit'));
    const values = JSON.stringify(form.message.card);
    expect(values).toContain(
      '12/01/2027 14h00-16h00\\n14/01/2027 09h30-11h30\\n18/01/2027 14h00-16h00',
    );
    const again = await house.press(animator, 'polls.form', {
      ...dataOf(form, 'polls.form'),
      title: 'rentrée du sous-groupe',
      group: 'outil-cartographie',
      slots: '12/01/2027 14h00-16h00\n14/01/2027 09h30-11h30',
      deadline: '2026-12-10',
      required: 'cd93,caf,inconnue',
      quorum: '2',
      namesHidden: 'yes',
    });
    const lines = plain(again).split('\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        'Titre : rentrée du sous-groupe',
        'Réponses avant : jeudi 10 décembre à 18 h',
        'Doivent être représentés : le Conseil départemental, la Caf',
        'Quorum : 2 personnes',
        'Noms : visibles par les co-animateurs seulement',
        'jeudi 14 janvier, 9 h 30 – 11 h 30',
      ]),
    );
  });

  it('a line of slots that is not read is said below its field, where what was typed stays', async () => {
    const card = await house.say(animator, asked);
    const form = await house.press(animator, 'polls.edit', dataOf(card, 'polls.edit'));
    const slots = '12/01/2027 14h-16h\n14/01/2027 9h-11h\nquand vous voulez';
    const filled = { title: 'rentrée', group: 'outil-cartographie', slots, deadline: '2026-12-10' };
    const again = await house.press(animator, 'polls.form', {
      ...dataOf(form, 'polls.form'),
      ...filled,
    });
    const { form: fields } = controlsOf(again.message.card ?? {});
    expect(fields?.fields.find(({ id }) => id === 'slots')).toMatchObject({
      problem: expect.stringMatching(/quand vous voulez/),
      value: slots,
    });
  });

  it.each([
    [
      'no slot',
      'crée un sondage pour le sous-groupe cartographie',
      'Je n’ai trouvé aucun créneau.',
    ],
    [
      'one slot',
      'sondage sous-groupe cartographie : mardi 12/1 14h-16h',
      'Il faut au moins deux créneaux',
    ],
    [
      'a deadline after the first slot',
      'sondage sous-groupe cartographie : mardi 12/1 14h-16h ; jeudi 14/1 14h, réponses avant le 20 janvier',
      'La date limite est après le premier créneau (mardi 12 janvier, 14 h – 16 h)',
    ],
  ])('with %s has no button to launch it', async (_, text, reason) => {
    const card = await house.say(animator, text);
    expect(plain(card)).toContain(reason);
    expect(() => dataOf(card, 'polls.launch')).toThrow('no button');
  });

  it('of 31 slots has no button, and is not launched by a forged one', async () => {
    const days = Array.from({ length: 31 }, (_, at) => ({
      date: `2027-01-${String(at + 1).padStart(2, '0')}`,
      start: '10:00',
      end: '12:00',
    }));
    const answer = await house.press(animator, 'polls.launch', launching({ slots: days }));
    expect(plain(answer)).toContain('31 créneaux, c’est trop : 30 au plus.');
    expect(await pollIn(house.store)).toBeUndefined();
  });

  it.each([
    [
      'a slot twice',
      'mardi 12/1 14h-16h ; mardi 12/1 14h-16h ; jeudi 14/1 14h',
      'dit deux fois, gardé une fois',
    ],
    ['slots that overlap', 'mardi 12/1 14h-16h ; mardi 12/1 15h-17h', 'se chevauchent'],
    ['a holiday', 'vendredi 25/12 14h-16h ; jeudi 14/1 14h', 'jour férié'],
    ['school holidays', 'mardi 22/12 14h-16h ; jeudi 14/1 14h', 'vacances scolaires'],
    ['a Sunday', 'dimanche 10/1 14h-16h ; jeudi 14/1 14h', 'dimanche'],
    ['a past day', 'mardi 3/11/2026 14h-16h ; jeudi 14/1 14h ; lundi 18/1 14h', 'est passé'],
    ['a wrong weekday', 'lundi 12/1 14h-16h ; jeudi 14/1 14h', 'Vous avez dit lundi'],
  ])('with %s says so', async (_, days, reason) => {
    expect(await say(animator, `sondage sous-groupe cartographie : ${days}`)).toContain(reason);
  });

  it('points out meetings of the same people, by their group', async () => {
    await house.press(animator, 'polls.launch', launching());
    await house.press(animator, 'polls.close', { poll: 'poll-of-tests-1', version: 0, slot: 's1' });
    expect(await say(animator, asked)).toMatch(
      /mardi 12 janvier, 14 h – 16 h : 3 personnes ont déjà une réunion \(le sous-groupe/,
    );
  });
});

describe('slots that are asked for', () => {
  it('are proposed for a group that nobody knows, which is asked for', async () => {
    const asked = await say(
      admin,
      'propose au groupe inconnu un créneau la semaine du 11 janvier, mardi après-midi ou jeudi matin',
    );
    expect(asked).toContain('Pour quel groupe ?');
  });

  it('are in the form with the days that were said, when the group and the hours are still to be said', async () => {
    const text =
      'pour la prochaine plénière je pense au 18, 19 ou 21 janvier, tu peux faire voter tout le monde ?';
    const answer = await house.say(admin, text);
    expect(JSON.stringify(answer.message.card)).toContain('18/01/2027\\n19/01/2027\\n21/01/2027');
    expect(plain(answer)).toContain('à quelle heure ?');
  });

  it('are proposed at the hours and days wanted, and none on a Wednesday afternoon if so said', async () => {
    const lines = (
      await say(
        animator,
        'propose des créneaux la semaine du 11 janvier, 2 h, l’après-midi, pas le mercredi, pour le sous-groupe cartographie',
      )
    ).split('\n');
    expect(lines.filter((line) => /^\p{L}+ \d+ \p{L}+, \d/u.test(line))).toEqual([
      'lundi 11 janvier, 14 h – 16 h',
      'mardi 12 janvier, 14 h – 16 h',
      'jeudi 14 janvier, 14 h – 16 h',
      'vendredi 15 janvier, 14 h – 16 h',
    ]);
  });
});

describe('an answer in a sentence', () => {
  beforeEach(async () => {
    await house.press(animator, 'polls.launch', launching());
  });
  const poll = 'poll-of-tests-1';

  it('decides the slots that it names', async () => {
    const text = await say(zoe, 'ok pour le 12 et le 18, si besoin le 14');
    expect(text).toContain('C’est noté :');
    expect(await ballotsIn(house.store)).toMatchObject([
      { poll, person: refOf(zoe), answers: { s1: 'yes', s2: 'maybe', s3: 'yes' } },
    ]);
  });

  it('may be for a colleague of the group', async () => {
    await say(zoe, 'je réponds pour Camille Durand : ok pour le 12');
    expect(await ballotsIn(house.store)).toMatchObject([
      { person: refOf(camille), by: refOf(zoe), answers: { s1: 'yes' } },
    ]);
  });

  it('of somebody outside the group changes nothing', async () => {
    await say(holder, 'ok pour le 12 et le 18');
    expect(await ballotsIn(house.store)).toEqual([]);
  });
});

describe('questions and commands', () => {
  beforeEach(async () => {
    await house.press(animator, 'polls.launch', launching());
    await house.press(zoe, 'polls.vote', { poll: 'poll-of-tests-1', version: 0, s1: 'yes' });
  });

  it.each([
    ['où en est le sondage ?', '1 réponse sur 3'],
    ['quand a lieu le sondage de rentrée ?', 'Répondez avant le vendredi 4 décembre à 18 h.'],
    ['qui n’a pas répondu ?', '2 personnes n’ont pas répondu'],
    ['qui n’a pas répondu au sondage ?', '2 personnes n’ont pas répondu'],
    ['relance le sondage', 'Je relance 2 personnes pour le sondage'],
    ['sondage', 'Tout me va'],
    ['clore le sondage', 'quel créneau retenir ?'],
    [
      'prolonge le sondage jusqu’au 10 décembre',
      'La date limite est maintenant le jeudi 10 décembre',
    ],
    ['annule le sondage', 'Annuler le sondage « réunion de rentrée »'],
    ['duplique le sondage', 'Nouveau sondage de dates'],
  ])('%s', async (text, said) => {
    expect(await say(animator, text)).toContain(said);
  });

  it('nobody’s name is said in a channel, not even to those who co-animate', async () => {
    const conversation = { id: '19:carto@thread.tacv2', type: 'channel' as const };
    for (const text of [
      'où en est le sondage ?',
      'qui n’a pas répondu au sondage ?',
      'exporte le sondage',
      'ok pour le 12',
    ]) {
      const said = readAll(await house.say(animator, text, { conversation }));
      expect(said).not.toMatch(/Zoé|Camille|Ines|https/);
    }
  });

  it('a poll that is only named is shown to be answered, and in a channel how it stands', async () => {
    const conversation = { id: '19:carto@thread.tacv2', type: 'channel' as const };
    expect(await say(zoe, 'sondage')).toContain('oui, votre réponse');
    const shared = readAll(await house.say(zoe, 'sondage', { conversation }));
    expect(shared).toContain('1 réponse sur 3');
    expect(shared).not.toContain('votre réponse');
  });

  it('who has not answered is told to no member', async () => {
    expect((await house.say(zoe, 'qui n’a pas répondu au sondage ?')).outcome).toBe('refused');
  });

  it('of several polls, which one is asked with a row for each; a word of the title tells', async () => {
    await house.press(
      animator,
      'polls.launch',
      launching({ id: 'poll-of-tests-2', title: 'comité' }),
    );
    const which = await say(zoe, 'où en est le sondage ?');
    expect(which).toMatch(/^De quel sondage s’agit-il \?\n.+\n.+$/);
    expect(which).toContain('\ncomité (');
    expect(which).toContain('\nréunion de rentrée (');
    expect(await say(zoe, 'celui du comité')).toContain('Sondage : comité');
    expect(await say(animator, 'où en est le sondage comité ?')).toContain('Sondage : comité');
  });
});

describe('before there is a poll', () => {
  it('the word alone opens the form, for those who may make one', async () => {
    expect(await say(animator, 'sondage')).toContain('Créneaux, un par ligne');
    expect((await house.say(holder, 'sondage')).outcome).toBe('refused');
  });

  it('an answer to none says that there is none', async () => {
    expect(await say(camille, 'ok pour le 8 et le 10, pas le 14')).toContain('pas de sondage');
  });

  it('a slot that is refused has no hour made up', async () => {
    const shown = await say(
      animator,
      'sondage cartographie : jeudi 5/11/2026 9h ; mardi 12/1 14h ; jeudi 14/1 9h',
    );
    expect(shown).toContain('jeudi 5 novembre, 9 h est passé');
  });
});

describe('days said in a breath', () => {
  it.each([
    [
      'caler ça la semaine du 11, mardi 12 ou jeudi 14 à 10h',
      ['12 janvier, 10 h', '14 janvier, 10 h'],
    ],
    ['sondage carto entre le 12 le 14 et le 18 janvier l’aprem vers 14h', ['prochaine réunion']],
  ])('each is a slot, and what leads to them no title: %s', async (text, said) => {
    const card = await say(animator, text);
    for (const one of said) expect(card).toContain(one);
    expect(card).toContain('Lancer le sondage');
  });

  it('a yes and a no between two days are each of its own; a no alone is asked back', async () => {
    await say(animator, asked);
    await say(animator, 'lance');
    expect(await say(camille, 'au 12 oui non au 14')).toMatch(
      /C’est noté : oui : mardi 12.*; non : jeudi 14/s,
    );
    expect(await say(zoe, 'au 12 non au 14')).toMatch(/Dois-je noter.*non : .*jeudi 14/s);
  });

  it('a slot that is taken says what the meeting is for', async () => {
    await say(animator, asked);
    await say(animator, 'lance');
    expect(await say(animator, 'on retient le mardi 12, réunion de travail')).toContain(
      'Je retiens mardi 12 janvier',
    );
  });

  it('who does not know any more what they answered is told, and takes nothing back', async () => {
    await say(animator, asked);
    await say(animator, 'lance');
    await say(camille, 'ok pour le 12');
    expect(await say(camille, 'je ne sais plus ce que j’ai répondu au sondage')).toMatch(
      /Votre réponse au sondage.*oui : mardi 12/s,
    );
  });
});
