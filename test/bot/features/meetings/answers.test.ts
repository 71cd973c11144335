import { beforeEach, describe, expect, it } from '@jest/globals';
import { NO_TENANT, people } from '../../../../bot/features/people/model/directory.ts';
import { groups } from '../../../../bot/features/people/model/groups.ts';
import type { MeetingsPage } from '../../../../bot/pages/meetings.ts';
import { deliver } from '../../../support/delivered.ts';
import {
  amended,
  buttonsOf,
  cartographie,
  channelOf,
  gather,
  keptMeeting,
  noticed,
  pressOn,
  schedule,
  tuesday,
} from '../../../support/meetings.ts';
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

const house = withPartners({ publicUrl: 'https://fil-rouge.exemple.fr' });
beginning(house, async () => {
  await gather(house, [animator, camille, zoe], { channel: '19:carto' });
  await house.meet(holder);
  await house.meet(admin);
});

const soon = (ms: number) => new Date(noon.getTime() + ms);
const inChannel = { conversation: { id: '19:carto', type: 'channel' as const } };

/** The invitation that somebody got. */
async function invited(who = camille) {
  const known = await schedule(house);
  const { sent } = await deliver(house, soon(60_000));
  const message = sent.find(({ recipient }) => recipient === refOf(who))?.message;
  return { known, card: { message: message ?? { text: '' } }, sent };
}

describe('an answer in words, where two groups wait for one', () => {
  const both = async () => {
    await gather(house, [zoe, camille], { group: 'axe-1' });
    const later = { date: '2027-01-19', start: '10:00', end: '12:00', zone: 'Europe/Paris' };
    return [await schedule(house), await schedule(house, { when: later, group: 'axe-1' })] as const;
  };
  const statusOf = async ({ id }: { id: string }) =>
    (await keptMeeting(house, id))?.attendance[refOf(camille)]?.status;

  it('asks of which meeting, and the reply says it', async () => {
    const [first, second] = await both();
    expect(await readAll(await house.say(camille, 'je viens'))).toContain(
      'De quelle réunion parlez-vous',
    );
    await house.say(camille, 'celle du 19');
    expect([await statusOf(first), await statusOf(second)]).toEqual([undefined, 'present']);
  });

  it('is that of the one that is left', async () => {
    const [first, second] = await both();
    await house.say(camille, 'je ne viens pas le 12');
    await house.say(camille, 'merci');
    await house.say(camille, 'et le 19 je viens');
    expect([await statusOf(first), await statusOf(second)]).toEqual(['excused', 'present']);
  });
});

