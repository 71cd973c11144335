/** `npm run plan -- diff a b`, `publish b --from DATE`: what changes from a plan to the one that follows. */

import type { Becomes, ThingBecomes } from '../../bot/contract/served-plan.ts';
import type { Store } from '../../bot/contract/store.ts';
import {
  publishNext,
  successionTo,
  type WrittenPlan,
} from '../../bot/features/versions/model/publishing.ts';
import { kindOf } from '../../bot/knowledge/entry.ts';
import type { Plan } from '../../bot/knowledge/schema.ts';
import { isDoubtful, type KeptThings } from '../../bot/knowledge/succession.ts';
import { StoreRefusal } from '../store/refusal.ts';

const titles: Record<Becomes, string> = {
  doubtful: 'À vérifier : une même identité, deux titres qui n’ont rien en commun',
  new: 'Nouveau',
  moved: 'Renuméroté',
  changed: 'Titre changé',
  split: 'Issu d’une chose partagée en plusieurs',
  merged: 'Réunion de plusieurs choses',
  closed: 'Clos : ce qui en fut dit est gardé, et n’est plus demandé',
  same: 'Inchangé',
};

const kinds: Record<string, string> = {
  axe: 'axe',
  fiche: 'fiche',
  action: 'action',
  proposition: 'action collective',
};

function named(entity: string, things: KeptThings): string {
  const { numero, titre } = things.get(entity) ?? { titre: '' };
  const kind = kinds[kindOf(entity)] ?? '';
  return `${kind}${numero === undefined ? '' : ` ${numero}`} « ${titre} »`;
}

function lineOf(change: ThingBecomes, before: KeptThings, after: KeptThings): string {
  const was = change.before && named(change.before, before);
  const is = change.after && named(change.after, after);
  const id = change.before?.slice(change.before.indexOf(':') + 1);
  if (change.becomes === 'doubtful')
    return `${was} → ${is} ; si ce sont deux choses, donnez à la nouvelle une identité à elle (« id: »)`;
  if (change.like)
    return `${was} ; ressemble à ${named(change.like, after)} : si c’est elle, écrivez-y « id: "${id}" »`;
  return was && is && was !== is ? `${was} → ${is}` : (is ?? was ?? '');
}

/** The changes as lines of text, by what becomes of things; nothing is left out but what is unchanged. */
export function changesInWords(
  changes: readonly ThingBecomes[],
  before: KeptThings,
  after: KeptThings,
): string[] {
  return (Object.keys(titles) as Becomes[]).flatMap((becomes) => {
    const found = changes.filter((change) => change.becomes === becomes);
    if (found.length === 0) return [];
    const title = `${titles[becomes]} (${found.length})`;
    if (becomes === 'same') return [title];
    return [`${title} :`, ...found.map((change) => `  - ${lineOf(change, before, after)}`)];
  });
}

export interface Publishing {
  store: Store;
  plan: Plan;
  /** The file of that plan, and its phrasings. */
  source: WrittenPlan;
  /** Instant from which it is served. */
  from: Date;
  /** The same, as a day of the partnership. */
  day: string;
  /** What is proposed was read, and is right. */
  isConfirmed: boolean;
  say: (line: string) => void;
}

/**
 * Publishes a plan that takes the place of the one that a store serves, on its day: says what becomes of each thing,
 * and does it once a person has confirmed. Resolves to the exit code.
 * @throws StoreRefusal when the store never served a plan, or when the day is before the plan that it serves
 */
export async function publish(publishing: Publishing): Promise<number> {
  const { store, plan, source, from, day, isConfirmed, say } = publishing;
  const made = await store.read((reader) => successionTo(reader, plan, source, from));
  if (!made)
    throw new StoreRefusal(
      'Ces données ne disent pas de quel plan elles sont : démarrez une fois le service avec le plan d’avant.',
    );
  const { served, next, changes } = made;
  if (made.isTooEarly)
    throw new StoreRefusal(
      `« ${served.titre} » est servi depuis le ${served.since.slice(0, 10)} : ce qui le suit commence après ce jour.`,
    );
  for (const line of changesInWords(changes, made.before, made.after)) say(line);
  if (made.isServed) {
    say(
      `Cette édition est ou fut déjà servie : écrivez « edition: ${plan.plan.edition + 1} » sous « plan ».`,
    );
    return 1;
  }
  if (!isConfirmed) {
    const doubts = changes.filter(isDoubtful).length;
    say(
      `${doubts > 0 ? `${doubts} à vérifier. ` : ''}Rien n’a changé : relisez, puis ajoutez --confirm pour publier.`,
    );
    return 1;
  }
  await store.transact((tx) => publishNext(tx, made));
  if (next) say(`« ${next.titre} », publié pour le ${next.since.slice(0, 10)}, ne l’est plus.`);
  say(
    `Publié : « ${plan.plan.titre} » prend la place de « ${served.titre} » le ${day}, de lui-même.`,
  );
  return 0;
}
