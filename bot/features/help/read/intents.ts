/** What is said to the bot about itself, and between two things that matter. */

import type { HowTo } from '../../../contract/how-to.ts';
import { oncePer } from '../../../language/once-per.ts';
import { isCapital } from '../../../sentence/between.ts';
import { type Intent, intent, type SlotReader } from '../../../sentence/intent.ts';

/** What a message is read against. */
export interface Talking {
  /** Words of the name of who speaks, folded. */
  own: ReadonlySet<string>;
}

const moi: SlotReader<string, Talking> = ({ tokens }, { own }) =>
  tokens.flatMap(({ folded }, at) => (own.has(folded) ? [{ value: folded, at, length: 1 }] : []));

/** "2 min". */
const nombre: SlotReader<string, Talking> = ({ tokens }) =>
  tokens.flatMap(({ folded }, at) =>
    /^\d{1,2}$/.test(folded) ? [{ value: folded, at, length: 1 }] : [],
  );

/** "Comment j’ajoute Zoé à l’axe 4 ?": what is named is one case of it. */
const nomme: SlotReader<string, Talking> = (sentence) =>
  sentence.tokens.flatMap(({ folded }, at) =>
    /^\d/.test(folded) || (at > 0 && isCapital(sentence, at))
      ? [{ value: folded, at, length: 1 }]
      : [],
  );

const AROUND: readonly string[] = [
  'bavarde-autour',
  'bavarde-merci',
  'bavarde-recu',
  'bavarde-rire',
  'bavarde-salut',
  'oui',
  'volontiers',
];

/** What answers something, orders something or asks which. */
const NO_TALK: readonly string[] = [
  'bavarde-repond',
  'faire-ainsi',
  'alternative',
  'interroge-dedans',
];

const talk = (name: string, examples: readonly string[], way: string): Intent<Talking> =>
  intent({
    name,
    examples,
    ways: [way],
    also: AROUND,
    unless: ['bavarde-repond', 'faire-ainsi'],
    slots: {},
  });

/** Small talk by what it calls for; each is all but the whole message. */
export const talkIntents: readonly Intent<Talking>[] = [
  intent({
    name: 'present',
    examples: ['Bonjour, je viens d’installer Fil rouge', 'hi, I just installed the app'],
    ways: ['bavarde-presente', 'bavarde-cest {moi}', 'bavarde-salut {moi}'],
    also: [...AROUND, 'bavarde-outil'],
    unless: ['alternative', 'interroge-dedans'],
    slots: { moi },
  }),
  intent({
    name: 'wait',
    examples: ['attends 2 min', 'bien reçu, je vois avec mon équipe'],
    ways: ['bavarde-attends'],
    also: AROUND,
    unless: NO_TALK,
    slots: { nombre },
  }),
  talk('seen', ['ok super', 'bien reçu', 'nickel'], 'bavarde-recu|bavarde-rire|volontiers'),
  talk('thanks', ['merci bcp c’est super', 'thx t au top', 'merci à toi'], 'bavarde-merci'),
  talk('bye', ['à bientôt', 'bon je file, bonne soirée', 'see you soon'], 'bavarde-au-revoir'),
  talk('drop', ['bon oublie', 'c’est pas grave', 'never mind'], 'bavarde-renonce'),
  talk('test', ['test', 'allo', 'are you there?'], 'bavarde-essai'),
  intent({
    name: 'sigh',
    examples: ['pff, quelle journée !', 'je suis crevée, vivement les vacances'],
    ways: ['bavarde-soupir'],
    also: AROUND,
    unless: [
      'bavarde-repond faire-ainsi alternative aide-reunion aide-sondage aide-avancement aide-groupe fiche axe plainte',
    ],
    slots: {},
  }),
  talk('mood', ['ça va ?', 'how are you?'], 'bavarde-humeur'),
];

const self = (name: string, examples: readonly string[], way: string): Intent<Talking> =>
  intent({ name, examples, ways: [way], also: AROUND, unless: ['donnees-sur-moi'], slots: {} });

