/** What is understood of orders about meetings: each is declared here, and done in `act/`. */
import { type Intent, intent } from '../../../sentence/intent.ts';
import { intentsIn } from '../../../sentence/match.ts';
import type { Placed } from '../../../sentence/placed.ts';
import { conceptsOf, daysOf, first, type Heard, has, isOver, opens, spanIn } from './heard.ts';
import { slots } from './meeting-slots.ts';
import type { MeetingIntent, MeetingReading } from './reading.ts';

/** Declared order, and what besides its words must be so. */
interface Order {
  declared: Intent<Heard>;
  rank: MeetingReading['rank'];
  /** Absent: its words are enough. */
  if?: (heard: Heard) => boolean;
}

const order = (
  name: MeetingIntent,
  examples: readonly string[],
  ways: readonly string[],
  more: Partial<Intent<Heard>> & Omit<Partial<Order>, 'declared'> = {},
): Order => {
  const { rank = 'order', if: isSo, ...rest } = more;
  return {
    declared: intent({ name, examples, ways, slots, ...rest }),
    rank,
    ...(isSo && { if: isSo }),
  };
};

const notAsked = ({ asks }: Heard): boolean => !asks;
const askedOr = (concept: string) => (heard: Heard) => !heard.asks || opens(heard, concept);

/** What asks of a meeting, or tells of one that took place, plans none. */
const notPlanning: readonly string[] =
  'reunion-qui reunion-ou reunion-decisions reunion-discuter reunion-muets reunion-reste reunion-rappels presence-etait reunion-compte-rendu'.split(
    ' ',
  );

