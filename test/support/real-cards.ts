/** Cards as people get them, of each template: the year of the demonstration, played through the bot by whom the Playground begins with. */
import type { Message } from '../../bot/contract/turn.ts';
import { meetings } from '../../bot/features/meetings/model/schema.ts';
import { polls } from '../../bot/features/polls/model/schema.ts';
import type { Knowledge } from '../../bot/knowledge/knowledge.ts';
import { controlsOf } from '../../cards/buttons.ts';
import type { Card, CardMessage } from '../../cards/card.ts';
import { deliver } from './delivered.ts';
import { camilleEssai, openDemo } from './demo-house.ts';
import { planLines, textFile } from './import-draft.ts';
import { camille, noon, type Partners, partner, readAll, zoe } from './partners.ts';

/** A card of the year, the template that it fills, and what brought it. */
export interface RealCard extends CardMessage {
  name: string;
  template: string;
  /** Height that it may have at 440 px, in pixels, where it is held to one. */
  most: number | undefined;
  /** What the message weighs: the card, and the text beside it. */
  bytes: number;
}

/** @param card the one before, whose buttons may be pressed */
type Play = (house: Partners, card: Card) => Promise<{ message: Message }>;

const say =
  (text: string, who = camilleEssai): Play =>
  (house) =>
    house.say(who, text);
const press =
  (verb: string, data: object): Play =>
  (house) =>
    house.press(camilleEssai, verb, data);

/** Presses a button of the card before, its form filled in as it is shown but for what is typed. */
const on =
  (title: string, typed: object = {}): Play =>
  (house, card) => {
    const { buttons, form } = controlsOf(card);
    const button = [...buttons, ...(form?.sends ?? [])].find((one) => one.title === title);
    if (!button || !('verb' in button)) throw new Error(`No button "${title}".`);
    const filled = (form?.fields ?? []).filter(({ value }) => value !== '');
    const values = Object.fromEntries(filled.map(({ id, value }) => [id, value]));
    return house.press(camilleEssai, button.verb, { ...button.data, ...values, ...typed });
  };

/** Several, of which the last shows the card. */
const then =
  (...plays: readonly Play[]): Play =>
  async (house, card) => {
    let message: Message = { text: '', card };
    for (const play of plays) ({ message } = await play(house, message.card ?? card));
    return { message };
  };
const meet =
  (...people: readonly (typeof zoe)[]): Play =>
  async (house, card) => {
    for (const one of people) await house.meet(one);
    return { message: { text: '', card } };
  };

const welcome: Play = async (house) => {
  const conversation = { id: `a:${camilleEssai.id}`, type: 'personal' as const };
  const arrival = { locale: 'fr' as const, conversation, now: noon, person: camilleEssai };
  return { message: await house.bot.welcome(arrival) };
};

/** Does something to the first meeting of axe 1 on this side of today. */
const onMeeting =
  (verb: string, isOver: boolean, data: object = {}): Play =>
  async (house) => {
    const [found] = (await house.store.read((reader) => reader.list(meetings))).filter(
      ({ value }) => value.group === 'axe-1' && value.when.date < '2026-11-24' === isOver,
    );
    return house.press(camilleEssai, verb, { meeting: found?.id, ...data });
  };

/** A poll of the year, shown, or its second slot answered. */
const onPoll =
  (verb: string, state: 'open' | 'closed' = 'open'): Play =>
  async (house) => {
    const rows = await house.store.read((reader) => reader.list(polls));
    const found = rows.find(({ value }) => value.state === state);
    const [, slot] = found?.value.slots ?? [];
    const answers = verb === 'polls.vote' && slot ? { [slot.id]: 'yes' } : {};
    return house.press(camilleEssai, verb, { poll: found?.id, ...answers });
  };

/** What reminds somebody of a poll, some days later. */
const chase: Play = async (house) => {
  const { sent } = await deliver(house, new Date('2026-11-30T09:00:00Z'));
  const found = sent.find(({ kind }) => kind === 'polls.chase');
  if (!found) throw new Error(sent.map(({ kind }) => kind).join());
  return found;
};

/** A document that is dropped: what of it was read. */
const dropped: Play = async (house) => {
  const turn = {
    ...{ id: 'dropped', keys: ['dropped'], now: noon, locale: 'fr' as const, person: camilleEssai },
    conversation: { id: `a:${camilleEssai.id}`, type: 'personal' as const },
    files: true,
    reply: async () => {},
  };
  const file = { name: 'contrat.txt', bytes: async () => textFile(planLines) };
  const answer = await house.bot.dropped(turn, file);
  if (!answer) throw new Error('Somebody takes files.');
  return answer;
};

const badInvitation = {
  ...{ name: 'Zoé Martin', email: 'zoé.martin@ville.example' },
  ...{ organisation: 'caf', group: 'outil-cartographie' },
};

