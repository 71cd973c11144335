/**
 * Places of a plan against the official list of French ones (`@etalab/decoupage-administratif`): what is not in it under
 * its name, and what is perhaps meant. The list is there to write a plan, and not to serve one: where it is not
 * installed, nothing is checked, and that is said.
 */
import { createRequire } from 'node:module';
import { z } from 'zod';
import { nearest } from '../../bot/knowledge/plan-faults.ts';
import type { Plan } from '../../bot/knowledge/schema.ts';
import { fold } from '../../bot/language/fold.ts';

const LIST = '@etalab/decoupage-administratif';

type PlaceType = Plan['territoires'][number]['type'];

/** Types of which the list has all. */
const listed: ReadonlySet<PlaceType> = new Set(['commune', 'epci', 'ept', 'departement', 'region']);

export interface OfficialPlace {
  nom: string;
  type: PlaceType;
  /** Codes of the départements where it is. */
  departements: readonly string[];
}

export interface OfficialPlaces {
  edition: string;
  places: readonly OfficialPlace[];
}

const named = z.object({ nom: z.string(), code: z.string() });
const commune = named.extend({ departement: z.string().optional() });
const departement = named.extend({ region: z.string() });
/** A body of communes: its type stands before its name ("CC Faucigny - Glières"). */
const body = z.object({ nom: z.string(), type: z.string(), membres: z.array(named) });

/** Départements overseas have three figures. */
const departementOf = (code: string): string => code.slice(0, /^9[78]/.test(code) ? 3 : 2);

/** The list as it is installed here; undefined where it is not. */
export function officialPlaces(): OfficialPlaces | undefined {
  const require = createRequire(import.meta.url);
  const read = <T>(name: string, one: z.ZodType<T>): T[] =>
    z.array(one).parse(require(`${LIST}/data/${name}.json`));
  try {
    require.resolve(`${LIST}/package.json`);
  } catch {
    return undefined;
  }
  const { version } = z.object({ version: z.string() }).parse(require(`${LIST}/package.json`));
  const departements = read('departements', departement);
  const bodies = (name: string, type: PlaceType): OfficialPlace[] =>
    read(name, body).map((one) => ({
      nom: one.nom.startsWith(`${one.type} `) ? one.nom.slice(one.type.length + 1) : one.nom,
      type,
      departements: [...new Set(one.membres.map(({ code }) => departementOf(code)))],
    }));
  return {
    edition: version,
    places: [
      ...read('communes', commune).map((one) => ({
        nom: one.nom,
        type: 'commune' as const,
        departements: [one.departement ?? departementOf(one.code)],
      })),
      ...bodies('epci', 'epci'),
      ...bodies('ept', 'ept'),
      ...departements.map(({ nom, code }) => ({
        nom,
        type: 'departement' as const,
        departements: [code],
      })),
      ...read('regions', named).map(({ nom, code }) => ({
        nom,
        type: 'region' as const,
        departements: departements.filter((one) => one.region === code).map((one) => one.code),
      })),
    ],
  };
}

/** Words of a name, whatever stands between them. */
const plain = (name: string): string =>
  fold(name)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/** Letters of the longest word that may stand between what a body is and its name: "du", "des", "de la". */
const LINK = 3;

/** Whether a body is meant: "Communauté de communes du Pays d’Orne" and "Pays d’Orne" are the official "du Pays d’Orne". */
function isBody(written: string, official: string): boolean {
  if (written.endsWith(` ${official}`)) return true;
  if (!official.endsWith(` ${written}`)) return false;
  const before = official.slice(0, -written.length).trim().split(' ');
  return before.every((word) => word.length <= LINK);
}

/** Whether a name that people may say short stands in the official one: "Aulnay" for "Aulnay-sous-Bois". */
const isPart = (written: string, official: string): boolean =>
  ` ${official} `.includes(` ${written} `);