/** In the order in which they are tried: the first that a sentence says is what it does. */
export const orders: readonly Order[] = [
  order('mute', ['stop rappels pour la carto'], ['reunion-couper-rappels']),
  order('unmute', ['reprends les rappels'], ['reunion-reprendre-rappels']),
  order(
    'nudge',
    ['relance ceux qui n’ont pas répondu pour la réunion carto'],
    ['^reunion-relancer reunion|{groupe}', '^reunion-relancer reunion-muets', '^reunion-relancer'],
    { unless: ['reunion-sondage'], if: chasing },
  ),
  order('reminders', ['rappels 10j, 2j, 3h'], ['reunion-rappels {delai}'], {
    rank: 'told',
    if: (h) => notAsked(h) && daysOf(h).length === 0 && (first(h, 'reunion-rappels')?.at ?? 9) <= 4,
  }),
  order(
    'agenda',
    ['ajoute le budget à l’ordre du jour de la réunion carto', 'ODJ du GT 5 : bilan ; suites'],
    ['reunion-completer reunion-ordre-du-jour'],
    { if: completing },
  ),
  order(
    'agenda',
    ['ajoute à l’ordre du jour : choix du livrable', 'il faut un troisième point : le calendrier'],
    [
      '^reunion-completer {points}',
      'reunion-il-faut {points}',
      'reunion-completer|reunion-il-faut reunion-point',
    ],
    { if: (h) => pointing(h) },
  ),
  order('agenda', ['commence par la formation'], ['^reunion-commencer'], {
    if: (h) => notAsked(h) && /\b(?:par|with|par l)\b/iu.test(h.text) && h.when.length === 0,
  }),
  order(
    'cancel',
    ['annule la réunion du 15', 'supprime celle de jeudi'],
    [
      'reunion-annuler reunion|{groupe}',
      '^reunion-annuler {jour}',
      'reunion-supprimer reunion',
      '^reunion-supprimer {jour}',
    ],
    {
      if: (h) =>
        (askedOr('reunion-annuler')(h) || opens(h, 'reunion-supprimer')) &&
        (has(h, 'reunion-annuler') || meets(h) || isCelle(h)) &&
        !has(h, 'reunion-sondage') &&
        !isEarlier(h, 'reunion-deplacer', 'reunion-annuler'),
    },
  ),
  order(
    'edit',
    ['change le lieu de la réunion carto : salle 12', 'la salle a changé, c’est la salle 12'],
    ['reunion-lieu|reunion-titre reunion-changer', '^reunion-changer reunion-lieu|reunion-titre'],
    { if: (h) => notAsked(h) && daysOf(h).filter(({ before }) => !before).length < 2 },
  ),
  order(
    'edit',
    ['la réunion carto du 4 aura finalement lieu salle 3', 'le lieu de la réunion c’est la mairie'],
    [
      'reunion-lieu lieu-etat reunion',
      'reunion-desormais reunion|{groupe} {jour} {lieu}',
      'reunion-desormais|lieu-etat {lien} reunion|{groupe}',
    ],
    {
      if: (h) => notAsked(h) && !timed(h) && !h.corrects && !opens(h, 'reunion-planifier'),
      unless: ['reunion-deplacer'],
    },
  ),
  order(
    'edit',
    ['mets le lien https://visio.fr/a sur la réunion carto'],
    ['reunion-un-lien {lien} reunion|{groupe}'],
    { if: (h) => notAsked(h) && h.when.length === 0 },
  ),
  order(
    'edit',
    ['carto du 4 novembre : salle B12, plus la salle du conseil'],
    ['{points} reunion|{groupe}'],
    {
      if: placing,
    },
  ),
  order(
    'move',
    ['déplace la réunion du 15 au 22 septembre à 10h', 'on la passe au 11'],
    ['reunion-deplacer reunion|{groupe}', 'reunion-deplacer {jour}|{heure}|{delai}'],
    // "Passe le sous-groupe en entrée libre": a group is opened, and none of its meetings moves.
    { if: (h) => moving(h), unless: ['gens-librement', 'gens-sur-demande', 'reunion-validation'] },
  ),
  order('move', ['prévue le 8, elle aura lieu le 12'], ['reunion|{groupe}'], { if: impliesMove }),
  order('agenda', ['ordre du jour : bilan ; suites'], ['{points}'], {
    rank: 'told',
    if: labelled,
  }),
  order(
    'create',
    ['fais la même pour Locaux mercredi 9'],
    ['reunion-la-meme {jour}', 'reunion-la-meme {groupe}'],
    {
      if: (h) =>
        notAsked(h) &&
        isLastSpokenOf(h) &&
        (opens(h, 'reunion-planifier') || opens(h, 'reunion-la-meme') || isPronouncedHere(h)),
    },
  ),
  order(
    'create',
    ['planifie une réunion carto mardi 15 à 14h', 'il faudrait qu’on se réunisse jeudi 9h'],
    ['^reunion-planifier reunion'],
    { if: (h) => meets(h) && (!h.asks || ((dated(h) || timed(h)) && !isNoun(h))) },
  ),
  order(
    'create',
    ['peux-tu caler la carto mardi 14h ?'],
    ['^reunion-planifier {groupe} {jour} {heure}'],
    {
      rank: 'told',
      if: ({ asks }) => asks,
    },
  ),
  order(
    'create',
    ['réunion carto mardi 14h', 'GT5 mardi 14h mairie'],
    [
      'reunion {heure}',
      'reunion {jour} {groupe}',
      '{groupe} {jour} {heure}',
      'reunion-planifier reunion {jour}',
    ],
    { rank: 'told', if: (h) => notAsked(h) && !isChoice(h), unless: notPlanning },
  ),
  order(
    'create',
    ['planifie un point jeudi 10h'],
    [
      '^reunion-planifier reunion-echange|reunion-visio {jour} {heure}',
      '^reunion-planifier {groupe} {jour}',
    ],
    { if: notAsked, unless: ['{personne}'] },
  ),
];

/** What a sentence asks to be done about a meeting, if anything. */
export function orderOf(
  heard: Heard,
): { intent: MeetingIntent; rank: MeetingReading['rank'] } | undefined {
  if (isNone(heard)) return undefined;
  const found = new Set(
    intentsIn(
      heard.head,
      orders.map(({ declared }) => declared),
      heard,
    ).map(({ intent: said }) => said),
  );
  const said = orders.find(
    ({ declared, if: isSo = () => true }) => found.has(declared) && isSo(heard),
  );
  if (!said) return undefined;
  const rank = said.declared.name === 'create' && heard.link ? 'order' : said.rank;
  return { intent: said.declared.name as MeetingIntent, rank };
}

/** "Le 24 ou le 26": days to choose from are no meeting. */
const isChoice = (heard: Heard): boolean => {
  const [one, two] = daysOf(heard);
  return (
    !has(heard, 'reunion') &&
    one !== undefined &&
    two !== undefined &&
    /\b(?:ou|or)\b/iu.test(heard.head.text.slice(one.end, two.start))
  );
};

