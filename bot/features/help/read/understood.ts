/** What a message says to the bot itself: how to do something, what it can do, small talk; or nothing of it. */
import type { HowTo } from '../../../contract/how-to.ts';
import type { IntentFound } from '../../../sentence/intent.ts';
import { intentsIn } from '../../../sentence/match.ts';
import type { Sentence } from '../../../sentence/sentence.ts';
import { howToIntents, selfIntents, type Talking, talkIntents } from './intents.ts';

export type SelfAbout =
  | 'whatCanYouDo'
  | 'whatWaits'
  | 'whatIsNoted'
  | 'whatIsKept'
  | 'whyNothing'
  | 'whoSees'
  | 'mayChange'
  | 'ifAbsent'
  | 'ifGone'
  | 'ifNoVote'
  | 'howMany'
  | 'whoIsTold'
  | 'howOften'
  | 'howSent'
  | 'mayStandIn'
  | 'whoMinds'
  | 'languages'
  | 'roles';

interface Talk {
  kind: 'talk';
  talk: string;
  found: IntentFound<Talking>;
}

export type SaidToBot =
  | { kind: 'howTo'; topic: string; found: Pick<IntentFound<Talking>, 'left'> }
  | { kind: 'self'; about: SelfAbout; found: IntentFound<Talking> }
  | Talk;

/** Share of the words from which a how-to is about what it names, and no question about the plan. */
const NAMED = 0.5;
/** The same where only the thing is named, and not what is to be done. */
const ALONE = 0.8;
const SELF = 0.6;
/** Words that may be left beside who presents themselves. */
const BESIDE = 3;
/** Longer messages say more than a courtesy. */
const MOST_WORDS = 16;

/** Small talk that is put as a question. */
const ASKED: ReadonlySet<string> = new Set(['test', 'mood', 'sigh']);

/** @param asks what the sentence does is to ask */
export function understoodIn(
  sentence: Sentence,
  talking: Talking,
  { howTos, asks }: { howTos: readonly HowTo[]; asks: boolean },
): SaidToBot | undefined {
  const found = selfIn(sentence, talking) ?? howToIn(sentence, talking, howTos);
  if (found) return found;
  const talk = talkIn(sentence, talking);
  return talk && asks && !ASKED.has(talk.talk) ? undefined : talk;
}

function selfIn(sentence: Sentence, talking: Talking): SaidToBot | undefined {
  const [found] = intentsIn(sentence, selfIntents(sentence.lexicon), talking);
  // Where it says how many words may be left beside it, a name is one of them.
  if (!found || (found.intent.most === undefined && found.covered < SELF)) return undefined;
  return { kind: 'self', about: found.intent.name as SelfAbout, found };
}

function howToIn(
  sentence: Sentence,
  talking: Talking,
  howTos: readonly HowTo[],
): SaidToBot | undefined {
  // "… d’annuler une réunion que je n’ai pas créée": of several, what is said first.
  const [found] = intentsIn(sentence, howToIntents(howTos), talking)
    .filter(
      ({ intent, covered }) =>
        covered >= (intent.ways.every((way) => way.split(' ').length < 3) ? ALONE : NAMED),
    )
    .sort((a, b) => (b.rest[0]?.at ?? Infinity) - (a.rest[0]?.at ?? Infinity));
  const hasForm = howTos.some(({ name, form }) => form && name === found?.intent.name);
  return found && !hasForm ? { kind: 'howTo', topic: found.intent.name, found } : undefined;
}

function talkIn(sentence: Sentence, talking: Talking): Talk | undefined {
  if (sentence.tokens.length > MOST_WORDS) return undefined;
  const found = intentsIn(sentence, talkIntents(sentence.lexicon), talking).find(
    ({ intent: { name }, left }) =>
      name === 'sigh' || left.length <= (name === 'present' ? BESIDE : 0),
  );
  return found && { kind: 'talk', talk: found.intent.name, found };
}
