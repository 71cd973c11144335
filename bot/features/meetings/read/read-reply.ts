/** Reads whether and how somebody comes: "je serai excusé", "Paul me remplace", "j'arrive à 14h30". */

import type { z } from 'zod';
import type { answerClick } from '../../../../cards/meetings/meeting.ts';
import type { PhraseMatch } from '../../../language/phrases.ts';
import { LINKS } from '../../../language/phrases.ts';
import { type Token, textOf } from '../../../language/tokens.ts';
import { FILLER, GROUP, UNDER, WHOLE } from '../../people/model/group-marks.ts';
import type { NamedGroup } from '../../people/model/group-names.ts';
import { titles } from '../../people/model/names.ts';
import type { AttendanceStatus } from '../model/schema.ts';
import {
  answerWords,
  courtesies,
  around as linking,
  notes,
  otherAnswerWords,
  selves,
} from './own-words.ts';

/** An answer, typed or pressed: how somebody comes, who comes instead, a word with it, for whom. */
export type Reply = Omit<z.infer<typeof answerClick>, 'meeting' | 'version'>;

/** What stands around a name: titles too. */
const around: ReadonlySet<string> = new Set([...linking, ...titles]);

const order: readonly AttendanceStatus[] = ['represented', 'excused', 'remote', 'present'];

type Marks = readonly PhraseMatch<AttendanceStatus>[];

/** What a sentence answers to a meeting; undefined when it answers nothing. */
export function replyIn(
  text: string,
  tokens: readonly Token[],
  group: NamedGroup,
): Reply | undefined {
  // "Je ne peux pas venir au séminaire" is said of what the groups do not hold.
  if (tokens.some(({ folded }) => SEMINAR.test(folded))) return undefined;
  const others = otherAnswerWords.find(tokens).filter((mark) => !isElse(tokens, mark));
  const standIn = others.find(({ value }) => value === 'standIns');
  const name = standIn && nameBefore(text, tokens, standIn.at);
  if (name) return { status: 'represented', representedBy: name, word: '', person: '' };
  const isDated = /\d/.test(text);
  const found: Marks = [
    ...answerWords.find(tokens).filter((mark) => !isElse(tokens, mark)),
    ...others.flatMap((mark): PhraseMatch<AttendanceStatus>[] => {
      if (mark.value === 'late') return [{ ...mark, value: 'present' }];
      return mark.value === 'unable' && !isDated ? [{ ...mark, value: 'excused' }] : [];
    }),
  ];
  const isLate = others.some(({ value }) => value === 'late');
  return answerOf(text, tokens, { found, isLate, group });
}

const SEMINAR = /^seminaires?$|^seminars?$/;
/** What one does at a meeting, and does elsewhere with other words behind. */
const COMING =
  /^(?:venir|etre|participer|assister|rejoindre|presenter|liberer|come|attend|join|be|make)$/;
/** What may follow "I can't" alone. */
const LATER = /^(?:today|tomorrow|that|this|on|at|for|sorry|unfortunately|then|either|do|make)$/;
const INFINITIVE = /^\p{L}{2,}(?:er|ir|re|oir)$/u;

/**
 * "Je ne peux pas accéder à la carto", "je viens d'arriver à la Caf", "je suis en retard sur mon bilan":
 * what follows says that it is about something else than coming.
 */
function isElse(tokens: readonly Token[], { at, length }: Placed): boolean {
  const said = tokens.slice(at, at + length).map(({ folded }) => folded);
  const next = tokens.slice(at + length, at + length + 2).map(({ folded }) => folded);
  if (said.at(-1) === 'viens' && /^(?:de|d)$/.test(next[0] ?? '')) return true;
  if (said.includes('retard') && /^(?:sur|dans)$/.test(next[0] ?? '')) return true;
  if (/^(?:cannot|t)$/.test(said.at(-1) ?? ''))
    return next[0] !== undefined && !COMING.test(next[0]) && !LATER.test(next[0]);
  const unable = said.at(-1) === 'pas';
  return unable && next.some((word) => INFINITIVE.test(word)) && !next.some((w) => COMING.test(w));
}

interface Told {
  found: Marks;
  isLate: boolean;
  group: NamedGroup;
}

