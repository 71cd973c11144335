/** What is asked of the bot about itself, what passes between two things that matter, and the floor of it all. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { howToIntents } from '../../../../bot/features/help/read/intents.ts';
import { features } from '../../../../bot/features/index.ts';
import {
  admin,
  animator,
  camille,
  noon,
  openPartners,
  readAll,
} from '../../../support/partners.ts';
import { knowledgeOf } from '../../../support/vocabulary.ts';
import { withSharedPartners } from '../../../support/with-partners.ts';

const house = withSharedPartners();
beforeAll(async () => {
  await house.meet(animator);
});

const readingOf = (text: string) => house.bot.understand(text, { now: noon }, 'fr')[0];
const said = async (text: string, who = animator) => readAll(await house.say(who, text));

describe('a how-to question gets one sentence that works, and changes nothing', () => {
  it.each([
    ['comment nommer un suppléant ?', 'people.substitute'],
    ['explique-moi comment nommer un suppléant', 'people.substitute'],
    ['comment on crée un groupe ?', 'people.create'],
    ['comment j’ajoute Zoé à l’axe 4 ?', 'people.add'],
    ['comment on met Paul Pilote co-animateur du GT 5 ?', 'people.animate'],
    ['comment je fais pour enlever Sophie du groupe ?', 'people.remove'],
    ['Bonjour, comment fait-on pour déplacer une réunion ?', 'meetings.move'],
    ['dis moi comment on fait pr creer une reu', 'meetings.plan'],
    ['comment je dois faire pour annuler une réunion explique moi', 'meetings.cancel'],
    ['est-ce que j’ai le droit d’annuler une réunion que je n’ai pas créée', 'meetings.cancel'],
    ['qui a le droit d’annuler une réunion', 'meetings.cancel'],
    ['Tu peux m’expliquer comment on lance un sondage de dates ?', 'polls.launch'],
    ['comment je note l’avancement ?', 'progress.record'],
    ['how do I cancel a meeting?', 'meetings.cancel'],
    ['comment arrêter les rappels ?', 'privacy.hush'],
    ['comment je fais pour voir mes données ?', 'privacy.mine'],
  ])('%s', (text, about) => {
    const reading = readingOf(text);
    expect(reading).toMatchObject({ kind: 'help', fields: { intent: 'howTo', about } });
    expect(reading?.changes ?? false).toBe(false);
  });

  it.each([
    'comment s’appelle la fiche 5 ?',
    'comment on saura si la fiche 1.1 a marché ?',
    'comment compte-t-on faire pousser des crèches ?',
  ])('“%s” is asked of the plan', (text) => {
    expect(readingOf(text)?.kind).toBe('question');
  });

  it.each([
    ['est-ce que tout le monde voit mon vote ?', 'whoSees'],
    ['mes collègues peuvent lire ce que j’écris ici ?', 'whoSees'],
    ['et qui voit ce que je t’écris ?', 'whoSees'],
    ['Claire peut lire ce que je te raconte ?', 'whoSees'],
    ['si je change d’avis je peux revoter ?', 'mayChange'],
    ['si je passe la 5 à 100 %, est-ce que ça prévient tout le monde', 'whoIsTold'],
    ['faut-il remplir la météo tous les mois ou seulement avant le comité ?', 'howOften'],
    ['est-ce que tu envoies les invitations par mail ou dans teams ?', 'howSent'],
    ['les rappels arrivent par courriel ?', 'howSent'],
    ['quelqu’un peut me remplacer à la carto ou faut être désigné ?', 'mayStandIn'],
    ['est-ce qu’un collègue peut venir à ma place à la réunion ?', 'mayStandIn'],
    ['et si on déplaçait la réunion au 10, ça gênerait qui ?', 'whoMinds'],
    ['qui serait pris si on passait la réunion au 9 ?', 'whoMinds'],
  ])('“%s” asks how the bot behaves, and changes nothing', (text, intent) => {
    const reading = readingOf(text);
    expect(reading).toMatchObject({ kind: 'help', fields: { intent } });
    expect(reading?.changes ?? false).toBe(false);
  });

  it('says who does it, to whoever may not', async () => {
    expect(await said('comment créer un sous-groupe ?', camille)).toContain('administrateur');
    expect(await said('comment créer un sous-groupe ?', admin)).not.toContain('administrateur');
  });

  it('every feature’s examples are written in both languages, under a name of its own', async () => {
    const all = features(await knowledgeOf('seineSaintDenis')).flatMap(({ howTo }) => howTo ?? []);
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
    for (const { say } of all)
      for (const { what, example } of [say.fr, say.en]) expect(what && example).toBeTruthy();
  });

  it('every concept that a declared way names is in the lexicon', async () => {
    const { lexicon, ...knowledge } = await knowledgeOf('seineSaintDenis');
    const all = features({ lexicon, ...knowledge }).flatMap(({ howTo }) => howTo ?? []);
    const names = howToIntents(all).flatMap(({ ways, also = [], unless = [] }) =>
      [...ways, ...also, ...unless]
        .flatMap((way) => way.split(' '))
        .flatMap((one) => one.replace(/^\^/, '').split('|')),
    );
    expect(names.filter((n) => !n.startsWith('{') && !lexicon.concepts.has(n))).toEqual([]);
  });
});

describe('what can be done is told by what one is', () => {
  it.each(['que puis-je faire ?', 'à quoi tu sers ?', 'tu gères quoi au juste ?', 'aide'])(
    '%s',
    async (text) => {
      const answer = await said(text);
      expect(answer).toMatch(/réunion/);
      expect(answer).toMatch(/sondage/);
      expect(answer).toMatch(/avancement/);
      expect(answer).toMatch(/pilote/);
    },
  );

  it.each(['tu fais quoi des données ?', 'est-ce que mes messages sont lus par mon chef ?'])(
    'what is kept is told, and nothing else: %s',
    async (text) => expect(await said(text)).toContain('mes données'),
  );
});

describe('a row of what can be done is pressed whole', () => {
  it('asks its question, or has its order explained: nothing is written at a press', async () => {
    const all = features(await knowledgeOf('seineSaintDenis')).flatMap(({ howTo }) => howTo ?? []);
    for (const { name, say } of all.filter(({ shown }) => shown)) {
      const { what, example } = say.fr;
      const pressed = readingOf(example.endsWith('?') ? example : `Comment ${what} ?`);
      expect([name, pressed?.kind]).not.toContain('other');
      expect([name, pressed?.changes ?? false]).toEqual([name, false]);
    }
  });

  it('says what it is, a sentence that works, and has one press', async () => {
    const { card } = (await house.say(animator, 'aide')).message;
    const rows = (
      JSON.stringify(card).match(/"type":"ColumnSet",(?:"separator":true,)?"selectAction"/g) ?? []
    ).length;
    expect(rows).toBeGreaterThanOrEqual(4);
    expect(JSON.stringify(card)).toContain('"value":"Comment répondre à une invitation\u202f?"');
  });
});

describe('small talk in any length is small talk', () => {
  it.each([
    'Bonjour ici Ines, je viens d’installer Fil rouge',
    'attends 2 min',
    'bien reçu, je vois avec mon équipe',
    'merci bcp c’est super',
    'ok',
    'ok super 👌',
    '👍',
    '🎉🎉',
    'test',
    'bon oublie',
  ])('%s', async (text) => {
    const answer = await house.say(animator, text);
    expect(answer.outcome).toBe('smalltalk');
    expect(readAll(answer)).not.toMatch(/support|hors du sujet|Je ne vois pas/);
  });

  it('“ok pour moi, merci” is no thanks: it answers something', async () => {
    expect(await said('ok pour moi merci')).toContain('pas de question en attente');
  });
});

describe('the plan is one of the readings, and not the floor', () => {
  it.each([
    'la convention sera signée le 15',
    'nous avons rencontré un problème avec le bailleur',
    'la pmi a répondu !',
    'on attend la PMI',
    'Pantin cède le terrain à la ville',
    'commande douze chaises pour jeudi',
    'imagine une fresque pour la crèche',
    'je pars huit jours, voyez avec Nadia pour la 1.1',
  ])('a statement or an order is never answered by a passage: %s', async (text) => {
    const answer = await said(text, camille);
    expect(answer).not.toMatch(/support|hors du sujet|À lire aussi/);
  });

  it('what nobody understands is told so in one sentence, with a few that work', async () => {
    const lines = (await said('la pmi a répondu !', camille)).split('\n');
    expect(lines.length).toBeLessThanOrEqual(4);
    expect(lines[0]).toMatch(/^Je ne /);
    // What it is most like: news of a fiche.
    expect(lines.join('\n')).toMatch(/«\s1\.1\s: soleil, 40\s%, convention signée\s»/u);
  });

  it.each([
    'indicateurs fiche 1.1',
    'donne-moi les objectifs de la fiche 5',
    'rappelle-moi les indicateurs de la 1.1',
    'je me demande quels sont les indicateurs de la fiche 1.1',
    'elle est où la réunion du 1er juillet',
  ])('what asks is answered by it, in whatever mood: %s', (text) => {
    expect(readingOf(text)?.kind).toBe('question');
  });
});

it('the first card says of the data what the installation says, and nothing where it says nothing', async () => {
  const welcomeOf = async (settings: { notice?: string }) => {
    const house = await openPartners(settings);
    const conversation = { id: 'a:1', type: 'personal' as const };
    const arrival = { locale: 'fr' as const, conversation, now: noon, person: camille };
    const { text } = await house.bot.welcome(arrival);
    await house.close();
    return text;
  };
  expect(await welcomeOf({ notice: 'Données fictives' })).toMatch(/SDSF\.\nDonnées fictives\n/);
  expect(await welcomeOf({})).not.toContain('fictives');
});

describe('a grumble is heard, by what it is about, and nothing is done of it', () => {
  it.each([
    ['on n’en finit plus avec ces réunions, franchement', 'sighMeetings'],
    ['Que de réunions, que de temps perdu !', 'sighMeetings'],
    ['pfff encore une réunion, on fait que ça dans ce partenariat', 'sighMeetings'],
    ['vos logiciels, j’y comprends goutte', 'sighTools'],
    ['encore une appli de plus, on s’y retrouve plus', 'sighTools'],
    ['Nous sommes plusieurs à trouver vos sollicitations envahissantes.', 'sighMessages'],
  ])('%s', (text, talk) => {
    expect(readingOf(text)).toMatchObject({ kind: 'smalltalk', fields: { talk } });
  });
});

describe('what is only supposed changes nothing, and what would come of it is answered', () => {
  it.each([
    'Que se passerait-il si je retirais Omar de la fiche 5, perdrait-on son historique ?',
    'si on annulait le 8, qui serait prévenu ?',
    'si je déplaçais la réunion au 10, est-ce que tout le monde serait averti ?',
    'Si je nommais Paul pilote de la fiche 5, Omar le saurait-il ?',
    'si je ne venais pas le 8, faudrait-il que je prévienne quelqu’un ?',
    'si jmets 50% a la 5 ca se voit direct ds la restit du comite ?',
    'what would happen if I removed Omar from fiche 5?',
  ])('%s', (text) => {
    const acts = house.bot.understand(text, { now: noon }, 'fr').filter(({ changes }) => changes);
    expect(acts).toEqual([]);
  });

  it.each([
    ['que devient l’historique si le pilote change ?', /Rien ne se perd/],
    ['que se passe-t-il si je ne vote pas ?', /compté sans réponse/],
    ['combien de dates dans un sondage ?', /De deux à trente/],
  ])('%s: %s', async (text, answer) => {
    expect(await said(text)).toMatch(answer);
  });

  it.each([
    ['Comment je fais pour dire que ma fiche est à 60 % ?', 'progress.record'],
    ['je m’y prends comment pour signaler que la 5 est bloquée ?', 'progress.record'],
    ['comment on dit ici que la fiche est passée à l’orage ?', 'progress.record'],
  ])('“%s” is told how', (text, about) => {
    expect(readingOf(text)).toMatchObject({ fields: { intent: 'howTo', about } });
  });
});
