/** What somebody wants to know of progress, as far as the sentence, the conversation and who speaks tell it. */
import type { Situation } from '../../../contract/feature.ts';
import { type Subject, subjectOf } from '../../../knowledge/subjects.ts';
import type { Utterance } from '../../../language/utterance.ts';
import { declaredIntents, type IntentFound } from '../../../sentence/intent.ts';
import { declaredIn, wordsLeft } from '../../../sentence/match.ts';
import { overlap, type Placed } from '../../../sentence/placed.ts';
import { sayingOf } from '../../../sentence/saying.ts';
import { conceptsOf, type Sentence, says } from '../../../sentence/sentence.ts';
import { type SlotContext, whenSlot } from '../../people/model/slots/context.ts';
import type { NamedPerson } from '../../people/model/slots/persons.ts';
import { thingGuessed } from '../../people/model/slots/things.ts';
import { stateAt } from '../model/history.ts';
import type { BySubject } from '../model/ledger.ts';
import { countedOf } from '../model/told-texts.ts';
import { asksOnly } from './clauses.ts';
import { type Filter, filtersOf, filtersSlot, soughtIn, toldIn } from './filters.ts';
import { wholeOf } from './part.ts';
import { meteosSlot, othersSlot, percentsSlot, subjectsSlot } from './progress-slots.ts';
import { isInfinitive, isToSettle } from './statements.ts';

export const questions = declaredIntents<SlotContext>('avancement-questions', {
  subjects: subjectsSlot,
  percents: percentsSlot,
  meteos: meteosSlot,
  filtres: filtersSlot,
  persons: othersSlot,
  when: whenSlot,
});

/** Texts that stand until they are lifted. */
export type ToldField = 'blocker' | 'arbitration';

export interface ProgressQuestion {
  intent:
    | 'state'
    | 'overview'
    | 'blocked'
    | 'next'
    | 'list'
    | 'arbitrations'
    | 'silent'
    | 'history'
    | 'news'
    | 'trend'
    | 'meaning'
    | 'who'
    | 'before'
    | 'validated'
    | 'mayNote'
    | 'said'
    | 'round'
    | 'search';
  subject?: Subject | undefined;
  /** Every one that is named: what moved is asked of them all. */
  subjects?: readonly Subject[] | undefined;
  axe?: string | undefined;
  /** What a list keeps. */
  filters?: readonly Filter[] | undefined;
  /** Who is said to have told it. */
  person?: NamedPerson | undefined;
  /** Says nothing of its own: in a longer sentence it goes with what stands before it. */
  leans?: boolean | undefined;
  /** Which text of it is asked: who said it, and when. */
  field?: ToldField | undefined;
  /** What stopped it is over: that is what is asked. */
  lifted?: boolean | undefined;
  /** Stems that were looked for in what was told. */
  stems?: readonly string[] | undefined;
}

/** What was told, which decides whether a question is one of progress. */
export interface Told {
  updates: BySubject;
  /** Whether anything was ever said of what these pilotes lead. */
  hasNews: (led: string) => boolean;
  /** Whether who speaks may tell of it: then "1.1 bloquée" tells. */
  mayTell: (subject: Subject) => boolean;
}

/** A sentence, and what decides whether it is a question of progress. */
interface Asked {
  sentence: Sentence;
  utterance: Utterance;
  situation: Situation;
  context: SlotContext;
  told: Told;
  /** By its form. */
  asking: boolean;
}

export function readQuestion(said: Omit<Asked, 'asking'>): ProgressQuestion | undefined {
  const { sentence, utterance, context } = said;
  const asking = sentence.mood === 'ask' || sayingOf(utterance, sentence) === 'asks';
  const asked = { ...said, asking };
  for (const found of declaredIn(sentence, questions, context)) {
    const read = questionOf(found, asked);
    if (read) return read;
  }
  return asking ? searchIn(asked) : undefined;
}