/** "Relance-les", right after the list of who has not answered. */
function chasing(heard: Heard): boolean {
  if (heard.group || has(heard, 'reunion') || has(heard, 'reunion-muets')) return true;
  return isPronouncedHere(heard) && isLastSpokenOf(heard) && heard.whole.tokens.length <= 3;
}

/** "La même", right after a document, is said of it. */
function isLastSpokenOf({ context: { open = [] } }: Heard): boolean {
  const last = open.find(({ kind }) => !kind.startsWith('conversation.'));
  return last === undefined || last.kind.startsWith('meetings.');
}

/** "Pour ma note de frais": what stands behind a word that only a noun follows orders nothing. */
function isNoun({ head }: Heard): boolean {
  const verb = conceptsOf(head, 'reunion-planifier')[0];
  const before = head.concepts.filter(({ at }) => verb !== undefined && at === verb.at - 1);
  const says = (concept: string) => before.some(({ value }) => value === concept);
  return says('devant-nom') && !says('devant-verbe');
}

/** "Supprime celle de jeudi". */
const isCelle = ({ head }: Heard): boolean =>
  head.tokens.some(({ folded }) => /^(?:celle|one)$/.test(folded));

/** Behind the colon stands where it is now, and no agenda. */
function placing(heard: Heard): boolean {
  const { agenda, whole } = heard;
  if (!agenda || agenda.labelled || timed(heard) || heard.asks) return false;
  const says = (concept: string) => conceptsOf(whole, concept).length > 0;
  return (
    says('reunion-lieu') &&
    (says('reunion-changer') || agenda.points.some((point) => /^(?:plus|pas|non)\s/iu.test(point)))
  );
}

/** "Faut-il s'inscrire à la réunion ?", "1.1 : soleil, réunion tenue": nothing is ordered of a meeting. */
function isNone(heard: Heard): boolean {
  if (opens(heard, 'reunion-se-demander') || (heard.asks && has(heard, 'reunion-se-demander')))
    return true;
  if (has(heard, 'reunion-sondage') && !has(heard, 'reunion')) return true;
  const ordered = [
    'reunion-planifier',
    'reunion-deplacer',
    'reunion-annuler',
    'reunion-completer',
  ].some((c) => opens(heard, c));
  if (has(heard, 'reunion-sondage') && !ordered) return true;
  if (heard.utterance.references.fiches.length > 0 && !heard.group && !convening(heard))
    return true;
  // "Note Zoé Petit excusée le 12 janvier" answers for somebody.
  if (opens(heard, 'presence-noter') && has(heard, 'presence-absent') && !heard.agenda) return true;
  if (heard.asks && has(heard, 'reunion-quand') && !ordered) return true;
  // "S'est bien passée" moves nothing.
  const held = conceptsOf(heard.head, 'reunion-eue');
  const moves = conceptsOf(heard.head, 'reunion-deplacer').some(({ at }) => !isOver(held, at));
  return held.length > 0 && !moves && !has(heard, 'reunion-annuler');
}

const dated = ({ when }: Heard): boolean =>
  when.some(({ kind }) => kind === 'day' || kind === 'noDay');
const timed = ({ when }: Heard): boolean =>
  when.some(({ kind }) => kind === 'times' || kind === 'noTime');

/** A day and an hour: a meeting that is being planned, whatever its agenda. */
const planned = (heard: Heard): boolean =>
  !opens(heard, 'reunion-completer') && timed(heard) && (has(heard, 'reunion') || dated(heard));

function completing(heard: Heard): boolean {
  const noun = first(heard, 'reunion-ordre-du-jour');
  const verb = first(heard, 'reunion-completer');
  const asked = heard.asks && !opens(heard, 'reunion-completer');
  return (
    noun !== undefined &&
    verb !== undefined &&
    (verb.at < noun.at || isLate(heard)) &&
    !asked &&
    !planned(heard)
  );
}

/** "À l'ordre du jour tu mets le point sur la carto": the verb behind the noun. */
const isLate = (heard: Heard): boolean =>
  (first(heard, 'reunion-ordre-du-jour')?.at ?? 9) <= 3 && !heard.asks;

