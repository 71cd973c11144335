/** What is known of groups, pilotes and people without asking the store each time. */

import { type Copies, type Copy, copiesOf, madeOf } from '../../../contract/copies.ts';
import { type Store, valuesOf } from '../../../contract/store.ts';
import type { Plan } from '../../../knowledge/schema.ts';
import { subjectOf } from '../../../knowledge/subjects.ts';
import { oncePer } from '../../../language/once-per.ts';
import { cut } from '../../../language/words.ts';
import { type KnownPerson, people } from './directory.ts';
import { endedGroup, type KnownGroup, knownGroups } from './group-names.ts';
import { groups, type Pilot, peopleIn, pilots } from './groups.ts';
import { type PilotOf, pilotsOn } from './piloting.ts';
import { joinRequests } from './schema.ts';

/**
 * A copy that names things and adds lines to answers. It decides nothing: rights and changes are
 * read from the store at the time of the act.
 */
export class PartnersView {
  readonly #plan: Plan;
  readonly #copies: Copies;
  readonly #all: readonly Pick<Copy<never>, 'version' | 'loaded'>[];
  readonly #groups: () => KnownGroup[];
  readonly #byId: () => ReadonlyMap<string, KnownGroup>;
  readonly #byPerson: () => ReadonlyMap<string, readonly KnownGroup[]>;
  readonly #pilots: () => ReadonlyMap<string, Pilot>;
  readonly #people: () => ReadonlyMap<string, KnownPerson>;
  readonly #asking: () => ReadonlySet<string>;
  readonly #names: () => string;

  constructor(store: Store, plan: Plan) {
    this.#plan = plan;
    this.#copies = copiesOf(store);
    const made = this.#copies.of({ collection: groups });
    const led = this.#copies.of({ collection: pilots });
    const known = this.#copies.of({
      collection: people,
      // Whoever writes is seen once an hour: nothing is made anew for that.
      part: ({ lastSeenAt, ...person }) => person,
      shownAs: ({ name }) => name,
    });
    const asked = this.#copies.of({ collection: joinRequests });
    this.#asking = madeOf(
      asked,
      (rows) => new Set(rows.flatMap(({ value }) => (value.declined ? [] : [value.person]))),
    );
    this.#all = [made, led, known];
    this.#groups = madeOf(made, (rows) => knownGroups(plan, rows));
    this.#byId = madeOf(made, () => new Map(this.groups.map((group) => [group.id, group])));
    this.#byPerson = madeOf(made, () => byPerson(this.groups));
    this.#names = madeOf(made, () =>
      [...this.groups.flatMap(({ words }) => words), ...organisationWords(plan)].join(' '),
    );
    this.#pilots = madeOf(led, valuesOf);
    this.#people = madeOf(known, valuesOf);
  }

  get groups(): readonly KnownGroup[] {
    return this.#groups();
  }

  /** How often it was read: what was made of it is good until this changes. */
  get version(): number {
    return this.#all.reduce((sum, { version }) => sum + version, 0);
  }

  /** Whether the store was ever read: before, nobody can be said to be in no group. */
  get loaded(): boolean {
    return this.#all.every(({ loaded }) => loaded);
  }

  /** One of the groups, or one that ended with a version of the plan: its meetings and polls still name it. */
  group(id: string): KnownGroup | undefined {
    return this.#byId().get(id) ?? endedGroup(this.#plan, id);
  }

  /** Groups that somebody is in, or co-animates. */
  groupsOf(person: string): readonly KnownGroup[] {
    return this.#byPerson().get(person) ?? [];
  }

  /** Who was named for exactly this. */
  pilot(led: string): Pilot | undefined {
    return this.#pilots().get(led);
  }

  /** Who pilots a subject on a local day, named for it or for what it is a part of. */
  pilotsOn(today: string): PilotOf {
    return pilotsOn(today, (id) => this.pilot(id));
  }

  person(id: string): KnownPerson | undefined {
    return this.#people().get(id);
  }

  /** Whether somebody waits to be let into a group. */
  isAsking(person: string): boolean {
    return this.#asking().has(person);
  }

  /** Everybody who is known, and every pilote, by recipient and by what is led. */
  get people(): ReadonlyMap<string, KnownPerson> {
    return this.#people();
  }
  get pilots(): ReadonlyMap<string, Pilot> {
    return this.#pilots();
  }

  /** Whether anybody is here yet: before, the document alone can answer. */
  get isLiving(): boolean {
    return (
      this.people.size > 0 ||
      this.pilots.size > 0 ||
      this.groups.some(({ row }) => row !== undefined)
    );
  }

  /** The group whose co-animators decide about what is led (`fiche:1.1`, `action:…`, `proposition:<id>`). */
  groupOf(led: string): string | undefined {
    return subjectOf(this.#plan, led)?.group || undefined;
  }

  /** Words of the names of groups and organisations, which slips are corrected towards. */
  get names(): string {
    return this.#names();
  }

  /** Reads what changed, and everything the first time. Rejects with the error of the store. */
  follow(): Promise<void> {
    return this.#copies.follow();
  }

  /** Follows in the background when the copy is old; a store that fails leaves it as it is. */
  touch(now: Date): void {
    this.#copies.touch(now);
  }
}

const organisationWords = oncePer(({ organisations }: Plan): readonly string[] =>
  cut(organisations.flatMap(({ nom, alias }) => [nom, ...alias]).join('\n')).map(
    ({ folded }) => folded,
  ),
);

function byPerson(groups: readonly KnownGroup[]): Map<string, KnownGroup[]> {
  const found = new Map<string, KnownGroup[]>();
  for (const group of groups)
    for (const person of peopleIn(group.row))
      found.set(person, [...(found.get(person) ?? []), group]);
  return found;
}

const views = new WeakMap<Copies, Map<Plan, PartnersView>>();

/** The one view of a store's partners, whichever feature asks first. */
export function viewOf(store: Store, plan: Plan): PartnersView {
  const copies = copiesOf(store);
  const ofStore = views.get(copies) ?? new Map<Plan, PartnersView>();
  const ready = ofStore.get(plan);
  if (ready) return ready;
  const view = new PartnersView(store, plan);
  views.set(copies, ofStore.set(plan, view));
  view.follow().catch(() => {});
  return view;
}