describe('an answer on the card', () => {
  it('is kept, shown on the card that takes its place, and counted', async () => {
    const { known, card } = await invited();
    const answer = await pressOn(house, camille, card, 'Présent');
    expect(readAll(answer)).toMatch(/C’est noté\u00a0: présent\.[\s\S]*Réponses\u00a0: 1 sur 3/);
    // It is said once.
    expect(readAll(answer)).not.toContain('Votre réponse');
    const kept = await keptMeeting(house, known.id);
    expect(kept?.attendance[refOf(camille)]).toMatchObject({
      status: 'present',
      by: refOf(camille),
      tentative: false,
    });
  });

  it('can change until the meeting begins, and not after', async () => {
    const { known, card } = await invited();
    await pressOn(house, camille, card, 'Présent');
    await pressOn(house, camille, card, 'Excusé');
    const status = async () =>
      (await keptMeeting(house, known.id))?.attendance[refOf(camille)]?.status;
    expect(await status()).toBe('excused');
    const begun = { at: new Date('2027-01-12T13:00:00.000Z') };
    const late = await pressOn(house, camille, card, 'Présent', {}, begun);
    expect(late.outcome).toBe('refused');
    expect(readAll(late)).toContain('a commencé');
    expect(await status()).toBe('excused');
  });

  it('by a form may say who stands in, and a word', async () => {
    const { known, card } = await invited();
    const form = await pressOn(house, camille, card, 'Représenté, ou avec un mot');
    const typed = {
      status: 'represented',
      representedBy: 'Zoé Petit',
      word: '**en retard** $' + '{x}',
    };
    const answer = await pressOn(house, camille, form, 'Répondre', typed);
    const hole = '$' + '{x}';
    expect(readAll(answer)).toContain(
      `représenté par Zoé Petit («\u00a0**en retard** ${hole}\u00a0»)`,
    );
    const kept = (await keptMeeting(house, known.id))?.attendance[refOf(camille)];
    expect(kept?.representedBy).toEqual({ person: refOf(zoe), name: 'Zoé Petit' });
  });

  it('asks by whom when nobody is named to stand in', async () => {
    const { card } = await invited();
    const form = await pressOn(house, camille, card, 'Représenté, ou avec un mot');
    const answer = await pressOn(house, camille, form, 'Répondre', { status: 'represented' });
    expect(readAll(answer)).toContain('Par qui');
  });

  it('of somebody else is recorded as said by whoever said it', async () => {
    const { known, card } = await invited(animator);
    const form = await pressOn(house, animator, card, 'Représenté, ou avec un mot');
    const typed = { status: 'excused', person: 'Camille Durand' };
    const answer = await pressOn(house, animator, form, 'Répondre', typed);
    expect(readAll(answer)).toContain('C’est noté pour Camille Durand\u00a0: excusé.');
    const kept = (await keptMeeting(house, known.id))?.attendance;
    expect(kept?.[refOf(camille)]).toMatchObject({ status: 'excused', by: refOf(animator) });
    expect(kept?.[refOf(animator)]).toBeUndefined();
  });

  const say = (status: string, meeting: string, over: object = {}) => ({
    meeting,
    status,
    version: 0,
    representedBy: '',
    word: '',
    ...over,
  });
  const forCamille = { person: 'Camille Durand', word: 'je démissionne' };
  const answerOf = async (id: string) => (await keptMeeting(house, id))?.attendance[refOf(camille)];

  it.each([
    ['a colleague', zoe],
    ['a co-animator', animator],
    ['an administrator', admin],
  ])('given by oneself is changed by nobody else: not by %s', async (_, who) => {
    const { known } = await invited();
    await house.press(camille, 'meetings.answer', say('present', known.id, { word: 'avec joie' }));
    const given = await answerOf(known.id);
    const answer = await house.press(who, 'meetings.answer', say('excused', known.id, forCamille));
    expect(answer.outcome).toBe('refused');
    expect(readAll(answer)).toContain('seule cette personne peut changer sa réponse');
    expect(await answerOf(known.id)).toEqual(given);
    await house.say(who, 'note Camille Durand excusée');
    expect(await answerOf(known.id)).toEqual(given);
  });

  it('given by oneself and still to be confirmed is changed by nobody else', async () => {
    const { known } = await invited();
    await house.press(camille, 'meetings.answer', say('present', known.id));
    await amended(house, known.id, { when: { ...tuesday.when, start: '15:00', end: '17:00' } });
    await house.say(zoe, 'Camille Durand ne viendra pas à la réunion carto je crois');
    expect(await answerOf(known.id)).toMatchObject({ status: 'present', by: refOf(camille) });
  });

  it('noted for somebody is replaced by their own, and then stays', async () => {
    const { known } = await invited();
    await house.press(zoe, 'meetings.answer', say('excused', known.id, forCamille));
    expect(await answerOf(known.id)).toMatchObject({ status: 'excused', by: refOf(zoe) });
    await house.press(camille, 'meetings.answer', say('remote', known.id));
    await house.press(zoe, 'meetings.answer', say('excused', known.id, forCamille));
    expect(await answerOf(known.id)).toMatchObject({ status: 'remote', by: refOf(camille) });
  });

  it('noted for somebody is told to them and to who co-animates, with who noted it', async () => {
    const { known } = await invited();
    await house.press(zoe, 'meetings.answer', say('excused', known.id, forCamille));
    const { sent } = await deliver(house, soon(70_000));
    const told = sent.filter(({ kind }) => /answeredFor|noted/.test(kind));
    expect(told.map(({ recipient }) => recipient).sort()).toEqual(
      [refOf(camille), refOf(animator)].sort(),
    );
    for (const { message } of told) expect(readAll({ message })).toMatch(/Zoé Petit a noté/);
    // She may put it right on the card that tells her.
    const card = told.find(({ recipient }) => recipient === refOf(camille))?.message;
    await pressOn(house, camille, { message: card ?? { text: '' } }, 'Présent');
    expect(await answerOf(known.id)).toMatchObject({ status: 'present', by: refOf(camille) });
    const page = (await house.bot.view(
      { person: camille, locale: 'fr', now: noon },
      'meetings.one',
      { meeting: known.id },
    )) as MeetingsPage;
    expect(page.upcoming[0]?.answer?.said).toBe('présent');
  });

  it('noted for somebody is shown on their page with who noted it', async () => {
    const { known } = await invited();
    await house.press(zoe, 'meetings.answer', say('excused', known.id, forCamille));
    const page = (await house.bot.view(
      { person: camille, locale: 'fr', now: noon },
      'meetings.one',
      { meeting: known.id },
    )) as MeetingsPage;
    expect(page.upcoming[0]?.answer?.said).toMatch(/excusé.*dit par Zoé Petit/);
  });

  it('noted for somebody who then answered is told to nobody any more', async () => {
    const { known } = await invited();
    await house.press(zoe, 'meetings.answer', say('excused', known.id, forCamille));
    await house.press(camille, 'meetings.answer', say('present', known.id), { at: soon(61_000) });
    const { sent } = await deliver(house, soon(70_000));
    expect(sent.filter(({ kind }) => /answeredFor|noted/.test(kind))).toEqual([]);
  });

  it('noted by who co-animates is replaced by the person or a co-animator, and by no mere member', async () => {
    const { known } = await invited();
    await house.press(animator, 'meetings.answer', say('excused', known.id, forCamille));
    const refused = await house.press(zoe, 'meetings.answer', say('present', known.id, forCamille));
    expect(refused.outcome).toBe('refused');
    expect(readAll(refused)).toMatch(/Ines Animatrice.*a déjà répondu pour Camille Durand/);
    expect(await answerOf(known.id)).toMatchObject({ status: 'excused', by: refOf(animator) });
    await house.press(animator, 'meetings.answer', say('remote', known.id, forCamille));
    expect(await answerOf(known.id)).toMatchObject({ status: 'remote' });
    await house.press(camille, 'meetings.answer', say('present', known.id));
    expect(await answerOf(known.id)).toMatchObject({ status: 'present', by: refOf(camille) });
  });

  it('noted by a member is replaced by who co-animates', async () => {
    const { known } = await invited();
    await house.press(zoe, 'meetings.answer', say('excused', known.id, forCamille));
    await house.press(animator, 'meetings.answer', say('present', known.id, forCamille));
    expect(await answerOf(known.id)).toMatchObject({ status: 'present', by: refOf(animator) });
  });

  it('noted for somebody is shown to members who ask who comes, with who noted it', async () => {
    const { known } = await invited();
    await noticed(house);
    await house.press(animator, 'meetings.answer', say('excused', known.id, forCamille));
    await house.press(zoe, 'meetings.answer', say('present', known.id));
    const asked = readAll(
      await house.say(zoe, 'qui vient à la réunion du sous-groupe cartographie ?'),
    );
    expect(asked).toMatch(/Camille Durand\s: excusé.*, dit par Ines Animatrice/);
    expect(asked).toMatch(/Zoé Petit\s: présent\n/);
  });

  it('for somebody outside the group is not recorded', async () => {
    const { known, card } = await invited(animator);
    const form = await pressOn(house, animator, card, 'Représenté, ou avec un mot');
    const typed = { status: 'excused', person: 'Paul Pilote' };
    const answer = await pressOn(house, animator, form, 'Répondre', typed);
    expect(answer.outcome).toBe('refused');
    expect((await keptMeeting(house, known.id))?.attendance).toEqual({});
  });

  it.each([
    ['somebody who was never in the group', holder],
    ['an administrator who is not in the group', admin],
  ])('of %s is refused with what to do', async (_, who) => {
    const { known, card } = await invited();
    const answer = await pressOn(house, who, card, 'Présent');
    expect(answer.outcome).toBe('refused');
    expect(readAll(answer)).toMatch(/rejoindre/i);
    expect((await keptMeeting(house, known.id))?.attendance).toEqual({});
  });

  it('of a former member is refused', async () => {
    const { known, card } = await invited();
    await house.say(camille, 'quitter le sous-groupe cartographie');
    const answer = await pressOn(house, camille, card, 'Présent');
    expect(answer.outcome).toBe('refused');
    expect((await keptMeeting(house, known.id))?.attendance).toEqual({});
  });

  it('forged for a meeting of another group changes nothing and tells nothing', async () => {
    const others = 'competences-ept';
    await gather(house, [holder], { group: others });
    const known = await schedule(house, { group: others, place: 'Salle secrète' }, { by: holder });
    const forged = { meeting: known.id, status: 'present', version: 0 };
    const answer = await house.press(camille, 'meetings.answer', forged);
    expect(answer.outcome).toBe('refused');
    expect(readAll(answer)).not.toContain('secrète');
    const unknown = await house.press(camille, 'meetings.answer', { ...forged, meeting: 'm404' });
    expect(readAll(unknown)).toContain('n’existe plus');
    await expect(
      house.press(camille, 'meetings.answer', { ...forged, status: 'boss' }),
    ).rejects.toThrow();
  });

  it('given twice by one press is one answer', async () => {
    const { known, card } = await invited();
    await Promise.all([
      pressOn(house, camille, card, 'Présent'),
      pressOn(house, camille, card, 'Présent'),
    ]);
    expect(Object.keys((await keptMeeting(house, known.id))?.attendance ?? {})).toHaveLength(1);
  });
});

