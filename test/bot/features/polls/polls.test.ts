import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Answer, Person } from '../../../../bot/contract/turn.ts';
import { meetings } from '../../../../bot/features/meetings/model/schema.ts';
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
  draft,
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
  await house.say(camille, 'je suis de la Caf');
  await house.say(zoe, 'je suis de la PMI');
});

const poll = draft().id;
const launch = (over = {}, who: Person = animator) =>
  house.press(who, 'polls.launch', launching(over));
const vote = (who: Person, answers: Record<string, string>, over = {}, at = noon) =>
  house.press(who, 'polls.vote', { poll, version: 0, page: 0, ...answers, ...over }, { at });
const close = (slot: string, over = {}, who: Person = animator, at = noon) =>
  house.press(who, 'polls.close', { poll, version: 0, slot, ...over }, { at });
const plain = (answer: Answer) => readAll(answer).replace(/[\u00a0\u202f]/g, ' ');
const rendered = async (who: Person, kind: string, at = noon) => {
  const [row] = await rowsFor(house.store, who, kind);
  if (!row) throw new Error(`no ${kind}`);
  return house.store.read((reader) => house.bot.render(row, reader, at));
};

describe('a poll that is launched', () => {
  it('goes to everybody of the group, once, however often the button is pressed', async () => {
    expect(plain(await launch())).toBe(
      'Le sondage « réunion de rentrée » est lancé : je le propose à 3 personnes.',
    );
    expect(plain(await launch())).toBe('Ce sondage est déjà lancé.');
    for (const person of [animator, camille, zoe])
      expect(await rowsFor(house.store, person, 'polls.card')).toHaveLength(1);
    expect(await rowsFor(house.store, holder, 'polls.card')).toHaveLength(0);
  });

  it('is a card with a line a slot, in order, three answers to press, and the deadline', async () => {
    await launch();
    const card = await rendered(zoe, 'polls.card');
    const text = card && 'message' in card ? plain({ message: card.message } as Answer) : '';
    // Each mark says in full what a press of it answers.
    const row = (brief: string, full: string) =>
      `${brief} · pas encore de réponse · ${full} : oui · ${full} : si besoin · ${full} : non`;
    expect(text.split('\n')).toEqual(
      expect.arrayContaining([
        'Sondage : réunion de rentrée',
        'Sous-groupe Cartographie · 0 réponse sur 3 · avant le vendredi 4 décembre à 18 h',
        row('mar. 12 janv., 14 h – 16 h', 'mardi 12 janvier, 14 h – 16 h'),
        row('jeu. 14 janv., 9 h 30 – 11 h 30', 'jeudi 14 janvier, 9 h 30 – 11 h 30'),
        row('lun. 18 janv., 14 h – 16 h', 'lundi 18 janvier, 14 h – 16 h'),
      ]),
    );
  });

  it('is refused to whoever does not co-animate the group, and nothing is written', async () => {
    const before = house.kept();
    expect((await launch({}, zoe)).outcome).toBe('refused');
    expect((await launch({}, holder)).outcome).toBe('refused');
    expect(house.kept()).toBe(before);
  });
});

