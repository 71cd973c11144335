/** Reads answers to a meeting and what follows one: "je serai excusé", "feuille d'émargement". */

import { stem } from '../../../language/fold.ts';
import { LINKS } from '../../../language/phrases.ts';
import { type Token, textOf, tokensOf } from '../../../language/tokens.ts';
import type { Utterance } from '../../../language/utterance.ts';
import { meant, type NamedGroup } from '../../people/model/group-names.ts';
import { axeGroup } from '../../people/model/groups.ts';
import type { PartnersView } from '../../people/model/view.ts';
import { type OwnCommand, ownCommands } from './own-words.ts';
import { type TypedMinutes, writtenIn } from './read-minutes.ts';
import { type Reply, replyIn } from './read-reply.ts';

export type OwnReading =
  | { intent: Exclude<OwnCommand, 'minutes'>; group: NamedGroup }
  | { intent: 'minutes'; group: NamedGroup; written: TypedMinutes }
  | { intent: 'answer'; group: NamedGroup; reply: Reply; day?: SaidDay };

/** The one day that is said; the year only when it was. */
export type SaidDay = Pick<Utterance['days'][number], 'day' | 'month' | 'year'>;

/** Nothing for a question: "qui est excusé ?" asks for somebody else's answer. */
export function readOwn(utterance: Utterance, view: PartnersView): OwnReading | undefined {
  const tokens = tokensOf(utterance.text);
  const written = writtenIn(utterance.text);
  if (written) return { intent: 'minutes', group: { found: [], text: '' }, written };
  if (tokens.length === 0 || tokens.length > 40) return undefined;
  const group = mentionIn(utterance, tokens, view);
  const command = commandIn(tokens);
  // "qui n'a pas répondu au sondage ?" asks of something else.
  if (
    (command === 'missing' || command === 'nudge') &&
    tokens.some(({ stem }) => ofPolls.has(stem))
  )
    return undefined;
  if (command === 'minutes')
    return { intent: command, group, written: { decisions: '', nextSteps: '' } };
  if (command) return { intent: command, group };
  // "Je suis en retard sur la 1.1" tells how a fiche goes.
  if (utterance.text.includes('?') || utterance.references.fiches.length > 0) return undefined;
  const reply = replyIn(utterance.text, tokens, group);
  const [day, another] = utterance.days;
  return reply && { intent: 'answer', group, reply, ...(day && !another && { day }) };
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
function mentionIn(utterance: Utterance, tokens: readonly Token[], view: PartnersView): NamedGroup {
  const at = tokens.findIndex(({ folded }) => groupWord.test(folded));
  const [axe] = utterance.references.axes;
  if (at < 0 && axe === undefined) return { found: [], text: '' };
  const under = ['sous', 'ss', 'sub'].includes(tokens[at - 1]?.folded ?? '');
  const numbered = axe === undefined || under ? undefined : view.group(axeGroup(axe));
  const name = tokens.slice(at + 1).filter(({ folded }) => !LINKS.has(folded));
  if (numbered) return { found: [numbered], text: axe ?? '' };
  return { found: meant(name, view.groups), text: textOf(utterance.text, name).slice(0, 120) };
}
