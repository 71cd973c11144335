/** What is said of a meeting that waits to be sent: "non, 10h c'est mieux", "et plutôt jeudi", "parfait envoie". */
import { z } from 'zod';
import { placeOf, says } from '../../../sentence/sentence.ts';
import type { NamedGroup } from '../../people/model/group-names.ts';
import {
  conceptsOf,
  daysOf,
  first,
  type Heard,
  has,
  mentionOf,
  openingOf,
  opens,
  timesOf,
} from './heard.ts';
import { reading } from './read-meeting.ts';
import type { MeetingReading } from './reading.ts';

/** What a draft is, as its matter keeps it. */
const draftData = z.object({
  draft: z.string(),
  /** A day of the week that was said without a day. */
  around: z.string().optional(),
});
export type DraftData = z.infer<typeof draftData>;

export type DraftSaid =
  | { does: 'send' | 'drop' | 'wait' }
  | { does: 'edit'; reading: MeetingReading; sends: boolean };

/** The draft of a meeting that is open here, unless another draft was opened since. */
export function openDraft({ context: { open = [] } }: Heard): DraftData | undefined {
  const newest = open.find(({ kind }) => kind.endsWith('.draft'));
  if (newest?.kind !== 'meetings.draft') return undefined;
  return draftData.safeParse(newest.data).data;
}

/** More words beside than this make it another sentence. */
const MOST_LEFT = 9;
const OTHERS = [
  'presence-peux-pas',
  'presence-absent',
  'reunion-sondage',
  'reunion-decisions',
  'reunion-compte-rendu',
  'reunion-rappels',
  'reunion-relancer',
  'reunion-annuler',
] as const;

/** What it does to the draft; `command` is what the sentence is by itself. */
export function draftSaid(
  heard: Heard,
  command: MeetingReading | undefined,
): DraftSaid | undefined {
  if (heard.utterance.references.fiches.length > 0 || /%/.test(heard.text)) return undefined;
  const edit = editIn(heard, command);
  const { whole } = heard;
  const drops = says(whole, 'projet-abandonner') || callsOff(heard);
  if (drops && !hasContent(heard)) return { does: 'drop' };
  if (heard.asks && says(whole, 'projet-envoye') && !hasContent(heard)) return { does: 'wait' };
  const sends = conceptsOf(whole, 'projet-envoyer').some(({ at }) => !isDenied(heard, at));
  if (edit) return { does: 'edit', reading: edit, sends };
  if (heard.asks || whole.tokens.length > 24) return undefined;
  const denies = conceptsOf(whole, 'projet-envoyer').some(({ at }) => isDenied(heard, at));
  if (denies || (says(whole, 'projet-attendre') && !command && !says(whole, 'presence-venir')))
    return { does: 'wait' };
  return sends && !command && !hasContent(heard) && !says(whole, 'reunion-sondage')
    ? { does: 'send' }
    : undefined;
}

/** "Non attends, annule": no meeting is named, so that it is said of the draft. */
const callsOff = ({ whole, group }: Heard): boolean =>
  says(whole, 'reunion-annuler') && !group && !says(whole, 'reunion') && whole.tokens.length <= 4;

/** "Le 15 je suis en formation" is said of oneself. */
const isOwn = ({ whole }: Heard): boolean => says(whole, 'moi-meme');

const isDenied = ({ whole }: Heard, at: number): boolean =>
  conceptsOf(whole, 'presence-negation').some((no) => Math.abs(no.at - at) <= 2 && no.at > 0);

const hasContent = (heard: Heard): boolean =>
  daysOf(heard).length > 0 ||
  timesOf(heard).length > 0 ||
  heard.agenda !== undefined ||
  heard.link !== undefined;

function editIn(heard: Heard, command: MeetingReading | undefined): MeetingReading | undefined {
  if (OTHERS.some((concept) => has(heard, concept))) return undefined;
  const cue = cueOf(heard);
  if (heard.asks && !cue) return undefined;
  const whole =
    command?.intent === 'create' && command.date !== undefined && command.start !== undefined;
  if (whole && !cue) return undefined;
  if (command?.same || command?.intent === 'cancel') return undefined;
  const isPoint = has(heard, 'reunion-point') && heard.when.length === 0 && !heard.agenda;
  const changes =
    command && command.intent !== 'create' ? command.intent : isPoint ? 'agenda' : 'edit';
  const intent = changes === 'move' ? 'create' : changes;
  const edit = reading(heard, {
    intent: intent === 'edit' && !namesPlace(heard) ? 'create' : intent,
    rank: 'order',
  });
  const agenda = edit.agenda.length > 0 ? edit.agenda : pointsBeside(heard, edit);
  const said = {
    ...edit,
    agenda,
    agendaBy: agenda === edit.agenda ? edit.agendaBy : ('replace' as const),
    group: groupIn(heard, agenda.length > 0),
  };
  if (!isSomething(said)) return undefined;
  const { left } = said;
  return cue || changes !== 'edit' || heard.agenda?.labelled || namesPlace(heard)
    ? left.length <= MOST_LEFT
      ? said
      : undefined
    : left.length <= (heard.when.length > 0 && !isOwn(heard) ? 1 : 0)
      ? said
      : undefined;
}

/** Behind a colon that brings the place or the title, no point of an agenda stands. */
function pointsBeside({ agenda, text }: Heard, { place, title }: MeetingReading): string[] {
  if (!agenda) return [];
  const behind = text.slice(agenda.start);
  const isOther = [place, title].some((name) => name !== undefined && behind.includes(name));
  return isOther && !agenda.labelled ? [] : agenda.points;
}

/** "C'est pour Métiers": a group within a point or a place, or denied, is none. */
function groupIn(heard: Heard, hasPoints: boolean): NamedGroup {
  const { group, head, when, text } = heard;
  const none = { found: [], text: '' };
  if (!group || hasPoints) return none;
  const { at } = placeOf(head, group);
  const stands = (concept: string) =>
    conceptsOf(head, concept).some((one) => one.at <= at && at - (one.at + one.length) <= 1);
  if (stands('reunion-nie')) return none;
  const isShort = text.slice(group.start, group.end) === group.text;
  return when.length === 0 || !isShort || stands('groupe-devant') ? mentionOf(heard) : none;
}

/** A word that corrects, with a day or an hour: said of what was just sent. */
export function isCorrection(heard: Heard): boolean {
  if (heard.asks || OTHERS.some((concept) => has(heard, concept))) return false;
  const isTimed = daysOf(heard).length > 0 || timesOf(heard).length > 0;
  return isTimed && (cueOf(heard) || has(heard, 'projet-idem')) && !has(heard, 'presence-venir');
}

const namesPlace = (heard: Heard): boolean =>
  has(heard, 'reunion-lieu') || has(heard, 'reunion-titre');

/** A word that corrects, at the start or before what it brings. */
function cueOf(heard: Heard): boolean {
  const cue = first(heard, 'projet-corriger');
  if (!cue) return false;
  return (
    cue.at <= openingOf(heard.head) + 2 || opens(heard, 'projet-corriger') || heard.when.length > 0
  );
}

/** What may be said of a draft, apart from its points and its group. */
const SAID = ['date', 'start', 'end', 'minutes', 'place', 'link', 'title', 'shift'] as const;

const isSomething = (said: MeetingReading): boolean =>
  SAID.some((name) => said[name] !== undefined) ||
  said.online ||
  said.agenda.length > 0 ||
  said.group.found.length > 0;
