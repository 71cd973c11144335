import { LRUCache } from 'lru-cache';
import { wrongClick } from '../../../cards/answer/answer.ts';
import { localDay } from '../../calendar/local-time.ts';
import { click, type Feature } from '../../contract/feature.ts';
import { rememberAnswer } from '../../contract/remember-answer.ts';
import type { Store } from '../../contract/store.ts';
import type { Answer, Turn } from '../../contract/turn.ts';
import { answerWith, refused, shown } from '../../conversation/answers.ts';
import { shortDay } from '../../knowledge/entries/days.ts';
import { numberOf } from '../../knowledge/identity.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Locale } from '../../language/locale.ts';
import { declaredIn } from '../../sentence/match.ts';
import { sentenceOf } from '../../sentence/sentence.ts';
import { adminNames } from '../people/model/acts.ts';
import { may, refusalOf } from '../people/model/rights.ts';
import { slotContext } from '../people/model/slots/context.ts';
import { groupsSlot } from '../people/model/slots/groups.ts';
import { thingsSlot } from '../people/model/slots/things.ts';
import { viewOf } from '../people/model/view.ts';
import { type Noted, UnansweredTally } from './act/tally.ts';
import { byNeed, MOST_KEPT, withoutPersonal } from './model/rules.ts';
import { unanswered } from './model/schema.ts';
import { type Complaint, complaintIn, lists } from './read/complaint.ts';
import { strings } from './show/strings.ts';

/** Lines of the list that a card shows. */
const SHOWN = 15;
/** Last questions remembered, by conversation and person, so that "Ce n'est pas ça" knows which. */
const MOST_ASKED = 5000;

/** What was said last, and what became of it. */
interface Asked {
  text: string;
  locale: Locale;
  outcome: Answer['outcome'];
  /** The entry of the plan that answered, and the thing that it is of (`fiche:1.1`). */
  entry: string;
  thing: string;
}

/** Learns what the plan should say: what it could not answer, and what people said was wrong. */
export const unansweredQuestions = (knowledge: Knowledge): Feature => ({
  name: 'unanswered',
  start: ({ store, isAdmin, settings, about: known }) => {
    const tally = new UnansweredTally(store);
    const view = viewOf(store, knowledge.plan);
    const asked = new LRUCache<string, Asked>({ maxSize: MOST_ASKED, sizeCalculation: () => 1 });
    /** Answers to complaints: what was complained of is still what was asked last. */
    const complained = new WeakSet<Answer>();

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

    /** What was asked before is noted; what was recorded is not: it is to be corrected. */
    async function complain(
      turn: Turn,
      { ofLead, about }: Complaint,
      locale: Locale,
      things: readonly string[],
    ): Promise<Answer> {
      const say = strings[locale];
      if (about !== 'answer') {
        const names = adminNames({ view, isAdmin }).join(', ');
        const whom = names ? say.talkTo(names) : say.talkToAdmin;
        // "On ne m’a rien dit, c’est qui maintenant ?": who leads what is named.
        const now = things.flatMap((id) =>
          known(id, locale, turn.now)
            .filter(({ field }) => field === 'pilote')
            .map(({ value }) => say.leadsNow(numberOf(knowledge.plan, id), value)),
        );
        return answerWith([say[about], ...now, whom].join('\n'), locale);
      }
      const last = asked.get(whoAndWhere(turn));
      const fiche = last?.thing?.startsWith('fiche:')
        ? numberOf(knowledge.plan, last.thing)
        : undefined;
      const how = ofLead ? [say.correctLead(fiche)] : [];
      if (!last)
        return answerWith([say.sorry, ...(ofLead ? how : [say.tellMe])].join('\n'), locale);
      if (last.outcome === 'command')
        return answerWith([say.sorry, ...(ofLead ? how : [say.correct])].join('\n'), locale);
      const text = withoutPersonal(last.text);
      const lines = [say.sorry, say.notedFor(text), ...(ofLead ? how : [say.otherwise])];
      const done = answerWith(lines.join('\n'), locale);
      const isNoted = await noteWrong(turn, { text, locale: last.locale, entry: last.entry }, done);
      return isNoted ? done : answerWith([say.sorry, say.notNoted].join('\n'), locale);
    }

    /** Notes a question that was answered wrong, with what is said of it; false when the store could not. */
    const noteWrong = (turn: Turn, asked: Pick<Noted, 'text' | 'locale' | 'entry'>, done: Answer) =>
      tally.keep([{ ...asked, reason: 'wrong', lastAt: turn.now.toISOString() }], (tx) =>
        rememberAnswer(tx, turn, done),
      );

    return {
      hear: {
        understand: (utterance, situation) => {
          view.touch(situation.now);
          const { words, locale } = utterance;
          const sentence = sentenceOf(utterance, knowledge.lexicon);
          const complaint = complaintIn(sentence);
          const slots = slotContext(situation, { knowledge, view, zone: settings.zone });
          // "À qui parler pour la carto": of a group, whoever leads it is whom to speak to.
          const isOfGroup = complaint?.about === 'human' && groupsSlot(sentence, slots).length > 0;
          if (complaint && !isOfGroup) {
            const things = thingsSlot(sentence, slots).flatMap(({ value: { found } }) =>
              found.length === 1 ? found.filter((id) => id.startsWith('fiche:')) : [],
            );
            return [
              {
                kind: 'complaint',
                rank:
                  complaint.about !== 'answer' ? 'order' : complaint.isWhole ? 'courtesy' : 'guess',
                fields: { intent: complaint.about === 'answer' ? 'complaint' : complaint.about },
                words: words.map((w) => w.folded),
                left: [...complaint.left],
                // Said in so many words, whatever else such words are like.
                sure: complaint.about !== 'answer',
                changes: complaint.about === 'answer',
                answer: async (turn) => {
                  const answer = await complain(turn, complaint, locale, things);
                  complained.add(answer);
                  return answer;
                },
              },
            ];
          }
          if (declaredIn(sentence, lists, undefined).length === 0) return [];
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
          if (complained.has(answer) || answer.outcome === 'smalltalk') return;
          const { locale, outcome, subject, about = '' } = answer;
          const entry = subject?.entry ?? about;
          const thing = subject?.entities[0] ?? '';
          asked.set(whoAndWhere(turn), { text, locale, outcome, entry, thing });
          if (outcome !== 'unknown') return;
          const lastAt = turn.now.toISOString();
          tally.count({ text: withoutPersonal(text), locale, reason: 'unknown', entry, lastAt });
        },
      },
      keep: { rest: async () => void (await tally.settle()) },
      press: {
        clicks: {
          wrong: click(wrongClick, async (turn, { id }) => {
            const last = asked.get(whoAndWhere(turn));
            const { locale } = last ?? turn;
            const { noted, notNoted } = strings[locale];
            const text = withoutPersonal(last?.text ?? `(${id})`);
            const done = answerWith(noted, locale);
            const isNoted = await noteWrong(turn, { text, locale, entry: id }, done);
            return isNoted ? done : answerWith(notNoted, locale);
          }),
        },
      },
    };
  },
});

const whoAndWhere = ({ conversation, person }: Turn): string =>
  JSON.stringify([conversation.id, person.tenantId, person.id]);

async function list(store: Store, locale: Locale): Promise<Answer> {
  const say = strings[locale];
  const rows = await store.read((reader) => reader.page(unanswered, { limit: MOST_KEPT }));
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
