import { describe, expect, it } from '@jest/globals';
import type { Answer } from '../../../../bot/contract/turn.ts';
import { drafts } from '../../../../bot/features/meetings/model/drafts.ts';
import { meetings } from '../../../../bot/features/meetings/model/schema.ts';
import { deliver } from '../../../support/delivered.ts';
import {
  buttonsOf,
  cartographie,
  channelOf,
  gather,
  keptMeeting,
  noticed,
  pressOn,
  schedule,
} from '../../../support/meetings.ts';
import {
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
const second = partner('s2', 'Sacha Second');
beginning(house, async () => {
  await gather(house, [animator, camille, zoe], { channel: '19:carto' });
  await house.meet(holder);
  await house.meet(second);
});

const line =
  'réunion sous-groupe cartographie mardi 12 janvier 2027 de 14h à 16h, Caf de Bobigny : tour de table ; choix du livrable';
const soon = (ms: number) => new Date(noon.getTime() + ms);
const allMeetings = () => house.store.read((reader) => reader.list(meetings));
const allDrafts = () => house.store.read((reader) => reader.list(drafts));

/** The form of a draft, filled over what it holds. */
async function fill(answer: Answer, typed: Record<string, string>): Promise<Answer> {
  const form =
    'Modifier' in buttonsOf(answer) ? await pressOn(house, animator, answer, 'Modifier') : answer;
  const all = { group: cartographie, date: '2027-01-12', start: '14:00', end: '16:00', ...typed };
  return pressOn(house, animator, form, 'Vérifier', all);
}

describe('a meeting planned in one line', () => {
  it('is shown first, and nothing is sent before "Envoyer"', async () => {
    const shown = await house.say(animator, line);
    expect(readAll(shown)).toMatch(
      /compris[\s\S]*mardi 12 janvier 2027, de 14 h à 16 h[\s\S]*Caf de Bobigny[\s\S]*tour de table[\s\S]*choix du livrable[\s\S]*3 personnes et le canal lié/,
    );
    expect(await allMeetings()).toEqual([]);
    expect((await deliver(house, soon(60_000))).sent).toEqual([]);
  });

  it('reaches every member and the channel once it is sent', async () => {
    const shown = await house.say(animator, line);
    const sent = await pressOn(house, animator, shown, 'Envoyer');
    expect(readAll(sent)).toContain('C’est envoyé à 3 personnes');
    expect(buttonsOf(sent)).toEqual({});
    const { sent: out } = await deliver(house, soon(60_000));
    const invited = out.filter(({ kind }) => kind === 'meetings.invitation');
    expect(invited.map(({ recipient }) => recipient).sort()).toEqual(
      [refOf(animator), refOf(camille), refOf(zoe), channelOf('19:carto')].sort(),
    );
    expect(out.some(({ kind }) => kind === 'sendings.report')).toBe(true);
    expect(await allDrafts()).toEqual([]);
  });

  it('is sent once, however often the button is pressed', async () => {
    const shown = await house.say(animator, line);
    await Promise.all([
      pressOn(house, animator, shown, 'Envoyer'),
      pressOn(house, animator, shown, 'Envoyer'),
    ]);
    const again = await pressOn(house, animator, shown, 'Envoyer');
    expect(again.outcome).toBe('refused');
    expect(await allMeetings()).toHaveLength(1);
  });

  it('can be given up', async () => {
    const shown = await house.say(animator, line);
    await pressOn(house, animator, shown, 'Annuler');
    expect((await pressOn(house, animator, shown, 'Envoyer')).outcome).toBe('refused');
    expect(await allMeetings()).toEqual([]);
  });

  it('is for those who animate the group, when they ask and when they press', async () => {
    expect((await house.say(camille, line)).outcome).toBe('refused');
    const shown = await house.say(animator, line);
    const forged = await pressOn(house, holder, shown, 'Envoyer');
    expect(forged.outcome).toBe('refused');
    for (const title of ['Modifier', 'Annuler'])
      expect((await pressOn(house, holder, shown, title)).outcome).toBe('refused');
    expect(await allMeetings()).toEqual([]);
    expect(await allDrafts()).toHaveLength(1);
  });

  it('keeps everything that was understood when something is missing', async () => {
    const shown = await house.say(
      animator,
      'planifie une réunion du sous-groupe cartographie, Caf de Bobigny : choix du livrable',
    );
    expect(readAll(shown)).toContain('Il manque la date.');
    expect(JSON.stringify(shown.message.card)).toContain('choix du livrable');
    const checked = await fill(shown, { agenda: 'choix du livrable' });
    expect(readAll(checked)).toMatch(/compris[\s\S]*choix du livrable/);
  });

  it.each([
    ['lundi 12 janvier 2027', 'Vous avez dit lundi, mais le 12 janvier 2027 est un mardi.'],
    ['mardi 3 novembre 2026', 'Cette date est passée.'],
    ['dimanche 10 janvier 2027', 'est un dimanche'],
    ['vendredi 1er janvier 2027', 'est un jour férié'],
    ['mardi 22 décembre 2026', 'vacances scolaires'],
    ['15 septembre 2099', 'plus de deux ans'],
    ['mardi 15 septembre 2099', 'plus de deux ans'],
  ])('on %s is pointed out in words', async (day, words) => {
    const shown = await house.say(
      animator,
      `réunion sous-groupe cartographie ${day} de 14h à 16h, Caf de Bobigny`,
    );
    expect(readAll(shown).replaceAll('\u00a0', ' ')).toContain(words);
  });

  it('says which other meeting the same people are expected at', async () => {
    await gather(house, [holder, camille, zoe], { group: 'competences-ept' });
    await schedule(house, { group: 'competences-ept' }, { by: holder });
    const shown = await house.say(animator, line);
    expect(readAll(shown)).toContain('2 personnes sont attendues à la même heure ailleurs');
    expect(buttonsOf(shown)).toHaveProperty('Envoyer');
  });

  it.each([
    ['past', { date: '2026-11-03' }, 'passée'],
    ['whose end is before its start', { start: '16:00', end: '14:00' }, 'précède le début'],
    [
      'at an hour that the clocks go over',
      { date: '2027-03-28', start: '02:30', end: '04:00' },
      'n’existe pas',
    ],
  ])('%s cannot be sent', async (_, typed, words) => {
    const shown = await fill(await house.say(animator, line), typed);
    expect(readAll(shown)).toContain(words);
    expect(buttonsOf(shown)).not.toHaveProperty('Envoyer');
    const [draft] = await allDrafts();
    const forged = { draft: draft?.id ?? '', version: draft?.value.version ?? 0 };
    await house.press(animator, 'meetings.send', forged);
    expect(await allMeetings()).toEqual([]);
  });

  it('that began between the card and the button is not sent', async () => {
    const shown = await house.say(animator, line);
    const late = { at: new Date('2027-01-12T13:30:00.000Z') };
    const answer = await pressOn(house, animator, shown, 'Envoyer', {}, late);
    expect(readAll(answer)).toContain('passée');
    expect(await allMeetings()).toEqual([]);
  });
});

describe('bad input', () => {
  const hole = '$' + '{x}';
  const hostile = `${hole} **gras** [lien](https://evil.example) <at>Préfet</at>`;

  it.each([
    ['29 February of a year without one', { date: '2027-02-29' }, 'Cette date n’existe pas'],
    ['25:00', { start: '25:00' }, 'Cette heure n’existe pas'],
    ['a link that is no https address', { link: 'javascript:alert(1)' }, 'https://'],
    [
      '60 points and one more',
      { agenda: Array.from({ length: 61 }, (_, i) => `point ${i}`).join('\n') },
      '60 points',
    ],
    ['an agenda that is too long', { agenda: 'x'.repeat(8_001) }, '8\u202f000'],
    ['a title that is too long', { title: 'x'.repeat(201) }, '200 caractères'],
    ['a note that is too long', { note: 'x'.repeat(4_001) }, '4\u202f000'],
    ['a place that is too long', { place: 'x'.repeat(301) }, '300 caractères'],
    ['no date', { date: '' }, 'Il manque la date'],
    ['a group that nobody knows', { group: 'nowhere' }, 'Il manque le groupe'],
  ])('%s is told in a sentence, and nothing typed is lost', async (_, typed, words) => {
    const asked = await house.say(animator, line);
    const answer = await fill(asked, { place: 'Salle bleue', ...typed });
    expect(readAll(answer)).toContain(words);
    expect(buttonsOf(answer)).toHaveProperty('Vérifier');
    const [draft] = await allDrafts();
    expect(draft?.value.fields).toMatchObject({
      ...Object.fromEntries(Object.entries(typed).filter(([key]) => key !== 'group')),
    });
    expect(Buffer.byteLength(JSON.stringify(answer.message.card))).toBeLessThan(28 * 1024);
  });

  it.each([
    ['an empty agenda', {}],
    ['an agenda of 4,000 characters', { agenda: 'é'.repeat(4_000) }],
    ['60 points', { agenda: Array.from({ length: 60 }, (_, i) => `point ${i} 🎉`).join('\n') }],
    ['a title of emoji only', { title: '🎉🎉' }],
    [
      'templates and Markdown in every field',
      { title: hostile, place: hostile, agenda: hostile, note: hostile },
    ],
    ['29 February of a leap year', { date: '2028-02-29' }],
  ])('%s is a meeting like any other, on cards that Teams takes', async (_, typed) => {
    const shown = await fill(await house.say(animator, line), { agenda: '', place: '', ...typed });
    await pressOn(house, animator, shown, 'Envoyer');
    const [row] = await allMeetings();
    expect(row?.value.title).toBe('title' in typed ? typed.title : '');
    const { sent } = await deliver(house, soon(60_000));
    expect(sent.filter(({ kind }) => kind === 'meetings.invitation')).toHaveLength(4);
    for (const { message } of sent) {
      expect(Buffer.byteLength(JSON.stringify(message.card))).toBeLessThan(28 * 1024);
      expect(JSON.stringify(message.card)).not.toContain('"url":"https://evil');
    }
  });

  it('a button with other data than its own is refused as a forgery', async () => {
    await expect(house.press(animator, 'meetings.send', { draft: 1 })).rejects.toThrow();
    await expect(
      house.press(animator, 'meetings.check', { draft: 'x', extra: 1 }),
    ).rejects.toThrow();
  });
});

describe('a change', () => {
  const move = 'déplace la réunion du sous-groupe cartographie au mardi 19 janvier 2027 à 10h';

  it('is shown first, keeps the length, and reaches everybody who was told', async () => {
    const known = await schedule(house);
    const { sent: first } = await deliver(house, soon(60_000));
    const shown = await house.say(animator, move, { at: soon(120_000) });
    expect(readAll(shown)).toContain('mardi 19 janvier 2027, de 10 h à 12 h');
    await pressOn(house, animator, shown, 'Envoyer', {}, { at: soon(130_000) });
    const { sent } = await deliver(house, soon(200_000));
    const news = sent.filter(({ kind }) => kind === 'meetings.news');
    expect(news).toHaveLength(4);
    expect(news[0]?.message.text).toMatch(/a changé[\s\S]*avant\s: mardi 12 janvier 2027/);
    const edits = sent.filter(({ kind }) => kind === 'meetings.refresh');
    const old = first.filter(({ kind }) => kind === 'meetings.invitation');
    expect(edits.map(({ update }) => update).sort()).toEqual(old.map((s) => s.activityId).sort());
    for (const { message } of edits) expect(message.text).toContain('19 janvier 2027');
    expect((await keptMeeting(house, known.id))?.sequence).toBe(1);
  });

  it('of the day makes answers to be confirmed, and a press on an old card shows the new one', async () => {
    const known = await schedule(house);
    const { sent } = await deliver(house, soon(60_000));
    const card = {
      message: sent.find(({ recipient }) => recipient === refOf(camille))?.message ?? { text: '' },
    };
    await pressOn(house, camille, card, 'Présent', {}, { at: soon(70_000) });
    const shown = await house.say(animator, move, { at: soon(120_000) });
    await pressOn(house, animator, shown, 'Envoyer', {}, { at: soon(130_000) });
    const kept = await keptMeeting(house, known.id);
    expect(kept?.attendance[refOf(camille)]).toMatchObject({ status: 'present', tentative: true });
    const stale = await pressOn(house, camille, card, 'Excusé', {}, { at: soon(140_000) });
    expect(readAll(stale)).toMatch(/a changé[\s\S]*19 janvier[\s\S]*à confirmer/);
    const fresh = await pressOn(house, camille, stale, 'Présent', {}, { at: soon(150_000) });
    expect(readAll(fresh)).not.toContain('à confirmer');
  });

  it('that comes second shows what the first one changed, and sends nothing before it is confirmed', async () => {
    await house.say(animator, 'nomme Sacha Second co-animateur du sous-groupe cartographie');
    const known = await schedule(house);
    const one = await house.say(animator, move);
    const two = await house.say(
      second,
      'déplace la réunion du sous-groupe cartographie au mardi 26 janvier 2027',
    );
    await pressOn(house, animator, one, 'Envoyer');
    const answer = await pressOn(house, second, two, 'Envoyer');
    expect(readAll(answer)).toMatch(/Ines Animatrice a modifié[\s\S]*2027-01-12 → 2027-01-19/);
    expect((await keptMeeting(house, known.id))?.when.date).toBe('2027-01-19');
    await pressOn(house, second, answer, 'Envoyer');
    // Both changes hold: the day of the second, the hour of the first.
    expect((await keptMeeting(house, known.id))?.when).toMatchObject({
      date: '2027-01-26',
      start: '10:00',
    });
  });

  it('of a meeting that was cancelled meanwhile is not sent', async () => {
    const known = await schedule(house);
    const one = await house.say(animator, 'annule la réunion du sous-groupe cartographie');
    const two = await house.say(animator, move);
    await pressOn(house, animator, one, 'Annuler la réunion');
    const answer = await pressOn(house, animator, two, 'Envoyer');
    expect(readAll(answer)).toContain('annulée entre-temps');
    expect((await keptMeeting(house, known.id))?.state).toBe('cancelled');
  });

  it('before the invitations left sends one message only: the invitation, as it now is', async () => {
    await schedule(house);
    const shown = await house.say(animator, move, { at: noon });
    await pressOn(house, animator, shown, 'Envoyer', {}, { at: noon });
    const { sent } = await deliver(house, soon(60_000));
    const toCamille = sent.filter(({ recipient }) => recipient === refOf(camille));
    expect(toCamille.map(({ kind }) => kind)).toEqual(['meetings.invitation']);
    expect(toCamille[0]?.message.text).toContain('19 janvier 2027');
  });

  it('of the agenda alone says so, and moves nothing', async () => {
    const known = await schedule(house);
    await deliver(house, soon(60_000));
    const shown = await house.say(
      animator,
      'modifie l’ordre du jour de la réunion du sous-groupe cartographie : budget ; calendrier',
      { at: soon(100_000) },
    );
    await pressOn(house, animator, shown, 'Envoyer', {}, { at: soon(110_000) });
    const kept = await keptMeeting(house, known.id);
    expect(kept?.agenda).toEqual(['budget', 'calendrier']);
    expect(kept?.when.date).toBe('2027-01-12');
    const { sent } = await deliver(house, soon(200_000));
    expect(sent.find(({ kind }) => kind === 'meetings.news')?.message.text).toMatch(
      /Ordre du jour, avant\s: Tour de table/,
    );
  });
});

describe('the agenda that there is', () => {
  const before = ['Tour de table', 'Choix du livrable'];
  it.each([
    ['ajoute à l’ordre du jour : choix du logo', [...before, 'choix du logo']],
    ['mets « le budget » à l’ordre du jour', [...before, 'le budget']],
    ['ajoute le tour de table à l’ordre du jour', before],
    ['retire le tour de table de l’ordre du jour', ['Choix du livrable']],
    ['mets à jour l’ordre du jour : budget ; calendrier', ['budget', 'calendrier']],
    ['ordre du jour : bilan ; suites', ['bilan', 'suites']],
  ])('keeps what "%s" does not speak of', async (text, agenda) => {
    const known = await schedule(house);
    await noticed(house);
    await house.say(animator, text);
    await house.say(animator, 'oui');
    expect((await keptMeeting(house, known.id))?.agenda).toEqual(agenda);
  });

  it.each(['quel est l’ordre du jour ?', 'what’s on the agenda?'])(
    '"%s" asks of the meeting to come, not of that of the plan',
    async (text) => {
      await schedule(house);
      await noticed(house);
      const later = { at: soon(60_000) };
      expect(readAll(await house.say(camille, text, later))).toContain('Choix du livrable');
    },
  );
});

describe('a cancellation', () => {
  it('says which meeting it was, and nothing of what would have been done there', async () => {
    await schedule(house);
    await deliver(house, soon(60_000));
    await noticed(house);
    await house.say(animator, 'annule la réunion', { at: soon(100_000) });
    await house.say(animator, 'oui', { at: soon(110_000) });
    const { sent } = await deliver(house, soon(200_000));
    const news = sent.find(({ kind }) => kind === 'meetings.news')?.message.text ?? '';
    expect(news).toContain('12 janvier 2027');
    expect(news).not.toMatch(/Ordre du jour|Actions du plan|Réponses/);
  });

  it('reaches everybody who was told, edits the old cards, and leaves nothing to come', async () => {
    const known = await schedule(house);
    const { sent: first } = await deliver(house, soon(60_000));
    const shown = await house.say(animator, 'annule la réunion du sous-groupe cartographie', {
      at: soon(100_000),
    });
    expect((await keptMeeting(house, known.id))?.state).toBe('planned');
    await pressOn(house, animator, shown, 'Annuler la réunion', {}, { at: soon(110_000) });
    const { sent } = await deliver(house, soon(200_000));
    expect(sent.filter(({ kind }) => kind === 'meetings.news')).toHaveLength(4);
    expect(sent.filter(({ kind }) => kind === 'meetings.refresh')).toHaveLength(4);
    for (const { message, kind } of sent)
      if (kind !== 'sendings.report') expect(message.text).toContain('annulée');
    const later = await deliver(house, new Date('2027-02-01T00:00:00.000Z'));
    expect(later.sent.filter(({ kind }) => kind.startsWith('meetings.'))).toEqual([]);
    const card = {
      message: first.find(({ recipient }) => recipient === refOf(camille))?.message ?? { text: '' },
    };
    const pressed = await pressOn(house, camille, card, 'Présent', {}, { at: soon(300_000) });
    expect(readAll(pressed)).toContain('est annulée');
    expect(pressed.outcome).toBe('refused');
  });

  it('before the invitations left is heard of by nobody', async () => {
    await schedule(house);
    const shown = await house.say(animator, 'annule la réunion du sous-groupe cartographie');
    await pressOn(house, animator, shown, 'Annuler la réunion');
    const { sent } = await deliver(house, soon(60_000));
    expect(sent.filter(({ kind }) => kind.startsWith('meetings.'))).toEqual([]);
  });
});

describe('nothing that was typed is lost', () => {
  it('a point as long as the message may be is kept whole, in several', async () => {
    const point = 'abcdefghi '.repeat(394).trim();
    await house.say(animator, `réunion cartographie mardi 12 janvier 2027 14h : ${point}`);
    const [draft] = await allDrafts();
    expect(draft?.value.fields.agenda.split(/\s+/).join(' ')).toBe(point);
  });

  it('stars around a point are text, a star before it is a bullet', async () => {
    await house.say(animator, 'réunion cartographie mardi 12 janvier 2027 14h : **gras** ; * puce');
    const [draft] = await allDrafts();
    expect(draft?.value.fields.agenda).toBe('**gras**\npuce');
  });

  it('an agenda without a verb changes that of the next meeting', async () => {
    await schedule(house);
    await noticed(house);
    const shown = readAll(await house.say(animator, 'ordre du jour : bilan ; suites'));
    expect(shown).toContain('bilan\nsuites');
  });

  it('a group that nobody knows is named in the question', async () => {
    const shown = await house.say(animator, 'réunion sous-groupe zorglub mardi 12 janvier 14h');
    expect(shown.message.text).toContain('zorglub');
  });
});

describe('questions about meetings', () => {
  it('of a sous-groupe without one are answered so, and not from the plan', async () => {
    const { message } = await house.say(camille, 'prochaine réunion du sous-groupe cartographie');
    expect(message.text).toContain('Aucune réunion n’est prévue');
  });

  it('names are said to be for members, to whoever asks in private and is none', async () => {
    const { id } = await schedule(house);
    await house.press(camille, 'meetings.answer', { meeting: id, version: 0, status: 'present' });
    await noticed(house);
    const shown = readAll(await house.say(holder, 'qui vient à la réunion cartographie ?'));
    expect(shown).toContain('membres du groupe');
    expect(shown).not.toContain('Camille');
  });
});