function answerOf(text: string, tokens: readonly Token[], told: Told): Reply | undefined {
  const { found, isLate } = told;
  const status = order.find((one) => found.some(({ value }) => value === one));
  const [first] = tokens;
  if (!status || !first) return undefined;
  const forOther = notes.has(first.folded);
  const ofSelf = startsWithSelf(tokens) || found.some(opens(tokens)) || found.some(saysI(tokens));
  const bare = found.some(({ length }) => length === tokens.length);
  if (!forOther && !ofSelf && !bare) return undefined;
  const comes = found.some(({ value }) => value === 'present');
  // "Je préfère en ligne" is a wish, not an answer.
  if (status === 'remote' && !forOther && !bare && !comes && !tokens.some(isBeing))
    return undefined;
  const mark = found.find(({ value }) => value === status);
  const after = tokens.slice((mark?.at ?? 0) + (mark?.length ?? 0));
  // Why somebody does not come is theirs: only what helps to wait for who comes is kept.
  const tells = (status === 'present' || status === 'remote') && !forOther;
  return {
    status,
    representedBy: status === 'represented' ? nameIn(text, after) : '',
    word: tells && (isLate || saysMore(tokens, told)) ? text.trim().slice(0, MOST_WORD) : '',
    person: forOther ? otherIn(text, tokens, mark) : '',
  };
}

/** As long as the word of the form may be. */
const MOST_WORD = 500;

const isBeing = ({ folded }: Token): boolean =>
  ['serai', 'be', 'suis', 'join', 'joindrai', 'connecterai', 'connecte'].includes(folded);

/** "Annule ma venue": an expression that stands first; a single word may be any other ("present"). */
const opens =
  (tokens: readonly Token[]) =>
  ({ at, length }: Placed): boolean =>
    length > 2 && tokens.slice(0, at).every(({ folded }) => courtesies.has(folded));

/** "Souci de train, j'arriverai vers 15h". */
const saysI =
  (tokens: readonly Token[]) =>
  ({ at, length }: Placed): boolean =>
    tokens.slice(at, at + length).some(({ folded }) => selves.has(folded));

interface Placed {
  at: number;
  length: number;
}

/** In the first words, courtesies apart: "bonjour, désolée, je ne viendrai pas". */
function startsWithSelf(tokens: readonly Token[]): boolean {
  const start = tokens.findIndex(({ folded }) => !courtesies.has(folded) || selves.has(folded));
  return tokens.slice(0, Math.max(start, 0) + 3).some(({ folded }) => selves.has(folded));
}

/** "Je viens avec Julie": more than that they come, and to which meeting. */
function saysMore(tokens: readonly Token[], { found, group }: Told): boolean {
  const inMark = (at: number) => found.some((mark) => at >= mark.at && at < mark.at + mark.length);
  const known = ({ folded, stem }: Token) =>
    [LINKS, around, notes, selves, courtesies, FILLER, GROUP, UNDER, WHOLE].some((words) =>
      words.has(folded),
    ) || group.found.some(({ all }) => all.has(stem));
  return tokens.some((token, at) => !inMark(at) && !known(token));
}

/** The name that stands before "me remplace", back to where the sentence before it ends. */
function nameBefore(text: string, tokens: readonly Token[], at: number): string {
  const end = tokens[at]?.start ?? 0;
  const clause = text.slice(0, end).search(/[^,;.!\n:]*$/u);
  const own = tokens.filter(({ start }) => start >= clause && start < end);
  const last = own.findLastIndex(({ folded }) => lead.has(folded) || selves.has(folded));
  const name = own
    .slice(last + 1)
    .filter(({ folded }, i) => !nameless.has(folded) && (i > 0 || !around.has(folded)));
  return name.length > 0 && name.length <= 4 ? textOf(text, name).slice(0, 120) : '';
}

/** What leads up to the name: "mais c'est Paul qui me remplace". */
const lead: ReadonlySet<string> = new Set(
  'c est mais et car donc pas but and so it that personne nobody'.split(' '),
);
/** Nobody's name: "qui me remplace". */
const nameless: ReadonlySet<string> = new Set('qui who il elle on he she they lui'.split(' '));

/** A name up to where the sentence goes on. */
function nameIn(text: string, tokens: readonly Token[]): string {
  const first = tokens.findIndex(({ folded }) => !around.has(folded) && !LINKS.has(folded));
  if (first < 0) return '';
  const rest = tokens.slice(first);
  const end = rest.findIndex(({ folded }) => around.has(folded) || LINKS.has(folded));
  return textOf(text, rest.slice(0, end < 0 ? undefined : end)).slice(0, 120);
}

/** "note Camille Durand excusée", "réponds excusé pour Camille Durand". */
function otherIn(text: string, tokens: readonly Token[], mark: Placed | undefined): string {
  const between = tokens.slice(1, mark?.at ?? 1).filter(({ folded }) => !around.has(folded));
  if (between.length > 0) return textOf(text, between).slice(0, 120);
  const then = tokens.slice((mark?.at ?? 0) + (mark?.length ?? 0));
  const pour = then.findIndex(({ folded }) => folded === 'pour' || folded === 'for');
  return pour < 0 ? '' : nameIn(text, then.slice(pour + 1));
}
