import { click, type Feature, type Reading } from '../../contract/feature.ts';
import type { Turn } from '../../contract/turn.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { sentenceOf } from '../../sentence/sentence.ts';
import { slotContext } from '../people/model/slots/context.ts';
import { amendClick, amendDraft, discardDraft, draftClick } from './act/amend-draft.ts';
import { explainImport } from './act/explain.ts';
import { publishClick, publishDraft } from './act/publish-draft.ts';
import { type ImportAct, readDropped } from './act/read-dropped.ts';
import { importContext } from './context.ts';
import { importAsked } from './read/intents.ts';
import { importerViews } from './show/page.ts';

/** A plan from its document: dropped in the chat, read again on a page by several people, published. */
export const importer = (knowledge: Knowledge): Feature => ({
  name: 'importer',
  start: (tools) => {
    const context = importContext(knowledge, tools);
    const acting = (turn: Turn): ImportAct => ({ context, turn, locale: turn.locale });
    return {
      // A plan without the words that documents are read by takes none.
      ...(knowledge.importing !== undefined && {
        hear: {
          dropped: (turn, file) => readDropped(acting(turn), file),
          understand(utterance, situation): Reading[] {
            const { lexicon } = knowledge;
            const slots = slotContext(situation, {
              knowledge,
              view: context.view,
              zone: context.zone,
            });
            const asked = importAsked(sentenceOf(utterance, lexicon), slots);
            if (!asked) return [];
            return [
              {
                kind: 'command',
                rank: 'order',
                fields: { intent: asked.intent.name },
                words: utterance.words.map(({ folded }) => folded),
                left: [...asked.left],
                answer: (turn) => explainImport(acting(turn)),
              },
            ];
          },
        },
      }),
      press: {
        clicks: {
          amend: click(amendClick, (turn, asked) => amendDraft(acting(turn), asked)),
          discard: click(draftClick, (turn, asked) => discardDraft(acting(turn), asked)),
          publish: click(publishClick, (turn, asked) => publishDraft(acting(turn), asked)),
        },
      },
      show: { views: importerViews(context) },
    };
  },
});
