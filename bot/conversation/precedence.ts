/** Precedence: who answers when several features understand the same sentence. The only place that compares them. */
import type { Rank, Reading } from '../contract/feature.ts';
import type { Matter } from '../contract/matter.ts';
import type { Utterance } from '../language/utterance.ts';

/** A reading, and the name of the feature that claims it. */
export interface Claim {
  feature: string;
  reading: Reading;
}

/** Line of the table: who it is about, and the reason that puts them before the lines below. */
interface Line {
  rank: Rank;
  /** A feature, or one kind of its readings (`polls/vote`); absent: everybody else of that rank. */
  who?: string;
  why: string;
}

/** Who goes first: the ranks in their order and, within a rank, those that may claim the same sentence. */
export const precedence: readonly Line[] = [
  {
    rank: 'order',
    who: 'importer',
    why: '“comment importer un plan ?” is answered with the page, to whoever may',
  },
  { rank: 'order', who: 'help', why: '“comment annuler une réunion ?” asks how, and cancels none' },
  { rank: 'order', who: 'privacy', why: '“mes données” is the whole sentence, not a part of one' },
  {
    rank: 'order',
    who: 'unanswered/complaint',
    why: '“je n’anime plus le groupe, personne ne m’a prévenue” removes nobody',
  },
  { rank: 'order', who: 'sendings', why: '“rapport d’envoi du sondage” asks for the report' },
  {
    rank: 'order',
    who: 'people/people',
    why: 'it names people and their group or fiche, and no poll nor meeting',
  },
  { rank: 'order', who: 'polls', why: 'a poll about a meeting comes before that meeting' },
  {
    rank: 'order',
    who: 'progress/command',
    why: '“relance les pilotes” is said of their news, not of a meeting',
  },
  { rank: 'order', who: 'meetings/command', why: '“ajouter la réunion à mon agenda” plans none' },
  { rank: 'order', who: 'meetings', why: '“inscrire une réunion du sous-groupe” adds nobody' },
  { rank: 'order', who: 'restitution', why: 'it names its document and its period' },
  {
    rank: 'order',
    who: 'progress/progress',
    why: '“c’est 14 et pas 40” puts right what was just noted',
  },
  { rank: 'order', who: 'plan', why: 'what is never given is refused, whatever else is ordered' },
  { rank: 'order', who: 'outside', why: '“rappelle-moi d’envoyer le compte rendu” writes none' },
  { rank: 'order', who: 'unanswered', why: 'it is a list that is named whole' },
  { rank: 'order', why: 'an order that is said in full leaves nothing to guess' },

  {
    rank: 'answer',
    who: 'polls/vote',
    why: '“ok le 8, mais en visio” names slots of an open poll',
  },
  { rank: 'answer', who: 'meetings/command', why: '“je viens” names its answer, “oui” none' },
  { rank: 'answer', who: 'meetings', why: 'an invitation has a day, a poll has weeks' },
  { rank: 'answer', why: 'what the bot has asked comes before what it has not' },

  { rank: 'courtesy', who: 'unanswered', why: '“n’importe quoi, merci” is no thanks' },
  { rank: 'courtesy', why: 'the whole sentence greets, thanks or asks for help' },

  { rank: 'told', who: 'polls/poll', why: 'several days to choose from are no meeting yet' },
  {
    rank: 'told',
    who: 'outside',
    why: '“je suis en congés le 8” answers a poll only if one waits',
  },
  { rank: 'told', who: 'polls/vote', why: '“ok pour le 8” is no news, even while news is awaited' },
  { rank: 'told', who: 'meetings', why: 'a day and an hour are no news of a fiche' },
  { rank: 'told', who: 'people', why: '“… pilote la fiche 1.1” is said of a person' },
  { rank: 'told', who: 'progress', why: 'a sign alone may be the weather of a fiche' },
  { rank: 'told', who: 'meetings/action', why: '“Zoé relance la Caf” may be news of a fiche' },
  { rank: 'told', why: 'what is told is not asked' },

  {
    rank: 'question',
    who: 'polls/poll',
    why: '“qui n’a pas répondu ?” is asked of the open poll first',
  },
  { rank: 'question', who: 'polls/question', why: 'when a poll ends is asked of no meeting' },
  { rank: 'question', who: 'progress', why: 'it names its news; a meeting is only spoken of' },
  { rank: 'question', who: 'meetings', why: 'the plan speaks of meetings that are over' },
  { rank: 'question', who: 'polls/other', why: 'that no poll is open is said last' },
  { rank: 'question', why: 'the plan knows nothing of what is kept' },

  { rank: 'guess', who: 'progress', why: 'whoever was asked for news may tell it in any words' },
  { rank: 'guess', who: 'unanswered', why: '“c’est faux, …” asks for nothing of the plan' },
  {
    rank: 'guess',
    who: 'outside',
    why: '“mon ordi rame, la fiche 5 attendra” asks for what is not done here',
  },
  { rank: 'guess', who: 'help', why: '“quelle journée, …” tells of a day, and asks nothing' },
  { rank: 'guess', who: 'plan', why: 'it has found an entry, and can show two' },
  { rank: 'guess', who: 'polls', why: 'a day that no poll has may still be meant as an answer' },
  { rank: 'guess', why: 'what is like small talk, and like nothing else' },

  { rank: 'doubt', who: 'outside', why: '“il va pleuvoir ?” names what is not done here' },
  { rank: 'doubt', who: 'help', why: '“comment rejoindre un groupe ?” is known here' },
  { rank: 'doubt', who: 'plan', why: 'it can say what it lacks, or ask which is meant' },
  { rank: 'doubt', why: 'nothing is known of what is asked' },

  {
    rank: 'nothing',
    who: 'outside',
    why: 'what is not done here is better said than not understood',
  },
  { rank: 'nothing', who: 'help/smalltalk', why: 'so is a grumble' },
  { rank: 'nothing', who: 'help/other', why: 'it says what may be said instead' },
  { rank: 'nothing', who: 'plan', why: 'what is asked of it may be what it lacks' },
  { rank: 'nothing', why: 'the sentence is for somebody else' },
];

