/** Which groups there are, what they are called, and which one is meant by a few words. */

import type { Reader, Row } from '../../../contract/store.ts';
import type { Plan } from '../../../knowledge/schema.ts';
import { goneThings, nameOfVersion } from '../../../knowledge/versions.ts';
import type { Locale } from '../../../language/locale.ts';
import { oncePer } from '../../../language/once-per.ts';
import { LINKS } from '../../../language/phrases.ts';
import { cut, type Word } from '../../../language/words.ts';
import { axeGroup, type Group, groups } from './groups.ts';
import { strings } from './strings.ts';

export interface KnownGroup {
  id: string;
  kind: Group['kind'];
  /** Number of its axe, as the plan prints it. */
  numero?: string;
  /** With its article: "le sous-groupe « … »". */
  label: Record<Locale, string>;
  /** As a heading, a line of a list or a cell says it: "GT Axe 1". */
  tag: Record<Locale, string>;
  /** Stems of its own name, then of every word it is known by. */
  own: ReadonlySet<string>;
  all: ReadonlySet<string>;
  /** Stems of its own name that may stand for it alone: the first word of each of its parts. */
  heads: ReadonlySet<string>;
  /** Those words as written, folded: what slips are corrected towards. */
  words: readonly string[];
  /** Short names, said alone: "carto". */
  called: readonly string[];
  /** `proposition:<id>` of the plan, for what a pilote leads. */
  led?: string;
  /** What it is called, without "le sous-groupe"; absent for the working groups. */
  name?: string;
  /** Absent until somebody joined. */
  row?: Group | undefined;
}

/** Group as somebody named it. */
export interface NamedGroup {
  /** One when it is clear, several when a question is due, none when nobody knows it. */
  found: readonly KnownGroup[];
  /** Its name as typed; empty: the group of the channel where it is said. */
  text: string;
  /** Recipient of the one whose group it is said to be: "le groupe de Léa". */
  of?: string;
}

/** A group as whoever names it does. */
export const asNamed = (group: KnownGroup): NamedGroup => ({
  found: [group],
  text: group.label.fr,
});

/** Whether a group has just this name. */
export const isNamed = ({ name = '' }: KnownGroup, text: string): boolean =>
  nameId(name) === nameId(text);

/** Whether a group is called just so, by its own name or a short one. */
export const isCalled = (group: KnownGroup, text: string): boolean =>
  isNamed(group, text) || group.called.some((one) => nameId(one) === nameId(text));

/** No group named: which one is asked, or known by who speaks and where. */
export const UNNAMED: NamedGroup = { found: [], text: '' };

/** The groups of the plan, then those that people made. */
export function knownGroups(plan: Plan, rows: readonly Row<Group>[]): KnownGroup[] {
  const kept = new Map(rows.map(({ id, value }) => [id, value]));
  const ofPlan = groupsOf(plan).map((group) => ({ ...group, row: kept.get(group.id) }));
  const ids = new Set(ofPlan.map(({ id }) => id));
  const made = rows.flatMap(({ id, value }) => {
    if (ids.has(id) || value.name === null) return [];
    const body = bodyOf(plan, value.name);
    return [
      {
        id,
        kind: value.kind,
        name: value.name,
        label: labelsOf(value.name, plan),
        tag: body ? { fr: body.nom, en: body.nom } : tagsOf(value.name),
        ...knownBy([value.name], []),
        called: body?.groupe ?? [value.name],
        row: value,
      },
    ];
  });
  return [...ofPlan, ...made];
}

const groupsOf = oncePer((plan: Plan) => [...axesOf(plan), ...propositionsOf(plan)]);

/** Group of a thing that the plan has no more, called as the last version that had it does; undefined: no such group. */
export function endedGroup(plan: Plan, id: string): KnownGroup | undefined {
  const { versions } = plan;
  if (!versions) return undefined;
  const gone = goneThings(versions);
  const ended = gone.get(`axe:${id.replace(/^axe-/, '')}`) ?? gone.get(`proposition:${id}`);
  if (!ended || !isGroupOf(ended.entity, id)) return undefined;
  const { numero } = ended.thing;
  const name = shortName(ended.thing.titre);
  const version = nameOfVersion(ended.last);
  const said = (words: Record<Locale, string>) => ({
    fr: `${words.fr} (${version})`,
    en: `${words.en} (${version})`,
  });
  const { label, tag } =
    numero === undefined ? { label: labelsOf(name, plan), tag: tagsOf(name) } : axeCalled(numero);
  const kind = numero === undefined ? 'sousGroupe' : 'axe';
  return { id, kind, label: said(label), tag: said(tag), ...knownBy([], []), called: [] };
}

const axeCalled = (numero: string): Pick<KnownGroup, 'label' | 'tag'> => ({
  label: { fr: strings.fr.axeGroup(numero), en: strings.en.axeGroup(numero) },
  tag: { fr: strings.fr.axeTag(numero), en: strings.en.axeTag(numero) },
});

const isGroupOf = (entity: string, id: string): boolean =>
  entity === `proposition:${id}` || axeGroup(entity.replace(/^axe:/, '')) === id;

const axesOf = (plan: Plan): KnownGroup[] =>
  plan.axes.map(({ id, numero, titre, alias, mots }) => ({
    id: axeGroup(id),
    kind: 'axe',
    numero,
    ...axeCalled(numero),
    ...knownBy([titre, ...alias], mots),
    called: [],
  }));