/** What is about one subject, and needs one. */
const OF_ONE: ReadonlySet<string> = new Set(['state', 'blocked', 'next', 'before', 'who']);
/** What is asked of what was told: a blocker, a need for a decision. */
const TOLD_OF: readonly (readonly [field: ToldField, ...concepts: string[]])[] = [
  ['blocker', 'av-bloque'],
  ['arbitration', 'av-decision', 'av-arbitrages'],
];
/** What may be asked of a thing by one word of its title. */
const MAY_GUESS: ReadonlySet<string> = new Set(['state', 'next', 'overview']);
/** What tells as well as it asks, when it does not ask. */
const TELLING: ReadonlySet<string> = new Set(['state', 'blocked', 'next', 'list', 'arbitrations']);

function questionOf(
  said: IntentFound<SlotContext>,
  { sentence, utterance, situation, context, told, asking }: Asked,
): ProgressQuestion | undefined {
  const { intent, filled } = said;
  const asked = intent.name as ProgressQuestion['intent'];
  const words = wordsLeft(said);
  const guess =
    asking &&
    MAY_GUESS.has(asked) &&
    !filled.subjects?.length &&
    utterance.references.used.size === 0
      ? thingGuessed(sentence, context)
      : undefined;
  const named = (filled.subjects?.[0]?.value ??
    (guess && subjectOf(context.knowledge.plan, guess))) as Subject | undefined;
  const name = guess && asked === 'overview' ? 'state' : asked;
  const subject = named ?? (OF_ONE.has(name) ? spokenOf(situation, context) : undefined);
  const axe = utterance.references.axes[0];
  if (name === 'state' && !named && asking && isToldOf(axe, told, context))
    return { intent: 'overview', axe };
  if (name === 'who') {
    // "Qui a dit que c’était signé ?": whoever told it, of whatever thing.
    const stems = soughtIn(sentence);
    const about = stems.length > 0 ? toldIn(stems, told.updates, named?.id) : subject?.id;
    const spoken = situation.subject?.fields.find((one) => TOLD_OF.some(([f]) => f === one));
    const [field = spoken] =
      TOLD_OF.find(([, ...concepts]) => concepts.some((one) => says(sentence, one))) ?? [];
    const of = about === undefined ? undefined : subjectOf(context.knowledge.plan, about);
    return of && told.hasNews(of.led)
      ? {
          intent: 'who',
          subject: of,
          stems,
          field: field as ToldField | undefined,
          lifted: says(sentence, 'av-leve'),
          leans: !named && stems.length === 0,
        }
      : undefined;
  }
  const figures = (filled.percents?.length ?? 0) + (filled.meteos?.length ?? 0);
  if (OF_ONE.has(name)) {
    // "Avancement ?", of nothing that was spoken of: of all of it.
    if (!subject)
      return words === 0 && asking && told.updates.size > 0 && isBareState(sentence)
        ? { intent: 'overview' }
        : undefined;
    // What the plan prints of it is its own to say; its silence is not, once somebody leads or tells of any fiche.
    if (
      !told.hasNews(subject.led) &&
      !(
        (name === 'state' || name === 'next') &&
        named &&
        (told.updates.size > 0 || context.view.isLiving) &&
        untold(subject, utterance, context)
      )
    )
      return undefined;
  }
  if (name === 'arbitrations' && !asksForDecisions(sentence, utterance, named, asking))
    return undefined;
  const filters = filtersOf(name, filled.filtres ?? []);
  // Where nobody leads anything yet, the document alone knows.
  if (filters.some(({ by }) => by === 'unled') && !context.view.isLiving) return undefined;
  // "Fiches bloquées" asks, "mes fiches sont bloquées" tells, and "ça coince depuis le début" of one.
  const tells = () => sayingOf(utterance, sentence) === 'tells';
  if ((name === 'list' || name === 'history') && !asking && tells()) return undefined;
  // "Depuis début novembre" is a day, and no history from the beginning.
  const days = name === 'history' ? whenSlot(sentence, context) : [];
  const isOfDay = (one: Placed<string>) =>
    days.some(({ at, length }) => overlap(one, { value: '', at, length }));
  if (conceptsOf(sentence, 'av-histoire').some(isOfDay)) return undefined;
  if (TELLING.has(name) && !asking) {
    if (figures > 0) return undefined;
    // "Rien de neuf sur la 1.1" tells, however near it is to "du neuf sur la 1.1".
    // So does "fiche 5 terminée, sauf le bilan à rendre", of whoever leads it.
    const isNews =
      says(sentence, 'av-rien') || (subject && told.mayTell(subject) && words > BESIDE);
    if (name === 'state' && (!says(sentence, 'av-etat') || isNews)) return undefined;
    // "Besoins d'arbitrage" asks, "le comité a tranché" tells.
    const isTold = conceptsOf(sentence, 'av-conjugue').some(
      ({ at, length }) => !isInfinitive(wholeOf(sentence), at + length),
    );
    // "Les fiches bloquées et les décisions à prendre": what is listed is named, and nothing told.
    const isNamed = !isTold && /^les$/.test(sentence.tokens[0]?.folded ?? '');
    // Of somebody else's fiche too: "1.1 : on est bloqués, il manque un local" asks nothing.
    const isTelling = subject
      ? told.mayTell(subject) || (words > 0 && isTold)
      : (words > 0 || isTold) && !isNamed && context.speaking.led.length > 0;
    if (name !== 'state' && isTelling) return undefined;
  }
  if (name === 'state' && !isState(sentence, utterance, words, named, asking)) return undefined;
  if (
    name === 'news' &&
    !says(sentence, 'av-ce-qui-est-dit') &&
    isElsewhere(utterance, subject, context)
  )
    return undefined;
  const person = filled.persons?.[0]?.value as NamedPerson | undefined;
  if (name === 'said' && (!asking || person?.found.length !== 1)) return undefined;
  // "A-t-elle du retard ?": a fact may tell of it, and nothing be blocked.
  const stems =
    name === 'blocked' || name === 'list'
      ? conceptsOf(sentence, 'av-bloque').flatMap(({ at, length }) =>
          sentence.tokens
            .slice(at, at + length)
            .flatMap((one) => (sentence.lexicon.light.has(one.folded) ? [] : [one.stem])),
        )
      : undefined;
  const subjects = filled.subjects?.map(({ value }) => value as Subject);
  return { intent: name, subject, subjects, axe, filters, person, stems };
}

