/** News of a subject: told by its words, or presumed of whoever leads it; also an answer to the prompt in `given`. */
import { localDay } from '../../../calendar/local-time.ts';
import type { Rank, Reading, Situation, Speaker, Waiting } from '../../../contract/feature.ts';
import type { Turn } from '../../../contract/turn.ts';
import { shown } from '../../../conversation/answers.ts';
import { dayInWords } from '../../../knowledge/entries/days.ts';
import { thingNumbered } from '../../../knowledge/identity.ts';
import { type Subject, subjectOf, subjectsLedBy, subjectsOf } from '../../../knowledge/subjects.ts';
import type { Locale } from '../../../language/locale.ts';
import { saysOnly } from '../../../sentence/between.ts';
import { isOver } from '../../../sentence/placed.ts';
import { sayingOf } from '../../../sentence/saying.ts';
import {
  conceptsOf,
  readSentence,
  type Sentence,
  says,
  typedOver,
} from '../../../sentence/sentence.ts';
import { personRecipient } from '../../people/model/directory.ts';
import { isHeldBy } from '../../people/model/piloting.ts';
import { roleConcepts } from '../../people/model/role-concepts.ts';
import type { SlotContext } from '../../people/model/slots/context.ts';
import { groupsSlot } from '../../people/model/slots/groups.ts';
import { personsSlot } from '../../people/model/slots/persons.ts';
import { isTheirs } from '../../people/model/speaking.ts';
import type { ProgressContext } from '../context.ts';
import { askedOf, roundsToCome, waiting } from '../model/asked.ts';
import { stateAt } from '../model/history.ts';
import { campaigns } from '../model/schema.ts';
import { presumedIn, rankOf } from '../read/claim.ts';
import { replacesNumber } from '../read/correction.ts';
import { dutyIn } from '../read/dated.ts';
import { saysChange } from '../read/figures.ts';
import { aroundVerb, behindVerb, takenAwayIn, leftIn as wordsLeftIn } from '../read/last-noted.ts';
import { withoutLead } from '../read/lead.ts';
import {
  covered,
  type Extent,
  foldedAt,
  isColonBefore,
  placesIn,
  spansOf,
  wholeOf,
} from '../read/part.ts';
import { subjectsSlot } from '../read/progress-slots.ts';
import { fieldsOf, isStrong, mayTell, readUpdate, says as tells } from '../read/read-update.ts';
import { shownText, type UpdateReading } from '../read/reading.ts';
import { sharedBy } from '../read/standing.ts';
import { isTakenBack, isToSettle, obstaclesOff } from '../read/statements.ts';
import { tellsState } from '../read/weather.ts';
import { askStrings } from '../show/ask-strings.ts';
import { nameOfSubject } from '../show/describe.ts';
import { strings } from '../show/strings.ts';
import { type ProgressHeard, wordsOf } from './launched.ts';
import { ON_BUTTON, recordText } from './record.ts';

/** A fiche by its number, and a colon. */
export const OF_FICHE = /^\D{0,20}\d{1,2}(?:\.\d)?\s?:/;

/** "16 pas 15", and nothing else. */
const FEW_WORDS = 6;

