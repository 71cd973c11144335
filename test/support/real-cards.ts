/** Cards as people get them: the year of the demonstration, played through the bot by whom the Playground begins with. */
import type { Answer } from '../../bot/contract/turn.ts';
import { meetings } from '../../bot/features/meetings/model/schema.ts';
import { polls } from '../../bot/features/polls/model/schema.ts';
import type { Knowledge } from '../../bot/knowledge/knowledge.ts';
import type { Card } from '../../cards/card.ts';
import { camilleEssai, openDemo } from './demo-house.ts';
import { planLines, textFile } from './import-draft.ts';
import { noon, type Partners, readAll } from './partners.ts';

/** A card of the year, the height that it may have at 440 px, and what brought it. */
export interface RealCard {
  name: string;
  /** In pixels. */
  most: number;
  card: Card;
  /** What the message weighs: the card, and the text beside it. */
  bytes: number;
}

type Play = (house: Partners) => Promise<Pick<Answer, 'message'>>;

const say =
  (text: string): Play =>
  (house) =>
    house.say(camilleEssai, text);
const welcome: Play = async (house) => {
  const conversation = { id: `a:${camilleEssai.id}`, type: 'personal' as const };
  const arrival = { locale: 'fr' as const, conversation, now: noon, person: camilleEssai };
  return { message: await house.bot.welcome(arrival) };
};

const invitation: Play = async (house) => {
  const [id] = (await house.store.read((reader) => reader.list(meetings)))
    .filter(({ value }) => value.group === 'axe-1' && value.when.date > '2026-11-24')
    .map((row) => row.id);
  return house.press(camilleEssai, 'meetings.answer', {
    meeting: id,
    status: 'present',
    version: 0,
  });
};

/** The open poll, shown, or its second slot answered. */
async function onPoll(house: Partners, verb: 'polls.show' | 'polls.vote') {
  const rows = await house.store.read((reader) => reader.list(polls));
  const open = rows.find(({ value }) => value.state === 'open');
  const [, slot] = open?.value.slots ?? [];
  const answers = verb === 'polls.vote' && slot ? { [slot.id]: 'yes' } : {};
  return house.press(camilleEssai, verb, { poll: open?.id, ...answers });
}

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

const plays: readonly [name: string, most: number, play: Play][] = [
  ['accueil', 320, welcome],
  ['reponse', 360, say('que veut dire EAJE ?')],
  ['reponse-fiche', 360, say('quel est le budget de la fiche 1.1 ?')],
  ['reponse-pilote', 360, say('qui pilote la fiche 1.1 ?')],
  ['reponse-silence', 360, say('qui pilote l’axe 3 ?')],
  ['reponse-axes', 360, say('quels sont les axes ?')],
  ['reponse-longue', 480, say('quelles sont les actions clés de la fiche 1.1 ?')],
  ['reponse-axe', 480, say('quels sont les objectifs de l’axe 3 ?')],
  ['restitution', 480, say('restitution 2026')],
  ['etat-plan', 320, say('où en est le plan ?')],
  ['etat-axe', 320, say('où en est l’axe 1 ?')],
  ['etat-fiche', 320, say('où en est la fiche 1.1 ?')],
  ['quoi-de-neuf', 480, say('quoi de neuf depuis juin ?')],
  ['bloquees', 480, say('quelles fiches sont bloquées ?')],
  ['arbitrages', 480, say('quelles décisions sont attendues ?')],
  ['decisions', 480, say('quelles décisions ?')],
  ['prochaines-reunions', 360, say('mes prochaines réunions')],
  ['historique', 480, say('historique de la fiche 1.1')],
  ['mes-donnees', 480, say('mes données')],
  ['sondage', 500, (house) => onPoll(house, 'polls.show')],
  ['sondage-repondu', 500, (house) => onPoll(house, 'polls.vote')],
  ['reunion', 420, invitation],
  ['aide', 480, say('aide')],
  ['importer', 320, say('comment importer un plan ?')],
  ['importer-lu', 320, dropped],
  ['note', 320, say('1.1 : orage, 60 %, convention signée, blocage : foncier introuvable')],
  ['note-ouverte', 320, say('1.1 : soleil, 65 %, permis accordé')],
];

/** One card after another, in one conversation. */
export async function realCards(knowledge?: Knowledge): Promise<RealCard[]> {
  const house = await openDemo(noon, knowledge);
  try {
    // What is kept is read in the background when somebody first speaks.
    await house.say(camilleEssai, 'bonjour');
    const cards: RealCard[] = [];
    for (const [name, most, play] of plays) {
      const answer = await play(house);
      const { card, text } = answer.message;
      if (!card) throw new Error(`No card for "${name}": ${readAll(answer)}`);
      cards.push({ name, most, card, bytes: Buffer.byteLength(JSON.stringify({ card, text })) });
    }
    return cards;
  } finally {
    await house.close();
  }
}
