/** Organisations of a question: what the plan says that one does, and what it is called. */
import { mentionsOf } from '../../../knowledge/mentions.ts';
import { fold } from '../../../language/fold.ts';
import { hasInterrogative } from '../read/form.ts';
import { leftIn, type Piece, saysAny } from '../read/piece.ts';
import { TAKEN } from './query.ts';
import { type AskedOfPlan, ofPlan, planSource, type Result } from './result.ts';
import { strings } from './strings.ts';

/** Ids of the organisations that are named; "le Département" that pilots or acts is its council, and no place. */
export function bodiesIn({ utterance: { names, words }, knowledge }: Piece): string[] {
  const named = names.flatMap(({ entity }) => (entity.startsWith('organisation:') ? entity : []));
  if (named.length > 0) return [...new Set(named)];
  const called = names.flatMap(({ entity, at, length }) =>
    entity.startsWith('territoire:') ? (words[at + length - 1]?.folded ?? []) : [],
  );
  const bodies = called.flatMap((word) => {
    const isCalled = (one: string) =>
      fold(one)
        .split(/[\s’'-]+/u)
        .includes(word);
    const body = knowledge.plan.organisations.find(
      ({ alias, mots, nom }) =>
        /\p{L}{4}/u.test(word) && !isCalled(nom) && [...alias, ...mots].some(isCalled),
    );
    return body ? `organisation:${body.id}` : [];
  });
  return [...new Set(bodies)];
}

/** "Que fait la Caf ?", "la Région participe ?": what it leads, where it acts, and each line of the plan that names it. */
export function whatItDoes({ piece, graph }: AskedOfPlan): Result | undefined {
  const { utterance, knowledge } = piece;
  const { locale, references, fields } = utterance;
  const [id, another] = bodiesIn(piece);
  const body = id === undefined ? undefined : graph.thing(id);
  const isRole = fields.some((one) => one.strong && one.id === 'role');
  const isClaim = /\?/.test(piece.text) && !hasInterrogative(piece.sentence);
  const isTold = isRole || (isClaim && saysAny(piece, 'q-participe'));
  const isOfPlan = (entity: string) =>
    entity === 'plan' || entity === id || /^(?:sigle|territoire):/.test(entity);
  if (!body || another || !isTold || references.used.size > 0) return undefined;
  const isElse = fields.some(({ id: one, strong }) => strong && !OF_ROLE.has(one));
  if (isElse || leftIn(piece, [...TAKEN, 'q-participe'], isOfPlan).length > 0) return undefined;
  const own = knowledge.entry(`${id}/pilote`);
  const lines = mentionsOf(body.id, knowledge);
  const say = strings[locale];
  const told = own?.outcome === 'answered' ? own.say(locale) : undefined;
  const items = lines.slice(0, MOST_LINES).map((entry) => entry.say(locale).headline);
  if (!told && items.length === 0) return undefined;
  const within = told
    ? []
    : graph
        .ofKind('fiche')
        .flatMap(({ name, fields: of }) =>
          (of.get('acteurs') ?? []).flatMap(({ words }) =>
            words.fr.includes(body.title.fr) ? say.actsAs(name[locale], words[locale]) : [],
          ),
        );
  const source = told ? own?.source : lines[0]?.source;
  const acts = [told?.headline, told?.note, ...within].filter(Boolean).join(' ');
  return {
    spoken: {
      headline: acts
        ? items.length > 0
          ? say.alsoCited(acts)
          : acts
        : say.cited(body.name[locale]),
      items,
    },
    sources: [source ?? planSource(piece)],
    entities: [body.id],
    fields: ['role'],
    entry: told ? own?.id : undefined,
  };
}

/** Fields that ask what an organisation does. */
const OF_ROLE: ReadonlySet<string> = new Set([
  'role',
  'participants',
  'acteurs',
  'contenu',
  'partenaire',
  'actions',
]);

/** More lines are a list of the plan, and no answer. */
const MOST_LINES = 5;

/** "Comment s’appelle l’université ?": the name of the organisation, and what its sigle stands for. */
export function whatItIsCalled({ piece, graph }: AskedOfPlan): Result | undefined {
  const { locale, fields } = piece.utterance;
  const [id, another] = bodiesIn(piece);
  const body = id === undefined ? undefined : graph.thing(id);
  const isName = fields.some(({ id: one }) => one === 'nom') && saysAny(piece, 'q-s-appelle');
  // Of something else that is named, the name is asked.
  const isOwn = (entity: string) => entity === id || /^(?:sigle|territoire):/.test(entity);
  const isAlone =
    piece.utterance.references.used.size === 0 &&
    leftIn(piece, [...TAKEN, 'q-s-appelle'], isOwn).length === 0 &&
    piece.utterance.names.every(({ entity }) => isOwn(entity));
  if (!body || another || !isName || !isAlone) return undefined;
  const name = body.title[locale];
  const sigle = piece.knowledge.entry(`sigle:${name}`);
  return {
    spoken: { headline: sigle?.say(locale).headline ?? strings[locale].only(name) },
    sources: [sigle?.source ?? body.source],
    entities: [body.id],
    fields: ['nom'],
    entry: sigle?.id,
  };
}

/** "Une liste des sigles ?": each that the plan uses, with what it stands for where that is known. */
export function siglesListed({ piece }: AskedOfPlan): Result | undefined {
  const { plan, entry } = piece.knowledge;
  const { locale, names } = piece.utterance;
  if (
    !saysAny(piece, 'q-sigles') ||
    names.length > 0 ||
    leftIn(piece, [...TAKEN, 'q-sigles']).length > 0
  )
    return undefined;
  // The glossary has common nouns too.
  const isSigle = (word: string) => word.length <= 4 || /\p{Lu}\p{L}*\p{Lu}/u.test(word);
  const own = plan.glossaire.filter(({ absent, sigle }) => !absent && isSigle(sigle));
  const items = own.flatMap(({ sigle }) => entry(`sigle:${sigle}`)?.say(locale).headline ?? []);
  const spoken = { headline: strings[locale].sigles(items.length), items };
  return items.length === 0 ? undefined : ofPlan(piece, spoken, ['definition']);
}