export function newsReadings(heard: ProgressHeard): Reading[] {
  const { sentence, utterance, situation, slots, last, context, act } = heard;
  if (says(sentence, 'av-pas-nouvelle') || isLikeSomebody(sentence, slots)) return [];
  const again = takenUp(heard);
  const prompt = again ?? promptIn(situation.given);
  const led = slots.speaking.led.flatMap((id) => subjectsLedBy(context.plan, id));
  const noteIt = led.length > 0 || prompt ? undefined : noteItIn(sentence);
  if (noteIt !== undefined && subjectsSlot(sentence, slots).length === 0)
    return [followedReading(heard, noteIt)];
  // Most messages say nothing of progress: a look at their concepts spares them the reading.
  if (!prompt && led.length === 0 && !mayTell(sentence, slots)) return [];
  const isOwn = () =>
    sayingOf(utterance, sentence) === 'tells' &&
    subjectsSlot(sentence, slots).some(({ value }) => isTheirs(slots.speaking, value));
  const presumed = led.length > 0 ? presumedIn(sentence, utterance, isOwn) : undefined;
  // "Oups non, 21 et pas 12", where nothing was noted: it puts right what is not known here.
  const isBare = sentence.tokens.length <= FEW_WORDS;
  const isUnplaced = (!last || isBare) && subjectsSlot(sentence, slots).length === 0;
  if (isUnplaced && replacesNumber(sentence, slots)) return [];
  const text = withoutLead(sentence);
  // "Supprime ce que tu viens de noter, c’était pas une nouvelle": what is to go tells nothing.
  // "Mets soleil et enlève le blocage", where none is known by its words: what else is said is told.
  const [off] = obstaclesOff(wholeOf(sentence));
  const isWithdrawal =
    isTakenBack(wholeOf(sentence)) ||
    (off !== undefined &&
      aroundVerb(sentence, off.from).beside.some((one) =>
        mayTell(readSentence(one, sentence.lexicon), slots),
      ));
  const gone = text === sentence.text && !isWithdrawal ? takenAwayIn(sentence) : undefined;
  if (gone?.value === 'order' && (sentence.mood === 'order' || last || says(sentence, 'av-faux')))
    return [];
  // "Note pour l’action « forum » : …", of who follows it.
  const isNoted = text !== sentence.text;
  const isOrdered = isNoted || says(sentence, 'av-noter');
  const onLast = prompt ? undefined : followedIn(heard);
  const named = led.length > 0 || prompt ? [] : namedIn(heard, isOrdered);
  // Of an action alone, who leads it tells of the action, and not of its fiche.
  const own = led.length === 1 && led[0]?.kind === 'fiche' ? led[0].fiche : undefined;
  const reading = readUpdate(text, {
    slots,
    prompt: prompt?.fiche,
    presumed: presumed !== undefined || named.length > 0 || again !== undefined,
    isNoted,
    led: presumed === undefined || onLast ? undefined : own,
  });
  if (!reading) return [];
  const rank =
    rankOf(reading, sentence, utterance, prompt !== undefined) ??
    (presumed && !reading.items.every(({ isTalk }) => isTalk)
      ? 'presumed'
      : named.length > 0
        ? 'guess'
        : undefined);
  if (!rank) return [];
  const moves = movesStep(reading, led, context);
  const isNews = presumed === 'news' || moves;
  const settles = isToSettle(wholeOf(sentence));
  const isTold =
    isNews ||
    (presumed !== undefined && !says(sentence, 'av-je')) ||
    (led.length > 0 && reading.items.some(isStrong)) ||
    named.length > 0;
  const common = {
    kind: 'progress' as const,
    fields: {
      ...fieldsOf(reading),
      // Whoever is to decide is said by "À décider"; what is noted for the committee is noted.
      ...((settles || isForCommittee(sentence)) && {
        decides: conceptsOf(sentence, 'av-comite').map((one) =>
          typedOver(sentence, one.at, one.length),
        ),
      }),
    },
    words: wordsOf(utterance),
    left: reading.left,
    untaken: reading.unkept,
    ...(isTold &&
    (settles || isReport(sentence, slots) || isWithdrawal || moves || saysChange(sentence))
      ? { reports: true }
      : {}),
    // "5 : …", of somebody who leads something: said of the fiche, whatever such words are like elsewhere.
    // What the committee is to decide, neither, of who leads no group to decide anything with.
    ...(isNoted && isLabelled(sentence, slots) ? { sure: true, reports: true } : {}),
    ...(led.length > 0 &&
    (OF_FICHE.test(text) || (settles && slots.speaking.coAnimates.length === 0))
      ? { sure: true }
      : {}),
  };
  const asks = (asked: Rank, subjects: readonly Subject[]): Reading => ({
    ...common,
    // It is all said back.
    untaken: [],
    rank: asked,
    answer: async (turn) => shouldNote(act(turn, utterance.locale), subjects, utterance.text),
  });
  // "Je dois finir …", "j’en ai fait la moitié": of a task maybe.
  const isTask = dutyIn(wholeOf(sentence)) !== undefined || says(sentence, 'action-faite');
  const isOfTask =
    isTask &&
    !isOrdered &&
    !prompt &&
    led.length > 0 &&
    says(sentence, 'av-je') &&
    subjectsSlot(sentence, slots).length === 0;
  // What says nothing that can be kept is no note.
  const isUnsure = !isOrdered && reading.items.some(isState) && isNoFact(sentence);
  if (isOfTask || isUnsure || (rank === 'presumed' && !(isNews && reading.items.some(tells)))) {
    const subjects = reading.items.flatMap(
      ({ fiche }) =>
        (fiche && subjectOf(context.plan, thingNumbered(context.plan, 'fiche', fiche))) || [],
    );
    return [asks(presumed === 'likely' ? 'told' : 'guess', subjects.length > 0 ? subjects : led)];
  }
  // Who follows it may note it, and has not said whether it is to be.
  const followed = named.filter(({ group }) => slots.speaking.coAnimates.includes(group));
  if (rank === 'guess' && followed.length > 0 && !isOrdered) return [asks(rank, followed)];
  const everywhere = says(sentence, 'av-partout') && led.length > 1 ? led : [];
  const except = says(sentence, 'av-sauf') && last ? last : undefined;
  return [
    {
      ...common,
      // What takes up again what was just noted answers it, and is said of nothing else.
      rank: again ? 'answer' : rank === 'presumed' ? 'told' : rank,
      changes: true,
      answer: (turn) =>
        recordText(act(turn, utterance.locale), reading, utterance.text, {
          asked: prompt?.subjects ?? onLast ?? [],
          everywhere,
          // "Sauf la 5": what was said of all is not said of it.
          instead: except && except.updates.length > 1 ? except.updates : [],
          // "Ajoute : …" goes with what was noted last.
          with:
            says(sentence, 'av-noter') && last?.subjects.length === 1
              ? last.subjects[0]
              : undefined,
        }),
    },
  ];
}

