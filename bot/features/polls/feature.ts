/** Polls: what they hear, what is pressed, what they send and show. */
import { pollClick, voteClick } from '../../../cards/polls/poll.ts';
import { confirmClick } from '../../../cards/polls/poll-confirm.ts';
import { decideClick } from '../../../cards/polls/poll-decide.ts';
import { formClick, newClick } from '../../../cards/polls/poll-form.ts';
import { click, type Feature, type Press } from '../../contract/feature.ts';
import type { Turn } from '../../contract/turn.ts';
import { answerWith } from '../../conversation/answers.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { viewOf } from '../people/model/view.ts';
import { cancel } from './act/change.ts';
import { close } from './act/close.ts';
import { draftIn, form, fromForm, launch } from './act/create.ts';
import { DRAFT } from './act/draft.ts';
import { linksOf } from './act/export.ts';
import { decide, show } from './act/look.ts';
import { onPoll, understand } from './act/readings.ts';
import { openForm } from './act/text.ts';
import { unanswerClick, vote, voteSaid, votingOf } from './act/vote.ts';
import { answeredLines, lastCame, openFor, unansweredLines } from './act/waiting.ts';
import type { PollAct, PollContext } from './context.ts';
import { Board } from './model/board.ts';
import { pollsHowTo } from './show/how-to.ts';
import { pollViews } from './show/page.ts';
import { rendersOf } from './show/render.ts';
import { strings } from './show/strings.ts';

/** Which day suits: polls of the dates of meetings. */
export const polls = (knowledge: Knowledge): Feature => ({
  name: 'polls',
  howTo: pollsHowTo,
  start: ({ store, isAdmin, settings }) => {
    const { plan, calendar } = knowledge;
    const view = viewOf(store, plan);
    const board = new Board(store, plan);
    const { zone } = settings;
    const shared = { store, isAdmin, plan, view, zone };
    const context: PollContext = { ...shared, knowledge, calendar, settings, board };
    return {
      hear: {
        understand: (utterance, situation) => understand(context, utterance, situation),
        expects: (asked) => openFor(context, asked),
        came: (asked) => lastCame(context, asked),
      },
      press: { clicks: clicksOf(context), refreshes: ['refresh'] },
      // A card twice is better than none; a chase is not sent twice a day.
      send: {
        render: rendersOf(context),
        repeatable: ['card', 'edit', 'decide'],
        recalls: ['chase'],
      },
      show: {
        links: linksOf(context),
        heavy: ['grid'],
        views: pollViews(context),
        waits: (speaker, locale) => unansweredLines(context, speaker, locale),
        noted: (speaker, locale) => answeredLines(context, speaker, locale),
      },
    };
  },
});

function clicksOf(context: PollContext): Press['clicks'] {
  const on = (turn: Turn): PollAct => ({ context, turn, locale: turn.locale });
  const voting = (what: 'all' | 'none' | 'withdraw') =>
    click(pollClick, (turn, { poll, page, person, word }) =>
      vote(on(turn), { poll, page, person, said: what === 'withdraw' ? { what } : { what, word } }),
    );
  const showing = click(pollClick, (turn, { poll, page, person }) =>
    show(on(turn), poll, { page, person }),
  );
  return {
    launch: click(confirmClick, (turn, { draft }) => launch(on(turn), draftIn(draft))),
    edit: click(confirmClick, (turn, { draft }) => form(on(turn), draftIn(draft))),
    drop: click(confirmClick, async (turn) => ({
      ...answerWith(strings[turn.locale].dropped, turn.locale),
      closes: [DRAFT],
    })),
    new: click(newClick, (turn) => openForm(on(turn))),
    form: click(formClick, (turn, data) => fromForm(on(turn), data)),
    vote: click(voteClick, (turn, data) => vote(on(turn), votingOf(data))),
    all: voting('all'),
    none: voting('none'),
    withdraw: voting('withdraw'),
    unanswer: click(unanswerClick, (turn, { poll, person, was }) =>
      voteSaid(on(turn), poll, { what: 'withdraw', was }, { person }),
    ),
    show: showing,
    refresh: showing,
    decide: click(pollClick, (turn, { poll }) => onPoll(on(turn), poll, decide)),
    cancel: click(pollClick, (turn, { poll }) => onPoll(on(turn), poll, cancel)),
    close: click(decideClick, (turn, { poll, ...choosing }) =>
      onPoll(on(turn), poll, (act, known) => close(act, known, choosing)),
    ),
  };
}
