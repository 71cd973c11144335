/** Slots of a draft: every value, of what and under which key it stands, and the way to take it out. */
import type { Draft, DraftAction, DraftAxe, DraftFiche, FoundValue } from './draft.ts';

/** A value where it stands. */
export interface DraftSlot {
  thing: DraftAxe | DraftFiche;
  /** "fiche 1.1 › pilote". */
  path: string;
  value: FoundValue<unknown>;
  /** Takes it out, with what cannot stand without it; gives all of them. */
  take: () => FoundValue<unknown>[];
}

type Value = FoundValue<unknown>;
type Thing = DraftAxe | DraftFiche;

/** Slots of one thing, by the words that name it. */
class ThingSlots {
  readonly slots: DraftSlot[] = [];
  readonly #thing: Thing;
  readonly #at: string;

  constructor(thing: Thing, at: string) {
    this.#thing = thing;
    this.#at = at;
  }

  add(key: string, value: Value | null | undefined, take: () => Value[]): void {
    if (!value) return;
    this.slots.push({ thing: this.#thing, path: `${this.#at} › ${key}`, value, take });
  }

  /** The value under a key of an object, which goes on without it. */
  of<K extends string>(key: string, holder: Partial<Record<K, unknown>>, name: K): void {
    const value = holder[name] as Value | null | undefined;
    this.add(key, value, () => {
      delete holder[name];
      return value ? [value] : [];
    });
  }

  /** Values of a list. */
  all(key: string, list: readonly Value[]): void {
    for (const value of list) this.add(key, value, () => without(list, value));
  }
}

function without<T>(list: readonly T[], one: T): T[] {
  const own = list as T[];
  const at = own.indexOf(one);
  return at < 0 ? [] : own.splice(at, 1);
}

/** Every value that is of an action. */
const withinAction = ({ text, pilots, status, from, to, progress, steps }: DraftAction): Value[] =>
  [text, pilots, status, from, to, ...progress, ...steps].flatMap((value): Value[] =>
    value ? [value] : [],
  );

function addActions(slots: ThingSlots, actions: readonly DraftAction[]): void {
  for (const [i, action] of actions.entries()) {
    const own = `action ${i + 1}`;
    slots.add(own, action.text, () => {
      without(actions, action);
      return withinAction(action);
    });
    slots.of(`${own} › pilote`, action, 'pilots');
    slots.of(`${own} › statut`, action, 'status');
    slots.of(`${own} › debut`, action, 'from');
    slots.of(`${own} › fin`, action, 'to');
    slots.all(`${own} › avancement`, action.progress);
    slots.all(`${own} › sousActions`, action.steps);
  }
}

const nameOf = (kind: string, { number }: Thing, i: number): string =>
  `${kind} ${number?.value ?? `n° ${i + 1} du document`}`;

function axeSlots(axe: DraftAxe, i: number): DraftSlot[] {
  const slots = new ThingSlots(axe, nameOf('axe', axe, i));
  slots.of('numero', axe, 'number');
  slots.of('titre', axe, 'title');
  for (const part of axe.parts) {
    slots.add('sousAxes › numero', part.number, () => {
      without(axe.parts, part);
      return [part.number, ...(part.title ? [part.title] : [])];
    });
    slots.of('sousAxes › titre', part, 'title');
  }
  addActions(slots, axe.actions);
  return slots.slots;
}

function ficheSlots(fiche: DraftFiche, i: number): DraftSlot[] {
  const slots = new ThingSlots(fiche, nameOf('fiche', fiche, i));
  slots.of('numero', fiche, 'number');
  slots.of('titre', fiche, 'title');
  slots.of('pilote', fiche, 'pilots');
  slots.all('responsables', fiche.services);
  for (const key of Object.keys(fiche.texts) as (keyof DraftFiche['texts'])[])
    slots.of(key, fiche.texts, key);
  for (const [key, list] of Object.entries(fiche.lists)) slots.all(key, list);
  slots.all('objectifs', fiche.objectives);
  addActions(slots, fiche.actions);
  slots.all('financements', fiche.funding);
  slots.all('territoires', fiche.places);
  for (const rubric of fiche.rubrics) {
    const { label, points } = rubric;
    const leave = () => void without(fiche.rubrics, rubric);
    slots.add('rubriques', label, () => {
      leave();
      return [label, ...points];
    });
    for (const point of points)
      slots.add(`rubriques › ${label.value}`, point, () => {
        const taken = without(points, point);
        if (points.length === 0) leave();
        return taken;
      });
  }
  return slots.slots;
}

/** Every value of a draft, in the order of the plan. */
export const slotsOf = (draft: Draft): DraftSlot[] => [
  ...draft.axes.flatMap(axeSlots),
  ...draft.fiches.flatMap(ficheSlots),
];

/** Every value of a draft. */
export const valuesOf = (draft: Draft): Value[] => slotsOf(draft).map(({ value }) => value);
