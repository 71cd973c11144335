import type { Feature, Rank, Reading } from '../../contract/feature.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { nameOfVersion } from '../../knowledge/versions.ts';
import type { Utterance } from '../../language/utterance.ts';
import { type Saying, sayingOf } from '../../sentence/saying.ts';
import { says } from '../../sentence/sentence.ts';
import { earlierAnswer } from './query/earlier.ts';
import { asksAgain, draftOf, repliesTo } from './query/replies.ts';
import { askingsIn } from './query/several.ts';
import { refusedAlone } from './read/continuation.ts';
import type { Decision } from './read/decision.ts';
import { type EarlierAsked, earlierAsked } from './read/earlier.ts';
import { isClosed } from './read/form.ts';
import { refused } from './read/named.ts';
import { type Piece, pieceOf } from './read/piece.ts';
import { thresholds } from './read/thresholds.ts';
import { compose, finish, withKnown } from './show/compose.ts';
import { lookUp } from './show/look-up.ts';
import { planHowTo } from './show/next-questions.ts';
import { planViews } from './show/pages.ts';
import { versionRows } from './show/version-rows.ts';

/** Answers questions about the plan, from its fields. */
export const plan = (knowledge: Knowledge): Feature => ({
  name: 'plan',
  howTo: planHowTo(knowledge.plan),
  start: ({ about, values, store, isAdmin, settings }) => ({
    show: {
      views: planViews(knowledge, { store, isAdmin, settings }),
      search: (utterance) => lookUp(utterance, knowledge),
    },
    hear: {
      isLast: true,
      questions: (utterance) => askingsIn(pieceOf(utterance, knowledge)).map(({ ways }) => ways),
      understand(utterance, situation): Reading[] {
        const piece = pieceOf(utterance, knowledge);
        const { sentence } = piece;
        const before = earlierAsked(sentence, knowledge.plan.versions);
        if (before) return [askedBefore(before, utterance, knowledge)];
        const said = sayingOf(utterance, sentence);
        const continues = asksAgain(piece, situation);
        const asks = situation.asksPlan === 'likely' || continues;
        const saying = asks ? 'asks' : said;
        // Mere words that hardly anybody says to ask a plan are for somebody else, unless they name a thing of it.
        const isNamed =
          situation.asksPlan !== 'hardly' ||
          namesThing(utterance) ||
          says(sentence, 'q-axe') ||
          says(sentence, 'q-fiche');
        const isLookedUp = saying === 'asks' || (saying === 'names' && isNamed);
        const subject = isUnheardOf(utterance, knowledge) ? undefined : situation.subject;
        const asked = { ...situation, subject, living: values(situation.now) };
        const replies = isLookedUp ? repliesTo(piece, asked) : [];
        // Of several questions, the surest tells whether the message is for the plan.
        const surest = replies.find(({ decision }) => rankOf(decision) === 'question');
        const decided = surest ?? replies.at(-1) ?? refusedAlone(utterance, knowledge);
        if (!decided) return [];
        const { decision, question } = decided;
        if (!mayAnswer(decision, saying, utterance, knowledge)) return [];
        const isWhole = replies.length > 0 && replies.every(({ origin }) => origin === 'query');
        // "Traduis en anglais", of the last answer: nobody else translates.
        const isAgain = replies.some(({ origin }) => origin === 'again');
        const unknown = utterance.terms.filter((t) => !isWhole && !knowledge.index.knows(t));
        const left = unknown.map((t) => t.folded);
        // "Douze mamans hier, faudrait que Léa réserve la salle": a wish full of other words is told to somebody else.
        const isWish = sentence.mood === 'order' && !utterance.asks && !says(sentence, 'interroge');
        // "L’affiche est finie, je te la mets où, …": nor does a silence answer a story.
        const isOfMore =
          decision.kind === 'entry' &&
          (isWish || decision.entry.outcome !== 'answered') &&
          left.length > MOST_UNKNOWN;
        if (isOfMore) return [];
        // Named, or all but certain by what was learned.
        const sure =
          decision.kind === 'entry' &&
          decision.entry.outcome === 'answered' &&
          // What is said along is said in doubt.
          !(decision.also ?? decision.caveat) &&
          (decision.chance ?? decision.score) >= thresholds.trusted;
        const fields = question.fields.filter((f) => f.strong).map((f) => f.id);
        return [
          {
            kind: decision.kind === 'outOfScope' ? 'other' : 'question',
            rank: isAgain
              ? 'order'
              : utterance.likeTalk && isGuess(decision)
                ? 'nothing'
                : isOfNamed(decision, utterance) ||
                    isClaimOf(decision, piece) ||
                    (said !== 'asks' && isRefusedByGuess(decision, piece))
                  ? 'question'
                  : rankOf(decision),
            fields: describe(decision, fields),
            words: utterance.words.map((w) => w.folded).filter((w) => !left.includes(w)),
            left,
            untaken: replies.flatMap(({ leaves = [] }) => leaves),
            sure,
            answer: (turn) => {
              const { person, conversation } = turn;
              const asker = conversation.type === 'personal' ? person : undefined;
              const asked = decision.kind === 'entry' ? decision.entry : undefined;
              const [entity] = asked?.entities ?? [];
              const known = entity ? about(entity, utterance.locale, turn.now) : [];
              const alone = () => compose({ decision, utterance, fields }, knowledge);
              const rows = [...known, ...versionRows(utterance, knowledge.plan)];
              // "Fiche 5 : pilote et avancement ?": what is known of each of the two.
              const others = replies.flatMap((one) =>
                one.decision.kind === 'entry' ? one.decision.entry : [],
              );
              return finish(withKnown(draftOf(replies) ?? alone(), rows, asked, others, asker));
            },
          },
        ];
      },
    },
  }),
});

