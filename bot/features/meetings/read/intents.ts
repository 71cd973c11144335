/** What is understood of orders about meetings, as `reunions.yaml` declares it; each is done in `act/`. */

import { declaredIntents } from '../../../sentence/intent.ts';
import { declaredIn } from '../../../sentence/match.ts';
import { isDoneTo, isOfOther } from '../../../sentence/object.ts';
import { isOver } from '../../../sentence/placed.ts';
import { conceptsOf, placeOf, placesOf, says, spanIn } from '../../../sentence/sentence.ts';
import { whenSlot } from '../../people/model/slots/context.ts';
import { fichesSlot } from '../../people/model/slots/fiches.ts';
import { daysOf, type Heard, isChoice, opens, spansOf, tookPlace, wordsOf } from './heard.ts';
import { slots } from './meeting-slots.ts';
import type { MeetingIntent, MeetingReading } from './reading.ts';

export const orders = declaredIntents<Heard>('reunions-ordres', slots);

export function orderOf(
  heard: Heard,
): { intent: MeetingIntent; rank: MeetingReading['rank'] } | undefined {
  if (isNone(heard)) return undefined;
  if (isTalk(heard)) return { intent: 'create', rank: 'order' };
  const [found] = declaredIn(heard.head, orders, heard);
  if (!found) return undefined;
  const intent = found.intent.name as MeetingIntent;
  const isSure = intent === 'create' && heard.link !== undefined;
  const { rank } = found.intent;
  // "Tu peux rajouter lundi 9h30 dedans ?", of the poll that is being made.
  const draft = heard.context.open?.find(({ kind }) => kind.endsWith('.draft'))?.kind;
  const isOfPoll = draft === 'polls.draft' && says(heard.head, 'sondage-ajouter');
  if (rank === 'guess') return isOfPoll ? undefined : { intent, rank };
  // "Cale une réunion le 8 ou le 10": days to choose from may be a poll.
  // "Je voudrais réunir le groupe courant décembre": nor is a period the day of a meeting.
  const isLoose = !daysOf(heard)[0] && heard.when.some(({ kind }) => kind === 'period');
  const isOpen = intent === 'create' && (isChoice(heard) || isLoose);
  return { intent, rank: isOpen || (rank === 'told' && !isSure) ? 'told' : 'order' };
}

/** "Faut-il s'inscrire à la réunion ?", "1.1 : soleil, réunion tenue": nothing is ordered of a meeting. */
function isNone(heard: Heard): boolean {
  const { head, asks, group } = heard;
  const has = (concept: string) => says(head, concept);
  if (opens(heard, 'reunion-se-demander') || (asks && has('reunion-se-demander'))) return true;
  const ordered = [
    'reunion-planifier',
    'reunion-deplacer',
    'reunion-annuler',
    'reunion-completer',
  ].some((one) => opens(heard, one));
  if (has('reunion-sondage') && !(ordered && has('reunion'))) return true;
  // "… à l’ordre du jour : les indicateurs de la 1.1": the fiche is of the point.
  const isOfFiche = fichesSlot(head, heard.context).length > 0;
  if (isOfFiche && !group && !isConvening(heard)) return true;
  if (changesElse(heard)) return true;
  // "S'est bien passée" moves nothing.
  const held = tookPlace(head);
  const moves = conceptsOf(head, 'reunion-deplacer').some(({ at }) => !isOver(held, at));
  return held.length > 0 && !moves && !has('reunion-annuler');
}

/** "Tous les premiers mardis". */
export function isSeries(heard: Heard): boolean {
  const { head, whole, asks, utterance, context } = heard;
  const has = (concept: string) => says(head, concept);
  const isDated = daysOf(heard).length > 1;
  if (!has('reunion-recurrence') || has('reunion-tous') || asks || isDated) return false;
  const isOpen = context.open?.some(({ kind }) => kind.startsWith('meetings.')) ?? false;
  const isAbout = has('reunion') || opens(heard, 'reunion-planifier') || has('reunion-echange');
  // "Un point sur toutes les fiches" is no date.
  const isElse = ['reunion-sondage', 'fiche', 'av-campagne'].some(has);
  return (
    (isAbout || (isOpen && whole.tokens.length <= 12)) &&
    !isElse &&
    utterance.references.fiches.length === 0
  );
}

/** "J’annule mes congés", "décale la livraison": what the verb has behind it is no meeting, nor what belongs to one. */
export function changesElse(heard: Heard): boolean {
  const { head, group, context } = heard;
  const known = [
    ...head.concepts.filter(({ value }) => OF_MEETINGS.test(value)),
    ...whenSlot(head, context),
    ...(group ? [{ value: group, ...placeOf(head, group) }] : []),
  ];
  // "Passe le bilan avant le budget": a point of the agenda goes to no day.
  const moves = conceptsOf(head, 'reunion-deplacer');
  const moved = daysOf(heard).length > 0 ? moves : [];
  const ends = conceptsOf(head, 'reunion-annuler');
  return isOfOther(head, [...ends, ...moved], known) || isDoneTo(head, [...ends, ...moves], known);
}

const OF_MEETINGS = /^(?:reunion|projet|choix|presence|bord|chose|lieu)-?/;

/** "Cale un point d’une heure jeudi avec le groupe": on a day, and about nothing that would be a point of an agenda. */
const isTalk = (heard: Heard): boolean =>
  isConvening(heard) &&
  !says(heard.head, 'reunion') &&
  heard.when.some(({ kind }) => kind === 'day' || kind === 'period') &&
  !heard.agenda &&
  wordsOf(heard, [
    ...spansOf(heard),
    ...heard.asides,
    ...placesOf(heard.head, ['ce-groupe', 'reunion-echange']).map((one) => spanIn(heard.head, one)),
  ]).left.length === 0;

/** "Planifie un point jeudi 10h": verbs of planning, not "note" or "mets". */
function isConvening(heard: Heard): boolean {
  const { head } = heard;
  const [verb] = conceptsOf(head, 'reunion-planifier');
  const isNoted = conceptsOf(head, 'reunion-noter-seulement').some(({ at }) => at === verb?.at);
  const isMet = says(head, 'reunion') || says(head, 'reunion-echange');
  return opens(heard, 'reunion-planifier') && !isNoted && isMet;
}

type OwnCommand = 'later' | 'feed' | 'newFeed' | 'sheet';

const ownCommands = declaredIntents<Heard>('reunions-pour-soi', { groupe: slots.groupe });

export function ownCommandIn(heard: Heard): OwnCommand | undefined {
  if (heard.whole.tokens.length > 16) return undefined;
  return declaredIn(heard.whole, ownCommands, heard)[0]?.intent.name as OwnCommand | undefined;
}
