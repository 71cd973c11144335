import { describe, expect, it } from '@jest/globals';
import { blankRecord, toResult } from '../../../../bot/features/sendings/model/attempts.ts';
import { deliver } from '../../../support/delivered.ts';
import {
  cartographie,
  channelOf,
  gather,
  keptMeeting,
  pressOn,
  schedule,
} from '../../../support/meetings.ts';
import { claimDue, settle } from '../../../support/outbox-calls.ts';
import { animator, camille, holder, noon, readAll, refOf, zoe } from '../../../support/partners.ts';
import { beginning, withPartners } from '../../../support/with-partners.ts';

const house = withPartners({ publicUrl: 'https://fil-rouge.exemple.fr' });
beginning(house, async () => {
  await gather(house, [animator, camille, zoe], { channel: '19:carto' });
  await house.meet(holder);
});

const at = (text: string) => new Date(text);
/** The three reminders of the meeting of 12 January 2027 at 14:00, in winter time. */
const week = at('2027-01-05T13:00:00.000Z');
const day = at('2027-01-11T13:00:00.000Z');
const hours = at('2027-01-12T11:00:00.000Z');
const plus = (when: Date, ms: number) => new Date(when.getTime() + ms);

/** Reminders that go out, to one person. */
const remindersTo = async (now: Date, who = camille) =>
  (await deliver(house, now)).sent.filter(
    ({ kind, recipient }) => kind === 'meetings.reminder' && recipient === refOf(who),
  );
const invite = () => deliver(house, plus(noon, 60_000));
const waitingFor = async (who = camille) =>
  (await house.store.read(({ outbox }) => outbox.find('recipient', refOf(who)))).filter(
    ({ kind, state }) => kind === 'meetings.reminder' && state === 'waiting',
  );