/** Of what somebody has to do here; of a fiche, or of how it is done, it is another question. */
const expected = (examples: readonly string[], way: string): Intent<Talking> => ({
  ...self('whatWaits', examples, way),
  also: [...AROUND, 'interroge', 'interroge-si'],
  unless: ['fiche', 'axe', 'aide-joindre'],
  most: 1,
});

/** Of how the bot behaves: asked, whatever is said around it. */
const asked = (name: string, examples: readonly string[], way: string): Intent<Talking> => ({
  ...self(name, examples, way),
  moods: ['ask'],
  most: 5,
});

/** What is asked about the bot itself. */
export const selfIntents: readonly Intent<Talking>[] = [
  self('whatCanYouDo', ['que puis-je faire ?', 'tu gères quoi au juste ?'], 'que-sais-tu-faire'),
  self('whyNothing', ['pourquoi tu m’écris pas à moi', 'je ne reçois rien'], 'bot-silence'),
  expected(
    ['on attend quoi de moi ?', 'j’ai quoi à faire avant le comité ?'],
    'bot-attendu-de-moi',
  ),
  expected(
    ['et moi j’ai à faire quoi'],
    'bot-moi-j-ai bot-a-faire interroge|interroge-dedans|interroge-en-fin',
  ),
  { ...expected(['j’ai encore un truc à faire ?'], 'bot-moi-j-ai bot-a-faire'), moods: ['ask'] },
  // "Claire m’a demandé de te le dire" asks nothing.
  { ...expected(['qu’est-ce que Claire attend de moi ?'], 'bot-me-demande'), moods: ['ask'] },
  asked('whoSees', ['est-ce que tout le monde voit mon vote ?'], 'bot-voir bot-ce-que-j-ecris'),
  asked('mayChange', ['si je change d’avis je peux revoter ?'], 'bot-se-reprendre'),
  asked('whoIsTold', ['ça prévient tout le monde ?'], 'bot-prevenir bot-qui-que-ce-soit'),
  asked(
    'howSent',
    ['est-ce que tu envoies les invitations par mail ou dans teams ?'],
    'bot-envoyer bot-ce-qui-part bot-par-quoi',
  ),
  // Of a fiche, or of whom, it is asked who is; "tu peux me faire remplacer par Zoé ?" says who.
  {
    ...asked(
      'mayStandIn',
      ['quelqu’un peut me remplacer à la carto ou faut être désigné ?'],
      'bot-pouvoir bot-remplacer-moi',
    ),
    unless: ['fiche', 'axe', 'av-qui', 'donnees-sur-moi', '{nomme}'],
    moods: ['ask', 'order'],
    slots: { nomme },
  },
  // "… de passer en visio ?" is no other day.
  {
    ...asked(
      'whoMinds',
      ['et si on déplaçait la réunion au 10, ça gênerait qui ?'],
      'bot-gener bot-deplacer',
    ),
    unless: ['presence-distance', 'donnees-sur-moi'],
  },
  // "Faut-il …" looks like an order.
  {
    ...asked(
      'howOften',
      ['faut-il remplir la météo tous les mois ?'],
      'bot-tenir aide-avancement bot-quand',
    ),
    moods: ['ask', 'order'],
  },
  self('languages', ['tu parles anglais ?'], 'bot-langues'),
  self('roles', ['un pilote fait quoi ?'], 'bot-roles'),
  self('whatIsKept', ['tu fais quoi des données ?', 'qui lit mes messages ?'], 'bot-garde'),
];

/** How-tos as intents: it is asked how, or who may, and what each is about is named. */
export const howToIntents = oncePer((howTos: readonly HowTo[]): readonly Intent<Talking>[] => {
  return howTos
    .filter(({ ways }) => ways.length > 0)
    .map(
      ({ name, ways }): Intent<Talking> => ({
        name,
        examples: [],
        ways: ways.map((way) =>
          way.startsWith('comment-') ? way : `comment-faire|aide-droit ${way}`,
        ),
        also: [...AROUND, 'axe', 'fiche', '{nomme}'],
        // "How is the poll going?" asks of the poll.
        unless: [
          'dehors-traduis',
          'dehors-comment-dit',
          'dehors-meteo',
          'comment-va',
          'comment-il',
        ],
        slots: { nomme },
      }),
    );
});