describe('the cards that were sent', () => {
  it('in a channel show counts by institution, and no name', async () => {
    await house.store.transact(async (tx) => {
      const row = await tx.get(people, refOf(camille));
      if (row) await tx.put(people, row.id, { ...row.value, organisation: 'caf' });
    });
    const { card } = await invited();
    await pressOn(house, camille, card, 'Présent');
    const { sent } = await deliver(house, soon(70_000));
    const edit = sent.find(({ recipient }) => recipient === channelOf('19:carto'));
    expect(edit?.update).toBeDefined();
    const said = readAll({ message: edit?.message ?? { text: '' } });
    expect(said).toContain('Caf');
    expect(said).toContain('1 présent');
    expect(said).not.toContain('Camille');
    expect(said).not.toContain('Votre réponse');
  });

  it('are edited once for several answers that come together', async () => {
    const { sent: first } = await invited();
    const cardOf = (who: typeof camille) => ({
      message: first.find(({ recipient }) => recipient === refOf(who))?.message ?? { text: '' },
    });
    for (const who of [camille, zoe, animator]) await pressOn(house, who, cardOf(who), 'Présent');
    const { sent } = await deliver(house, soon(70_000));
    expect(sent.filter(({ recipient }) => recipient === channelOf('19:carto'))).toHaveLength(1);
  });

  it('are edited again for an answer that comes later', async () => {
    const { card } = await invited();
    await pressOn(house, camille, card, 'Présent');
    await deliver(house, soon(70_000));
    await pressOn(house, camille, card, 'Excusé', {}, { at: soon(80_000) });
    const { sent } = await deliver(house, soon(90_000));
    const channel = sent.find(({ recipient }) => recipient === channelOf('19:carto'));
    expect(readAll({ message: channel?.message ?? { text: '' } })).toContain('1 excusé');
  });

  it('answered in a channel say there whose answer was noted to nobody else', async () => {
    const { card } = await invited();
    const answer = await pressOn(house, camille, card, 'Présent', {}, inChannel);
    expect(readAll(answer)).not.toContain('Camille');
    expect(Object.keys(buttonsOf(answer))).toContain('Présent');
  });
});