/** "Avancement ?"; "combien ?" is asked of anything. */
const isBareState = (sentence: Sentence): boolean =>
  says(sentence, 'av-etat') && !says(sentence, 'av-combien');

/** "Où en est l'axe 1 ?" asks of its fiches, once something was told of one. */
const isToldOf = (
  axe: string | undefined,
  { updates }: Told,
  { knowledge }: SlotContext,
): boolean =>
  axe !== undefined && [...updates.keys()].some((id) => subjectOf(knowledge.plan, id)?.axe === axe);

/** "Besoins d'arbitrage" and "que doit trancher le comité ?" ask; "il faut que le comité tranche …" is to be noted. */
function asksForDecisions(
  sentence: Sentence,
  utterance: Utterance,
  named: Subject | undefined,
  asking: boolean,
): boolean {
  if (isToSettle(wholeOf(sentence)) && says(sentence, 'av-besoin') && asking)
    return asksOnly(sentence, false);
  return asking || (!named && sayingOf(utterance, sentence) === 'names');
}

/** Whether the plan has nothing to say of how a subject stands, though somebody asks. */
function untold(
  { fiche: numero }: Subject,
  { fields }: Utterance,
  { knowledge: { plan } }: SlotContext,
): boolean {
  const fiche = plan.fiches.find((f) => f.numero === numero);
  const isPrinted = (fiche?.avancement?.length ?? 0) > 0;
  return !isPrinted || !fields.some(({ id }) => id === 'avancement');
}