describe('an answer', () => {
  beforeEach(async () => {
    await launch();
  });

  it('is noted in words, with the poll as it stands', async () => {
    const text = plain(await vote(zoe, { s1: 'yes', s2: 'no', s3: 'maybe', word: 'en visio' }));
    expect(text).toContain(
      'C’est noté : oui : mardi 12 janvier, 14 h – 16 h ; si besoin : lundi 18 janvier, 14 h – 16 h ; non : jeudi 14 janvier, 9 h 30 – 11 h 30 ; « en visio ».',
    );
    expect(text).toContain('1 réponse sur 3');
    expect(text).toContain(
      'mar. 12 janv., 14 h – 16 h · en tête · 1 oui · mardi 12 janvier, 14 h – 16 h : oui, votre réponse ·',
    );
  });

  it('pressed on one slot leaves the others and the word as they are, and the line says it', async () => {
    await vote(zoe, { s1: 'yes', s2: 'no', word: 'en visio' });
    const text = plain(
      await house.press(zoe, 'polls.vote', { poll, page: 0, version: 1, s2: 'maybe' }),
    );
    expect(text).toContain('C’est noté : si besoin pour jeu. 14 janv., 9 h 30 – 11 h 30.');
    expect(await ballotsIn(house.store)).toMatchObject([
      { answers: { s1: 'yes', s2: 'maybe' }, word: 'en visio' },
    ]);
  });

  it('is changed by a later one, and a slot left open says nothing', async () => {
    await vote(zoe, { s1: 'yes', s2: 'no' });
    await vote(zoe, { s1: 'no', s3: '' });
    expect(await ballotsIn(house.store)).toMatchObject([
      { person: refOf(zoe), by: refOf(zoe), answers: { s1: 'no', s2: 'no' } },
    ]);
  });

  it('can be all, none with another proposal, and withdrawn', async () => {
    const pressed = (verb: string, word = '') =>
      house.press(zoe, verb, { poll, version: 0, page: 0, word });
    await pressed('polls.all');
    expect(await ballotsIn(house.store)).toMatchObject([
      { answers: { s1: 'yes', s2: 'yes', s3: 'yes' } },
    ]);
    const none = plain(await pressed('polls.none', 'plutôt le 20'));
    expect(none).toContain('C’est noté : aucun créneau ne vous va.');
    expect(none).toContain('aucun ne convient ; propose : plutôt le 20');
    expect(plain(await pressed('polls.withdraw'))).toContain('0 réponse sur 3');
    expect(plain(await pressed('polls.withdraw'))).toContain('Vous n’aviez pas répondu.');
  });

  it('of somebody outside the group is refused', async () => {
    expect((await vote(holder, { s1: 'yes' })).outcome).toBe('refused');
    // An administrator looks, and does not answer for a group that is not theirs.
    expect((await vote(admin, { s1: 'yes' })).outcome).toBe('refused');
    expect(await ballotsIn(house.store)).toEqual([]);
  });

  it.each([
    ['a slot that the poll does not have', { s1: 'yes', s9: 'yes' }, 'n’est pas dans ce sondage'],
    ['no slot at all', { word: 'je ne sais pas' }, 'Choisissez une réponse'],
  ])('for %s changes nothing', async (_, answers, reason) => {
    const answer = await vote(zoe, answers as Record<string, string>);
    expect(answer.outcome).toBe('refused');
    expect(plain(answer)).toContain(reason);
    expect(await ballotsIn(house.store)).toEqual([]);
  });

  it.each([
    ['something else than a choice', { s1: 'peut-être' }],
    ['a slot that is no slot', { constructor: 'yes' }],
    ['a name that is no slot', { sx: 'yes' }],
  ])('of %s is a forgery', async (_, answers) => {
    await expect(vote(zoe, answers as Record<string, string>)).rejects.toThrow();
    expect(await ballotsIn(house.store)).toEqual([]);
  });

  it('twice at once is one answer', async () => {
    await Promise.all([vote(zoe, { s1: 'yes' }), vote(zoe, { s1: 'yes' })]);
    expect(await ballotsIn(house.store)).toHaveLength(1);
  });

  it('after the closing is refused, and the card says which slot was chosen', async () => {
    await vote(zoe, { s1: 'yes' });
    await close('s1');
    const late = await vote(camille, { s1: 'no' });
    expect(late.outcome).toBe('refused');
    expect(plain(late)).toContain('Ce sondage est clos : votre réponse n’a pas été enregistrée.');
    expect(plain(late)).toContain('Sondage clos. Créneau retenu : mardi 12 janvier, 14 h – 16 h.');
    expect(await ballotsIn(house.store)).toHaveLength(1);
  });

  it('after the deadline is still taken, as long as nobody closed', async () => {
    const at = new Date('2026-12-05T09:00:00.000Z');
    expect(plain(await vote(zoe, { s1: 'yes' }, {}, at))).toContain(
      'Les réponses sont encore prises.',
    );
  });

  it('shows a person’s words as they are, whatever they look like', async () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: what a person may type
    const word = '${1+1} **gras** <at>X</at>';
    const answer = await vote(zoe, { s1: 'yes', word });
    expect(JSON.stringify(answer.message.card)).toContain('**gras** <at>X</at>');
    expect(plain(answer)).not.toContain('« 2 **gras**');
  });
});

