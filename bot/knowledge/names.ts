/** By what names the things of a plan are called. */

import { fold } from '../language/fold.ts';
import { LINKS, Phrases } from '../language/phrases.ts';
import { cut } from '../language/words.ts';
import { axeId, ficheId } from './identity.ts';
import type { Plan } from './schema.ts';

/** Every name by which a thing of the plan is called. */
export function namesOf(plan: Plan): Phrases<string> {
  const names = new Phrases<string>(LINKS);
  const add = (entity: string, ...texts: readonly (string | readonly string[])[]) => {
    for (const text of texts.flat()) names.add(text, entity);
  };
  for (const a of plan.axes) add(axeId(a), a.alias);
  for (const f of plan.fiches) add(ficheId(f), f.alias);
  for (const t of plan.themes) add(`theme:${t.id}`, t.titre, t.alias);
  // "La comcom" is the place and who runs it.
  const places = new Set(plan.territoires.flatMap(({ alias }) => alias).map(fold));
  const withArticle = (name: string) =>
    ['la', 'le', 'l’', 'les'].map((article) => `${article} ${name}`);
  for (const o of plan.organisations) {
    const shared = o.alias.flatMap(withArticle).filter((name) => places.has(fold(name)));
    add(`organisation:${o.id}`, o.nom, o.alias, shared);
  }
  for (const t of plan.territoires) add(`territoire:${t.id}`, t.nom, t.alias);
  for (const c of plan.chiffres) add(`chiffre:${c.id}`, c.alias);
  for (const r of plan.reunions) add(`reunion:${r.id}`, r.alias);
  for (const s of plan.seances) add(`seance:${s.id}`, s.titre, s.alias);
  for (const p of plan.propositions) add(`proposition:${p.id}`, p.titre, p.alias);
  for (const g of plan.glossaire) add(`sigle:${g.sigle}`, g.alias);
  add('plan', plan.plan.sigle, plan.plan.titre, plan.plan.alias);
  return names;
}

/**
 * Names that are taken as written: places that the plan does not speak of ("Indre" is no stem of
 * anything) and sigles, alone or several ("clair" is no CLAS, "mamie" no MAM).
 */
export function exactNames(plan: Plan, known: readonly string[]): Phrases<string> {
  const own = new Set(plan.territoires.flatMap((t) => [t.nom, ...t.alias]).map(fold));
  const exact = new Phrases<string>(LINKS, { exact: true });
  for (const name of [...(plan.autresLieux?.noms ?? []), ...known])
    if (!own.has(fold(name))) exact.add(name, 'ailleurs');
  for (const { sigle } of plan.glossaire)
    for (const name of [sigle, `${sigle}s`]) exact.add(name, `sigle:${sigle}`);
  // "Les IP": a sigle is also what its meaning names.
  const names = namesOf(plan);
  for (const { sigle, sens, absent } of plan.glossaire) {
    const words = sens && !absent ? cut(sens) : [];
    const meant = names.find(words).filter(({ length }) => length === words.length);
    for (const { value } of meant) for (const name of [sigle, `${sigle}s`]) exact.add(name, value);
  }
  return exact;
}
