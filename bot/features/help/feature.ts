import { labelled } from '../../../cards/text.ts';
import { welcomeCard } from '../../../cards/welcome/welcome.ts';
import { localDay } from '../../calendar/local-time.ts';
import type { Feature, Reading, Situation, Tools } from '../../contract/feature.ts';
import type { HowTo } from '../../contract/how-to.ts';
import { type Answer, LACKS_SOME, type Message, type Turn } from '../../contract/turn.ts';
import { answerWith, type Face, shown } from '../../conversation/answers.ts';
import { LIKELY } from '../../conversation/meaning.ts';
import { capital } from '../../knowledge/entries/builder.ts';
import { exampleQuestions } from '../../knowledge/example-questions.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { fold } from '../../language/fold.ts';
import type { Locale } from '../../language/locale.ts';
import type { Utterance } from '../../language/utterance.ts';
import type { Talk } from '../../language/vocabulary.ts';
import { sayingOf } from '../../sentence/saying.ts';
import { type Sentence, says, sentenceOf } from '../../sentence/sentence.ts';
import { personRecipient } from '../people/model/directory.ts';
import { organisationOf } from '../people/model/names.ts';
import { speakingIn } from '../people/model/speaking.ts';
import { viewOf } from '../people/model/view.ts';
import { mayDo, type PersonPart, suggested } from './model/sayable.ts';
import { type SaidToBot, type SelfAbout, understoodIn } from './read/understood.ts';
import { arrival, behind, expectedAnswer } from './show/arrival.ts';
import { type PlanNames, strings } from './show/strings.ts';

/** Sentences that are proposed when nothing was understood, and when somebody begins. */
const FEW = 3;
/** Lines of what can be done. */
const MOST_LINES = 6;

/** What the plan has its own rules for: it is asked first. */
const PLAN_TOO: ReadonlySet<string> = new Set(['people.join']);

/** What an answer of this feature is made of. */
interface Said {
  locale: Locale;
  names: PlanNames;
  howTos: readonly HowTo[];
  part: PersonPart;
  situation: Situation;
  waits: Tools['waits'];
  noted: Tools['noted'];
}

/** Greets, thanks, says how things are done and what is kept; and answers when nobody understands. */
export const help = (knowledge: Knowledge, howTos: readonly HowTo[]): Feature => ({
  name: 'help',
  start: ({ store, isAdmin, settings, waits, noted }) => {
    const namesIn = (locale: Locale): PlanNames => ({
      ...knowledge.plan.plan,
      examples: exampleQuestions(knowledge.plan, locale),
    });
    const view = viewOf(store, knowledge.plan);
    const partOf = (situation: Situation): PersonPart => {
      const { led, coAnimates } = speakingIn(
        situation,
        view,
        localDay(situation.now, settings.zone),
      );
      const { speaker } = situation;
      return { led, coAnimates, isAdmin: speaker !== undefined && isAdmin(speaker.person) };
    };
    return {
      hear: {
        understand(utterance, situation): Reading[] {
          view.touch(situation.now);
          const { locale } = utterance;
          const said = (): Said => ({
            locale,
            names: namesIn(locale),
            howTos,
            part: partOf(situation),
            situation,
            waits,
            noted,
          });
          const sentence = sentenceOf(utterance, knowledge.lexicon);
          const own = new Set(fold(situation.speaker?.person.name ?? '').split(/[^a-z]+/));
          const asks = sayingOf(utterance, sentence) === 'asks';
          // "Ok pour moi, merci" answers something, and nothing waits for it here.
          const answers =
            !asks &&
            says(sentence, 'bavarde-repond') &&
            says(sentence, 'volontiers') &&
            !says(sentence, 'bavarde-au-revoir');
          const understood = understoodIn(sentence, { own }, { howTos, asks });
          const floor = floorOf(utterance, situation, knowledge, said);
          if (understood && !(understood.kind === 'talk' && utterance.talk))
            return [readingOf(understood, utterance, said), ...floor];
          const how = howAlike(sentence, situation);
          if (how) return [readingOf(how, utterance, said), ...floor];
          return [
            ...(answers
              ? unasked(utterance, situation, said)
              : talkReadings(utterance, sentence, said)),
            ...(asks && utterance.text.includes('?')
              ? []
              : civilReadings(utterance, sentence, situation, said)),
            ...floor,
          ];
        },
      },
      show: {
        async welcome({ person, conversation, locale, now }, waiting) {
          await view.follow().catch(() => {});
          const speaker = person && { person, conversation, now };
          const known = person && view.person(personRecipient(person));
          const part = partOf({ now, ...(speaker && { speaker }) });
          const { plan } = knowledge;
          const name = known?.name || (person?.name ?? '');
          const institution = (known && organisationOf(known, plan, locale)) ?? '';
          const { notice = '' } = settings;
          const names = namesIn(locale);
          const who = { name, institution, part };
          return arrival({ locale, names, ...who, waiting, notice, view, plan });
        },
      },
    };
  },
});

