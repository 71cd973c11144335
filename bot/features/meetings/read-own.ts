/** Reads answers to a meeting and what follows one: "je serai excusé", "feuille d'émargement". */
import { axeGroup } from '../../groups.ts';
import { stem } from '../../language/fold.ts';
import { LINKS } from '../../language/phrases.ts';
import { type Token, textOf, tokensOf } from '../../language/tokens.ts';
import type { Utterance } from '../../language/utterance.ts';
import type { AttendanceStatus } from '../../meetings/schema.ts';
import { meant } from '../../partners/group-names.ts';
import type { View } from '../../partners/view.ts';
import type { Reply } from './act-answer.ts';
import { answerWords, around, notes, type OwnCommand, ownCommands, selves } from './own-words.ts';
import type { Mention } from './read/reading.ts';

export type OwnReading =
  | { intent: OwnCommand; group: Mention; score: number }
  | { intent: 'answer'; group: Mention; score: number; reply: Reply };

/** Nothing for a question: "qui est excusé ?" asks for somebody else's answer. */
export function readOwn(utterance: Utterance, view: View): OwnReading | undefined {
  const tokens = tokensOf(utterance.text);
  if (tokens.length === 0 || tokens.length > 40) return undefined;
  const group = mentionIn(utterance, tokens, view);
  const command = commandIn(tokens);
  // "qui n'a pas répondu au sondage ?" asks of something else.
  if (
    (command === 'missing' || command === 'nudge') &&
    tokens.some(({ stem }) => ofPolls.has(stem))
  )
    return undefined;
  if (command) return { intent: command, group, score: 1 };
  if (utterance.text.includes('?')) return undefined;
  const reply = replyIn(utterance.text, tokens);
  return reply && { intent: 'answer', group, score: 1, reply };
}

/** Alone, or with the group: "feuille d'émargement du sous-groupe cartographie". */
function commandIn(tokens: readonly Token[]): OwnCommand | undefined {
  const [found] = ownCommands.find(tokens).sort((a, b) => b.length - a.length);
  if (!found) return undefined;
  // "Plus tard" within a sentence is a time like any other.
  const alone = found.at === 0 && found.length >= tokens.length - 1;
  const ofGroup = found.value === 'sheet' || found.value === 'missing';
  return ofGroup || alone || (found.value === 'feed' && tokens.length < 9)
    ? found.value
    : undefined;
}

const ofPolls: ReadonlySet<string> = new Set(
  'sondage poll doodle framadate vote'.split(' ').map((word) => stem(word)),
);

const groupWord = /^(groupe|group|gt|sousgroupe|subgroup)s?$/;

/** The group that is named after "groupe", or by the number of its axe. */
function mentionIn(utterance: Utterance, tokens: readonly Token[], view: View): Mention {
  const at = tokens.findIndex(({ folded }) => groupWord.test(folded));
  const [axe] = utterance.references.axes;
  if (at < 0 && axe === undefined) return { found: [], text: '' };
  const under = ['sous', 'ss', 'sub'].includes(tokens[at - 1]?.folded ?? '');
  const numbered = axe === undefined || under ? undefined : view.group(axeGroup(axe));
  const name = tokens.slice(at + 1).filter(({ folded }) => !LINKS.has(folded));
  if (numbered) return { found: [numbered], text: axe ?? '' };
  return { found: meant(name, view.groups), text: textOf(utterance.text, name).slice(0, 120) };
}

const order: readonly AttendanceStatus[] = ['represented', 'excused', 'remote', 'present'];

function replyIn(text: string, tokens: readonly Token[]): Reply | undefined {
  const found = answerWords.find(tokens);
  const status = order.find((one) => found.some(({ value }) => value === one));
  const [first] = tokens;
  if (!status || !first) return undefined;
  const forOther = notes.has(first.folded);
  const ofSelf = tokens.slice(0, 3).some(({ folded }) => selves.has(folded));
  const bare = found.some(({ length }) => length === tokens.length);
  if (!forOther && !ofSelf && !bare) return undefined;
  if (
    status === 'remote' &&
    !forOther &&
    !bare &&
    !found.some(({ value }) => value === 'present')
  ) {
    // "Je préfère en ligne" is a wish, not an answer.
    if (!tokens.some(({ folded }) => folded === 'serai' || folded === 'be' || folded === 'suis'))
      return undefined;
  }
  const mark = found.find(({ value }) => value === status);
  const after = tokens.slice((mark?.at ?? 0) + (mark?.length ?? 0));
  return {
    status,
    representedBy: status === 'represented' ? nameIn(text, after) : '',
    word: '',
    person: forOther ? otherIn(text, tokens, mark) : '',
  };
}

/** A name up to where the sentence goes on. */
function nameIn(text: string, tokens: readonly Token[]): string {
  const first = tokens.findIndex(({ folded }) => !around.has(folded));
  if (first < 0) return '';
  const rest = tokens.slice(first);
  const end = rest.findIndex(({ folded }) => around.has(folded) || LINKS.has(folded));
  return textOf(text, rest.slice(0, end < 0 ? undefined : end)).slice(0, 120);
}

/** "note Camille Durand excusée", "réponds excusé pour Camille Durand". */
function otherIn(
  text: string,
  tokens: readonly Token[],
  mark: { at: number; length: number } | undefined,
): string {
  const between = tokens.slice(1, mark?.at ?? 1).filter(({ folded }) => !around.has(folded));
  if (between.length > 0) return textOf(text, between).slice(0, 120);
  const then = tokens.slice((mark?.at ?? 0) + (mark?.length ?? 0));
  const pour = then.findIndex(({ folded }) => folded === 'pour' || folded === 'for');
  return pour < 0 ? '' : nameIn(text, then.slice(pour + 1));
}