describe('an answer typed for somebody', () => {
  const attendance = async (id: string) => (await keptMeeting(house, id))?.attendance ?? {};

  it.each([
    'note que Mme Camille Durand sera présente',
    'note que Camille Durand sera présente le 12 janvier',
    'notez Madame Camille Durand présente',
    'note that Camille Durand will be present',
  ])('is that of the person, whatever stands around the name: "%s"', async (text) => {
    const { known } = await invited();
    await noticed(house);
    await house.say(animator, text);
    expect(await attendance(known.id)).toMatchObject({ [refOf(camille)]: { status: 'present' } });
  });

  it('who has a namesake is chosen by a button that says the organisation, and nothing is lost', async () => {
    const twins = [partner('m1', 'Marc Petit'), partner('m2', 'Marc Petit')];
    await gather(house, [animator, ...twins]);
    await house.store.transact(async (tx) => {
      const row = await tx.get(people, refOf(twins[1] ?? camille));
      if (row) await tx.put(people, row.id, { ...row.value, organisation: 'caf' });
    });
    const known = await schedule(house);
    await noticed(house);
    const asked = await house.say(animator, 'note Marc Petit excusé');
    expect(asked.outcome).toBe('clarify');
    expect(await attendance(known.id)).toEqual({});
    const actions = asked.message.card?.actions as { title: string; data: { verb: string } }[];
    expect(actions.map(({ title }) => title).sort()).toEqual(['Marc Petit', 'Marc Petit (Caf)']);
    const { verb = '', ...data } = actions.find(({ title }) => title.includes('Caf'))?.data ?? {};
    await house.press(animator, verb, data);
    expect(await attendance(known.id)).toEqual({
      [refOf(twins[1] ?? camille)]: expect.objectContaining({
        status: 'excused',
        by: refOf(animator),
      }),
    });
  });

  it.each(['présent', 'present', 'excusé'])(
    'is answered in one’s own language: "%s"',
    async (word) => {
      await invited();
      await noticed(house);
      for (const name of ['Camille Durand', 'Jean Valjean']) {
        const answer = await house.say(animator, `note ${name} ${word}`);
        expect(readAll(answer)).toMatch(/C’est noté pour Camille|Je ne connais personne/);
      }
    },
  );

  it('who has a namesake shows no names before everybody', async () => {
    await gather(house, [animator, partner('m1', 'Marc Petit'), partner('m2', 'Marc Petit')], {
      channel: '19:carto',
    });
    await schedule(house);
    await noticed(house);
    const asked = await house.say(animator, 'note Marc Petit excusé', inChannel);
    expect(asked.outcome).toBe('refused');
    expect(readAll(asked)).toContain('conversation à deux');
  });
});