const wordsOf = ({ words }: Utterance): string[] => words.map(({ folded }) => folded);

/** "Comment je fais pour dire que ma fiche est à 60 % ?": how it is done, where such words most likely ask that. */
function howAlike(
  sentence: Sentence,
  { likeliest: { name, chance } = NOTHING, alike = [] }: Situation,
): SaidToBot | undefined {
  const [topic] = alike;
  const isHow = chance >= LIKELY && name === 'help.howTo';
  return isHow && topic && sentence.mood === 'ask' && says(sentence, 'comment-faire')
    ? { kind: 'howTo', topic, found: { left: [] } }
    : undefined;
}

function readingOf(understood: SaidToBot, utterance: Utterance, said: () => Said): Reading {
  const { left } = understood.found;
  const read = { words: wordsOf(utterance), left: [...left] };
  switch (understood.kind) {
    case 'howTo':
      return {
        ...read,
        kind: 'help',
        rank: PLAN_TOO.has(understood.topic) ? 'doubt' : 'order',
        fields: { intent: 'howTo', about: understood.topic },
        answer: () => howToAnswer(understood.topic, said()),
      };
    case 'self':
      return {
        ...read,
        kind: 'help',
        rank: 'order',
        fields: { intent: understood.about },
        answer: (turn) => selfAnswer(understood.about, said(), turn),
      };
    case 'talk':
      return {
        ...read,
        kind: 'smalltalk',
        // A day is told of, with words of its own: somebody may make more of it.
        rank: understood.talk === 'sigh' && left.length > 0 ? 'guess' : 'courtesy',
        fields: { talk: understood.talk },
        answer: () => talkAnswer(understood.talk, said()),
      };
  }
}

const readingWith =
  (utterance: Utterance) =>
  (
    rank: Reading['rank'],
    fields: Reading['fields'],
    answer: (turn: Turn) => Answer | Promise<Answer>,
    kind: Reading['kind'] = 'smalltalk',
  ): Reading[] => [
    { kind, rank, fields, words: wordsOf(utterance), answer: async (turn) => answer(turn) },
  ];

/** A yes to nothing that was asked. */
const unasked = (
  utterance: Utterance,
  { answers, given }: Situation,
  said: () => Said,
): Reading[] =>
  readingWith(utterance)('told', {}, () => {
    const { nothingAsked, shut } = strings[said().locale];
    return sentenceOnly(answers ? shutFor(answers, given, shut) : nothingAsked, said());
  });

/** Small talk as the vocabulary of the plan has it, signs without a word, a yes when nothing was asked. */
function talkReadings(utterance: Utterance, sentence: Sentence, said: () => Said): Reading[] {
  const { talk: whole, likeTalk, text, words } = utterance;
  const talk = whole ?? likeTalk;
  const reading = readingWith(utterance);
  if (talk)
    return talk === 'aide'
      ? reading('courtesy', { talk }, (turn) => helpAnswer(sentence, said(), turn), 'help')
      : reading(whole ? 'courtesy' : 'guess', { talk }, () => courtesy(talk, said()));
  const lost = lostFor(text, words.length === 0);
  return lost ? reading('told', {}, () => sentenceOnly(strings[said().locale][lost], said())) : [];
}

/** Thanks, a goodbye, a grumble or a complaint in words of its own, which nobody makes anything of. */
function civilReadings(
  utterance: Utterance,
  sentence: Sentence,
  { likeliest: { name, chance } = NOTHING, answers }: Situation,
  said: () => Said,
): Reading[] {
  if (answers) return [];
  const reading = readingWith(utterance);
  const isLikely = chance >= LIKELY;
  if (name === 'unanswered' && isLikely)
    return reading('doubt', { talk: 'insultes' }, () => courtesy('insultes', said()));
  const [, sigh] = SIGH.exec(name) ?? [];
  if (!sigh && !(name === 'help/smalltalk' && isLikely)) return [];
  const bye = says(sentence, 'bavarde-au-revoir') ? 'bye' : 'seen';
  const talk = sigh ?? (says(sentence, 'bavarde-merci') ? 'thanks' : bye);
  return reading(isLikely ? 'guess' : 'nothing', { talk }, () => talkAnswer(talk, said()));
}