describe('reminders', () => {
  it('come a week, a day and two hours ahead, to each member and the channel', async () => {
    await schedule(house);
    await invite();
    for (const [now, heading] of [
      [week, 'Rappel\u00a0: réunion dans 7 jours – Sous-groupe Cartographie'],
      [day, 'Rappel\u00a0: réunion demain – Sous-groupe Cartographie'],
      [hours, 'Rappel\u00a0: la réunion commence dans 2 heures – Sous-groupe Cartographie'],
    ] as const) {
      expect((await deliver(house, plus(now, -1_000))).sent).toEqual([]);
      const { sent } = await deliver(house, plus(now, 1_000));
      expect(sent.map(({ recipient }) => recipient).sort()).toEqual(
        [refOf(animator), refOf(camille), refOf(zoe), channelOf('19:carto')].sort(),
      );
      for (const { message } of sent) expect(message.text.split('\n')[0]).toBe(heading);
    }
  });

  it.each([
    ['in spring', '2026-03-31', '2026-03-24T13:00:00.000Z', '2026-03-31T12:00:00.000Z'],
    ['in autumn', '2026-10-27', '2026-10-20T12:00:00.000Z', '2026-10-27T13:00:00.000Z'],
  ])(
    'keep the wall-clock hour over the change of clocks %s of 2026',
    async (_, date, first, start) => {
      const now = at('2026-01-15T09:00:00.000Z');
      const when = { date, start: '14:00', end: '16:00', zone: 'Europe/Paris' };
      await schedule(house, { when }, { now });
      await deliver(house, plus(now, 60_000));
      const rows = await waitingFor();
      expect(rows.map(({ notBefore }) => notBefore).sort()[0]).toBe(first);
      expect(rows.every(({ expiresAt }) => expiresAt === start)).toBe(true);
      // The day before is the day before at the same hour; two hours are two hours.
      expect(rows.map(({ notBefore }) => notBefore).sort()[2]).toBe(
        plus(at(start), -2 * 3_600_000).toISOString(),
      );
    },
  );

  it('that lie behind when the meeting is planned do not come', async () => {
    await schedule(house, {}, { now: plus(day, 60_000) });
    expect(await waitingFor()).toHaveLength(1);
  });

  it('do not come once the meeting began, however long Teams was away', async () => {
    await schedule(house);
    await invite();
    const { sent, dropped } = await deliver(house, at('2027-01-12T13:00:00.000Z'));
    expect(sent).toEqual([]);
    expect(new Set(dropped.map(({ reason }) => reason))).toEqual(new Set(['expired']));
  });

  it('say how long there is still, when they are late', async () => {
    await schedule(house);
    await invite();
    await deliver(house, plus(day, 1_000));
    // Teams was away from 10 minutes before the last reminder until an hour after it.
    const [late] = await remindersTo(plus(hours, 3_600_000));
    expect(late?.message.text.split('\n')[0]).toBe(
      'Rappel\u00a0: la réunion commence dans 1 heure – Sous-groupe Cartographie',
    );
  });

  it('of one meeting that fell together in an outage are one message', async () => {
    await schedule(house);
    await invite();
    expect(await remindersTo(plus(hours, 60_000))).toHaveLength(1);
    expect(await remindersTo(plus(hours, 120_000))).toEqual([]);
  });

  it('of several meetings that fall together are one message that shows them all', async () => {
    await gather(house, [holder, camille], { group: 'competences-ept' });
    await schedule(house);
    const when = { date: '2027-01-12', start: '14:05', end: '16:00', zone: 'Europe/Paris' };
    await schedule(house, { group: 'competences-ept', when, place: 'Salle EPT' }, { by: holder });
    await invite();
    const { sent } = await deliver(house, plus(week, 1_000));
    const bundle = sent.filter(({ recipient }) => recipient === refOf(camille));
    expect(bundle).toHaveLength(1);
    const text = bundle[0]?.message.text ?? '';
    expect(text.split('\n')[0]).toBe('Rappel\u00a0: 2 réunions');
    expect(text).toContain('Caf de Bobigny');
    expect(text).toContain('Salle EPT');
    // Each of the others has one meeting only; what was said with another is not said again.
    const { sent: later } = await deliver(house, plus(week, 600_000));
    expect(later.map(({ recipient }) => recipient)).toEqual([refOf(holder)]);
  });

  it('carried by another message follow the changes of their meeting', async () => {
    await gather(house, [holder, camille], { group: 'competences-ept' });
    const when = { date: '2027-01-12', start: '14:05', end: '16:00', zone: 'Europe/Paris' };
    await schedule(house);
    await schedule(house, { group: 'competences-ept', when }, { by: holder });
    await invite();
    const [bundle] = await remindersTo(plus(week, 1_000));
    const ask = { at: plus(week, 60_000) };
    const shown = await house.say(holder, 'annule la réunion du sous-groupe EPT', ask);
    await pressOn(house, holder, shown, 'Annuler la réunion', {}, ask);
    const { sent } = await deliver(house, plus(week, 120_000));
    const edit = sent.find(({ update }) => update === bundle?.activityId);
    expect(edit?.message.text).toContain('annulée');
    expect(edit?.message.text).toContain('Caf de Bobigny');
  });

  it('come in the language of each person, and in French to the channel', async () => {
    await house.say(camille, 'hello', { locale: 'en' });
    await house.store.transact(async (tx) => {
      const { people } = await import('../../../../bot/features/people/model/directory.ts');
      const row = await tx.get(people, refOf(camille));
      if (row) await tx.put(people, row.id, { ...row.value, locale: 'en' });
    });
    await schedule(house);
    const { sent } = await invite();
    const first = (recipient: string) =>
      sent.find((s) => s.recipient === recipient)?.message.text.split('\n')[0];
    expect(first(refOf(camille))).toBe('You are invited – Sub-group Mapping');
    expect(first(refOf(zoe))).toBe('Invitation – Sous-groupe Cartographie');
    expect(first(channelOf('19:carto'))).toBe('Une réunion est prévue – Sous-groupe Cartographie');
  });

  it('do not come to whoever is excused, or left the group', async () => {
    const known = await schedule(house);
    await invite();
    const press = { meeting: known.id, status: 'excused', version: 0 };
    await house.press(camille, 'meetings.answer', press);
    await house.say(zoe, 'quitter le sous-groupe cartographie');
    const { sent } = await deliver(house, plus(week, 1_000));
    const recipients = sent
      .filter(({ kind }) => kind === 'meetings.reminder')
      .map((s) => s.recipient);
    expect(recipients.sort()).toEqual([refOf(animator), channelOf('19:carto')].sort());
  });

  it('of a meeting that was moved come at the new times only', async () => {
    await schedule(house);
    await invite();
    const ask = { at: plus(noon, 120_000) };
    const shown = await house.say(
      animator,
      'déplace la réunion du sous-groupe cartographie au mardi 19 janvier 2027 à 10h',
      ask,
    );
    await pressOn(house, animator, shown, 'Envoyer', {}, ask);
    await deliver(house, plus(noon, 300_000));
    expect(await remindersTo(plus(week, 1_000))).toEqual([]);
    expect(await remindersTo(at('2027-01-12T09:00:01.000Z'))).toHaveLength(1);
  });

  it('wait for somebody who cannot be written to, and come as one message', async () => {
    await schedule(house);
    await invite();
    const rows = await claimDue(house.store, {
      owner: 'me',
      now: plus(day, 1_000),
      limit: 99,
      leaseMs: 1_000,
    });
    for (const row of rows) {
      const result = toResult({ ...blankRecord, outcome: 'noAddress' });
      const notBefore = plus(day, 900_000).toISOString();
      await settle(house.store, row, row.lease?.fence ?? 0, {
        state: 'waiting',
        notBefore,
        result,
      });
    }
    expect(await remindersTo(plus(day, 900_001))).toHaveLength(1);
  });
});