describe('an answer for a colleague', () => {
  beforeEach(async () => {
    await launch();
  });
  const voteFor = (who: Person, person: Person, answers = { s1: 'yes' }) =>
    vote(who, answers, { person: refOf(person) });

  it('is kept with the name of who gave it, and the colleague is told', async () => {
    expect(plain(await voteFor(camille, zoe))).toContain('C’est noté pour Zoé Petit (PMI)');
    expect(await ballotsIn(house.store)).toMatchObject([
      { person: refOf(zoe), by: refOf(camille), answers: { s1: 'yes' } },
    ]);
    const told = await rendered(zoe, 'polls.for');
    expect(told && 'message' in told && told.message.text).toMatch(
      /Camille Durand \(Caf\) a répondu pour vous/,
    );
  });

  it('never takes the place of their own', async () => {
    await vote(zoe, { s1: 'no' });
    expect((await voteFor(camille, zoe)).outcome).toBe('refused');
    expect(await ballotsIn(house.store)).toMatchObject([{ by: refOf(zoe), answers: { s1: 'no' } }]);
  });

  it('gives way to their own', async () => {
    await voteFor(camille, zoe);
    await vote(zoe, { s1: 'no' });
    expect(await ballotsIn(house.store)).toMatchObject([{ by: refOf(zoe), answers: { s1: 'no' } }]);
  });

  it.each([
    ['by somebody outside the group', holder, zoe],
    ['for somebody outside the group', camille, holder],
  ])('%s is refused', async (_, who, person) => {
    expect((await voteFor(who, person)).outcome).toBe('refused');
    expect(await ballotsIn(house.store)).toEqual([]);
  });
});

describe('names', () => {
  it('are hidden from the others when the poll says so, and shown to co-animators', async () => {
    await launch({ namesHidden: true });
    const seen = plain(await vote(zoe, { s1: 'yes' }));
    expect(seen).not.toContain('Zoé Petit');
    expect(seen).toContain('Les noms ne sont montrés qu’aux co-animateurs.');
    const show = await house.press(animator, 'polls.show', { poll, page: 0 });
    expect(plain(show)).toContain('Zoé Petit (PMI) : oui : mardi 12 janvier');
  });
});

