/** How a poll stands in a few lines, for whoever asks in words; the card and the page have the rest. */
import type { Face } from '../../../conversation/answers.ts';
import type { Locale } from '../../../language/locale.ts';
import type { PollContext } from '../context.ts';
import { leading, type SlotStanding } from '../model/rules.ts';
import type { Choice } from '../model/schema.ts';
import type { PollState } from '../model/state.ts';
import { called } from './face.ts';
import { momentInWords, reasonInWords, slotInWords } from './slot-words.ts';
import { strings } from './strings.ts';

/** Names in one line, which is read on a phone. */
const MOST_NAMES = 8;
/** Slots in one answer. */
const MOST_SLOTS = 6;

interface Seen {
  /** Whether names may be said to who asks. */
  names: boolean;
  locale: Locale;
}

const choices = ['yes', 'maybe', 'no'] as const satisfies readonly Choice[];

/** "mardi 8 décembre, 14h–16h : 2 oui (Karim Benali, Nadia Cherif), 1 non (Paul Girard)". */
export function slotLine(
  standing: SlotStanding,
  state: PollState,
  { names, locale }: Seen,
  context: PollContext,
): string {
  const say = strings[locale];
  const counts = choices.flatMap((choice) => {
    const those = state.ballots.filter(({ answers }) => answers[standing.slot.id] === choice);
    if (those.length === 0 && choice === 'maybe') return [];
    const count = `${those.length} ${say[choice]}`;
    const called_ = names
      ? those
          .slice(0, MOST_NAMES)
          .map(
            ({ person }) =>
              state.people.get(person)?.name || called(person, state.people, context.plan, locale),
          )
          .sort((a, b) => a.localeCompare(b, locale))
      : [];
    const more = those.length > MOST_NAMES && names ? [`+ ${those.length - MOST_NAMES}`] : [];
    return [called_.length > 0 ? `${count} (${[...called_, ...more].join(', ')})` : count];
  });
  const why = reasonInWords(standing, state.poll, { plan: context.plan, locale });
  return say.person(
    slotInWords(standing.slot, locale),
    [...counts, ...(why ? [why] : [])].join(', '),
  );
}

export function resultFace(
  state: PollState,
  { now, ...seen }: Seen & { now: Date },
  context: PollContext,
): Face {
  const { poll, ranked, asked, undecided, votes } = state;
  const { locale, names } = seen;
  const say = strings[locale];
  const moment = momentInWords(poll.deadline, context.settings.zone, locale);
  const late = poll.deadline <= now.toISOString();
  const chosen = poll.slots.find(({ id }) => id === poll.chosen);
  const open = poll.state === 'open';
  const until = open
    ? (late ? say.wasUntil : say.until)(moment)
    : chosen
      ? say.closed(slotInWords(chosen, locale))
      : say.cancelled;
  const best = leading(ranked);
  const rows = votes.length === 0 ? [] : ranked;
  const silent = undecided.map((person) => called(person, state.people, context.plan, locale));
  return {
    headline: say.headline(poll.title),
    items: rows
      .slice(0, MOST_SLOTS)
      .map((standing) => say.row(standing.rank, slotLine(standing, state, seen, context))),
    notes: [
      say.standing(
        context.view.group(poll.group)?.label[locale] ?? '',
        say.progress(asked.length - undecided.length, asked.length),
      ),
      until,
      ...(open && best.length > 1 ? [say.tie(best.length)] : []),
      ...(open && names && silent.length > 0 && silent.length <= MOST_NAMES
        ? [say.silent(silent.sort((a, b) => a.localeCompare(b, locale)).join(', '))]
        : []),
      ...(poll.namesHidden ? [say.namesHidden] : []),
    ],
    questions: [],
  };
}
