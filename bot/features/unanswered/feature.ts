import { LRUCache } from 'lru-cache';
import { wrongClick } from '../../../cards/answer/answer.ts';
import { localDay } from '../../calendar/local-time.ts';
import { click, type Feature } from '../../contract/feature.ts';
import { rememberAnswer } from '../../contract/remember-answer.ts';
import type { Store } from '../../contract/store.ts';
import type { Answer, Turn } from '../../contract/turn.ts';
import { answerWith, refused, shown } from '../../conversation/answers.ts';
import { shortDay } from '../../knowledge/entries/days.ts';
import type { Locale } from '../../language/locale.ts';
import { LINKS, Phrases } from '../../language/phrases.ts';
import { may, refusalOf } from '../people/model/rights.ts';
import { UnansweredTally } from './act/tally.ts';
import { byNeed, withoutPersonal } from './model/rules.ts';
import { unanswered } from './model/schema.ts';
import { strings } from './show/strings.ts';

/** Lines of the list that a card shows. */
const SHOWN = 15;
/** Last questions remembered, by conversation and person, so that "Ce n'est pas ça" knows which. */
const MOST_ASKED = 5000;

const COMMANDS = [
  'questions sans réponse',
  'liste des questions sans réponse',
  'unanswered questions',
  'questions without an answer',
  'open questions list',
];

/** Learns what the plan should say: what it could not answer, and what people said was wrong. */
export const unansweredQuestions: Feature = {
  name: 'unanswered',
  start: ({ store, isAdmin, settings }) => {
    const commands = new Phrases<true>(LINKS);
    for (const command of COMMANDS) commands.add(command, true);
    const tally = new UnansweredTally(store);
    const asked = new LRUCache<string, { text: string; locale: Locale }>({ max: MOST_ASKED });

    const mayRead = ({ person, now }: Turn) =>
      store.read((reader) =>
        may(
          { person, admin: isAdmin(person) },
          'unanswered.list',
          { kind: 'own' },
          reader,
          localDay(now, settings.zone),
        ),
      );

    return {
      hear: {
        understand: ({ words, locale, terms }) => {
          const [found] = commands.find(words);
          if (!found || terms.length > found.length + 1) return [];
          return [
            {
              kind: 'command',
              rank: 'order',
              fields: { intent: 'unanswered' },
              words: words.map((w) => w.folded),
              answer: async (turn) => {
                if (!(await mayRead(turn)))
                  return refused(refusalOf('unanswered.list', locale), locale);
                await tally.settle();
                return list(store, locale);
              },
            },
          ];
        },
        async heard(turn, text, answer) {
          asked.set(whoAndWhere(turn), { text, locale: answer.locale });
          if (answer.outcome !== 'unknown') return;
          const entry = answer.subject?.entry ?? answer.about ?? '';
          tally.count({
            text: withoutPersonal(text),
            locale: answer.locale,
            reason: 'unknown',
            entry,
            lastAt: turn.now.toISOString(),
          });
        },
      },
      keep: { rest: async () => void (await tally.settle()) },
      press: {
        clicks: {
          wrong: click(wrongClick, async (turn, { id }) => {
            const last = asked.get(whoAndWhere(turn));
            const { noted, notNoted } = strings[last?.locale ?? turn.locale];
            const row = {
              text: withoutPersonal(last?.text ?? `(${id})`),
              locale: last?.locale ?? turn.locale,
              reason: 'wrong' as const,
              entry: id,
              lastAt: turn.now.toISOString(),
            };
            const done = answerWith(noted, row.locale);
            const kept = await tally.keep([row], (tx) => rememberAnswer(tx, turn, done));
            return kept ? done : answerWith(notNoted, row.locale);
          }),
        },
      },
    };
  },
};

const whoAndWhere = ({ conversation, person }: Turn): string =>
  JSON.stringify([conversation.id, person.tenantId, person.id]);

async function list(store: Store, locale: Locale): Promise<Answer> {
  const say = strings[locale];
  const rows = await store.read((reader) => reader.list(unanswered));
  const sorted = rows.map(({ value }) => value).sort(byNeed);
  const lines = sorted
    .slice(0, SHOWN)
    .map((u) =>
      say.line(
        u.text,
        u.count,
        u.reason === 'wrong' ? say.check(u.entry) : say.complete(u.entry),
        shortDay(u.lastAt.slice(0, 10), locale),
      ),
    );
  const notes = sorted.length > SHOWN ? [say.more(sorted.length - SHOWN)] : [];
  return shown({ headline: say.title(sorted.length), items: lines, notes }, locale);
}
