import { z } from 'zod';
import { forgetCard, forgetClick } from '../../../cards/privacy/forget.ts';
import { mineCard } from '../../../cards/privacy/mine.ts';
import { localDay } from '../../calendar/local-time.ts';
import { click, type Feature, type Settings, view } from '../../contract/feature.ts';
import type { PersonalData, Who } from '../../contract/personal-data.ts';
import { rememberAnswer } from '../../contract/remember-answer.ts';
import type { Reader, Store, Transaction } from '../../contract/store.ts';
import type { Answer, Asker, Turn } from '../../contract/turn.ts';
import { answerWith, refused } from '../../conversation/answers.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Locale } from '../../language/locale.ts';
import type { DataPage, MinePage } from '../../pages/privacy.ts';
import { sentenceOf } from '../../sentence/sentence.ts';
import { people } from '../people/model/directory.ts';
import { namesLike } from '../people/model/references/partnership.ts';
import { slotContext } from '../people/model/slots/context.ts';
import { viewOf } from '../people/model/view.ts';
import { dataFile, linkedTo, linkToData, offerOf, whoOf } from './act/download.ts';
import { exportOf } from './act/export.ts';
import { forget } from './act/forget.ts';
import { askHush, heldBack, hush, unhush } from './act/hush.ts';
import { type PrivacyContext, privacyContext } from './context.ts';
import { confirms, erasures, forgettings } from './model/schema.ts';
import { type PrivacyIntent, privacySaid } from './read/intents.ts';
import { renderLink, sendLink } from './show/by-mail.ts';
import { privacyHowTo } from './show/how-to.ts';
import { strings } from './show/strings.ts';

/** What is held about a person is shown to them, and erased when they ask. */
export const privacy = (knowledge: Knowledge, personalData: readonly PersonalData[]): Feature => ({
  name: 'privacy',
  howTo: privacyHowTo,
  start: ({ store, settings }) => {
    const context = privacyContext(knowledge, personalData);
    const partners = viewOf(store, knowledge.plan);
    const commands: Record<PrivacyIntent, (turn: Turn, locale: Locale) => Promise<Answer>> = {
      mine: (turn, locale) => mine(store, context, turn, { locale, settings }),
      forget: (turn, locale) => ask(store, context, turn, locale),
      hush: (turn, locale) => hush(store, turn, locale),
      unhush: (turn, locale) => unhush(store, turn, locale),
      hushOthers: async (_, locale) => refused(strings[locale].eachTheir, locale),
      hushSome: async (_, locale) => refused(strings[locale].allOrNone, locale),
      askHush: async (_, locale) => askHush(locale),
    };
    return {
      hear: {
        understand(utterance, situation) {
          const { words, locale } = utterance;
          const sentence = sentenceOf(utterance, knowledge.lexicon);
          const slots = slotContext(situation, {
            knowledge,
            view: partners,
            zone: settings.zone,
          });
          const said = privacySaid(sentence, slots);
          if (!said) return [];
          const answer = (turn: Turn) => commands[said.intent](turn, locale);
          return [
            {
              kind: 'command',
              rank: 'order',
              fields: { intent: said.intent },
              words: words.map((w) => w.folded),
              left: [...said.left],
              changes: !/^(?:mine|hushOthers|hushSome)$/.test(said.intent),
              answer,
            },
          ];
        },
      },
      show: {
        views: {
          mine: view(z.strictObject({}), (asker) => minePage(store, context, asker)),
          data: view(z.strictObject({}), (asker) => dataPage(store, context, asker)),
        },
        files: { data: async (turn) => dataFile(await held(store, context, turn), turn.now) },
        links: {
          data: async (payload, reader, now) =>
            dataFile(await heldIn(reader, context, { ...linkedTo.parse(payload), now }), now),
        },
      },
      press: {
        clicks: {
          forget: click(z.strictObject({}), (turn) => ask(store, context, turn, turn.locale)),
          confirm: click(forgetClick, (turn, { nonce }) =>
            confirm(store, context, turn, { nonce, zone: settings.zone }),
          ),
          cancel: click(forgetClick, (turn) => cancel(store, turn)),
          link: click(z.strictObject({}), (turn) => sendLink(store, turn, settings)),
        },
      },
      send: {
        render: { link: (row, reader) => renderLink(row, reader, settings) },
        repeatable: ['link'],
        holds: heldBack,
      },
    };
  },
});

/** Everything that is held about whoever asks. */
const held = (
  store: Store,
  { personalData, plan }: PrivacyContext,
  { person, locale, now }: Asker,
) =>
  store.read((reader) =>
    heldIn(reader, { personalData, plan }, { who: whoOf({ person }), locale, now }),
  );