describe('whoever joins once a meeting is planned', () => {
  it('by the button of a card is invited as well, in the same transaction', async () => {
    await schedule(house);
    await invite();
    const join = { at: plus(noon, 3_600_000) };
    await house.press(
      animator,
      'people.add',
      { person: refOf(holder), target: cartographie },
      join,
    );
    const { sent } = await deliver(house, plus(noon, 3_700_000));
    expect(sent.map(({ kind, recipient }) => [kind, recipient])).toEqual([
      ['meetings.invitation', refOf(holder)],
      ['people.places', refOf(holder)],
    ]);
  });

  it('is invited to it and reminded of it, once', async () => {
    await schedule(house);
    await invite();
    const join = { at: plus(noon, 3_600_000) };
    await house.say(animator, 'ajoute Paul Pilote au sous-groupe cartographie', join);
    const { sent } = await deliver(house, plus(noon, 3_700_000));
    expect(sent.map(({ kind, recipient }) => [kind, recipient])).toEqual([
      ['meetings.invitation', refOf(holder)],
      ['people.places', refOf(holder)],
    ]);
    await house.say(holder, 'mes groupes', join);
    expect((await deliver(house, plus(noon, 3_800_000))).sent).toEqual([]);
    expect(await remindersTo(plus(week, 1_000), holder)).toHaveLength(1);
  });
});

