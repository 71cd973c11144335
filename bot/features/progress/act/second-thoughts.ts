/** "Annuler" or "corriger", typed instead of pressed, right after an update. */

import type { Reading, Speaker } from '../../../contract/feature.ts';
import { refused } from '../../../conversation/answers.ts';
import type { Utterance } from '../../../language/utterance.ts';
import { personRecipient } from '../../people/model/directory.ts';
import { type ProgressAct, refreshed } from '../context.ts';
import type { UpdateLedger } from '../model/ledger.ts';
import { strings } from '../show/strings.ts';
import { correctForm, UNDO_MS, undo } from './amend.ts';

/** The whole message, but for "stp" and "please". */
const UNDO =
  /^(?:non )?(?:annuler|annule|annulez|annule ca|annule tout|annuler ca|efface|effacer|undo|cancel|cancel that|undo that)(?: (?:stp|svp|please|merci))?$/;
const CORRECT =
  /^(?:corriger|corrige|corrigez|corrige ca|modifier|modifie|rectifier|correct|correct that|edit)(?: (?:stp|svp|please|merci))?$/;

/** "Annule ma dernière mise à jour": it can mean nothing else, whenever it is said. */
const UNDO_NAMED =
  /^(?:s il te plait |stp |peux tu |can you |please )?(?:annul|effac|supprim|retir|undo|cancel|delete|remov)\w* (?:ma |la |mon |cette |my |the |that |this )?(?:derni\w+ |last |latest )?(?:mise a jour|maj|saisie|update|entry)(?: (?:stp|svp|please|merci))?$/;

/** Ids of what somebody said last, while it can be taken back; they go into `Situation.given`. */
export function justSaid({ person, now }: Speaker, ledger: Pick<UpdateLedger, 'by'>): string[] {
  const all = [...ledger.by(personRecipient(person))];
  if (all.length === 0) return [];
  const since = new Date(now.getTime() - UNDO_MS).toISOString();
  const mine = all.filter(({ value }) => value.at >= since && !value.withdrawnAt);
  const last = mine
    .map(({ value }) => value.at)
    .sort()
    .at(-1);
  return mine.filter(({ value }) => value.at === last).map(({ id }) => id);
}

/** Unless `given.justSaid` names updates, a mere "annule" means something else. */
export function secondThought(
  { typed, words, locale }: Utterance,
  given: Record<string, unknown> | undefined,
  actOf: (turn: ProgressAct['turn'], locale: ProgressAct['locale']) => ProgressAct,
): Reading | undefined {
  const ids = Array.isArray(given?.justSaid) ? given.justSaid.map(String) : [];
  const [first] = ids;
  // Corrected towards the words of the plan, "corrige" may be something else.
  const text = typed.map(({ folded }) => folded).join(' ');
  const named = UNDO_NAMED.test(text);
  if (first === undefined && !named) return undefined;
  const intent = named || UNDO.test(text) ? 'undo' : CORRECT.test(text) ? 'correct' : undefined;
  if (!intent) return undefined;
  return {
    kind: 'command',
    score: 1,
    fields: { intent },
    words: words.map(({ folded }) => folded),
    changes: intent === 'undo',
    answer: (turn) => {
      const act = actOf(turn, locale);
      if (first === undefined) return refused(strings[locale].nothingToUndo, locale);
      return intent === 'undo' ? refreshed(act.context, undo(act, ids)) : correctForm(act, first);
    },
  };
}