describe('a letter to who has no Teams', () => {
  const outside = { ...partner('ou', 'Olga Dehors'), tenantId: NO_TENANT, teamsId: '' };
  const lettersAt = async (ms: number) =>
    (await deliver(house, soon(ms))).sent
      .filter(({ recipient }) => recipient === refOf(outside))
      .map(({ message }) => readAll({ message }));

  beforeEach(async () => {
    await house.store.transact(async (tx) => {
      const like = await tx.get(people, refOf(camille));
      if (like) {
        const { id: aadId, name, tenantId } = outside;
        await tx.put(people, refOf(outside), { ...like.value, tenantId, aadId, name, teamsId: '' });
      }
      const row = await tx.get(groups, cartographie);
      const since = noon.toISOString();
      const members = [...(row?.value.members ?? []), { person: refOf(outside), since }];
      if (row) await tx.put(groups, cartographie, { ...row.value, members });
    });
  });

  it('has the whole agenda: its reader cannot ask for the rest', async () => {
    await schedule(house, { agenda: Array.from({ length: 20 }, (_, i) => `Point ${i + 1}.`) });
    const [letter] = await lettersAt(60_000);
    expect(letter).toContain('Point 20.');
    expect(letter).not.toContain('demandez');
  });

  it('that an answer was noted asks for no reply to it', async () => {
    const { known } = await invited();
    const status = { status: 'excused', version: 0, representedBy: '', word: '' };
    const data = { ...status, meeting: known.id, person: 'Olga Dehors' };
    await house.press(animator, 'meetings.answer', data);
    const letters = (await lettersAt(70_000)).join();
    expect(letters).toContain('a noté');
    expect(letters).not.toMatch(/répondez/i);
  });
});

describe('an answer of somebody who is in no group', () => {
  it('is told that the meeting takes place, and who may answer', async () => {
    const { known } = await invited();
    await noticed(house);
    for (const text of [
      'je viens à la réunion du 12 janvier',
      'note Zoé Petit excusée le 12 janvier',
    ]) {
      const answer = await house.say(holder, text);
      expect(answer.outcome).toBe('refused');
      expect(readAll(answer)).not.toContain('Aucune réunion');
      expect(readAll(answer)).toMatch(/Seuls les membres[\s\S]*Rejoindre le groupe/);
    }
    expect((await keptMeeting(house, known.id))?.attendance).toEqual({});
  });

  it('is given those there are, when several could be meant', async () => {
    await schedule(house);
    await schedule(house, {
      when: { date: '2027-01-19', start: '14:00', end: '16:00', zone: 'Europe/Paris' },
    });
    await noticed(house);
    const answer = readAll(await house.say(holder, 'je viens à la réunion'));
    expect(answer).toMatch(/mardi 12 janvier[\s\S]*mardi 19 janvier/);
    expect(answer).toMatch(/rejoindre/i);
  });
});