/** Like nothing more than anything else. */
const NOTHING = { name: '', chance: 0 };

/** What is grumbled about, as it is learned (`intentions.yaml`). */
const SIGH = /^help\.(sigh\w+)$/;

/** The word of a button, typed when nothing waits for it. */
const isLost = (text: string): boolean =>
  /^\s*(?:annuler?|corriger?|modifier?|envoyer?|valider?|cancel|undo|send|edit)[\s.!]*$/iu.test(
    text,
  );

/** "Oui", when nothing was asked. */
const isAnswer = (text: string): boolean =>
  /^\s*(?:oui|ouais|non|nan|yes|yep|yeah|no|nope)[\s.!]*$/iu.test(text);

type Lost = 'smile' | 'nothingToDo' | 'nothingAsked';

const lostFor = (text: string, wordless: boolean): Lost | undefined => {
  if (wordless) return /[\p{L}\p{N}]/u.test(text) ? undefined : 'smile';
  if (isLost(text)) return 'nothingToDo';
  return isAnswer(text) ? 'nothingAsked' : undefined;
};

/** What nobody understands: the nearest that may be said instead. */
function floorOf(
  utterance: Utterance,
  { asksPlan, alike = [], answers, given, open = [], lacks }: Situation,
  { lexicon }: Knowledge,
  said: () => Said,
): Reading[] {
  const saying = sayingOf(utterance, sentenceOf(utterance, lexicon));
  return [
    {
      // What may ask the plan is the plan's, for as long as it has a word to say.
      kind: saying === 'asks' && asksPlan !== 'hardly' ? 'help' : 'other',
      rank: 'nothing',
      fields: { saying },
      words: [],
      left: wordsOf(utterance),
      answer: () => {
        const { locale, howTos, part } = said();
        const { unclear, shut } = strings[locale];
        // What was recorded last may be what is spoken of: it stays.
        const last = open.find(({ back, label }) => back && label !== '');
        const stays = last ? [shut.stays(last.label)] : [];
        if (answers)
          return sentenceOnly([shutFor(answers, given, shut), ...stays].join(' '), said());
        const near = alike.flatMap((name) => howTos.filter((one) => one.name === name));
        if (lacks)
          return {
            ...exampled(lacks, near.slice(0, 1), locale, 'clarify'),
            // An address is kept nowhere but where it is asked for.
            unfinished: utterance.text.includes('@') ? undefined : LACKS_SOME,
          };
        // What is not near is no help: what was not understood is said, and where the list is.
        if (near.length === 0)
          return shown(
            { headline: unclear.far[saying], questions: [unclear.ask] },
            locale,
            'outOfScope',
          );
        const [only, more] = near;
        const notes = only && !more && !mayDo(only.by, part) ? whoMay(only, locale) : [];
        return exampled(unclear.near[saying], near.slice(0, FEW), locale, 'outOfScope', { notes });
      },
    },
  ];
}

/** What is answered is not open here; what is open instead is said. */
function shutFor(
  answers: readonly string[],
  given: Situation['given'],
  shut: (typeof strings)[Locale]['shut'],
): string {
  const isPoll = answers.includes('openPolls');
  if (isPoll && given?.invitation !== undefined) return shut.poll;
  return !isPoll && given?.openPolls !== undefined ? shut.invitation : shut.both;
}

const sentenceOnly = (text: string, { locale }: Said): Answer =>
  answerWith(text, locale, 'smalltalk');

/** A sentence, and below it sentences that work, a row each. Pressed, a question is asked and an order explained: nothing is written. */
function exampled(
  headline: string,
  howTos: readonly HowTo[],
  locale: Locale,
  outcome: Answer['outcome'] = 'smalltalk',
  more: Pick<Face, 'notes' | 'questions'> = {},
): Answer {
  const { quoted, how } = strings[locale];
  const days = howTos.map(({ say }) => {
    const { what, example } = say[locale];
    const name = capital(what);
    const [brief, press] = [quoted(example), example.endsWith('?') ? example : how(what)];
    return { name, brief, whole: labelled(locale)({ label: name }).label + brief, say: press };
  });
  return shown({ headline, days, ...more }, locale, outcome);
}

function howToAnswer(topic: string, { locale, howTos, part }: Said): Answer {
  const found = howTos.find(({ name }) => name === topic);
  if (!found) return answerWith(strings[locale].canDo, locale);
  const { what, example, next } = found.say[locale];
  const say = strings[locale];
  const who = mayDo(found.by, part) ? [] : whoMay(found, locale);
  return answerWith([say.howTo(what, example), ...(next ? [next] : []), ...who].join('\n'), locale);
}

