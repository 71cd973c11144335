/** What is none of the bot's jobs: an honest no, and what is nearest. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { outsideIntents } from '../../../../bot/features/outside/read/intents.ts';
import { animator, noon, readAll } from '../../../support/partners.ts';
import { knowledgeOf } from '../../../support/vocabulary.ts';
import { withSharedPartners } from '../../../support/with-partners.ts';

const house = withSharedPartners();
beforeAll(async () => {
  await house.meet(animator);
});

const readingOf = (text: string) => house.bot.understand(text, { now: noon }, 'fr')[0];

const { lexicon } = await knowledgeOf('seineSaintDenis');

describe('each example is read as what it is an example of', () => {
  it.each(
    outsideIntents
      .of(lexicon)
      .flatMap(({ does, examples }) => examples.map((text) => [text, does] as const)),
  )('%s: %s', (text, subject) => {
    expect(readingOf(text)).toMatchObject({ kind: 'outside', fields: { subject } });
  });
});

describe('an order outside the jobs is told so, with what is nearest', () => {
  it.each([
    ['rappelle moi dappeler la pmi demain a 9h', 'reminder'],
    ['Rappelle-moi lundi de signer les parapheurs.', 'reminder'],
    ['pose mes conges du 26 au 30 oct', 'leave'],
    ['Il faudrait un mail au maire sur les berceaux. Rédige.', 'writing'],
    ['quel temps il fera demain a bobigny', 'weather'],
    ['comment on dit pilote en anglais', 'translation'],
    ['hey can you book me a taxi to bobigny for half past one', 'errand'],
    ['je te transmets ma note de frais pour le 19, 42 euros de train et de parking', 'expenses'],
    ['voici mes frais du 19 : 12 euros de bus', 'expenses'],
    ['pense à demander aux gens de ramener leurs flyers', 'announce'],
    ['demande aux participants d’apporter leurs affiches', 'announce'],
    ['rappelle aux membres d’imprimer leur fiche', 'announce'],
    ['n’oublie pas de dire à tout le monde de venir avec un ordi', 'announce'],
    ['tu peux demander aux invités d’arriver à l’heure', 'announce'],
  ])('%s', async (text, subject) => {
    expect(readingOf(text)?.fields).toEqual({ subject });
    const answer = await house.say(animator, text);
    expect(readAll(answer)).toMatch(/^(?:Je ne|I cannot)/);
    expect(readAll(answer)).not.toMatch(/support|hors du sujet/);
  });

  it.each([
    ['rappelle-moi les indicateurs de la 1.1', 'question'],
    ['météo de la fiche 1.1 ?', 'progress'],
    ['sondage axe 5 : mardi 8/12 14h ou jeudi 10/12 10h', 'poll'],
    ['5 : nuage, questionnaire aux communes envoyé', 'progress'],
  ])('%s is a job of its own', (text, kind) => {
    expect(readingOf(text)?.kind).not.toBe('outside');
    expect([kind, 'question']).toContain(readingOf(text)?.kind);
  });

  it('a login is refused, whatever is to be done with it', () => {
    expect(
      readingOf('traduis en anglais la ligne avec l’identifiant et le mot de passe'),
    ).toMatchObject({ fields: { decision: 'refused' } });
  });
});

describe('what nothing declares is known by what it is like, and its subject with it', () => {
  it.each([
    ['écris un mail au maire', 'writing'],
    ['et envoyer un mail à ma directrice ?', 'writing'],
    ['il me faudrait un diaporama sur la fiche 1.1 pour mercredi, avec des photos', 'slides'],
    ['make me five slides about childcare in Bobigny', 'slides'],
    ['on aura de la pluie samedi pour la brocante ?', 'weather'],
    ['il va pleuvoir cet après-midi ?', 'weather'],
    ['y a grève du RER demain ?', 'web'],
    ['en arabe ça donne quoi « la séance du 8 est annulée »', 'translation'],
    ['traduis en tamoul « la réunion est reportée »', 'translation'],
    ['mon compte outlook est bloqué tu peux le débloquer', 'devices'],
    ['ma demande de place en halte-garderie, elle en est où', 'case'],
    ['peux-tu appeler Paul ?', 'call'],
    ['retiens un car de 50 places pour le 12', 'errand'],
    ['réserve une table pour deux', 'errand'],
    ['comment me faire rembourser mon train ?', 'expenses'],
    ['combien font 15 % de 840 ?', 'sums'],
    ['imprime ce document', 'files'],
    ['raconte une blague', 'fun'],
    ['conseille-moi un bon resto', 'advice'],
    ['ajoute une tâche : relire le guide', 'tasks'],
    ['tu pourrais me faire penser mercredi à rendre mes chiffres à la cheffe', 'reminder'],
    ['va promener mon chien', 'other'],
  ])('%s: %s', (text, subject) => {
    expect(readingOf(text)).toMatchObject({ kind: 'outside', fields: { subject } });
  });

  it('the reason told behind it is no news of a fiche', async () => {
    const answer = await house.say(animator, 'tu peux lui téléphoner à Paul, il répond pas');
    expect(readAll(answer)).not.toMatch(/noté\. Fiche/);
  });

  it.each(['fais-moi une restitution PowerPoint', 'prépare le PowerPoint du comité'])(
    '“%s” is of the committee, and made here',
    (text) => {
      expect(readingOf(text)?.kind).not.toBe('outside');
    },
  );
});
