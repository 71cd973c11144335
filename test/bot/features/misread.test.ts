/** Sentences that one feature took for another's, and what they are. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { animator, noon } from '../../support/partners.ts';
import { withSharedPartners } from '../../support/with-partners.ts';

const house = withSharedPartners();
beforeAll(async () => {
  await house.meet(animator);
});

const readingOf = (text: string, given?: Record<string, unknown>) =>
  house.bot.understand(text, { now: noon, ...(given ? { given } : {}) }, 'fr')[0];
const slots = [{ id: 'a', date: '2026-12-08', start: '14:00', end: '16:00' }];

describe('thanks ask nothing about what they are for', () => {
  it.each([
    'merci pour la réunion',
    'merci pour le sondage !',
    'top merci pour la 1.1 !',
    'merci à toutes et tous pour vos réponses',
    'super réunion ce matin, bravo à toutes et tous !',
    'merci pour tout, à mardi',
    'thanks for the meeting, see you soon',
    'thanks everyone for answering the poll',
    'thanks, see you on the 8th!',
  ])('%s', (text) => expect(readingOf(text)?.kind).toBe('smalltalk'));

  it.each([
    ['merci pour la réunion, elle est quand la prochaine ?', 'question'],
    ['merci pour ton aide, qui pilote la 1.1', 'question'],
    ['merci pour la 1.1 : soleil, convention signée', 'progress'],
  ])('%s goes on to something else', (text, kind) => expect(readingOf(text)?.kind).toBe(kind));
});

describe('a sentence is what it says', () => {
  it.each([
    ['crée une réunion sur la 1.1 mardi 13 octobre à 14h avec la PMI', 'meeting'],
    ['planifie un point de 30 min sur le blocage foncier à Bondy, jeudi 10h', 'meeting'],
    ['schedule a call about fiche 5 next Tuesday at 2pm', 'meeting'],
    ['ordre du jour : bilan ; suites', 'meeting'],
    [
      'Bonjour à tous, je vous propose une réunion du sous-groupe cartographie le mardi 22/12 de 14h à 16h. Ordre du jour : 1) outil 2) calendrier. Merci',
      'meeting',
    ],
    ['propose des créneaux pour la réunion du sous-groupe cartographie mardi 22/12', 'poll'],
    ['mes sondages', 'poll'],
    ['tu fais quoi ?', 'help'],
    ['ok pour le 8 et le 10, pas le 14', 'vote'],
    ['sondage', 'poll'],
    ['qui n’a pas répondu au sondage EPT ?', 'poll'],
    ['who hasn’t answered the mapping poll yet?', 'poll'],
  ])('%s: %s', (text, kind) => expect(readingOf(text)?.kind).toBe(kind));

  it.each([
    'Faut-il s’inscrire pour assister à la réunion du 1er juillet ?',
    'programme des séances du séminaire',
    'Serait-il possible de suivre les séances du séminaire sans se déplacer ?',
    'quel but de l’axe 5 aide les porteurs de projet à avancer ?',
  ])('a question about a meeting orders nothing: %s', (text) =>
    expect(readingOf(text)?.kind).toBe('question'),
  );

  it('the best slot is asked of the poll, even when none is open', () => {
    expect(readingOf('quel créneau est le meilleur ?')).toMatchObject({
      kind: 'poll',
      fields: { intent: 'results' },
    });
  });

  it('a call that is noted is no meeting to come', () => {
    const text = 'note un appel de la PMI sur la 1.1 mardi à 14h : convention signée';
    expect(readingOf(text)?.kind).not.toBe('meeting');
  });

  it('who said yes is asked, not voted', () => {
    const reading = readingOf('qui a répondu ok pour le 8 ?', { slots });
    expect(reading).toMatchObject({ kind: 'poll', fields: { intent: 'who' } });
  });

  it('a group is one id, in every kind of sentence', () => {
    for (const text of [
      'réunion sous-groupe cartographie mardi 12 janvier 14h',
      'sondage cartographie : mardi 12/1 14h ; jeudi 14/1 9h',
      'relance le sous-groupe cartographie',
      'prochaine réunion du sous-groupe cartographie',
    ])
      expect(readingOf(text)?.fields.group).toBe('cartographie');
  });

  it('who a meeting is with is not where it is', () => {
    const reading = readingOf('planifie un point mardi 12 janvier 14h avec la PMI');
    expect(reading?.fields).not.toHaveProperty('place');
  });
});

describe('what is no sentence', () => {
  it('signs without a word are no question about what was spoken of before', async () => {
    await house.say(animator, 'où en est la fiche 1.1 ?');
    const answer = await house.say(animator, '😀😀😀');
    expect(answer.outcome).toBe('smalltalk');
    expect(answer.message.text).toContain('Je suis là si besoin');
  });

  it.each(['annuler', 'cancel'])(
    'the word of a button, with nothing waiting, says that nothing waits: %s',
    async (text) => {
      const { message } = await house.say(animator, text);
      expect(message.text).toMatch(/Rien n’est en attente|Nothing is waiting/);
    },
  );

  it('“stop”, with nothing waiting, is asked back before anything stops', async () => {
    const { message, asks } = await house.say(animator, 'Stop !');
    expect(message.text).toContain('Dois-je arrêter de vous envoyer');
    expect(asks).toBeDefined();
    expect((await house.say(animator, 'non')).message.text).toContain('rien ne change');
  });

  it.each(['oui', 'Non.', 'yes'])(
    'an answer that nothing waits for is told so: %s',
    async (text) => {
      const { outcome, message } = await house.say(animator, text);
      expect(outcome).toBe('smalltalk');
      expect(message.text).toMatch(/pas de question en attente|no question waiting/);
    },
  );

  it('commands in English are answered in English', async () => {
    const answer = await house.say(animator, 'resume reminders', { locale: 'en' });
    expect(answer.locale).toBe('en');
  });

  it('plain answers have the typography of cards', async () => {
    const { message } = await house.say(animator, 'bonjour');
    expect(message.text).toContain('«\u00a0Qui pilote la fiche 1.1\u202f?\u00a0»');
  });
});

describe('a letter that was pasted', () => {
  const frame = (body: string) =>
    `Bonjour Nadia,\n\n${body}\n\nBien cordialement,\nKarim Haddad\nVille de Bondy\n01 48 50 53 00\n\nDe : Nadia Benali\nEnvoyé : lundi 14 septembre 2026 09:12\nObjet : point fiche 1.1`;

  it('tells what stands between its greeting and its signature', () => {
    const body = 'Pour la fiche 1.1, nous sommes à 60 %. La convention est signée.';
    expect(readingOf(frame(body))).toMatchObject({
      kind: 'progress',
      fields: { fiche: '1.1', percent: 60, highlights: ['La convention est signée'] },
    });
    expect(readingOf(frame(body))?.fields).not.toHaveProperty('indicators');
  });

  it('is about what its subject says, when nothing else does', () => {
    expect(readingOf(frame('Avancement : 60 %'))?.fields).toMatchObject({ percent: 60 });
  });
});
