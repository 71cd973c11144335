/** Whether a sentence asks for something to be done about a meeting, and what. */

import {
  first,
  has,
  isQuestion,
  type MeetingSentence,
  opens,
  spanOfMark,
} from './meeting-sentence.ts';
import type { MeetingIntent } from './reading.ts';

export interface ScoredMeetingIntent {
  intent: MeetingIntent;
  score: number;
}

/** An order with its verb; a meeting with its day; a day and an hour for a group. */
const scores = { order: 1, told: 0.97, implied: 0.96 };

export function intentOf(said: MeetingSentence): ScoredMeetingIntent | undefined {
  // "Faut-il s'inscrire à la réunion du 1er juillet ?", "programme des séances": nothing is ordered.
  if (opens(said, 'wonder') || (isQuestion(said) && has(said, 'wonder'))) return undefined;
  if (has(said, 'poll') && !has(said, 'meeting')) return undefined;
  if (first(said, 'poll') && !ordered(said)) return undefined;
  // "1.1 : soleil, réunion tenue" tells how a fiche goes.
  if (said.utterance.references.fiches.length > 0 && !said.group && !convening(said))
    return undefined;
  if (has(said, 'happened') && !has(said, 'move') && !has(said, 'cancel')) return undefined;
  return reminding(said) ?? changing(said) ?? creating(said);
}

const ordered = (said: MeetingSentence): boolean =>
  opens(said, 'create') ||
  opens(said, 'move') ||
  opens(said, 'cancel') ||
  opens(said, 'agendaVerb');

const about = (said: MeetingSentence): boolean => has(said, 'meeting') || said.group !== undefined;

function reminding(said: MeetingSentence): ScoredMeetingIntent | undefined {
  if (has(said, 'mute')) return { intent: 'mute', score: scores.order };
  if (has(said, 'unmute')) return { intent: 'unmute', score: scores.order };
  if (opens(said, 'nudge') && about(said)) return { intent: 'nudge', score: scores.order };
  const word = first(said, 'reminders');
  const day = said.when.some(({ kind }) => kind === 'day');
  return word && !day && !isQuestion(said) && word.at <= 4 && said.when.length > 0
    ? { intent: 'reminders', score: scores.told }
    : undefined;
}

function changing(said: MeetingSentence): ScoredMeetingIntent | undefined {
  const order = (intent: MeetingIntent): ScoredMeetingIntent => ({ intent, score: scores.order });
  const agenda = first(said, 'agendaNoun');
  const verb = first(said, 'agendaVerb');
  const asks = isQuestion(said);
  if (
    agenda &&
    verb &&
    verb.at < agenda.at &&
    (!asks || opens(said, 'agendaVerb')) &&
    !planned(said)
  )
    return order('agenda');
  // "Ajoute à l'ordre du jour : choix du livrable": its noun stands with the points.
  if (said.agenda?.labelled && opens(said, 'agendaVerb') && !asks && !planned(said))
    return order('agenda');
  const moving = first(said, 'move');
  const cancelling = first(said, 'cancel');
  if (cancelling && about(said) && (!asks || opens(said, 'cancel')) && !earlier(moving, cancelling))
    return order('cancel');
  if (moving && about(said) && !travelling(said, moving) && (!asks || opens(said, 'move')))
    return order('move');
  const days = said.when.filter(({ kind }) => kind === 'day').length;
  // "prévue le 8, elle aura lieu le 12"; "bring it forward".
  const implied =
    (has(said, 'planned') && days > 1) || (has(said, 'bring') && has(said, 'forward'));
  if (implied && about(said) && !asks) return order('move');
  const corrected = said.when.some((f) => (f.kind === 'day' || f.kind === 'times') && f.before);
  if (corrected && about(said) && !asks) return order('move');
  // "ODJ du GT 5 : a ; b", "ordre du jour : a ; b".
  const labelled = agenda ? agenda.at <= 2 : said.agenda?.labelled && isBare(said);
  return labelled && said.agenda && !said.text.includes('?') && !has(said, 'create')
    ? { intent: 'agenda', score: scores.told }
    : undefined;
}

/** Nothing but a group stands before the agenda. */
const isBare = ({ head, group }: MeetingSentence): boolean =>
  (group ? head.slice(0, group.start) + head.slice(group.end) : head).replace(/[\s:,]+/gu, '') ===
  '';

/** "planifie un point jeudi 10h": verbs of planning, not "note" or "mets". */
function convening(said: MeetingSentence): boolean {
  const verb = said.marks.find(({ value }) => value === 'create');
  return (
    opens(said, 'create') &&
    !NOTING.test(said.tokens[verb?.at ?? 0]?.folded ?? '') &&
    (has(said, 'meeting') || has(said, 'talk'))
  );
}

/** "Suivre la séance sans se déplacer": somebody moves, not the meeting; "merci d'avance": nothing does. */
const travelling = ({ tokens }: MeetingSentence, { at }: { at: number }): boolean => {
  const before = tokens[at - 1]?.folded ?? '';
  const thanked = /^(?:d|par|l)$/.test(before) && tokens[at]?.folded === 'avance';
  return thanked || /^(?:se|me|te)$/.test(before);
};

const NOTING = /^(?:not|mets|mett|enregistr|inscri|ajout|add|put)/;

const earlier = (a: { at: number } | undefined, b: { at: number }) =>
  a !== undefined && a.at < b.at;

/** A day and an hour: a meeting that is being planned, whatever its agenda. */
const planned = (said: MeetingSentence): boolean =>
  has(said, 'meeting') &&
  !opens(said, 'agendaVerb') &&
  said.when.some(({ kind }) => kind === 'times');

/** A meeting is spoken of, and not only in the name of a group: "un groupe « Copil numérique »". */
function meets(said: MeetingSentence): boolean {
  const { group } = said;
  return said.marks.some((mark) => {
    if (mark.value !== 'meeting') return false;
    const { start, end } = spanOfMark(said, mark);
    return !group || start < group.start || end > group.end;
  });
}

function creating(said: MeetingSentence): ScoredMeetingIntent | undefined {
  const asks = isQuestion(said);
  const dated = said.when.some(({ kind }) => kind === 'day' || kind === 'noDay');
  const timed = said.when.some(({ kind }) => kind === 'times' || kind === 'noTime');
  const verb = opens(said, 'create');
  if (asks && has(said, 'when')) return undefined;
  if (verb && meets(said) && (!asks || dated || timed))
    return { intent: 'create', score: scores.order };
  if (asks)
    return verb && dated && timed && said.group
      ? { intent: 'create', score: scores.told }
      : undefined;
  // A link may hold what looks like a password: it is no request for one.
  if (has(said, 'meeting') && (timed || (dated && said.group)))
    return { intent: 'create', score: said.link ? scores.order : scores.told };
  if (dated && timed && convening(said)) return { intent: 'create', score: scores.order };
  if (verb && said.group && dated) return { intent: 'create', score: scores.order };
  return said.group && dated && timed ? { intent: 'create', score: scores.implied } : undefined;
}
