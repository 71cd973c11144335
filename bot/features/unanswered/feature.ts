import { answerCard, wrongClick } from '../../../cards/answer/answer.ts';
import { localDay } from '../../calendar/local-time.ts';
import { click, type Feature } from '../../contract/feature.ts';
import { rememberAnswer } from '../../contract/remember-answer.ts';
import type { Store } from '../../contract/store.ts';
import type { Answer, Turn } from '../../contract/turn.ts';
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
    const asked = new Map<string, { text: string; locale: Locale }>();

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
      understand: ({ words, locale, terms }) => {
        const [found] = commands.find(words);
        if (!found || terms.length > found.length + 1) return [];
        return [
          {
            kind: 'command',
            score: 1,
            fields: { intent: 'unanswered' },
            words: words.map((w) => w.folded),
            answer: async (turn) => {
              if (!(await mayRead(turn))) return refuse(locale);
              await tally.settle();
              return list(store, locale);
            },
          },
        ];
      },
      async heard(turn, text, answer) {
        remember(asked, whoAndWhere(turn), { text, locale: answer.locale });
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
      rest: async () => void (await tally.settle()),
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
          const said = (text: string): Answer => ({
            outcome: 'command',
            locale: row.locale,
            message: { text },
            sources: [],
          });
          const done = said(noted);
          const kept = await tally.keep([row], (tx) => rememberAnswer(tx, turn, done));
          return kept ? done : said(notNoted);
        }),
      },
    };
  },
};

const whoAndWhere = ({ conversation, person }: Turn): string =>
  JSON.stringify([conversation.id, person.tenantId, person.id]);

function remember<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > MOST_ASKED && oldest !== undefined) map.delete(oldest);
}

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
  const { card, text } = answerCard({
    lang: locale,
    headline: say.title(sorted.length),
    items: lines,
    rows: [],
    notes: sorted.length > SHOWN ? [say.more(sorted.length - SHOWN)] : [],
    contextTitle: '',
    context: [],
    sources: [],
    questions: [],
    wrong: [],
  });
  return { outcome: 'command', locale, message: { text, card }, sources: [] };
}

const refuse = (locale: Locale): Answer => ({
  outcome: 'refused',
  locale,
  message: { text: refusalOf('unanswered.list', locale) },
  sources: [],
});