describe('closing', () => {
  beforeEach(async () => {
    await launch({ required: ['cd93'] });
    await vote(camille, { s1: 'yes', s2: 'yes', s3: 'no' });
    await vote(zoe, { s1: 'no', s2: 'maybe', s3: 'yes' });
  });

  it('is proposed with the slots ranked, and the reason in words', async () => {
    const card = await house.press(animator, 'polls.decide', { poll, page: 0, version: 0 });
    const lines = plain(card).split('\n');
    // The PMI is a part of the Département, and speaks for it.
    expect(lines.slice(4, 7)).toEqual([
      'jeudi 14 janvier, 9 h 30 – 11 h 30 (en tête) : 1 oui · 1 si besoin · toutes les organisations requises',
      'lundi 18 janvier, 14 h – 16 h : 1 oui · toutes les organisations requises',
      'mardi 12 janvier, 14 h – 16 h : 1 oui · manque : Conseil départemental',
    ]);
    expect(dataOf(card, 'polls.close')).toEqual({ poll, version: 0 });
  });

  it('makes the meeting, with the yes of the slot as attendance to be confirmed', async () => {
    const done = await close('s1', { place: 'Bobigny, salle 2' });
    expect(plain(done)).toContain('C’est décidé : mardi 12 janvier, 14 h – 16 h.');
    const kept = await pollIn(house.store);
    expect(kept).toMatchObject({ state: 'closed', chosen: 's1', round: 1 });
    const meeting = await house.store.read((r) => r.get(meetings, kept?.meeting ?? ''));
    expect(meeting?.value).toMatchObject({
      title: 'réunion de rentrée',
      when: { date: '2027-01-12', start: '14:00', end: '16:00', zone: 'Europe/Paris' },
      place: 'Bobigny, salle 2',
      poll,
      attendance: { [refOf(camille)]: { status: 'present', tentative: true } },
    });
    expect(Object.keys(meeting?.value.attendance ?? {})).toEqual([refOf(camille)]);
    expect(await rowsFor(house.store, zoe, 'meetings.invitation')).toHaveLength(1);
  });

  it('is done once, whoever presses, and by those who co-animate only', async () => {
    expect((await close('s1', {}, zoe)).outcome).toBe('refused');
    const both = await Promise.all([close('s1'), close('s2')]);
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(['command', 'refused']);
    expect(await house.store.read((r) => r.list(meetings))).toHaveLength(1);
  });

  it.each([
    ['no slot', '', 'Choisissez un créneau.'],
    ['a slot that is none', 's9', 'Choisissez un créneau.'],
  ])('with %s closes nothing', async (_, slot, reason) => {
    expect(plain(await close(slot))).toBe(reason);
    expect(await pollIn(house.store)).toMatchObject({ state: 'open' });
  });

  it('with a slot that is past closes nothing', async () => {
    const at = new Date('2027-01-13T09:00:00.000Z');
    expect(plain(await close('s1', {}, animator, at))).toMatch(/^Ce créneau est passé/);
    expect(plain(await close('s2', {}, animator, at))).toMatch(/^C’est décidé/);
  });

  it('while others answer loses nothing: an answer is in, or told that it is not', async () => {
    const [late, done] = await Promise.all([vote(animator, { s1: 'yes' }), close('s1')]);
    expect(done.outcome).toBe('command');
    const noted = (await ballotsIn(house.store)).some(({ person }) => person === refOf(animator));
    expect(late.outcome).toBe(noted ? 'command' : 'refused');
  });

  it('is asked of co-animators when everybody has answered, and not again at the deadline', async () => {
    expect(await rowsFor(house.store, animator, 'polls.decide')).toHaveLength(1);
    await vote(animator, { s1: 'yes' });
    const rows = await rowsFor(house.store, animator, 'polls.decide');
    expect(rows.map(({ payload }) => (payload as { why: string }).why).sort()).toEqual([
      'all',
      'deadline',
    ]);
    const all = rows.find(({ key }) => key.includes(':all:'));
    const said = all && (await house.store.read((r) => house.bot.render(all, r, noon)));
    expect(said && 'message' in said && said.message.text).toContain('Tout le monde a répondu.');
  });
});

describe('a poll of thirty slots', () => {
  const many = Array.from({ length: 30 }, (_, at) => ({
    date: `2027-01-${String(at + 1).padStart(2, '0')}`,
    start: '10:00',
    end: '12:00',
  }));

  it('shows the five best in a card that Teams takes, each with a bar and three answers', async () => {
    await launch({ slots: many });
    const answer = await vote(zoe, { s9: 'yes' });
    const card = JSON.stringify(answer.message.card);
    expect(card.match(/"selectAction"/g)).toHaveLength(15);
    expect(plain(answer)).toContain('sam. 9 janv., 10 h – 12 h · en tête · 1 oui');
    expect(Buffer.byteLength(card) + Buffer.byteLength(answer.message.text)).toBeLessThan(
      28 * 1024,
    );
  });

  it('has six pages of five, and answers of one page leave the others', async () => {
    await launch({ slots: many });
    await vote(zoe, { s1: 'yes' });
    const second = await house.press(zoe, 'polls.show', { poll, page: 1 });
    expect(plain(second)).toContain('Page 2 sur 6');
    await vote(zoe, { s9: 'no' }, { page: 1 });
    expect(await ballotsIn(house.store)).toMatchObject([{ answers: { s1: 'yes', s9: 'no' } }]);
  });
});
