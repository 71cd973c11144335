import { sendClick } from '../../../cards/restitution/restitution.ts';
import { localTimeOf } from '../../calendar/local-time.ts';
import { click, type Feature } from '../../contract/feature.ts';
import { openMatter } from '../../contract/matter.ts';
import type { Turn } from '../../contract/turn.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Locale } from '../../language/locale.ts';
import { isOver } from '../../sentence/placed.ts';
import { conceptsOf, sentenceOf } from '../../sentence/sentence.ts';
import type { ActContext } from '../people/model/acts.ts';
import type { Verb } from '../people/model/rights.ts';
import { viewOf } from '../people/model/view.ts';
import { sinceSaid } from '../progress/model/since.ts';
import {
  document,
  documentFor,
  type Giving,
  give,
  lacks,
  ofWholePlan,
  opening,
  summary,
} from './act/give.ts';
import { DOCUMENT, daysIn, monthsOf, readAsked } from './read/request.ts';
import { restitutionViews } from './show/page.ts';
import { restitutionHowTo } from './show/strings.ts';

/** The rows of the table that the command asks for, with or without a format. */
export const commandVerbs = {
  show: 'restitution.show',
  send: 'restitution.send',
} as const satisfies Record<string, Verb>;

/** The restitution to the committee, made of what was told: in short, or as a document. */
export const restitution = (knowledge: Knowledge): Feature => ({
  name: 'restitution',
  howTo: restitutionHowTo,
  start: ({ store, isAdmin, settings }) => {
    const { plan, vocabulary } = knowledge;
    const context: ActContext = {
      store,
      isAdmin,
      plan,
      view: viewOf(store, plan),
      zone: settings.zone,
    };
    const months = monthsOf(vocabulary.usages);
    const acting = (turn: Turn, locale: Locale): Giving => ({ context, settings, turn, locale });
    return {
      hear: {
        understand(utterance, { now, open }) {
          const { text, names, references } = utterance;
          const sentence = sentenceOf(utterance, knowledge.lexicon);
          // To whom it goes: "pour le CDSF".
          const committee = conceptsOf(sentence, 'rs-comite');
          const asked = readAsked(
            sentence,
            {
              days: daysIn(text, now, settings.zone, vocabulary.when),
              months,
              sinceOf: (said) => sinceSaid(said, { now, zone: settings.zone, knowledge }),
              today: localTimeOf(now, settings.zone).date,
              // A report may go to an organisation, and is not of it.
              isOfThing:
                references.used.size > 0 ||
                names.some(
                  (name) => !name.entity.startsWith('organisation:') && !isOver(committee, name.at),
                ),
            },
            openMatter(open, DOCUMENT),
          );
          if (!asked) return [];
          const { period, format, lacking } = asked;
          const { locale } = utterance;
          const send = period && format && { ...period, format, lang: locale };
          return [
            {
              kind: 'command',
              rank: 'order',
              // A period that nobody said is no part of what was said.
              fields: {
                intent: 'restitution',
                ...(asked.presumed ? { presumed: period } : period),
                format,
              },
              words: utterance.words.map(({ folded }) => folded),
              changes: send !== undefined,
              answer: async (turn) => {
                const act = acting(turn, locale);
                const made = await (send ? give(act, send) : summary(act, period));
                const given = lacking.length > 0 && period ? lacks(act, lacking, made) : made;
                const answer = period ? opening(act, given, period, asked.presumed, format) : given;
                const isOfAxe = utterance.references.axes.length > 0 || asked.byAxe;
                return isOfAxe ? ofWholePlan(act, answer) : answer;
              },
            },
          ];
        },
      },
      press: {
        clicks: {
          send: click(sendClick, async (turn, wanted) => {
            const act = acting(turn, wanted.lang);
            return opening(act, await give(act, wanted), wanted, false, wanted.format);
          }),
        },
      },
      show: {
        views: restitutionViews({ context, settings }),
        files: {
          document: async (turn, data) =>
            documentFor(acting(turn, turn.locale), sendClick.parse(data)),
        },
        heavy: ['document'],
        links: {
          document: (payload, reader, now) =>
            document({ context, settings }, sendClick.parse(payload), reader, now),
        },
      },
    };
  },
});
