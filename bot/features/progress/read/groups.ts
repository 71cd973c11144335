/** Which parts of a text speak of which fiche or action. */
import type { Sentence } from '../../../sentence/sentence.ts';
import {
  type Extent,
  foldedAt,
  isColonBefore,
  isNumber,
  isSaid,
  type SubjectMention,
} from './part.ts';
import { tellsState } from './weather.ts';

export interface Clause extends Extent {
  sentence: Sentence;
  start: number;
  number: number;
  /** Its sentence asks something, and tells nothing. */
  asks: boolean;
  /** "Fais-moi …": it orders something of whoever reads it, or stands before what is told: nothing of it is kept. */
  orders: boolean;
  mentions: readonly SubjectMention[];
}

export type Subjects = Omit<SubjectMention, 'at' | 'length' | 'byName'>;

export interface ItemGroup extends Subjects {
  pieces: Clause[];
  /** Joined to the one before by "et": what is said of one is said of both. */
  joined: boolean;
}

/** @param led news told before anything is named is of it; undefined: of the first that is named */
export function groupsOf(clauses: readonly Clause[], led?: string): ItemGroup[] {
  const groups: ItemGroup[] = [{ pieces: [], joined: false }];
  const all = clauses.flatMap(({ mentions }) => mentions);
  const isOnly = all.length === 1 && all[0]?.action !== undefined;
  let told = false;
  for (const clause of clauses) {
    let { from } = clause;
    let kept: SubjectMention[] = [];
    for (const [i, mention] of clause.mentions.entries()) {
      const group = groups.at(-1) as ItemGroup;
      const start = shareBefore(clause, mention.at);
      const after = mention.at + mention.length;
      const end = clause.mentions[i + 1]?.at ?? clause.to;
      const place = placeOf(mention, group, {
        told: told || (kept.length > 0 && tellsState({ ...clause, from, to: start })),
        says:
          start < mention.at ||
          tellsState({ ...clause, from: after, to: end }) ||
          isColonBefore(clause, after),
        first: isOnly || (groups.length === 1 && isEmpty(group)),
      });
      if (place === 'ignored') continue;
      if (place === 'same') {
        Object.assign(group, subjectOf(mention, group));
        kept.push(mention);
        continue;
      }
      // What stands before the first name of a clause belongs to it.
      const before = kept.length > 0;
      if (before) {
        group.pieces.push({ ...clause, from, to: start, mentions: kept });
        from = start;
      }
      groups.push({
        ...subjectOf(mention, group),
        pieces: [],
        joined: before && isJoint(clause, mention),
      });
      kept = [mention];
      told = false;
    }
    const piece = { ...clause, from, mentions: kept };
    groups.at(-1)?.pieces.push(piece);
    told ||= tellsState(piece);
  }
  // What was said before anything was named goes with the first that is.
  const [start, first, ...rest] = groups;
  const isOther = led !== undefined && first?.fiche !== undefined && first.fiche !== led;
  const isNews = isOther && start?.pieces.some((piece) => isSaid(piece, 'av-nouvelle'));
  // "Je suis à 40 % ; pour Sophie ce serait nuage": what stands before is of who speaks.
  const isOfOther = first?.pieces[0]?.mentions[0]?.byName;
  if (!start || !first || isNews || isOfOther) return groups;
  return [{ ...first, pieces: [...start.pieces, ...first.pieces] }, ...rest];
}

/** "60 % sur la 5 et 40 % pour l’inventaire": where the share starts that is said of what is named behind it. */
function shareBefore(clause: Clause, at: number): number {
  let lead = at - 1;
  while (/^(?:l|la|le|les|fiche|the)$/.test(foldedAt(clause, lead))) lead--;
  const isLed = /^(?:a|aux?|pour|sur|for|on)$/.test(foldedAt(clause, lead));
  const isShare = foldedAt(clause, lead - 1) === '%' && isNumber(clause.sentence.tokens[lead - 2]);
  return isLed && isShare ? Math.max(clause.from, lead - 2) : at;
}

const isEmpty = ({ fiche, unknown, action }: Subjects): boolean =>
  (fiche ?? unknown ?? action) === undefined;

interface Around {
  /** Something was already told of the current subject. */
  told: boolean;
  /** What follows the name tells how it stands. */
  says: boolean;
  /** Nothing was named before. */
  first: boolean;
}

function placeOf({ action, fiche }: SubjectMention, group: Subjects, around: Around) {
  // "L'inventaire, fiche 5": the fiche of the action named just before.
  if (!action)
    return fiche !== undefined && fiche === (group.fiche ?? group.action?.fiche) ? 'same' : 'new';
  if (action === group.action) return 'same';
  const isOwn = group.fiche !== undefined && group.fiche === action.fiche && !group.action;
  if (isOwn && !around.told) return 'same';
  return around.first || around.says ? 'new' : 'ignored';
}

function subjectOf({ fiche, unknown, action }: SubjectMention, group: Subjects): Subjects {
  if (!action) return fiche === undefined ? { unknown: unknown ?? '' } : { fiche };
  return group.fiche !== undefined && group.fiche === action.fiche
    ? { fiche: group.fiche, action }
    : { action };
}

const isJoint = ({ sentence }: Clause, { at }: SubjectMention): boolean => {
  const lead = /^(?:la|les|the|fiche|fiches)$/.test(foldedAt({ sentence }, at - 1)) ? at - 1 : at;
  return /^(?:et|and|ou|or)$/.test(foldedAt({ sentence }, lead - 1));
};
