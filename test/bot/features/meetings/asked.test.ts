/** What is asked is never written down, what is said beside a question is not lost, and each answers for their own. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Answer } from '../../../../bot/contract/turn.ts';
import { controlsOf } from '../../../../cards/buttons.ts';
import { looseAgain } from '../../../../cards/typography.ts';
import { gather, keptMeeting, noticed, schedule } from '../../../support/meetings.ts';
import { animator, camille, holder, readAll, refOf, zoe } from '../../../support/partners.ts';
import { ballotsIn, launching } from '../../../support/polls.ts';
import { beginning, withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
beginning(house, async () => {
  await gather(house, [animator, camille, zoe], { channel: '19:carto' });
  await house.meet(holder);
});

describe('of an invitation', () => {
  it.each([
    'le cr de la reunion sera dispo quand',
    'je dois venir comment le 12',
    'zoé vient le 12 hein',
    'zoé vient le 12 non',
    'si zoé est pas là le 12 c’est moi qui anime non',
    'si zoé est pas là le 12, je fais quoi',
  ])('what asks records nothing: %s', async (text) => {
    const { id } = await schedule(house);
    await noticed(house);
    await house.say(camille, text);
    expect((await keptMeeting(house, id))?.attendance).toEqual({});
  });

  it('what still awaits an answer has its button in the list, until it is answered', async () => {
    await schedule(house);
    await noticed(house);
    const dueIn = ({ message }: Pick<Answer, 'message'>) =>
      controlsOf(message.card ?? {})
        .buttons.flatMap((button) => ('verb' in button ? [button] : []))
        .find(({ title }) => title.startsWith('Répondre'));
    for (const text of ['réunions à venir', 'prochaine réunion']) {
      const due = dueIn(await house.say(camille, text));
      expect(looseAgain(due?.title ?? '')).toBe('Répondre (12 janv. 2027)');
      const form = await house.press(camille, due?.verb ?? '', due?.data ?? {});
      expect(controlsOf(form.message.card ?? {}).form?.sends).toHaveLength(1);
    }
    await house.say(camille, 'je viens le 12');
    expect(dueIn(await house.say(camille, 'réunions à venir'))).toBeUndefined();
  });

  it.each(['qui vient pas le 12 ?', 'qui ne vient pas ?', 'qui peut pas le 12 ?'])(
    'who does not come is who said so, and not who has not answered: « %s »',
    async (text) => {
      await schedule(house);
      await noticed(house);
      await house.say(camille, 'je peux pas le 12');
      expect(readAll(await house.say(animator, text))).toMatch(/Camille Durand\s: excusé/u);
    },
  );

  it.each([
    ['si le train roule, je viens', 'maybe'],
    ['je viens le 12, c’est où', 'present'],
    ['je viens quand même', 'present'],
    ['je viens le 12 finalement non', 'excused'],
  ])('what is told beside is kept as it is told: %s', async (text, status) => {
    const { id } = await schedule(house);
    await noticed(house);
    await house.say(camille, text);
    expect((await keptMeeting(house, id))?.attendance[refOf(camille)]).toMatchObject({ status });
  });

  it.each([
    'la reunion du 12 janvier c’est de quand a quand',
    'la réunion du 12 janvier c’est à quelle heure exactement',
    'ya une reunion de la carto bientot ?',
  ])('a meeting that is there answers before the document: %s', async (text) => {
    await schedule(house);
    const read = readAll(await house.say(camille, text));
    expect(read).toContain('12 janvier');
    expect(read).not.toContain('2025');
  });

  it.each(['c’est quand le comité', 'il est quand le copil'])(
    'the meeting of a body that has none here is not that of a group: %s',
    async (text) => {
      await schedule(house);
      const read = readAll(await house.say(camille, text));
      expect(read).toContain('Je ne connais pas de réunion');
    },
  );

  it('the meeting of a body is the one that is called so', async () => {
    await schedule(house, { title: 'Préparation du comité' });
    const read = readAll(await house.say(camille, 'c’est quand le comité'));
    expect(read).toContain('12 janvier');
    expect(read).not.toContain('Je ne connais pas');
  });

  it('is answered, and what is asked behind it too', async () => {
    const { id } = await schedule(house);
    await noticed(house);
    const answer = await house.say(camille, 'ok merci je viens. y aura quoi a l’ordre du jour');
    expect(readAll(answer)).toMatch(/présent[\s\S]*Ordre du jour[\s\S]*Choix du livrable/);
    expect((await keptMeeting(house, id))?.attendance[refOf(camille)]).toMatchObject({
      status: 'present',
    });
  });
});

describe('of a poll', () => {
  beforeEach(async () => {
    await house.press(animator, 'polls.launch', launching());
  });
  const said = async (text: string) => {
    await house.say(camille, text);
    const kept = await ballotsIn(house.store);
    return Object.fromEntries(kept.map(({ person, answers }) => [person, answers]));
  };

  it('a slot that is denied before a comma takes no yes of its neighbours, nor with none', async () => {
    const answers = { s1: 'yes', s2: 'no', s3: 'maybe' };
    const mine = { [refOf(camille)]: answers };
    expect(await said('moi le 12 ca me va, le 14 plutot pas, le 18 faut voir')).toEqual(mine);
    expect(await said('le 12 ca me va le 14 plutot pas le 18 faut voir')).toEqual(mine);
    expect(await said('le 12 ok plutôt pas le 14')).toEqual(mine);
  });

  it('what asks whom a slot suits is no vote', async () => {
    expect(await said('le 12 c’est ok pour qui')).toEqual({});
  });

  it('an own answer and that of another are two', async () => {
    const text =
      'moi les 3 me vont mais je prefere le 12. et zoé m’a dit au tel que le 18 elle peut pas, le reste oui';
    expect(await said(text)).toEqual({
      [refOf(camille)]: { s1: 'yes', s2: 'yes', s3: 'yes' },
      [refOf(zoe)]: { s1: 'yes', s2: 'yes', s3: 'no' },
    });
    expect((await ballotsIn(house.store)).map(({ word }) => word)).toEqual([
      'je prefere le 12',
      '',
    ]);
  });
});
