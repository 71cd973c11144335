/** Subjects of a plan: its fiches, actions and collective actions, which people lead and give news of. */

import type { Locale } from '../language/locale.ts';
import { oncePer } from '../language/once-per.ts';
import { actionId, axeGroup, axeId, ficheId } from './identity.ts';
import { shortName } from './labels.ts';
import type { Axe, Fiche, Plan } from './schema.ts';

export interface Subject {
  /** By identity: `fiche:1.1`, `action:fiche-5-inventaire`, `proposition:cartographie`. */
  id: string;
  kind: 'fiche' | 'action' | 'proposition';
  /** Number of its fiche as this plan prints it, when it is one or is in one. */
  fiche?: string;
  /** Number of its axe; none for a collective action. */
  axe?: string;
  /** Short name: "1.1", "inventaire". */
  name: string;
  title: string;
  /** What a heading, a line of a list or a cell calls it: "Leviers des communes". */
  short: Record<Locale, string>;
  /** Every name it is called by, `name` first. */
  names: readonly string[];
  /** Words that tell it from others that share a name. */
  words: readonly string[];
  /** Whose pilotes answer for it, as `pilots` rows are named. */
  led: string;
  /** Id of the group whose co-animators follow it; empty: a fiche without axe has none. */
  group: string;
}

type Action = NonNullable<Fiche['actions']>[number];
type Place = Pick<Subject, 'fiche' | 'axe' | 'led' | 'group'>;

/** In the order of the plan: each axe, its fiches with their actions, then its own actions. */
export const subjectsOf = oncePer((plan: Plan): readonly Subject[] => {
  return [
    ...plan.axes.flatMap((axe) => [
      ...plan.fiches.filter((f) => f.axe === axe.numero).flatMap((f) => ofFiche(f, axe)),
      ...ofActions(axe.actions, `axe-${axe.id}`, {
        axe: axe.numero,
        led: axeId(axe),
        group: axeGroup(axe.id),
      }),
    ]),
    ...plan.fiches.filter((f) => f.axe === undefined).flatMap((f) => ofFiche(f)),
    ...plan.propositions.map(ofProposition),
  ];
});

/** The subject of this id, unless the plan changed since. */
export function subjectOf(plan: Plan, id: string): Subject | undefined {
  return byId(plan).get(id);
}

/** What the pilotes of a thing answer for: the thing itself, else, of an axe, its actions. */
export function subjectsLedBy(plan: Plan, led: string): readonly Subject[] {
  const own = subjectOf(plan, led);
  return own ? [own] : subjectsOf(plan).filter((subject) => subject.led === led);
}

/** A département may have a thousand of them, and each sentence asks for one. */
const byId = oncePer(
  (plan: Plan) => new Map(subjectsOf(plan).map((subject) => [subject.id, subject])),
);

function ofFiche(fiche: Fiche, axe?: Axe): Subject[] {
  const { id, numero, titre, alias, mots, actions = [] } = fiche;
  const led = ficheId(fiche);
  const place = {
    fiche: numero,
    ...(axe && { axe: axe.numero }),
    led,
    group: axe ? axeGroup(axe.id) : '',
  };
  const self: Subject = {
    ...place,
    id: led,
    kind: 'fiche',
    name: numero,
    title: titre,
    short: shortsOf(fiche, titre),
    names: [numero, ...alias],
    words: mots,
  };
  return [self, ...ofActions(actions, `fiche-${id}`, place)];
}

const shortsOf = (thing: Parameters<typeof shortName>[0], whole: string): Subject['short'] => ({
  fr: shortName(thing, whole, 'fr'),
  en: shortName(thing, whole, 'en'),
});

const ofActions = (actions: readonly Action[], within: string, place: Place): Subject[] =>
  actions.map(({ id, texte, alias, noms, mots, ...short }, at) => ({
    ...place,
    id: actionId({ id }, within, at),
    kind: 'action',
    name: noms[0] ?? alias[0] ?? texte,
    title: texte,
    short: shortsOf(short, texte),
    names: [...noms, ...alias, texte],
    words: mots,
  }));

const ofProposition = ({
  id,
  titre,
  alias,
  mots,
  ...short
}: Plan['propositions'][number]): Subject => ({
  id: `proposition:${id}`,
  kind: 'proposition',
  name: alias[0] ?? titre,
  title: titre,
  short: shortsOf(short, titre),
  names: [...alias, titre],
  words: mots,
  led: `proposition:${id}`,
  group: id,
});
