/** Which parts of a text speak of which fiche or action. */
import type { Clause } from './clauses.ts';
import type { UpdateToken } from './lex.ts';
import type { SubjectMention } from './mentions.ts';
import type { ProgressWords } from './update-words.ts';

export interface Subjects {
  fiche?: string;
  unknown?: string;
  action?: SubjectMention['action'];
}

export interface ItemPiece extends Clause {
  mentions: SubjectMention[];
}

export interface ItemGroup extends Subjects {
  pieces: ItemPiece[];
  /** Joined to the one before by "et": what is said of one is said of both. */
  joined: boolean;
}

export function groupsOf(
  marks: readonly UpdateToken[],
  clauses: readonly Clause[],
  mentions: readonly SubjectMention[],
  words: ProgressWords,
): ItemGroup[] {
  const groups: ItemGroup[] = [{ pieces: [], joined: false }];
  const only = mentions.filter(({ action }) => !action).length === 0 && mentions.length === 1;
  let told = false;
  for (const clause of clauses) {
    const here = mentions.filter((m) => m.from >= clause.from && m.to <= clause.to);
    let from = clause.from;
    let kept: SubjectMention[] = [];
    for (const [i, mention] of here.entries()) {
      const group = groups.at(-1) as ItemGroup;
      const end = here[i + 1]?.from ?? clause.to;
      const place = placeOf(mention, group, {
        told: told || (kept.length > 0 && tells(marks, from, mention.from, words)),
        says: tells(marks, mention.to, end, words),
        first: only || (groups.length === 1 && isEmpty(group)),
      });
      if (place === 'ignored') continue;
      if (place === 'same') {
        Object.assign(group, subjectOf(mention, group));
        kept.push(mention);
        continue;
      }
      // What stands before the first name of a clause belongs to it.
      const before = kept.length > 0;
      if (before && mention.from > from) {
        group.pieces.push({ ...clause, from, to: mention.from, mentions: kept });
        from = mention.from;
      }
      const joined = before && isJoint(marks, mention);
      groups.push({ ...subjectOf(mention, group), pieces: [], joined });
      kept = [mention];
      told = false;
    }
    groups.at(-1)?.pieces.push({ ...clause, from, mentions: kept });
    if (tells(marks, from, clause.to, words)) told = true;
  }
  return settle(groups);
}

const isEmpty = ({ fiche, unknown, action }: Subjects): boolean =>
  fiche === undefined && unknown === undefined && action === undefined;

interface Around {
  /** Something was already told of the current subject. */
  told: boolean;
  /** What follows the name tells how it stands. */
  says: boolean;
  /** Nothing was named before. */
  first: boolean;
}

function placeOf(mention: SubjectMention, group: Subjects, { told, says, first }: Around) {
  const { action, fiche } = mention;
  // "L'inventaire, fiche 5": the fiche of the action named just before.
  if (!action && fiche !== undefined && fiche === (group.fiche ?? group.action?.fiche))
    return 'same';
  if (!action) return 'new';
  if (action === group.action) return 'same';
  const own = group.fiche !== undefined && group.fiche === action.fiche && !group.action;
  if (own && !told) return 'same';
  if (first || says) return 'new';
  return 'ignored';
}

function subjectOf({ fiche, unknown, action }: SubjectMention, group: Subjects): Subjects {
  if (!action) return fiche === undefined ? { unknown: unknown ?? '' } : { fiche };
  const own = group.fiche !== undefined && group.fiche === action.fiche;
  return own ? { fiche: group.fiche as string, action } : { action };
}

/** A percentage, a météo, "rien de neuf", "bloqué" or a colon. */
function tells(
  marks: readonly UpdateToken[],
  from: number,
  to: number,
  words: ProgressWords,
): boolean {
  const said = marks.slice(from, to);
  return (
    said.some(
      ({ folded }, i) =>
        folded === '%' || words.signs.has(folded) || (i === 0 && /^[:=]$/.test(folded)),
    ) ||
    words.meteo(said).length > 0 ||
    (['pour-cent', 'rien', 'blocage-dit'] as const).some(
      (list) => words.find(list, said).length > 0,
    )
  );
}

const isJoint = (marks: readonly UpdateToken[], { from }: SubjectMention): boolean =>
  /^(?:et|and|&|,|ou)$/.test(marks[from - 1]?.folded ?? '');

/** What was said before anything was named goes with the first that is. */
function settle(groups: ItemGroup[]): ItemGroup[] {
  const [start, first, ...rest] = groups;
  if (!start || !first) return groups;
  return [{ ...first, pieces: [...start.pieces, ...first.pieces] }, ...rest];
}
