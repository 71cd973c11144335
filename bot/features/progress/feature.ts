import type { Feature } from '../../contract.ts';
import { localDay } from '../../groups.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { certainty } from './read/claim.ts';
import { fieldsOf, updateReader } from './read/read-update.ts';

export const progress = (knowledge: Knowledge): Feature => ({
  name: 'progress',
  start: () => {
    const reader = updateReader(knowledge);
    return {
      understand: (utterance, { now, given }) => {
        const prompt = (given?.prompt as { fiche?: string } | undefined)?.fiche;
        const reading = reader.read(utterance.text, { today: localDay(now), prompt });
        const score = reading ? certainty(reading, utterance, prompt !== undefined) : 0;
        if (!reading || score === 0) return [];
        return [
          {
            kind: 'progress',
            score,
            fields: fieldsOf(reading),
            words: utterance.words.map(({ folded }) => folded),
            left: reading.left,
            changes: true,
            answer: () => Promise.reject(new Error('later')),
          },
        ];
      },
    };
  },
});
