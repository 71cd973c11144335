import { beforeEach, describe, expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import { people } from '../../../../bot/features/people/model/directory.ts';
import { linkPath } from '../../../../bot/links/links.ts';
import { deliver } from '../../../support/delivered.ts';
import {
  cartographie,
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
import { unzipped } from '../../../support/unzip.ts';
import { beginning, withPartners } from '../../../support/with-partners.ts';

const second = partner('s2', 'Sacha Second');
const publicUrl = 'https://fil-rouge.exemple.fr';
const house = withPartners({ publicUrl });
beginning(house, async () => {
  await gather(house, [animator, camille, zoe]);
  await house.meet(holder);
  await house.meet(second);
  await house.store.transact(async (tx) => {
    const row = await tx.get(people, refOf(camille));
    if (row) await tx.put(people, row.id, { ...row.value, organisation: 'caf' });
  });
});

const at = (text: string) => new Date(text);
const nextMorning = at('2027-01-13T08:00:00.000Z');
const after = { at: at('2027-01-13T09:00:00.000Z') };

/** A meeting that took place, with one answer. */
async function took() {
  const known = await schedule(house);
  const press = { meeting: known.id, status: 'present', version: 0 };
  await house.press(camille, 'meetings.answer', press);
  await deliver(house, at('2027-01-12T12:59:00.000Z'));
  return known;
}

/** The tokens of the links on a card. */
const tokensOn = (card: unknown): string[] =>
  [
    ...JSON.stringify(card).matchAll(/"url":"https:\/\/fil-rouge\.exemple\.fr\/liens\/([^"]+)"/g),
  ].map(([, token]) => token ?? '');
const open = (token = '', now = after.at) => house.bot.open(token, now);
const textOf = (content?: Uint8Array) => new TextDecoder().decode(content);

describe('minutes in words', () => {
  it('a dictated decision is kept at once and said back; the next one is added to it', async () => {
    const known = await took();
    await noticed(house);
    await house.say(animator, 'bonjour', after);
    const said =
      'décisions : on retient QGIS ; prochaine étape : Paul envoie le cahier des charges';
    const shown = readAll(await house.say(animator, said, after));
    expect(shown).toContain('Décidé\u00a0: on retient QGIS');
    expect(shown).toContain('Ensuite\u00a0: Paul envoie le cahier des charges');
    await house.say(animator, 'note en plus qu’on se revoit en mars', after);
    expect(await keptMeeting(house, known.id)).toMatchObject({
      decisions: 'on retient QGIS\non se revoit en mars',
      nextSteps: 'Paul envoie le cahier des charges',
    });
  });

  it('what was decided last is told with its day when no meeting is named, to who may read it alone', async () => {
    await took();
    await house.say(animator, 'bonjour', after);
    await house.say(animator, 'décisions : on retient QGIS', after);
    const later = { at: new Date(after.at.getTime() + 86_400_000 * 2) };
    const shown = readAll(await house.say(camille, 'quelles décisions ?', later));
    expect(shown).toContain('Dernières décisions de vos groupes');
    expect(shown).toContain('Décidé\u00a0: on retient QGIS');
    expect(readAll(await house.say(holder, 'quelles décisions ?', later))).not.toContain('QGIS');
  });

  it('a word of the minutes is replaced where it is said to be another', async () => {
    const known = await took();
    await noticed(house);
    await house.say(animator, 'décision : test à Drancy', after);
    await house.say(animator, 'c’est pas Drancy c’est Bobigny, corrige', after);
    expect((await keptMeeting(house, known.id))?.decisions).toBe('test à Bobigny');
  });

  it('who was there is noted by name, and only for who animates', async () => {
    const known = await took();
    await noticed(house);
    const said = 'étaient présents : Camille Durand ; Ines Animatrice était excusée';
    const refused = await house.say(camille, said, after);
    expect(refused.outcome).toBe('refused');
    await house.say(animator, said, after);
    const { attendance } = (await keptMeeting(house, known.id)) ?? {};
    expect(attendance?.[refOf(camille)]?.status).toBe('present');
    expect(attendance?.[refOf(animator)]?.status).toBe('excused');
  });

  it.each([
    'tout le monde était là sauf Camille Durand',
    'étaient présents : tout le monde à part Camille Durand',
    'tous étaient présents hormis Camille Durand',
    'tout le monde, sauf Camille Durand, était là',
  ])('all of the group were there but who is left out: « %s »', async (text) => {
    const known = await took();
    await noticed(house);
    await house.say(animator, text, after);
    const { attendance } = (await keptMeeting(house, known.id)) ?? {};
    expect(attendance?.[refOf(camille)]?.status).toBe('absent');
    for (const who of [animator, zoe]) expect(attendance?.[refOf(who)]?.status).toBe('present');
  });

  it.each([
    'tout le monde était là sauf Bruno',
    'presque tout le monde était là',
    'tout le monde n’était pas là',
  ])('nobody is noted where it is not said who was missing: « %s »', async (text) => {
    const known = await took();
    await noticed(house);
    const before = (await keptMeeting(house, known.id))?.attendance;
    await house.say(animator, text, after);
    expect((await keptMeeting(house, known.id))?.attendance).toEqual(before);
  });

  it.each([
    'Feuille de présence : Camille Durand et moi. Excusée Zoé Petit.',
    'étaient là : Camille Durand + moi, Zoé Petit excusée',
    'émargement : moi, Camille Durand. Excusée : Zoé Petit',
  ])('who is there is listed as they come in, before it begins too: « %s »', async (text) => {
    const { id } = await schedule(house);
    await noticed(house);
    await house.say(animator, text, { at: at('2027-01-12T12:50:00.000Z') });
    const { attendance } = (await keptMeeting(house, id)) ?? {};
    const given = [animator, camille, zoe].map((who) => attendance?.[refOf(who)]?.status);
    expect(given).toEqual(['present', 'present', 'excused']);
  });

  it('whoever lists oneself beside others was there too', async () => {
    const known = await took();
    await noticed(house);
    await house.say(animator, 'étaient là : moi, Zoé Petit et Camille Durand', after);
    const { attendance } = (await keptMeeting(house, known.id)) ?? {};
    for (const who of [animator, zoe, camille])
      expect(attendance?.[refOf(who)]?.status).toBe('present');
  });

  it('who was missing is noted by name, right after who was there', async () => {
    const known = await took();
    await noticed(house);
    await house.say(animator, 'étaient présents : Camille Durand, Zoé Petit', after);
    await house.say(animator, 'Camille Durand n’est pas venue', after);
    const { attendance } = (await keptMeeting(house, known.id)) ?? {};
    expect(attendance?.[refOf(zoe)]?.status).toBe('present');
    expect(attendance?.[refOf(camille)]?.status).toBe('absent');
  });

  it('"compte rendu" opens the form for who animates, and tells the others what was decided', async () => {
    await took();
    await house.say(animator, 'bonjour', after);
    const form = readAll(await house.say(animator, 'compte rendu', after));
    expect(form).toContain('Qu’avez-vous décidé');
    const told = await house.say(camille, 'compte rendu', after);
    expect(readAll(told)).toContain('n’ont pas encore été notées');
    const refused = await house.say(camille, 'décisions : tout annuler', after);
    expect(refused.outcome).toBe('refused');
  });

  it('the form is that of the meeting that is named by its day, and not of the last one', async () => {
    await took();
    const when = { date: '2027-01-05', start: '14:00', end: '16:00', zone: 'Europe/Paris' };
    await schedule(house, { when });
    const form = await house.say(animator, 'compte rendu de la réunion du 5 janvier', after);
    expect(readAll(form)).toContain('mardi 5 janvier 2027');
  });
});

describe('the morning after', () => {
  it('those who animated are asked what was decided, and nobody else', async () => {
    await took();
    expect((await deliver(house, at('2027-01-13T07:59:59.000Z'))).sent).toEqual([]);
    const { sent } = await deliver(house, nextMorning);
    expect(sent.map(({ kind, recipient }) => [kind, recipient])).toEqual([
      ['meetings.minutes', refOf(animator)],
    ]);
  });

  it('decisions and next steps are kept, and answer "qu’a-t-on décidé ?"', async () => {
    const known = await took();
    const { sent } = await deliver(house, nextMorning);
    const message = sent[0]?.message ?? { text: '' };
    const typed = { decisions: 'La carte **ouvre** en mars', nextSteps: 'Écrire aux communes' };
    await pressOn(house, animator, { message }, 'Enregistrer', typed, after);
    expect(await keptMeeting(house, known.id)).toMatchObject(typed);
    const question = 'qu’a-t-on décidé à la dernière réunion du sous-groupe cartographie ?';
    const answer = readAll(await house.say(zoe, question, { at: at('2027-01-14T09:00:00.000Z') }));
    expect(answer.replaceAll('\u00a0', ' ')).toContain('Décidé : La carte **ouvre** en mars');
    expect(answer).toContain('Écrire aux communes');
  });

  it('a second writer sees what the first one wrote, and loses nothing', async () => {
    await house.say(animator, 'nomme Sacha Second co-animateur du sous-groupe cartographie');
    const known = await took();
    const press = { meeting: known.id, version: 0, nextSteps: '' };
    await house.press(
      animator,
      'meetings.record',
      { ...press, decisions: 'Ouvrir en mars' },
      after,
    );
    const answer = await house.press(
      second,
      'meetings.record',
      { ...press, decisions: 'Ouvrir en avril' },
      after,
    );
    expect(JSON.stringify(answer.message.card)).toContain('Ouvrir en mars\\n\\nOuvrir en avril');
    expect(readAll(answer)).toContain('Ines Animatrice a écrit entre-temps');
    expect((await keptMeeting(house, known.id))?.decisions).toBe('Ouvrir en mars');
    const both = { decisions: 'Ouvrir en mars, sinon en avril' };
    await pressOn(house, second, answer, 'Enregistrer', both, {
      at: at('2027-01-13T10:00:00.000Z'),
    });
    expect((await keptMeeting(house, known.id))?.decisions).toBe(both.decisions);
  });

  it('is for those who animate, at the time of the act', async () => {
    const known = await took();
    const press = { meeting: known.id, version: 0, decisions: 'Rien', nextSteps: '' };
    expect((await house.press(camille, 'meetings.record', press, after)).outcome).toBe('refused');
    expect((await keptMeeting(house, known.id))?.minutesAt).toBeNull();
  });

  it('a text that is too long is told, and comes back in the form', async () => {
    const known = await took();
    const press = { meeting: known.id, version: 0, decisions: 'x'.repeat(8_001), nextSteps: '' };
    const answer = await house.press(animator, 'meetings.record', press, after);
    expect(readAll(answer)).toContain('8000 caractères');
    expect(JSON.stringify(answer.message.card)).toContain('xxxx');
    expect(Buffer.byteLength(JSON.stringify(answer.message.card))).toBeLessThan(28 * 1024);
  });
});

describe('the attendance sheet', () => {
  const ask = 'feuille d’émargement du sous-groupe cartographie';

  it('comes as Word and as a table for Excel, behind links that end', async () => {
    await took();
    const answer = await house.say(animator, ask, after);
    const [word, excel] = tokensOn(answer.message.card);
    const docx = await open(word);
    expect(docx?.name).toBe('emargement-2027-01-12.docx');
    const xml = unzipped(docx?.content ?? new Uint8Array(), 'word/document.xml');
    for (const text of ['DURAND Camille', 'Caf', 'PETIT Zoé', 'Caf : 1 présent'])
      expect(xml.replaceAll('\u00a0', ' ')).toContain(text);
    const csv = await open(excel);
    expect(csv?.type).toBe('text/csv; charset=utf-8');
    expect(textOf(csv?.content)).toContain('Caf;DURAND Camille;présent;');
    expect(await open(word, at('2027-01-21T09:00:00.000Z'))).toBeUndefined();
  });

  it('is for those who animate, in private', async () => {
    await took();
    expect((await house.say(camille, ask, after)).outcome).toBe('refused');
    const inChannel = { ...after, conversation: { id: '19:x', type: 'channel' as const } };
    const answer = await house.say(animator, ask, inChannel);
    expect(tokensOn(answer.message.card ?? {})).toEqual([]);
  });
});

describe('the calendar', () => {
  const read = (content?: Uint8Array) => new ICAL.Component(ICAL.parse(textOf(content)));

  it('of a meeting follows it behind its link, where it is published: a higher SEQUENCE, then cancelled', async () => {
    const known = await schedule(house);
    const token = known.meeting.calendarToken;
    const states: unknown[] = [];
    const look = async () => {
      const calendar = read((await open(token, noon))?.content);
      const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') ?? undefined);
      states.push([
        calendar.getFirstPropertyValue('method'),
        event.sequence,
        event.component.getFirstPropertyValue('status'),
        event.startDate.toString(),
        event.uid,
      ]);
    };
    await look();
    const moved = 'déplace la réunion du sous-groupe cartographie au mardi 19 janvier 2027 à 10h';
    await pressOn(house, animator, await house.say(animator, moved), 'Envoyer');
    await look();
    const cancelled = await house.say(animator, 'annule la réunion du sous-groupe cartographie');
    await pressOn(house, animator, cancelled, 'Annuler la réunion');
    await look();
    const uid = `${known.id}@fil-rouge`;
    expect(states).toEqual([
      ['PUBLISH', 0, 'CONFIRMED', '2027-01-12T14:00:00', uid],
      ['PUBLISH', 1, 'CONFIRMED', '2027-01-19T10:00:00', uid],
      ['PUBLISH', 2, 'CANCELLED', '2027-01-19T10:00:00', uid],
    ]);
  });

  it('is linked on the card', async () => {
    const known = await schedule(house);
    const { sent } = await deliver(house, new Date(noon.getTime() + 60_000));
    expect(tokensOn(sent[0]?.message.card)).toEqual([known.meeting.calendarToken]);
    expect(JSON.stringify(sent[0]?.message.card)).toContain(linkPath(known.meeting.calendarToken));
  });

  it('of a person holds all their meetings; a new link, which ends the one before, is made where it is asked for', async () => {
    await gather(house, [holder, zoe], { group: 'competences-ept' });
    await schedule(house);
    await schedule(house, { group: 'competences-ept' }, { by: holder });
    const tokenOf = async (said: string) => tokensOn((await house.say(zoe, said)).message.card)[0];
    const first = await tokenOf('mon calendrier');
    const events = read((await open(first, noon))?.content).getAllSubcomponents('vevent');
    expect(events).toHaveLength(2);
    expect(readAll(await house.say(zoe, 'mets-la dans mon agenda'))).toContain('déjà une adresse');
    await house.say(zoe, 'bloque mon agenda');
    expect(await open(first, noon)).toBeDefined();
    const next = await tokenOf('nouvelle adresse de calendrier');
    expect(await open(first, noon)).toBeUndefined();
    expect(await open(next, noon)).toBeDefined();
    const inChannel = { conversation: { id: '19:x', type: 'channel' as const } };
    expect((await house.say(zoe, 'mon calendrier', inChannel)).outcome).toBe('refused');
  });
});

describe('questions', () => {
  const soon = { at: at('2026-11-24T09:01:00.000Z') };
  const ask = async (text: string, who = camille, over = {}) =>
    readAll(await house.say(who, text, { ...soon, ...over })).replaceAll('\u00a0', ' ');

  beforeEach(async () => {
    const known = await schedule(house, { link: 'https://visio.exemple.fr/caf' });
    await house.press(zoe, 'meetings.answer', { meeting: known.id, status: 'excused', version: 0 });
    await noticed(house);
  });

  it.each([
    ['quand est la prochaine réunion du sous-groupe cartographie ?', '12 janvier 2027'],
    ['prochaine réunion', '12 janvier 2027'],
    ['réunions à venir', '12 janvier 2027'],
    ['where is the meeting?', 'Caf de Bobigny'],
    ['c’est bien à Bobigny mardi 12 ?', 'Oui. Lieu : Caf de Bobigny'],
    ['bonsoir c’est bien à Bondy mardi 12 janvier ?', 'Non. Lieu : Caf de Bobigny'],
    ['où se tient la prochaine réunion du sous-groupe cartographie ?', 'Caf de Bobigny'],
    [
      'quel est l’ordre du jour de la prochaine réunion du sous-groupe cartographie ?',
      'Choix du livrable',
    ],
    ['qui vient à la réunion du sous-groupe cartographie ?', 'Zoé Petit : excusé'],
  ])('"%s" is answered from what is planned', async (text, words) => {
    expect(await ask(text)).toContain(words);
  });

  it('names are for members in private; others and channels get counts', async () => {
    const text = 'qui vient à la réunion du sous-groupe cartographie ?';
    const channel = { conversation: { id: '19:x', type: 'channel' as const } };
    for (const said of [await ask(text, holder), await ask(text, camille, channel)]) {
      expect(said).toContain('1 excusé');
      expect(said).not.toContain('Zoé');
    }
  });

  it('who has not answered is for those who animate', async () => {
    expect(await ask('qui n’a pas répondu ?', animator)).toContain('Camille Durand');
    const text = 'qui n’a pas répondu pour la réunion du sous-groupe cartographie ?';
    expect(await ask(text, animator)).toMatch(/\(2\) :[\s\S]*Camille Durand/);
    expect(await ask(text, camille)).not.toContain('Ines Animatrice (');
    expect(await ask(text, camille)).not.toMatch(/N’ont pas/);
  });

  it('the meeting of 1 July 2025 stays what the plan says', async () => {
    expect(await ask('où était la réunion du 1er juillet 2025 ?')).toContain('1er juillet 2025');
    expect(await ask('quand est la réunion du 1er juillet 2025 ?')).toContain('14 h');
  });

  it('the next meeting shows below the answers about its subject', async () => {
    const lines = house.bot;
    expect(lines).toBeDefined();
    const said = await ask('c’est quoi la proposition d’outil au service des villes ?');
    expect(said).toContain('mardi 12 janvier, 14');
  });

  it('about a group without a meeting say so', async () => {
    const said = await ask('réunions à venir du sous-groupe EPT');
    expect(said).toContain('Aucune réunion n’est prévue');
  });
});

it('a meeting made from a poll keeps the answers that are known, to be confirmed', async () => {
  const known = await schedule(house, {
    poll: 'poll-1',
    attendance: {
      [refOf(zoe)]: {
        status: 'present',
        representedBy: null,
        word: '',
        at: noon.toISOString(),
        by: refOf(zoe),
        tentative: true,
      },
    },
  });
  const { sent } = await deliver(house, new Date(noon.getTime() + 60_000));
  const card = sent.find(({ recipient }) => recipient === refOf(zoe))?.message.text;
  expect(card).toContain('présent, à confirmer');
  expect((await keptMeeting(house, known.id))?.group).toBe(cartographie);
});
