import type { Feature, Reading } from '../../contract/feature.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { sentenceOf } from '../../sentence/sentence.ts';
import { renderEnded, tellEnded } from './act/tell.ts';
import { versionAsked } from './read/asked.ts';
import { changedAnswer, whichAnswer } from './show/answers.ts';
import { versionsViews } from './show/page.ts';

/** "Qu’est-ce qui a changé ?" and nothing more asks for the plan while that is news: its first three months. */
const NEWS_MS = 92 * 24 * 3_600_000;

/** Versions of the plan: which one answers, what it changed, and whom it leaves without what they led. */
export const versions = ({ plan, lexicon }: Knowledge): Feature => ({
  name: 'versions',
  start: ({ store, settings }) => ({
    hear: {
      understand(utterance, { now }): Reading[] {
        const asked = versionAsked(sentenceOf(utterance, lexicon));
        if (!asked) return [];
        const { locale, words } = utterance;
        const reading = {
          kind: 'question' as const,
          rank: 'order' as const,
          fields: { intent: asked },
          words: words.map(({ folded }) => folded),
        };
        if (asked === 'which') return [{ ...reading, answer: () => whichAnswer(plan, locale) }];
        const answer = plan.versions && changedAnswer(plan.versions, locale);
        const since = Date.parse(plan.versions?.served.since ?? '');
        const isNews = now.getTime() - since < NEWS_MS;
        return answer && (asked === 'changed' || isNews)
          ? [{ ...reading, answer: () => answer }]
          : [];
      },
    },
    send: { render: { ended: renderEnded(plan) }, repeatable: ['ended'] },
    show: { views: versionsViews(plan, { zone: settings.zone }) },
    keep: {
      daily: async (now) => ({
        ended: await tellEnded(store, plan, { now, perSecond: settings.sendRate }),
      }),
    },
  }),
});