/** "Ajoute à l'ordre du jour : …", "il faut un troisième point : …", "ajoute un point sur le budget". */
function pointing(heard: Heard): boolean {
  if (heard.asks || planned(heard)) return false;
  const adds = opens(heard, 'reunion-completer') || has(heard, 'reunion-il-faut');
  if (heard.agenda?.labelled && adds) return true;
  const point = first(heard, 'reunion-point');
  const verb = first(heard, 'reunion-completer') ?? first(heard, 'reunion-il-faut');
  const near = point && verb && verb.at < point.at && point.at - verb.at <= 5;
  const dates = daysOf(heard).length > 0 && timed(heard);
  return Boolean(near) && !dates && (opens(heard, 'reunion-completer') || (verb?.at ?? 9) <= 1);
}

function moving(heard: Heard): boolean {
  const verb = first(heard, 'reunion-deplacer');
  if (!verb || isTravelling(heard, verb)) return false;
  if (heard.asks && !opens(heard, 'reunion-deplacer')) return false;
  const about = has(heard, 'reunion') || heard.group !== undefined;
  return about || (isPronounced(heard, verb) && heard.utterance.references.fiches.length === 0);
}

/** A meeting or a draft was spoken of here. */
const isPronouncedHere = ({ context }: Heard): boolean =>
  context.open?.some(({ kind }) => kind.startsWith('meetings.')) ?? false;

/** "On la passe au 11", "décale à 14h30": it is said of what was spoken of last. */
const isPronounced = ({ head, context }: Heard, verb: Placed<string>): boolean => {
  const near = head.tokens.slice(Math.max(0, verb.at - 1), verb.at + verb.length + 1);
  const spoken = context.open?.some(
    ({ kind }) => kind === 'meetings.spoken' || kind === 'meetings.draft',
  );
  return near.some(({ folded }) => /^(?:la|le|l|celle|it)$/.test(folded)) || (spoken ?? false);
};

/** "Suivre la séance sans se déplacer", "merci d'avance", "où se passe": the meeting does not move. */
function isTravelling({ head }: Heard, { at }: Placed<string>): boolean {
  const before = head.tokens[at - 1]?.folded ?? '';
  const thanked = /^(?:d|par|l)$/.test(before) && head.tokens[at]?.folded === 'avance';
  return thanked || /^(?:se|me|te|s)$/.test(before);
}

function impliesMove(heard: Heard): boolean {
  const days = daysOf(heard);
  if (heard.asks) return false;
  const implied =
    (has(heard, 'reunion-prevue') && days.length > 1) ||
    (has(heard, 'reunion-apporter') && has(heard, 'reunion-en-avant'));
  return implied || heard.corrects;
}

/** "ODJ du GT 5 : a ; b", "ordre du jour : a ; b". */
function labelled(heard: Heard): boolean {
  const noun = first(heard, 'reunion-ordre-du-jour');
  const bare = noun ? noun.at <= 2 : heard.agenda?.labelled && isBare(heard);
  return Boolean(bare) && !heard.text.includes('?') && !has(heard, 'reunion-planifier');
}

/** Nothing but a group stands before the agenda. */
const isBare = ({ head, group }: Heard): boolean =>
  (group ? head.text.slice(0, group.start) + head.text.slice(group.end) : head.text).replace(
    /(?:^|\s)(?:et|and|à|a)(?=\s|$)|[\s:,]+/giu,
    '',
  ) === '';

/** A meeting is spoken of, and not only in the name of a group: "un groupe « Copil numérique »". */
const meets = (heard: Heard): boolean =>
  conceptsOf(heard.head, 'reunion').some((found) => {
    const { start, end } = spanIn(heard.head, found);
    return !heard.group || start < heard.group.start || end > heard.group.end;
  });

/** "Planifie un point jeudi 10h": verbs of planning, not "note" or "mets". */
function convening(heard: Heard): boolean {
  const verb = first(heard, 'reunion-planifier');
  const only = conceptsOf(heard.head, 'reunion-noter-seulement').some(({ at }) => at === verb?.at);
  return (
    opens(heard, 'reunion-planifier') &&
    !only &&
    (has(heard, 'reunion') || has(heard, 'reunion-echange'))
  );
}

const isEarlier = (heard: Heard, a: string, b: string): boolean =>
  (first(heard, a)?.at ?? Number.POSITIVE_INFINITY) < (first(heard, b)?.at ?? 0);
