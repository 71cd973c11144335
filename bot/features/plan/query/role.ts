/** Claim of what an organisation is in a fiche, or of the axe that a fiche is in, held against the graph. */
import { join } from '../../../knowledge/entries/builder.ts';
import { hasInterrogative } from '../read/form.ts';
import { leftIn, type Piece, saysAny } from '../read/piece.ts';
import { bodiesIn } from './bodies.ts';
import { OF_ORGANISATIONS } from './except.ts';
import type { Graph, Thing } from './graph.ts';
import { surely } from './held.ts';
import { TAKEN } from './query.ts';
import type { AskedOfPlan, Result } from './result.ts';
import { strings } from './strings.ts';

/** What is said of a thing: that these things are in this field of it. */
interface Claimed {
  thing: Thing;
  field: string;
  things: readonly string[];
}

/** "La PMI pilote la fiche 1.1 ?", "la fiche 13 est dans l’axe 3 ?" */
function claimIn({ piece, graph, subject }: AskedOfPlan): Claimed | undefined {
  const { names, references, pointing, followUp, fields } = piece.utterance;
  const called = names.flatMap(({ entity }) => (/^fiche:[^/]+$/.test(entity) ? entity : []));
  const numbered = references.things.slice(0, references.fiches.length);
  const [own, another] = numbered.length > 0 ? numbered : [...new Set(called)];
  // "La Caf en fait partie ?": of the fiche that was spoken of.
  const isOneOf = own === undefined && saysAny(piece, 'q-en-fait-partie');
  const leans = own === undefined && (isOneOf || followUp || pointing);
  const focus = leans ? subject?.entities[0] : undefined;
  // "Nom de la personne qui pilote la 1.1 à la Caf ?": who is asked, and not whether the Caf does.
  const isElse = fields.some(
    ({ id, strong }) =>
      strong && piece.knowledge.vocabulary.champs.get(id)?.dur && !SAID_OF_IT.has(id),
  );
  const isClaim = /\?/.test(piece.text) && !hasInterrogative(piece.sentence) && !isElse;
  if (another || !isClaim || saysAny(piece, 'q-sauf', 'q-mis-a-part')) return undefined;
  const named = graph.thing(own ?? focus ?? '');
  const thing = named ?? (leans ? undefined : titledSo(piece, graph));
  if (!thing) return undefined;
  const [axe] = references.axes;
  if (axe !== undefined && saysAny(piece, 'q-releve'))
    return { thing, field: 'axe', things: references.things.slice(-1) };
  const isPart = fields.some(({ id, strong }) => strong && /^(?:acteurs|partenaire)$/.test(id));
  const field = isPart
    ? 'acteurs'
    : saysAny(piece, 'q-pilote')
      ? 'pilote'
      : isOneOf || saysAny(piece, 'q-participe')
        ? 'acteurs'
        : undefined;
  const things = bodiesIn(piece);
  return field && things.length > 0 ? { thing, field, things } : undefined;
}

/** Fields that say who has a part in a fiche, and where it is. */
const SAID_OF_IT: ReadonlySet<string> = new Set([...OF_ORGANISATIONS, 'axe']);

/** "L’Agglo pilote la carte des lieux d’aide ?": the one fiche whose title has all that is said beside who and what. */
function titledSo(piece: Piece, graph: Graph): Thing | undefined {
  const terms = leftIn(piece, [...TAKEN, 'q-pilote', 'q-participe', 'q-c-est'], (entity) =>
    /^(?:organisation|sigle):/.test(entity),
  );
  const [one, another] = graph.ofKind('fiche').filter(({ title }) => {
    const own = new Set(piece.knowledge.reader.read(title.fr, 'fr').terms.flatMap(surely));
    return terms.length > 0 && terms.every((term) => surely(term).some((sense) => own.has(sense)));
  });
  return another ? undefined : one;
}

/** "Non : c’est la Caf qui pilote la fiche 1.1, pas la PMI." */
export function roleHeld(asking: AskedOfPlan): Result | undefined {
  const { piece, graph } = asking;
  const { locale } = piece.utterance;
  const claim = claimIn(asking);
  const values = claim?.thing.fields.get(claim.field) ?? [];
  // What the plan leaves blank settles nothing.
  if (!claim || values.length === 0) return undefined;
  const { thing, field, things } = claim;
  const nameOf = (one: string) => graph.thing(one)?.name[locale] ?? one;
  // "Conseil départemental (PMI notamment)": named within another one’s line, it has a part too.
  const isIn = (one: string) =>
    values.some(
      (value) => value.thing === one || value.words.fr.includes(graph.thing(one)?.title.fr ?? one),
    );
  const holds = things.every(isIn);
  // Of several, only some: neither yes nor no.
  if (!holds && things.some(isIn)) return undefined;
  const who = join(things.map(nameOf), locale);
  const known = join(
    values.map(({ words }) => words[locale]),
    locale,
  );
  const say = strings[locale].held[field === 'pilote' || field === 'axe' ? field : 'acteurs'];
  return {
    spoken: {
      headline: holds
        ? say.yes(who, thing.name[locale])
        : say.no(who, thing.name[locale], known, values.length > 1),
    },
    sources: [thing.source],
    entities: [thing.id, ...things],
    fields: [field],
    entry: `${thing.id}/${field}`,
  };
}