/** "Où en est la 1.1 ?" has room for other words; "combien pour la 1.1 ?" and "1.1 : 60 % ?" have none. */
function isState(
  sentence: Sentence,
  { fields }: Utterance,
  words: number,
  named: Subject | undefined,
  asking: boolean,
): boolean {
  if (words === 0) return asking || named !== undefined;
  // "Résume la 1.1 en deux lignes pour le comité": whom it is for is no other question.
  if (says(sentence, 'av-resumer') || says(sentence, 'av-resume')) return named !== undefined;
  if (!says(sentence, 'av-etat')) return false;
  return fields[0]?.id === 'avancement' || !fields.some(({ strong }) => strong);
}

/** The fiche that was just spoken of; else the only one of who speaks. */
function spokenOf(
  { subject }: Pick<Situation, 'subject'>,
  { knowledge, speaking }: SlotContext,
): Subject | undefined {
  const said = ['action:', 'fiche:'].flatMap(
    (kind) => subject?.entities.find((id) => id.startsWith(kind)) ?? [],
  )[0];
  const [only, second] = speaking.led;
  const id = said ?? (second === undefined ? only : undefined);
  return id === undefined ? undefined : subjectOf(knowledge.plan, id);
}

/** Words beside the question that it still is one with: a few more, and it is another question. */
const BESIDE = 3;

/** "quoi de neuf au séminaire ?" asks about something that the plan tells of. */
function isElsewhere(
  { names, terms, days }: Utterance,
  subject: Subject | undefined,
  { knowledge: { vocabulary } }: SlotContext,
): boolean {
  if (subject) return false;
  const told = names.some(({ entity }) => /^(?:theme|seance|reunion|sigle):/.test(entity));
  // "since Monday", "since 16 September": when it is asked of says nothing of what.
  const things = terms.filter(
    ({ at, folded }) =>
      folded !== 'since' &&
      !/^20\d\d$/.test(folded) &&
      !vocabulary.when.months.has(folded) &&
      !vocabulary.when.weekdays.has(folded) &&
      !days.some((day) => at >= day.at && at < day.at + day.length),
  );
  if (told && things.length > BESIDE) return true;
  return things.length >= BESIDE;
}

/** Fewer words may be in any text, unless a figure or a blocker is asked. */
const LEAST_SEARCHED = 2;
const ASKS_ONE: readonly string[] = ['av-combien', 'av-bloque', 'av-leve'];
/** Of what stops it. */
const STOPS: readonly string[] = ['av-bloque', 'av-leve'];

/** Whether what was told lately holds what is asked: "combien d'inscrits aux ateliers ?". */
function searchIn({
  sentence,
  utterance,
  situation,
  context,
  told,
}: Asked): ProgressQuestion | undefined {
  const { plan, vocabulary } = context.knowledge;
  const { subject } = situation;
  const stems = soughtIn(sentence);
  if (stems.length === 0) return undefined;
  const isOne = ASKS_ONE.some((concept) => says(sentence, concept));
  // "Rappelle-moi le numéro": one word is enough of what was just spoken of, where it asks no field of the plan.
  const isFree = utterance.fields.every(
    ({ id, strong }) => !strong || vocabulary.champs.get(id)?.dur,
  );
  const spoken = subject?.entities.find((id) => told.updates.has(id));
  // "Et les places créées ?", right after: what was told counts them.
  if (spoken && says(sentence, 'q-joint')) {
    const counted = countedOf(stateAt(told.updates.get(spoken) ?? []), stems);
    const subject = subjectOf(plan, spoken);
    if (counted.length > 0) return { intent: 'search', subject, stems: counted };
  }
  const found =
    (isFree && spoken !== undefined ? toldIn(stems, told.updates, spoken) : undefined) ??
    (stems.length < LEAST_SEARCHED && !isOne ? undefined : toldIn(stems, told.updates));
  const intent = STOPS.some((concept) => says(sentence, concept)) ? 'blocked' : 'search';
  return found === undefined ? undefined : { intent, subject: subjectOf(plan, found), stems };
}