/** "Pareil que Hugo", and nothing else: what somebody else answered, and no news. */
const isLikeSomebody = (sentence: Sentence, slots: SlotContext): boolean => {
  const like = conceptsOf(sentence, 'sondage-comme');
  const persons = personsSlot(sentence, slots);
  return like.length > 0 && persons.length > 0 && saysOnly(sentence, [...like, ...persons]);
};

/** Where it says how things stand. */
const isState = ({ blocker, meteo, percent }: UpdateReading['items'][number]): boolean =>
  (blocker ?? meteo ?? percent) !== undefined;

/** "Il trouve que ça patine", "elle serait bloquée", "on dit que …": another’s word, or what is only supposed. */
const isNoFact = (sentence: Sentence): boolean => {
  const whole = wholeOf(sentence);
  const { grammar } = sentence.lexicon;
  const own = covered(whole, 'av-appui', 'demande-polie');
  const isOthers = ({ from, to }: Extent) =>
    /^(?:il|elle|ils|elles|he|she|they)$/.test(foldedAt(whole, from - 1)) &&
    /^qu[e']?$|^that$/.test(foldedAt(whole, to));
  // "Je mettrais 45 %", "ce serait plutôt nuage": how whoever leads it puts it.
  const isOwn = (at: number) =>
    [1, 2].some((back) => /^(?:je|j|on|nous|ce|c|ca|i|we|it)$/.test(foldedAt(whole, at - back)));
  const isSupposed = (at: number) =>
    !own.has(at) && !isOwn(at) && grammar.isConditional(foldedAt(whole, at));
  return (
    says(sentence, 'av-on-dit') ||
    spansOf(whole, 'av-pense-que').some(isOthers) ||
    placesIn(whole).some(isSupposed)
  );
};

/** "Note pour l’inventaire : …": of the first thing that is named. */
const isLabelled = (sentence: Sentence, slots: SlotContext): boolean =>
  subjectsSlot(sentence, slots)
    .slice(0, 1)
    .some(({ at, length }) => isColonBefore(wholeOf(sentence), at + length));

/** "Pour la restitution au comité, retiens …". */
const isForCommittee = (sentence: Sentence): boolean =>
  spansOf(wholeOf(sentence), 'av-restitution').some(({ from }) =>
    spansOf(wholeOf(sentence), 'av-pour').some(({ to }) => to === from),
  );

/** Where "note-le" stands behind what is told. */
const noteItIn = (sentence: Sentence): number | undefined =>
  conceptsOf(sentence, 'av-noter').find(
    ({ at, length }) =>
      at > 0 && /^(?:l[ea]|ca|cela)$/.test(foldedAt(wholeOf(sentence), at + length)),
  )?.at;

/** "La carte est en ligne, note-le où il faut": of what their group follows, where they lead nothing. */
function followedReading({ sentence, utterance, slots, act, context }: ProgressHeard, at: number) {
  const { coAnimates } = slots.speaking;
  const followed = subjectsOf(context.plan).filter(({ group }) => coAnimates.includes(group));
  const told = sentence.text.slice(0, sentence.typed[at]?.start).replace(/[\s,;.]+$/u, '');
  return {
    kind: 'progress' as const,
    rank: 'told' as const,
    fields: { highlights: [told] },
    words: wordsOf(utterance),
    untaken: behindVerb(sentence, at),
    answer: async (turn: Turn) => shouldNote(act(turn, utterance.locale), followed, told),
  };
}

/** What somebody who leads nothing tells of, by its name: "la formation des CAP AEPE a démarré lundi". */
function namedIn(
  { sentence, utterance, situation, slots }: ProgressHeard,
  isOrdered: boolean,
): Subject[] {
  const { tokens, lexicon } = sentence;
  if (isOrdered) return subjectsSlot(sentence, slots).map(({ value }) => value);
  const heard = conceptsOf(sentence, 'av-on-dit');
  const isTold =
    sayingOf(utterance, sentence) === 'tells' &&
    sentence.mood === 'tell' &&
    conceptsOf(sentence, 'av-je').every((one) => isOver(heard, one.at)) &&
    !says(sentence, 'av-adresse') &&
    (situation.alike?.includes('progress.record') || heard.length > 0);
  if (!isTold) return [];
  const verb = tokens.findIndex(({ folded }) => lexicon.grammar.isFinite(folded));
  return subjectsSlot(sentence, slots).flatMap(({ value, at }) =>
    says(sentence, 'av-nouvelle') || (verb >= 0 && at < verb) ? [value] : [],
  );
}

/** Told by a pilote who co-animates nothing, and of no meeting: "le comité des financeurs", "la réunion avec Bondy" are others'. */
const isReport = (sentence: Sentence, slots: SlotContext): boolean =>
  sentence.mood === 'tell' &&
  slots.speaking.coAnimates.length === 0 &&
  !OF_PEOPLE.some((concept) => says(sentence, concept)) &&
  spansOf(wholeOf(sentence), 'reunion').every(
    ({ from, to }) =>
      spansOf(wholeOf(sentence), 'av-comite').some((body) => body.from <= from && to <= body.to) ||
      (foldedAt(wholeOf(sentence), to) === 'avec' && groupsSlot(sentence, slots).length === 0),
  );

/** "Le dépouillement on le décale au 11": the step that stands is named, and no meeting. */
const movesStep = (
  { items }: UpdateReading,
  led: readonly Subject[],
  { ledger, knowledge }: ProgressContext,
): boolean =>
  items.some(({ nextStep }) =>
    led.some(({ id }) => {
      const standing = stateAt(ledger.last.get(id) ?? []).nextStep;
      return nextStep && standing && sharedBy(nextStep, standing, knowledge.lexicon) > 0;
    }),
  );

/** What is said of who does what, or of a group. */
const OF_PEOPLE = ['gens-groupe', ...roleConcepts] as const;

/** "En fait si, on a reçu le modèle", right after "rien de neuf" was noted: news of the same thing. */
function takenUp({ sentence, last, utterance }: ProgressHeard): Prompt | undefined {
  const isIt =
    last?.isNewest === true &&
    utterance.talk === undefined &&
    sentence.concepts.some(({ value, at }) => value === 'av-en-fait-si' && at <= 1);
  return isIt ? { subjects: [...last.subjects] } : undefined;
}

/**
 * "On cherche une salle à Noisy", "c’est trouvé", "soleil", right after news of an action: of the same action, where it
 * names nothing else and has a word of it, no subject of its own, or only how it stands.
 */
function followedIn({ sentence, last, slots, context }: ProgressHeard): string[] | undefined {
  const [id, other] = last?.subjects ?? [];
  const { tokens, lexicon } = sentence;
  const isAction = id !== undefined && subjectOf(context.plan, id)?.kind === 'action';
  if (!last?.isNewest || other || !isAction || subjectsSlot(sentence, slots).length > 0)
    return undefined;
  const whole = wholeOf(sentence);
  const lead = covered(whole, 'av-noter', 'bord-que', 'av-tete');
  const it = tokens.findIndex(({ folded }) => /^(?:c|ce|ca|cela|ils?|elles?|it)$/.test(folded));
  const isOfIt =
    it >= 0 &&
    tokens.slice(0, it).every(({ folded }, at) => lead.has(at) || lexicon.light.has(folded));
  const isShort = tellsState(whole) && wordsLeftIn(sentence, slots) === 0;
  const isShared = sharedBy(sentence.text, last.texts.join(' '), lexicon) > 0;
  return isOfIt || isShort || isShared ? [id] : undefined;
}

interface Prompt {
  fiche?: string;
  subjects?: string[];
}

/** The prompt that is answered, whoever says so: the command line or `expects`. */
function promptIn(given: Situation['given']): Prompt | undefined {
  const prompt = given?.prompt;
  if (typeof prompt !== 'object' || prompt === null) return undefined;
  const { fiche, subjects } = prompt as Record<string, unknown>;
  return {
    ...(typeof fiche === 'string' ? { fiche } : {}),
    ...(Array.isArray(subjects) ? { subjects: subjects.map(String) } : {}),
  };
}

/** "Dois-je noter … ?", with a button for each fiche that it may be about. */
function shouldNote(
  { locale }: ReturnType<ProgressHeard['act']>,
  subjects: readonly Subject[],
  text: string,
) {
  const say = strings[locale];
  const names = subjects.slice(0, 4).map((subject) => nameOfSubject(subject, locale));
  const orders = names.map((name) => say.noteFor(name, text.slice(0, ON_BUTTON * 4)));
  const list = new Intl.ListFormat(locale, { type: 'disjunction' }).format(names);
  const [only, second] = orders;
  const answer = shown(
    {
      headline: only === undefined ? say.leadsNothing : say.shouldNote(list),
      items: [say.quoted(text.slice(0, ON_BUTTON))],
      questions: only !== undefined && text.length <= ON_BUTTON ? [...orders, say.noNote] : [],
    },
    locale,
    'clarify',
  );
  return only === undefined || second !== undefined
    ? answer
    : { ...answer, asks: { yes: { hear: only }, no: { say: say.notNoted } } };
}

export async function awaitedNews(
  context: ProgressContext,
  { person, conversation, now }: Speaker,
  locale: Locale,
): Promise<Waiting[]> {
  if (conversation.type !== 'personal') return [];
  await context.view.follow();
  const today = localDay(now, context.zone);
  const { plan, ledger, pending, view, knowledge } = context;
  const launched = await context.store.read((reader) => reader.list(campaigns));
  const pilotOf = view.pilotsOn(today);
  const self = personRecipient(person);
  const rounds = [
    ...pending.open(today).map(({ value }) => value),
    ...roundsToCome(launched, pending.all(), plan, pilotOf, today, knowledge.calendar),
  ];
  const say = askStrings[locale];
  const nameOf = (subject: Subject) => nameOfSubject(subject, locale);
  const told = new Set<string>();
  const due = rounds
    .sort((a, b) => (a.closesOn < b.closesOn ? -1 : 1))
    .flatMap((round): Waiting[] => {
      const all = waiting(round, today, ledger.last, plan, true);
      const own = askedOf(self, all, pilotOf).filter(({ id }) => !told.has(id));
      const [first] = own;
      if (!first) return [];
      for (const { id } of own) told.add(id);
      const data = { subject: first.id, version: 0 };
      const job = { title: say.giveNews, verb: 'progress.answer', data };
      const day = dayInWords(round.closesOn, locale);
      return [{ line: say.due(own.map(nameOf).join(', '), day), job }];
    });
  const steps = subjectsOf(plan).flatMap((subject): Waiting[] => {
    if (!isHeldBy(pilotOf({ id: subject.id, led: subject.id }), self)) return [];
    const { nextStep } = stateAt(ledger.last.get(subject.id) ?? []);
    if (nextStep === null) return [];
    return [{ line: say.ownNext(nameOf(subject), shownText(nextStep)), kind: 'task' }];
  });
  return [...due.map((one, at) => (at === 0 ? one : { line: one.line })), ...steps];
}