describe('what a group or a person decides of reminders', () => {
  it('"rappels 10j, 2j, 3h, 30 min" holds for meetings planned before and after', async () => {
    const known = await schedule(house);
    await invite();
    const text = 'rappels 10j, 2j, 3h, 30 min pour le sous-groupe cartographie';
    const answer = await house.say(animator, text, { at: plus(noon, 60_000) });
    expect(readAll(answer)).toContain('10 jours, 2 jours, 3 heures et 30 minutes avant');
    expect((await keptMeeting(house, known.id))?.reminders).toEqual([
      'P10D',
      'P2D',
      'PT3H',
      'PT30M',
    ]);
    expect(await remindersTo(week)).toHaveLength(1);
    expect(await remindersTo(plus(at('2027-01-12T12:30:00.000Z'), 1_000))).toHaveLength(1);
    const next = await schedule(house);
    expect(next.meeting.reminders).toEqual(['P10D', 'P2D', 'PT3H', 'PT30M']);
  });

  it('may be said as one would, and names no hour of a meeting for a delay', async () => {
    const known = await schedule(house);
    const setting = { at: plus(noon, 60_000) };
    const text = 'pense à leur rappeler la veille, pour le sous-groupe cartographie';
    expect(readAll(await house.say(animator, text, setting))).toContain('1 jour avant');
    expect((await keptMeeting(house, known.id))?.reminders).toEqual(['P1D']);
    await house.say(animator, 'rappelle à tout le monde que la réunion est à 14h', setting);
    expect((await keptMeeting(house, known.id))?.reminders).toEqual(['P1D']);
  });

  it.each([
    'quand partent les rappels ?',
    'est-ce que tu envoies des rappels ?',
    'tu préviens les gens ?',
  ])('is told to whoever asks: « %s »', async (question) => {
    const usual = readAll(await house.say(camille, question));
    expect(usual).toMatch(/partent tout seuls\s: 7\sjours, 1\sjour et 2\sheures avant/);
    await house.say(animator, 'rappels 10j, 3h pour le sous-groupe cartographie');
    const own = readAll(
      await house.say(camille, 'quand partent les rappels du sous-groupe cartographie ?'),
    );
    expect(own).toContain('10 jours et 3 heures avant');
  });

  it('is for those who animate the group', async () => {
    const answer = await house.say(camille, 'rappels 10j, 2j, 3h pour le sous-groupe cartographie');
    expect(answer.outcome).toBe('refused');
  });

  it('"stop rappels" stops those of one person for one group, and can be taken back', async () => {
    await schedule(house);
    await invite();
    await house.say(camille, 'stop rappels pour le sous-groupe cartographie');
    expect(await remindersTo(plus(week, 1_000))).toEqual([]);
    await house.say(camille, 'reprendre les rappels pour le sous-groupe cartographie');
    expect(await remindersTo(plus(day, 1_000))).toHaveLength(1);
  });

  it('"Pas maintenant" brings the reminder back the next morning', async () => {
    await schedule(house);
    await invite();
    const [card] = await remindersTo(plus(week, 1_000));
    const message = card?.message ?? { text: '' };
    const setting = { at: plus(week, 60_000) };
    const answer = await pressOn(house, camille, { message }, 'Pas maintenant', {}, setting);
    expect(readAll(answer)).toContain('mercredi 6 janvier 2027 à 9\u00a0h');
    expect(await remindersTo(at('2027-01-06T07:59:00.000Z'))).toEqual([]);
    expect(await remindersTo(at('2027-01-06T08:00:01.000Z'))).toHaveLength(1);
  });

  it('"Pas maintenant" close to the meeting brings it back an hour before, or not at all', async () => {
    const known = await schedule(house);
    const press = { meeting: known.id, version: 0 };
    const two = await house.press(camille, 'meetings.later', press, { at: hours });
    expect(readAll(two)).toContain('mardi 12 janvier 2027 à 13\u00a0h');
    const close = await house.press(camille, 'meetings.later', press, {
      at: plus(hours, 5_400_000),
    });
    expect(readAll(close)).toContain('trop proche');
  });

  it('"pas maintenant", typed, is about the last reminder that came', async () => {
    await schedule(house);
    await invite();
    expect((await house.say(camille, 'pas maintenant')).outcome).toBe('refused');
    await remindersTo(plus(week, 1_000));
    const answer = await house.say(camille, 'pas maintenant', { at: plus(week, 60_000) });
    expect(readAll(answer)).toContain('mercredi 6 janvier 2027');
  });

  it('"relancer" reaches only those who have not answered, once an hour', async () => {
    const known = await schedule(house);
    await invite();
    await house.press(camille, 'meetings.answer', {
      meeting: known.id,
      status: 'present',
      version: 0,
    });
    const text = 'relancer pour la réunion du sous-groupe cartographie';
    const answer = await house.say(animator, text, { at: plus(noon, 120_000) });
    expect(readAll(answer)).toContain('2 personnes');
    const { sent } = await deliver(house, plus(noon, 300_000));
    const nudged = sent.filter(({ kind }) => kind === 'meetings.nudge');
    expect(nudged.map(({ recipient }) => recipient).sort()).toEqual(
      [refOf(animator), refOf(zoe)].sort(),
    );
    const again = await house.say(animator, text, { at: plus(noon, 600_000) });
    expect(again.outcome).toBe('refused');
    expect((await house.say(camille, text)).outcome).toBe('refused');
    const hourLater = await house.say(animator, text, { at: plus(noon, 2 * 3_600_000) });
    expect(hourLater.outcome).toBe('command');
  });

  it('who is named is nudged alone', async () => {
    await schedule(house);
    await invite();
    const text = 'relancer Zoé pour la réunion du sous-groupe cartographie';
    const answer = await house.say(animator, text, { at: plus(noon, 120_000) });
    expect(readAll(answer)).toContain('1 personne');
    const { sent } = await deliver(house, plus(noon, 300_000));
    const nudged = sent.filter(({ kind }) => kind === 'meetings.nudge');
    expect(nudged.map(({ recipient }) => recipient)).toEqual([refOf(zoe)]);
  });
});