/** Official places as seen from a plan: those of its own départements come first. */
function atlasOf(plan: Plan, official: readonly OfficialPlace[]) {
  const places = official.map((place) => ({ ...place, name: plain(place.nom) }));
  const found = (nom: string, type?: PlaceType) => {
    const written = plain(nom);
    const isOfBodies = (one: PlaceType) => one === 'epci' || one === 'ept';
    return places.filter(
      (place) =>
        (type === undefined || place.type === type) &&
        (place.name === written || (isOfBodies(place.type) && isBody(written, place.name))),
    );
  };
  const own = plan.territoires.find(({ id }) => id === plan.plan.territoire);
  const [ownPlace, ...others] = own ? found(own.nom, own.type) : [];
  // Of two of the same name nobody knows which.
  const here = new Set(others.length === 0 ? ownPlace?.departements : []);
  const isHere = ({ departements }: OfficialPlace) => departements.some((one) => here.has(one));
  const ofType = (list: typeof places, type?: PlaceType) =>
    list.filter((place) => type === undefined || place.type === type);
  const placesHere = places.filter(isHere);
  const partHere = (nom: string, type?: PlaceType): string | undefined =>
    ofType(placesHere, type).find(({ name }) => isPart(plain(nom), name))?.nom;
  /** What is perhaps meant, in brackets: a name where the plan is before one elsewhere. */
  const near = (nom: string, type?: PlaceType, among = [placesHere, places]): string => {
    const [name] = [
      partHere(nom, type),
      ...among.map((list) =>
        nearest(
          nom,
          ofType(list, type).map((place) => place.nom),
        ),
      ),
    ].filter((one) => one !== undefined);
    return name === undefined ? '' : ` (voulez-vous dire « ${name} » ?)`;
  };
  const nearHere = (nom: string, type?: PlaceType) => near(nom, type, [placesHere]);
  return { found, near, nearHere, isHere, partHere, isPlaced: here.size > 0 };
}

type Atlas = ReturnType<typeof atlasOf>;

/** What is to be checked of a place; undefined when it is in the list, where the plan is. */
function faultOf(atlas: Atlas, nom: string, type?: PlaceType): string | undefined {
  const what = type ? `« ${nom} » (${type})` : `« ${nom} »`;
  const places = atlas.found(nom, type);
  if (places.length === 0) {
    const all = type ? atlas.found(nom) : [];
    const other = all.find(atlas.isHere) ?? all[0];
    const help = other
      ? ` (elle a « ${other.nom} », de type ${other.type})`
      : atlas.near(nom, type);
    return `${what} n’est pas dans la liste officielle${help}`;
  }
  if (places.some(atlas.isHere)) return undefined;
  const where = [...new Set(places.flatMap(({ departements }) => departements))].join(', ');
  if (atlas.isPlaced)
    return `${what} n’est pas là où est le plan, mais dans : ${where}${atlas.nearHere(nom, type)}`;
  return places.length > 1 ? `${what} : ${places.length} du même nom, dans : ${where}` : undefined;
}

/** Lines to check, each a sentence; none when all is in the list. */
export function placesToCheck(plan: Plan, official: OfficialPlaces | undefined): string[] {
  if (!official)
    return [
      `non vérifiés : la liste officielle n’est pas installée ici (npm install --no-save ${LIST})`,
    ];
  const atlas = atlasOf(plan, official.places);
  const others = plan.territoires
    .filter(({ type }) => !listed.has(type))
    .map(({ nom, type }) => `« ${nom} » (${type})`);
  return [
    ...plan.territoires
      .filter(({ type }) => listed.has(type))
      .flatMap(({ nom, type }) => faultOf(atlas, nom, type) ?? []),
    ...(plan.autresLieux?.noms ?? []).flatMap((nom) =>
      atlas.partHere(nom) ? [] : (faultOf(atlas, nom) ?? []),
    ),
    ...(others.length > 0 ? [`non vérifiés, la liste n’en a pas : ${others.join(', ')}`] : []),
  ];
}