const heldIn = (
  reader: Reader,
  { personalData, plan }: Pick<PrivacyContext, 'personalData' | 'plan'>,
  whose: { who: Who; locale: Locale; now: Date },
) => exportOf(reader, personalData, { ...whose, plan });

/** The same on a page. */
async function minePage(store: Store, context: PrivacyContext, asker: Asker): Promise<MinePage> {
  const { nothing, inMemory } = strings[asker.locale];
  const { sections } = await held(store, context, asker);
  return { sections, notes: [...(sections.length === 0 ? [nothing] : []), inMemory] };
}

const dataPage = async (
  store: Store,
  context: PrivacyContext,
  asker: Asker,
): Promise<DataPage> => ({
  json: (await held(store, context, asker)).json,
});

/** To be read; as data, in a file. In a channel everybody would read it. */
async function mine(
  store: Store,
  context: PrivacyContext,
  turn: Turn,
  { locale, settings }: { locale: Locale; settings: Settings },
): Promise<Answer> {
  const { title, nothing, erase, inMemory, download, whole, privately } = strings[locale];
  if (turn.conversation.type !== 'personal') return refused(privately, locale);
  const { sections } = await held(store, context, { ...turn, locale });
  const offered = offerOf(turn, locale);
  const url = offered ? undefined : await linkToData(store, turn, { locale, settings });
  const notes = [...(sections.length === 0 ? [nothing] : []), inMemory];
  const acts = [...(url ? [{ title: download, does: whole, url }] : []), erase];
  const card = mineCard({ lang: locale, title, sections, notes, acts });
  if (!offered) return answerWith(card, locale);
  await turn.reply(card);
  return answerWith(offered, locale);
}

async function ask(
  store: Store,
  context: PrivacyContext,
  turn: Turn,
  locale: Locale,
): Promise<Answer> {
  const { privately, sure, yes, no, ...say } = strings[locale];
  if (turn.conversation.type !== 'personal') return refused(privately, locale);
  // The id of the activity is new each time, which is all that is asked of it.
  const nonce = turn.id;
  // Before they decide: what is not looked for, and of whom to ask it.
  const { person } = whoOf(turn);
  const doubt = await store.read(async (reader) =>
    (await namesLike(reader, context.isOurs, person)).doubtOf(person),
  );
  const consequences = [...say.consequences, ...(doubt ? [say.doubt[doubt]] : [])];
  const answer: Answer = {
    ...answerWith(
      forgetCard({ lang: locale, question: sure, consequences, yes, no, nonce }),
      locale,
    ),
    again: { verb: 'privacy.forget', data: {} },
  };
  await store.transact(async (tx) => {
    await tx.put(forgettings, whoOf(turn).person, { nonce, askedAt: turn.now.toISOString() });
    await rememberAnswer(tx, turn, answer);
  });
  const data = { nonce };
  const asks = { yes: { verb: 'privacy.confirm', data }, no: { verb: 'privacy.cancel', data } };
  return { ...answer, asks: { ...asks, firm: true } };
}

async function confirm(
  store: Store,
  context: PrivacyContext,
  turn: Turn,
  { nonce, zone }: { nonce: string; zone: string },
): Promise<Answer> {
  const { locale } = turn;
  const who = whoOf(turn);
  return store.transact(async (tx) => {
    const asked = await tx.get(forgettings, who.person);
    const words = strings[locale];
    if (!confirms(asked?.value, nonce, turn.now)) return refused(words.stale, locale);
    // The name that is known: the one that Teams says now may be another.
    const name = (await tx.get(people, who.person))?.value.name ?? who.name;
    const { doubt } = await forget(tx, context, { ...who, name });
    const done = answerWith([words.done, ...(doubt ? [words.doubt[doubt]] : [])].join(' '), locale);
    await count(tx, localDay(turn.now, zone));
    // Not as theirs: nothing of them is to stay.
    await rememberAnswer(tx, { keys: turn.keys ?? [], now: turn.now }, done);
    return done;
  });
}

/** A tally for the register. */
async function count(tx: Transaction, day: string): Promise<void> {
  const before = await tx.get(erasures, day);
  await tx.put(erasures, day, { count: (before?.value.count ?? 0) + 1 });
}

async function cancel(store: Store, turn: Turn): Promise<Answer> {
  const { locale } = turn;
  const answer = answerWith(strings[locale].cancelled, locale);
  await store.transact(async (tx) => {
    await tx.remove(forgettings, whoOf(turn).person);
    await rememberAnswer(tx, turn, answer);
  });
  return answer;
}