/** Reading of what is asked of a version before: it is named, and nobody else knows it. */
const askedBefore = (
  asked: EarlierAsked,
  { locale, words }: Utterance,
  knowledge: Knowledge,
): Reading => ({
  kind: 'question',
  rank: 'order',
  fields: { version: nameOfVersion(asked.version.mark), question: asked.question },
  words: words.map(({ folded }) => folded),
  answer: ({ now }) => earlierAnswer(asked, knowledge, { locale, now }),
});

/**
 * The plan answers what asks it: an order or a statement is none of its business, unless it asks for what is never
 * given. What only names something is looked up, and nothing is shown of it that is not found.
 */
const mayAnswer = (
  decision: Decision,
  saying: Saying,
  utterance: Utterance,
  { index }: Knowledge,
): boolean => {
  const { kind } = decision;
  const { terms } = utterance;
  if (kind === 'refused' || saying === 'asks') return true;
  if (saying !== 'names') return false;
  // "Ok pour Léa à la place de Paul": that the plan lacks a place is no answer to mere words.
  if (decision.kind === 'entry' && decision.entry.outcome === 'unknown' && !namesThing(utterance))
    return false;
  if (kind !== 'clarify') return !UNFOUND.has(kind);
  // "Indicateurs communs départements": words of the plan, and several lines that have them.
  const known = terms.filter((term) => index.knows(term)).length;
  return known > 1 && known >= terms.length * MOSTLY_KNOWN;
};

/** "Fiche 1.1", "objectifs fiche 5": what is named says enough, however few ask so. */
const namesThing = ({ names, references }: Utterance): boolean =>
  names.length + references.used.size > 0;

/** "Asdfgh": words that nothing knows ask nothing, not even of what was spoken of before. */
const isUnheardOf = (
  { words, terms, fields, names, references }: Utterance,
  { index }: Knowledge,
): boolean =>
  words.length > 0 &&
  terms.length === words.length &&
  fields.length + names.length + references.used.size === 0 &&
  !terms.some((term) => index.knows(term));

/** Words that the plan lacks, at most, of what is wished for or answered by its silence. */
const MOST_UNKNOWN = 3;

/** Share of the words that the plan has, from which what is only named is looked up in it. */
const MOSTLY_KNOWN = 0.6;

const UNFOUND: ReadonlySet<Decision['kind']> = new Set([
  'clarify',
  'outOfScope',
  'nothing',
  'absent',
]);

/** Come to by its words alone: no name, no rank in a list, nothing that is refused. */
const isGuess = (decision: Decision): boolean =>
  decision.kind === 'entry'
    ? decision.chance !== undefined && decision.chance < thresholds.trusted
    : ['clarify', 'nothing', 'absent', 'missing'].includes(decision.kind);

/**
 * "La prochaine séance du séminaire": none is known to come, of what is called by its name; "la salle de la réunion du
 * 1er juillet": of a meeting of the plan, what it is known not to say.
 */
const isOfNamed = (decision: Decision, { names }: Utterance): boolean =>
  (decision.kind === 'entry' &&
    decision.entry.outcome === 'unknown' &&
    names.some(
      ({ entity }) => entity.startsWith('reunion:') && decision.entry.entities.includes(entity),
    )) ||
  (decision.kind === 'noNext' &&
    decision.entries.every(({ entities }) =>
      names.some(({ entity }) => entity.startsWith('theme:') && entities.includes(entity)),
    ));

/** "La Caf pilote aussi la fiche 5, c’est bien ça ?": whether it is so is asked, and nobody is made its pilote. */
const isClaimOf = (decision: Decision, piece: Piece): boolean =>
  decision.kind === 'entry' &&
  decision.entry.outcome === 'unknown' &&
  piece.utterance.references.things.some((thing) => decision.entry.entities.includes(thing)) &&
  isClosed(piece);

/** "Sondage pour la rentrée de la carto": only like what is never given; whoever reads more of it goes before. */
const isRefusedByGuess = ({ kind }: Decision, piece: Piece): boolean =>
  kind === 'refused' && refused(piece) === undefined;

function rankOf(decision: Decision): Rank {
  switch (decision.kind) {
    case 'entry':
      if (decision.entry.outcome !== 'answered') return 'doubt';
      return decision.score >= thresholds.trusted ? 'question' : 'guess';
    case 'refused':
      return 'order';
    case 'strange':
      return 'question';
    case 'outOfScope':
    case 'nothing':
      return 'nothing';
    default:
      return 'doubt';
  }
}

const describe = (decision: Decision, fields: string[]): Record<string, unknown> => ({
  decision: decision.kind,
  fields,
  ...(decision.kind === 'entry'
    ? { entry: decision.entry.id, entities: decision.entry.entities }
    : {}),
});
