import { beforeAll, describe, expect, it } from '@jest/globals';
import { type Bot, createBot } from '../../../../bot/conversation/bot.ts';
import { features } from '../../../../bot/features/index.ts';
import { brokenStore } from '../../../support/broken-store.ts';
import { noon } from '../../../support/partners.ts';
import { knowledgeOf, type plans } from '../../../support/vocabulary.ts';

const bots = new Map<keyof typeof plans, Bot>();
beforeAll(async () => {
  for (const plan of ['seineSaintDenis', 'valDeBrume'] as const) {
    const knowledge = await knowledgeOf(plan);
    const tools = { store: brokenStore, isAdmin: () => false };
    bots.set(
      plan,
      createBot(features(knowledge), {
        reader: knowledge.reader,
        lexicon: knowledge.lexicon,
        tools,
      }),
    );
  }
});

const read = (text: string, plan: keyof typeof plans = 'seineSaintDenis') =>
  bots.get(plan)?.understand(text, { now: noon }, 'fr')[0];

const map = { group: 'cartographie' };

describe('a command is understood', () => {
  it.each<[string, object]>([
    ['rejoindre le sous-groupe cartographie', { intent: 'join', ...map }],
    ['je voudrais rejoindre le sous groupe cartogrpahie svp', { intent: 'join', ...map }],
    ['Bonjour, peux-tu m’inscrire au sous-groupe cartographie ?', { intent: 'join', ...map }],
    ['rejoins cartographie', { intent: 'join', ...map }],
    ['ajoute-moi au GT 5', { intent: 'join', group: 'axe 5' }],
    ['rejoindre le groupe de travail de l’axe 3', { intent: 'join', group: 'axe 3' }],
    ['inscris-moi au sous-groupe 2', { intent: 'join', ...map }],
    ['join the sub-group on EPT', { intent: 'join', group: 'compétences des EPT' }],
    ['quitter le sous-groupe traduction du SDSF', { intent: 'leave', group: 'traduction du SDSF' }],
    ['leave the mapping sub-group', { intent: 'leave', ...map }],
    ['mes groupes', { intent: 'mine' }],
    ['dans quels groupes suis-je ?', { intent: 'mine' }],
    ['my groups please', { intent: 'mine' }],
    [
      'crée le sous-groupe « Accueil du handicap »',
      { intent: 'create', name: 'Accueil du handicap' },
    ],
    [
      'create the sub-group Inclusive childcare, please',
      { intent: 'create', name: 'Inclusive childcare' },
    ],
    [
      'renomme le sous-groupe cartographie en Cartes en ligne',
      { intent: 'rename', name: 'Cartes en ligne', ...map },
    ],
    ['rename the mapping sub-group to Maps', { intent: 'rename', name: 'Maps', ...map }],
    ['supprime le sous-groupe cartographie', { intent: 'askDissolve', ...map }],
    [
      'tu peux me monter un petit groupe, nom : Relais parents',
      { intent: 'create', name: 'Relais parents' },
    ],
    [
      'il nous faut un nouveau petit sous-groupe intitulé Berceaux',
      { intent: 'create', name: 'Berceaux' },
    ],
    ['crée un sous-groupe', { intent: 'create', name: '' }],
    ['fais un sous-groupe Numérique stp', { intent: 'create', name: 'Numérique' }],
    [
      'change le nom de cartographie pour Clair et net',
      { intent: 'rename', name: 'Clair et net', ...map },
    ],
    ['appelle le groupe cartographie Atlas', { intent: 'rename', name: 'Atlas', ...map }],
    ['cartographie devient Observatoire', { intent: 'rename', name: 'Observatoire', ...map }],
    [
      'cartographie : nouveau nom = Parler simple',
      { intent: 'rename', name: 'Parler simple', ...map },
    ],
    ['delete the mapping sub-group please', { intent: 'askDissolve', ...map }],
    [
      'supprime Camille Durand du sous-groupe cartographie',
      { intent: 'remove', person: 'Camille Durand', ...map },
    ],
    [
      'ajoute Mme Zoé Martin zoe.martin@ville.fr au sous-groupe cartographie',
      { intent: 'invite', name: 'Zoé Martin', email: true, ...map },
    ],
    [
      'Invite zoe@ville.fr dans le sous-groupe cartographie, merci',
      { intent: 'invite', name: '', email: true, ...map },
    ],
    [
      'inscris zoe@groupe-ville.fr (Zoé Martin) au GT 5',
      { intent: 'invite', name: 'Zoé Martin', email: true, group: 'axe 5' },
    ],
    [
      'add Zoé Martin, zoe@ville.fr, to the mapping sub-group',
      { intent: 'invite', name: 'Zoé Martin', email: true, ...map },
    ],
    [
      'retire zoe@ville.fr du sous-groupe cartographie',
      { intent: 'uninvite', email: true, ...map },
    ],
    ['lier ce canal au sous-groupe cartographie', { intent: 'link', ...map }],
    ['link this channel to working group 5', { intent: 'link', group: 'axe 5' }],
    ['délier ce canal', { intent: 'unlink', said: '' }],
    [
      'ajoute Camille Durand comme co-animatrice du sous-groupe cartographie',
      { intent: 'appoint', person: 'Camille Durand', ...map },
    ],
    [
      'nomme Mme Camille Durand co-animatrice de la cartographie',
      { intent: 'appoint', person: 'Camille Durand', ...map },
    ],
    ['nomme-moi co-animateur du GT 5', { intent: 'appoint', person: 'moi', group: 'axe 5' }],
    [
      'add Camille Durand as co-facilitator of the sub-group mapping',
      { intent: 'appoint', person: 'Camille Durand', ...map },
    ],
    [
      'ajoute Jean-Marc D’Arc au sous-groupe cartographie',
      { intent: 'add', person: 'Jean-Marc D’Arc', ...map },
    ],
    [
      'retire Camille Durand du GT 5',
      { intent: 'remove', person: 'Camille Durand', group: 'axe 5' },
    ],
    [
      'remove Camille Durand from the sub-group mapping',
      { intent: 'remove', person: 'Camille Durand', ...map },
    ],
    [
      'retire Camille Durand de la co-animation du sous-groupe cartographie',
      { intent: 'dismiss', person: 'Camille Durand', ...map },
    ],
    ['je suis de la Caf', { intent: 'organisation', organisation: 'caf' }],
    ['I work for the Conseil départemental', { intent: 'organisation', organisation: 'cd93' }],
    ['mon organisation', { intent: 'askOrganisation' }],
    [
      'change l’organisation de Camille Durand : Conseil départemental',
      { intent: 'organisationOf', person: 'Camille Durand', organisation: 'cd93' },
    ],
    [
      'retire le pilote de la fiche 1.1',
      { intent: 'unpilot', led: { id: 'fiche:1.1', text: '1.1' } },
    ],
  ])('%s', (text, fields) => {
    expect(read(text)).toMatchObject({
      kind: expect.stringMatching(/^(?:command|people)$/),
      fields,
    });
  });

  it.each<[string, object]>([
    [
      'nomme la Caf pilote de la fiche 1.1, titulaire Jeanne Martin, suppléant Paul Dubois, jusqu’au 31/12/2027',
      {
        organisation: 'caf',
        holder: 'Jeanne Martin',
        substitute: 'Paul Dubois',
        until: '2027-12-31',
      },
    ],
    [
      'désigne Jeanne Martin pilote de la fiche 5 jusqu’en 2027',
      { holder: 'Jeanne Martin', until: '2027-12-31' },
    ],
    [
      'nomme la Caf pilote de la fiche 1.1 jusqu’au 15 janvier',
      { organisation: 'caf', until: '2027-01-15' },
    ],
    [
      'nomme la Caf pilote de la fiche 1.1 jusqu’au 31/02/2027',
      { organisation: 'caf', until: 'unreadable' },
    ],
    [
      'appoint the Caf as lead of fiche 1.1, holder Jeanne Martin, until 31/12/2027',
      { organisation: 'caf', holder: 'Jeanne Martin', until: '2027-12-31' },
    ],
    [
      'nomme le CRP pilote du sous-groupe cartographie',
      { organisation: 'crp', led: { id: 'proposition:outil-cartographie', text: 'cartographie' } },
    ],
  ])('%s', (text, fields) => {
    expect(read(text)).toMatchObject({ kind: 'people', fields: { intent: 'pilot', ...fields } });
  });

  it('in the words of any plan: its groups are data', () => {
    expect(
      read('rejoindre le sous-groupe bourse aux poussettes', 'valDeBrume')?.fields,
    ).toMatchObject({ intent: 'join', group: 'Bourse aux poussettes' });
    expect(read('quitter le sous-groupe des grands-parents', 'valDeBrume')?.fields).toMatchObject({
      group: 'Café des grands-parents',
    });
  });
});

describe('a question about the plan stays with the plan', () => {
  it.each([
    'qui peut faire partie d’un groupe de travail ?',
    'Peut-on rejoindre un groupe de travail ?',
    'Les groupes de travail sont animés par qui ?',
    'qui co-anime le groupe de travail de l’axe 5 ?',
    'qui est dans le sous-groupe cartographie ?',
    'A quoi vont servir les sous-groupes ?',
    'Nomme le pilote de la fiche 1.1',
    'Nommez la structure pilote de la fiche 1.1',
    'name the lead of fiche 1.1',
    'je suis de la Caf, qui pilote la fiche 1.1 ?',
    'liste des membres du CDSF',
    'quelles données pour la petite enfance ?',
    'créer une crèche',
  ])('%s', (text) => {
    expect(read(text)?.kind).not.toMatch(/^(?:command|people)$/);
  });
});