const whoMay = ({ by }: HowTo, locale: Locale): string[] =>
  by === 'anyone' ? [] : [strings[locale][by]];

function canDoAnswer({ locale, names, howTos }: Said): Answer {
  const say = strings[locale];
  // What every partner does comes first.
  const lines = (['anyone', 'leads', 'animates'] as const).flatMap((doer) =>
    howTos.filter(({ by, shown }) => shown && by === doer),
  );
  const questions = say.canDoMore;
  const title = say.talk('aide', names);
  return exampled(title, lines.slice(0, MOST_LINES), locale, 'smalltalk', { questions });
}

/** "Je commence par quoi ?": what waits for them, else what may be asked. */
async function helpAnswer(sentence: Sentence, said: Said, turn: Turn): Promise<Answer> {
  const isHere = says(sentence, 'gens-commencer') && turn.conversation.type === 'personal';
  const waiting = isHere ? await said.waits(turn, said.locale) : [];
  return waiting.length > 0 ? expectedAnswer(waiting, said.locale) : canDoAnswer(said);
}

const keptAnswer = ({ locale }: Said): Answer => {
  const { whatIsKept, kept, private: own } = strings[locale];
  return shown({ headline: whatIsKept, items: kept, notes: [own] }, locale);
};

/** What was noted of whoever asks, and what waits for their word before it is. */
function notedAnswer(noted: readonly string[], { locale, situation }: Said): Answer {
  const say = strings[locale];
  const waiting = situation.open?.find(({ asks }) => asks);
  return shown(
    {
      headline: noted.length > 0 ? say.noted : say.nothingNoted,
      items: [...noted],
      notes: waiting ? [say.waiting(waiting.label)] : [],
    },
    locale,
    'answered',
  );
}

async function selfAnswer(about: SelfAbout, said: Said, turn: Turn): Promise<Answer> {
  const say = strings[said.locale];
  switch (about) {
    case 'whatWaits':
      return turn.conversation.type === 'personal'
        ? expectedAnswer(await said.waits(turn, said.locale), said.locale)
        : sentenceOnly(say.expectedPrivately, said);
    case 'whatIsNoted':
      if (turn.conversation.type !== 'personal') return sentenceOnly(say.notedPrivately, said);
      return notedAnswer(await said.noted(turn, said.locale), said);
    case 'whatCanYouDo':
      return canDoAnswer(said);
    case 'whatIsKept':
      return keptAnswer(said);
    case 'whoSees':
      return sentenceOnly(say.private, said);
    default:
      return sentenceOnly(say[about], said);
  }
}

const courtesy = (talk: Talk, { locale, names }: Said): Answer => {
  const headline = strings[locale].talk(talk, names);
  const message = talk === 'identite' ? full(headline, locale, names) : headline;
  return answerWith(message, locale, 'smalltalk');
};

function talkAnswer(talk: string, said: Said): Answer {
  const { locale, names, howTos, part, situation } = said;
  const say = strings[locale];
  switch (talk) {
    case 'present': {
      const [given = ''] = (situation.speaker?.person.name ?? '').split(' ');
      return exampled(say.present(given, names), suggested(howTos, part, FEW), locale);
    }
    case 'wait': {
      const waiting = situation.open?.find(({ asks, kind }) => asks || kind.endsWith('.draft'));
      const lines = [say.wait, ...(waiting ? [say.waiting(waiting.label)] : [])];
      return sentenceOnly(lines.join('\n'), said);
    }
    case 'thanks':
      return courtesy('remerciements', said);
    case 'bye':
      return courtesy('aurevoirs', said);
    case 'sigh':
    case 'sighWork':
      return sentenceOnly(say.sigh, said);
    case 'sighMeetings':
    case 'sighMessages':
    case 'sighTools':
      return sentenceOnly(say[talk], said);
    case 'mood':
      return courtesy('etat', said);
    case 'drop':
      return sentenceOnly(say.drop, said);
    case 'test':
      return sentenceOnly(say.test, said);
    default:
      return sentenceOnly(say.seen, said);
  }
}

/** What it is, with what may be asked first. */
const full = (headline: string, locale: Locale, names: PlanNames): Message =>
  welcomeCard({
    lang: locale,
    headline,
    notice: [],
    intro: [],
    toDo: [],
    waiting: [],
    jobs: names.examples.map((example) => ({ title: example, say: example })),
    ...behind(locale),
  });