const plays: readonly [name: string, template: string, play: Play, most?: number][] = [
  ['accueil', 'welcome', welcome, 320],
  ['reponse', 'answer', say('que veut dire EAJE ?'), 360],
  ['reponse-fiche', 'answer', say('quel est le budget de la fiche 1.1 ?'), 360],
  ['reponse-pilote', 'answer', say('qui pilote la fiche 1.1 ?'), 360],
  ['reponse-silence', 'answer', say('qui pilote l’axe 3 ?'), 360],
  ['reponse-axes', 'answer', say('quels sont les axes ?'), 360],
  ['reponse-longue', 'answer', say('quelles sont les actions clés de la fiche 1.1 ?'), 480],
  ['reponse-axe', 'answer', say('quels sont les objectifs de l’axe 3 ?'), 480],
  ['restitution', 'restitution', say('restitution 2026'), 480],
  ['etat-plan', 'status', say('où en est le plan ?'), 320],
  ['etat-axe', 'status', say('où en est l’axe 1 ?'), 320],
  ['etat-fiche', 'status', say('où en est la fiche 1.1 ?'), 320],
  ['quoi-de-neuf', 'status', say('quoi de neuf depuis juin ?'), 480],
  ['bloquees', 'status', say('quelles fiches sont bloquées ?'), 480],
  ['arbitrages', 'status', say('quelles décisions sont attendues ?'), 480],
  ['decisions', 'answer', say('quelles décisions ?'), 480],
  ['prochaines-reunions', 'answer', say('mes prochaines réunions'), 360],
  ['historique', 'answer', say('historique de la fiche 1.1'), 480],
  ['mes-donnees', 'mine', say('mes données'), 480],
  ['sondage', 'poll', onPoll('polls.show'), 500],
  ['sondage-repondu', 'poll', onPoll('polls.vote'), 500],
  [
    'reunion',
    'meeting',
    onMeeting('meetings.answer', false, { status: 'present', version: 0 }),
    420,
  ],
  ['aide', 'answer', say('aide'), 480],
  ['importer', 'answer', say('comment importer un plan ?'), 320],
  ['importer-lu', 'answer', dropped, 320],
  [
    'note',
    'noted',
    say('1.1 : orage, 60 %, convention signée, blocage : foncier introuvable'),
    320,
  ],
  ['note-ouverte', 'noted', say('1.1 : soleil, 65 %, permis accordé'), 320],
  ['avancement', 'progress-form', press('progress.answer', { subject: 'fiche:1.1', version: 0 })],
  [
    'avancement-corrige',
    'progress-form',
    then(say('1.1 : soleil, prochaine étape : réunir les communes'), on('Corriger')),
  ],
  ['tendance', 'trend', say('évolution de la météo de la fiche 1.1')],
  [
    'reunion-formulaire',
    'meeting-form',
    then(
      press('meetings.new', {}),
      on('Vérifier', { group: 'axe-1', date: '2026-12-10', start: '25h', end: '14:00' }),
    ),
  ],
  [
    'reunion-comprise',
    'meeting-plan',
    say('réunion de l’axe 1 le 25 décembre de 20h à 22h à Bobigny, ordre du jour : budget'),
  ],
  ['reunion-reponse', 'meeting-reply', onMeeting('meetings.reply', false, { version: 0 })],
  ['compte-rendu', 'meeting-minutes', onMeeting('meetings.minutes', true)],
  ['agenda', 'meeting-links', say('mon agenda')],
  [
    'sondage-formulaire',
    'poll-form',
    then(say('sondage pour l’axe 1 : 8 ou 9 décembre à 14h à Bobigny'), on('Modifier')),
  ],
  ['sondage-compris', 'poll-confirm', say('sondage pour l’axe 1 : 8, 9 ou 25 décembre à 14h')],
  ['envoi', 'report', then(on('Lancer le sondage'), say('rapport d’envoi'))],
  ['sondage-decide', 'poll-decide', onPoll('polls.decide')],
  ['sondage-clos', 'poll', onPoll('polls.show', 'closed')],
  [
    'sous-groupe-supprime',
    'dissolve',
    then(
      say('crée le sous-groupe Accueil du handicap'),
      say('supprime le sous-groupe Accueil du handicap'),
    ),
  ],
  ['invitation', 'invite', press('people.invite', badInvitation)],
  [
    'organisation',
    'organisation',
    then(meet(zoe, camille), say('je veux rejoindre le groupe de l’axe 1', zoe)),
  ],
  [
    'demandes',
    'join-request',
    then(
      say('je veux rejoindre le sous-groupe cartographie', camille),
      say('qui demande à rejoindre mes groupes ?'),
    ),
  ],
  [
    'lequel',
    'choose',
    then(
      meet(partner('m1', 'Jeanne Martin'), partner('m2', 'Luc Martin')),
      say('ajoute Martin au groupe de l’axe 1'),
    ),
  ],
  ['relance', 'poll-chase', chase],
  ['oubli', 'forget', press('privacy.forget', {})],
];

/** One card after another, in one conversation. */
export async function realCards(knowledge?: Knowledge): Promise<RealCard[]> {
  const house = await openDemo(noon, knowledge);
  try {
    // What is kept is read in the background when somebody first speaks.
    await house.say(camilleEssai, 'bonjour');
    const cards: RealCard[] = [];
    for (const [name, template, play, most] of plays) {
      const { message } = await play(house, cards.at(-1)?.card ?? ({} as Card));
      const { card, text } = message;
      if (!card) throw new Error(`No card for "${name}": ${readAll({ message })}`);
      const bytes = Buffer.byteLength(JSON.stringify({ card, text }));
      cards.push({ name, template, most, card, text, bytes });
    }
    return cards;
  } finally {
    await house.close();
  }
}
