/** The door without Teams: links that are taken back or passed on, and mail that is stopped. */
import { z } from 'zod';
import { click, type Feature, view } from '../../contract/feature.ts';
import type { Turn } from '../../contract/turn.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { ActContext } from '../people/model/acts.ts';
import { viewOf } from '../people/model/view.ts';
import { mailPage, revoke, wantMail } from './act/links.ts';
import { readRevoke } from './read/revocation.ts';
import { renderBundle } from './show/bundle.ts';
import { doorHowTo } from './show/strings.ts';

/** A button without data. */
const nothing = z.strictObject({});

export const door = ({ plan }: Knowledge): Feature => ({
  name: 'door',
  howTo: doorHowTo,
  start: ({ store, isAdmin, settings }) => {
    const context: ActContext = {
      store,
      isAdmin,
      plan,
      view: viewOf(store, plan),
      zone: settings.zone,
    };
    const own = (turn: Turn) => ({ context, turn, locale: turn.locale });
    return {
      hear: {
        understand: ({ text, locale, words }) => {
          const named = readRevoke(text);
          if (named === undefined) return [];
          return [
            {
              kind: 'command',
              rank: 'order',
              fields: { intent: 'revokeLink' },
              words: words.map((word) => word.folded),
              changes: true,
              answer: (turn) => revoke({ context, turn, locale }, named),
            },
          ];
        },
      },
      press: {
        clicks: {
          stop: click(nothing, (turn) => wantMail(own(turn), false)),
          resume: click(nothing, (turn) => wantMail(own(turn), true)),
        },
      },
      show: {
        views: {
          mail: view(nothing, (asker) => store.read((reader) => mailPage(reader, asker))),
        },
      },
      send: {
        render: { bundle: (row, reader, now) => renderBundle(row, reader, now, settings) },
        repeatable: ['bundle'],
      },
    };
  },
});