describe('an answer that is typed', () => {
  it('is to the meeting of the day that is said, and to none when there is none that day', async () => {
    const first = await schedule(house);
    const when = { date: '2027-01-19', start: '14:00', end: '16:00', zone: 'Europe/Paris' };
    const second = await schedule(house, { when });
    await noticed(house);
    await house.say(camille, 'je ne viendrai pas le 19 janvier');
    expect((await keptMeeting(house, first.id))?.attendance).toEqual({});
    expect((await keptMeeting(house, second.id))?.attendance).toMatchObject({
      [refOf(camille)]: { status: 'excused' },
    });
    const other = await house.say(zoe, 'je ne viendrai pas à la réunion du 20 janvier');
    expect(readAll(other)).toMatch(/ce jour-là[\s\S]*12 janvier[\s\S]*19 janvier/);
    expect(Object.keys((await keptMeeting(house, first.id))?.attendance ?? {})).toEqual([]);
  });

  it.each([
    ['je serai présente', 'present'],
    ['je viens', 'present'],
    ['je participerai à distance', 'remote'],
    ['je ne pourrai pas venir', 'excused'],
    ['je serai excusée', 'excused'],
    ['je serai représentée par Paul Martin', 'represented'],
    ['I will be there', 'present'],
    ["I can't come", 'excused'],
    ['présente', 'present'],
    ['désolée, je ne pourrai pas', 'excused'],
    ['annule ma venue', 'excused'],
    ['j’ai un empêchement, je me ferai représenter par Paul Martin', 'represented'],
    ['je ne pourrai pas, Paul Martin me remplace', 'represented'],
    ["I can't make it, Paul Martin will replace me", 'represented'],
    ['I will join online', 'remote'],
    ['j’arrive à 14h30', 'present'],
    ['I will be 20 minutes late', 'present'],
    ['je serai présente à la réunion du sous-groupe cartographie', 'present'],
  ])('"%s" is %s', async (text, status) => {
    const { known } = await invited();
    await noticed(house);
    await house.say(camille, text);
    const kept = (await keptMeeting(house, known.id))?.attendance[refOf(camille)];
    expect(kept?.status).toBe(status);
    if (status === 'represented') expect(kept?.representedBy?.name).toBe('Paul Martin');
  });

  it.each([
    ['je me connecterai à distance j’ai pas la voiture', 'remote'],
    ['I will be there but online I can’t leave the nursery', 'remote'],
    ['I will come, but maybe 15 minutes late', 'present'],
    ['compte pas sur moi', 'excused'],
    ['jserai pas la', 'excused'],
    ['pas sûre de venir', 'maybe'],
    ['ok le 12 janvier', 'present'],
  ])('a negation or a doubt touches only what it stands by: "%s" is %s', async (text, status) => {
    const { known } = await invited();
    await noticed(house);
    await house.say(camille, text);
    expect((await keptMeeting(house, known.id))?.attendance[refOf(camille)]?.status).toBe(status);
  });

  it.each(['j’ai pas la voiture', 'je ne serai pas longue', 'excusez-moi', 'sorry'])(
    'what is said of something else answers nothing: "%s"',
    async (text) => {
      const { known } = await invited();
      await noticed(house);
      await house.say(camille, text);
      expect((await keptMeeting(house, known.id))?.attendance).toEqual({});
    },
  );

  it('of two people joined by "et" is both', async () => {
    const { known } = await invited();
    await noticed(house);
    await house.say(animator, 'Camille Durand et Zoé Petit ne viendront pas');
    expect((await keptMeeting(house, known.id))?.attendance).toMatchObject({
      [refOf(camille)]: { status: 'excused' },
      [refOf(zoe)]: { status: 'excused' },
    });
  });

  it.each([
    ['je viens avec Julie', 'je viens avec Julie'],
    ['je serai en retard de 20 minutes', 'je serai en retard de 20 minutes'],
    ['finalement je viens', ''],
    ['désolée, je suis malade', ''],
  ])('"%s" keeps what helps those who wait, and no reason', async (text, word) => {
    const { known } = await invited();
    await noticed(house);
    await house.say(camille, text);
    const kept = (await keptMeeting(house, known.id))?.attendance[refOf(camille)];
    expect(kept).toMatchObject({ word });
  });

  it.each([
    ['oui', 'present'],
    ['non', 'excused'],
  ])('a mere "%s" answers the one invitation that just came', async (text, status) => {
    const { known } = await invited();
    await noticed(house);
    expect(readAll(await house.say(camille, text))).toContain('C’est noté');
    const kept = (await keptMeeting(house, known.id))?.attendance[refOf(camille)];
    expect(kept).toMatchObject({ status, by: refOf(camille) });
  });

  it('a sign that agrees is asked about first, and a second word answers', async () => {
    const { known } = await invited();
    await noticed(house);
    const asked = await house.say(camille, '👍');
    expect(readAll(asked)).toContain('Répondez-vous à cette invitation');
    expect((await keptMeeting(house, known.id))?.attendance).toEqual({});
    await house.say(camille, 'oui');
    const kept = (await keptMeeting(house, known.id))?.attendance[refOf(camille)];
    expect(kept?.status).toBe('present');
    const again = readAll(await house.say(camille, 'oui'));
    expect(again).toContain('C’est noté\u00a0: présent');
    expect(again).not.toContain('Répondez-vous');
  });

  it.each(['note Camille Durand excusée', 'réponds excusé pour Camille Durand'])(
    '"%s" is for somebody else',
    async (text) => {
      const { known } = await invited();
      await noticed(house);
      await house.say(animator, text);
      const kept = (await keptMeeting(house, known.id))?.attendance;
      expect(kept?.[refOf(camille)]).toMatchObject({ status: 'excused', by: refOf(animator) });
    },
  );

  it.each([
    'qui est excusé ?',
    'qui pilote la fiche 1.1 ?',
    'je préfère en ligne',
    'peux-tu me dire qui est excusé',
    'je suis en retard sur la fiche 1.1',
    'je ne peux pas le 14',
  ])('"%s" is none', async (text) => {
    const { known } = await invited();
    await noticed(house);
    await house.say(camille, text);
    expect((await keptMeeting(house, known.id))?.attendance).toEqual({});
  });

  it.each(['je t’avais bien dit que je venais, non ?'])(
    '"%s" asks what was answered, and turns nothing of it',
    async (text) => {
      const { known } = await invited();
      await noticed(house);
      await house.say(camille, 'je serai là');
      expect(readAll(await house.say(camille, text))).toContain('Votre réponse\u00a0: présent');
      const kept = (await keptMeeting(house, known.id))?.attendance;
      expect(kept?.[refOf(camille)]).toMatchObject({ status: 'present', tentative: false });
    },
  );

  it('is none when no meeting is planned', async () => {
    const answer = await house.say(camille, 'je viens');
    expect(answer.outcome).not.toBe('command');
  });
});

it('members who left the group are not counted as silent', async () => {
  const { known } = await invited();
  await house.store.transact(async (tx) => {
    const row = await tx.get(groups, cartographie);
    if (row)
      await tx.put(groups, cartographie, {
        ...row.value,
        members: row.value.members.filter(({ person }) => person !== refOf(zoe)),
      });
  });
  await house.press(camille, 'meetings.answer', {
    meeting: known.id,
    status: 'present',
    version: 0,
  });
  const answer = await house.press(animator, 'meetings.answer', {
    meeting: known.id,
    status: 'present',
    version: 0,
  });
  expect(readAll(answer)).toContain('2 sur 2');
});

it('who is sent in somebody’s place is told where and when', async () => {
  const { known } = await invited();
  await noticed(house);
  await house.say(camille, 'je ne pourrai pas, Paul Pilote me remplace');
  const kept = await keptMeeting(house, known.id);
  expect(kept?.attendance[refOf(camille)]?.representedBy?.person).toBe(refOf(holder));
  const { sent } = await deliver(house, soon(120_000));
  const told = sent.find(({ recipient }) => recipient === refOf(holder))?.message;
  expect(told?.text).toContain('Vous représentez Camille Durand');
});