/** Place in the table; the lower goes first. */
function placeOf({ feature, reading: { rank, kind } }: Claim): number {
  const at = (who: string | undefined) =>
    precedence.findIndex((line) => line.rank === rank && line.who === who);
  return [`${feature}/${kind}`, feature, undefined].map(at).find((place) => place >= 0) ?? -1;
}

/**
 * Whether nothing that a feature may claim would go before these: it need not be asked. A question put where
 * something would be changed is for whoever knows its answer.
 */
export function isSettled(claims: readonly Claim[], { asks }: Utterance, later: string): boolean {
  const first = precedence.findIndex(({ who }) => who === undefined || who.startsWith(later));
  return claims.some((claim) => placeOf(claim) < first && !(asks && claim.reading.changes));
}

/** Claims of a sentence, best first; the order in which the features are listed does not count. */
export function inOrder(
  claims: readonly Claim[],
  utterance: Utterance,
  open: readonly Matter[] = [],
): Claim[] {
  const sorted = claims
    .map((claim) => ({ claim, place: placeOf(claim) }))
    .sort((a, b) => a.place - b.place || (a.claim.feature < b.claim.feature ? -1 : 1))
    .map(({ claim }) => claim);
  const [first] = sorted;
  const isAsked = first?.reading.changes && utterance.asks && !isWholeChange(first);
  const asked = isAsked
    ? askedIn(sorted, first, utterance)
    : (reportIn(sorted) ?? spokenIn(sorted, open) ?? namingIn(sorted));
  return asked ? [asked, ...sorted.filter((claim) => claim !== asked)] : sorted;
}

/** "Le comité des financeurs est décalé au 18", "que le comité tranche sur les horaires": told by a pilote, and no order. */
const reportIn = ([first, ...others]: readonly Claim[]): Claim | undefined =>
  first &&
  !isWholeAppointment(first) &&
  // A day that suits is no report, were a poll not open.
  (first.feature === 'polls'
    ? first.reading.rank === 'order'
    : /^(?:people|meetings)$/.test(first.feature) && /^(?:order|told)$/.test(first.reading.rank))
    ? // What is sure of its words yields to what is as sure.
      others.find(
        ({ reading }) =>
          (reading.reports && (!first.reading.sure || reading.sure)) ||
          // "On a dû changer de salle", of a pilote who calls no meeting: of a fiche.
          (first.reading.barred && reading.kind === 'progress' && reading.rank === 'told'),
      )
    : undefined;

/** "Relance ceux qui n’ont pas répondu", which may be said of a poll or of a meeting: of what was spoken of last here. */
const spokenIn = ([first, ...others]: readonly Claim[], [newest]: readonly Matter[]) =>
  first &&
  newest &&
  !newest.kind.startsWith(`${first.feature}.`) &&
  others.find(
    ({ feature, reading: { rank, fields } }) =>
      newest.kind.startsWith(`${feature}.`) &&
      rank === first.reading.rank &&
      fields.intent === first.reading.fields.intent,
  );

/** "On est où sur le handicap", of which a poll and a meeting leave the thing aside: whoever names it. */
const namingIn = ([first, ...others]: readonly Claim[]) =>
  first?.reading.rank === 'question' && first.reading.left?.length
    ? others.find(
        ({ feature, reading: { rank, fields } }) =>
          rank === 'question' && feature !== 'plan' && fields.subject !== undefined,
      )
    : undefined;

/** "On met Jade sur le recensement à la place de Paul": people and what is theirs, and nothing else. */
const isWholeAppointment = (claim: Claim): boolean =>
  isWholeChange(claim) && claim.reading.kind === 'people';

/** "Je suis absent, c’est Zoé qui me remplace": its "qui" asks nothing. */
const isWholeChange = ({ feature, reading: { left = [] } }: Claim): boolean =>
  feature === 'people' && left.length === 0;

/**
 * "Combien de temps pour voter le schéma ?" is no vote: what is asked is known, and it is asked. A sure answer to half
 * of a sentence, "Camille a la 1.1, tu notes ?", is none.
 */
const askedIn = (
  claims: readonly Claim[],
  { reading: { left: beside = [] } }: Claim,
  { onlyAsks }: Utterance,
): Claim | undefined =>
  claims.find(
    ({ reading: { sure, kind, rank, left = [] } }) =>
      (sure && left.length === 0) ||
      (onlyAsks && kind === 'question') ||
      // "…, how people stay or move on. Which session is for me?": an order that leaves most of a question aside is none.
      (beside.length > MOST_BESIDE && rank === 'question'),
  );

/** Words that an order leaves aside, at most, where something is asked. */
const MOST_BESIDE = 3;