const propositionsOf = (plan: Plan): KnownGroup[] =>
  plan.propositions.map(({ id, titre, texte, en, alias, mots, groupe, court, courtEn }) => {
    const name = shortName(titre);
    return {
      id,
      kind: 'sousGroupe',
      name,
      label: labelsOf(name, plan),
      tag: tagsOf(court ?? name, courtEn),
      ...knownBy([name, ...alias], [titre, texte, en ?? '', ...mots, ...groupe]),
      called: groupe,
      led: `proposition:${id}`,
    };
  });

/** "Un outil … : la cartographie (proposition)" is called "cartographie": its last part, bare. */
function shortName(titre: string): string {
  const bare = titre.replace(/\s*\([^()]*\)\s*$/, '');
  const last = bare.split(' : ').at(-1) ?? bare;
  return last.replace(/^(?:les?|la|une?|des)\s+|^l['’]/i, '');
}

/**
 * What a group is called in one or two words, in what machines read (`npm run understand`): the
 * first short name of the plan ("cartographie"), the name that people gave it, or "axe 5".
 */
const shortNameOf = ({ id, numero, called, name }: KnownGroup): string =>
  called[0] ?? name ?? (numero === undefined ? id.replace('-', ' ') : `axe ${numero}`);

/** What a heading or a cell calls a sous-groupe of this name. */
export const tagsOf = (fr: string, en = fr): Record<Locale, string> => ({
  fr: strings.fr.subTag(fr),
  en: strings.en.subTag(en),
});

/** The body of the plan that a group bears the name of: the committee, that may be called in many ways. */
export const bodyOf = ({ organisations }: Plan, name: string) =>
  organisations.find(({ groupe }) => groupe.some((one) => nameId(one) === nameId(name)));

/** What a sous-groupe of this name is called, with its article. */
export function labelsOf(name: string, plan: Plan): Record<Locale, string> {
  const body = bodyOf(plan, name);
  return body
    ? { fr: body.avecArticle, en: `the ${body.nom}` }
    : { fr: strings.fr.subGroup(name), en: strings.en.subGroup(name) };
}

function knownBy(
  names: readonly string[],
  more: readonly string[],
): Pick<KnownGroup, 'own' | 'all' | 'heads' | 'words'> {
  const heavy = (texts: readonly string[]) => texts.flatMap((text) => cut(text)).filter(isHeavy);
  const own = heavy(names);
  const all = [...own, ...heavy(more)];
  const stems = (words: readonly Word[]) => new Set(words.map((w) => w.stem));
  return {
    own: stems(own),
    all: stems(all),
    heads: stems(names.flatMap(headsOf)),
    words: all.map((w) => w.folded).filter((w) => w.length > 3),
  };
}

/**
 * "Cartographie dynamique petite enfance" is said "la cartographie", never "la petite"; of "compétences des EPT",
 * either word may be said alone.
 */
const headsOf = (name: string): Word[] =>
  cut(name).filter((word, i, words) => {
    const before = words[i - 1];
    return isHeavy(word) && (!before || !isHeavy(before));
  });

const isHeavy = ({ folded }: Word): boolean => folded.length > 1 && !LINKS.has(folded);

/**
 * The groups that these words may mean: those known by all of them, else by most of them; among
 * those the ones whose own name says more of them. Several: a question is due.
 */
export function meant(words: readonly Word[], groups: readonly KnownGroup[]): KnownGroup[] {
  const heavy = words.filter(isHeavy);
  if (heavy.length === 0) return [];
  const share = (set: ReadonlySet<string>) =>
    heavy.filter((w) => set.has(w.stem)).length / heavy.length;
  const known = groups.map((group) => ({ group, known: share(group.all), own: share(group.own) }));
  const most = Math.max(...known.map((k) => k.known));
  if (most <= 0.5) return [];
  const near = known.filter((k) => k.known === most);
  const best = Math.max(...near.map((k) => k.own));
  const closest = near.filter((k) => k.own === best);
  // "Relais" and "Relais et familles": the shorter name is said whole, the longer is not.
  const shortest = Math.min(...closest.map(({ group }) => group.own.size));
  const exact = closest.filter(
    ({ group }) => group.own.size === shortest && shortest <= heavy.length,
  );
  return (exact.length === 1 ? exact : closest).map(({ group }) => group);
}

/** The same for names that differ by capitals, accents and signs only. */
export const nameId = (name: string): string =>
  cut(name)
    .map((w) => w.folded)
    .join('-');

/** The id of a new sous-groupe: readable; `number` tells apart those once called the same. */
export const idOf = (name: string, number = 1): string =>
  `sous-groupe-${nameId(name)}`.slice(0, 150) + (number > 1 ? `-${number}` : '');

/** For `npm run understand`: `group` is always one id; where several may be meant they are `groups`. */
export function groupField(found: readonly KnownGroup[]): { group?: string; groups?: string[] } {
  const [only, second] = found;
  if (second) return { groups: found.map(shortNameOf) };
  return only ? { group: shortNameOf(only) } : {};
}

/** What a group is called, with its article: one of the plan, or one that people made. */
export async function groupLabel(
  reader: Pick<Reader, 'get'>,
  plan: Plan,
  id: string,
  locale: Locale,
): Promise<string> {
  const row = await reader.get(groups, id);
  const known = knownGroups(plan, row ? [row] : []).find((group) => group.id === id);
  return (known ?? endedGroup(plan, id))?.label[locale] ?? id;
}
