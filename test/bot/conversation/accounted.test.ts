/** What a message asks or orders, and neither what was read of it nor the answer speaks of, is said back. */
import { describe, expect, it } from '@jest/globals';
import type { Reading } from '../../../bot/contract/feature.ts';
import type { Turn } from '../../../bot/contract/turn.ts';
import { accounted } from '../../../bot/conversation/accounted.ts';
import { sentenceOf } from '../../../bot/sentence/sentence.ts';
import { knowledgeOf } from '../../support/vocabulary.ts';

const { lexicon, reader } = await knowledgeOf('seineSaintDenis');

const claim = (feature: string, own: Partial<Reading>) => ({
  feature,
  reading: {
    kind: 'question',
    rank: 'question',
    fields: {},
    words: [],
    answer: () => Promise.reject(new Error('It is answered already')),
    ...own,
  } satisfies Reading,
});
const known = claim('plan', { fields: { entry: 'schema' } });

/** What is said back behind an answer of the plan; `alone`: how each part is read by itself. */
async function saidBack(text: string, shown: string, alone: Record<string, typeof known> = {}) {
  const answer = await accounted(
    {
      outcome: 'answered',
      locale: 'fr',
      message: { text: shown },
      sources: [],
    },
    text,
    known,
    {
      lexicon,
      speaker: 'Léa Martin',
      named: (one) => {
        const utterance = reader.read(one, 'fr');
        return { utterance, sentence: sentenceOf(utterance, lexicon), named: [] };
      },
      read: (one) => alone[one] ?? known,
      isAside: (one) => one === 'par la même occasion',
    },
    {} as Turn,
  );
  return answer.message.text.replace(shown, '').trim();
}

describe('a part without which the whole is read the same', () => {
  const text = 'le schéma court jusqu’à quand, et qui vient mardi';

  it('is said back where it asks something', async () => {
    expect(await saidBack(text, 'Le schéma va de 2024 à 2026.')).toMatch(/qui vient mardi/);
  });

  it('is not said back where such words ask for nothing', async () => {
    const order = claim('progress', { kind: 'progress', rank: 'order', changes: true });
    const aside = 'par la même occasion';
    expect(
      await saidBack(`le schéma court jusqu’à quand, ${aside}`, 'De 2024 à 2026.', {
        [aside]: order,
      }),
    ).toBe('');
  });

  it('is said back where somebody else would have done it', async () => {
    const order = claim('progress', { kind: 'progress', rank: 'order', changes: true });
    expect(
      await saidBack('le schéma court jusqu’à quand, et efface mes notes', 'De 2024 à 2026.', {
        'efface mes notes': order,
      }),
    ).toMatch(/efface mes notes/);
  });

  it('is said back where it orders what nobody does; an hour that is said otherwise is said', async () => {
    expect(
      await saidBack('le schéma court jusqu’à quand, et annule tout', 'De 2024 à 2026.'),
    ).toMatch(/annule tout/);
    expect(await saidBack('le schéma court jusqu’à quand, et passe à 17h', 'De 2024 à 17 h.')).toBe(
      '',
    );
  });

  it('is not where the answer has a word of it, nor where it only leads up to the rest', async () => {
    expect(await saidBack(text, 'Le schéma va jusqu’en 2026. Viennent mardi : Léa.')).toBe('');
    expect(
      await saidBack('je débarque un peu, le schéma court jusqu’à quand', 'De 2024 à 2026.'),
    ).toBe('');
  });

  it('is not where the whole is read otherwise without it', async () => {
    const other = claim('plan', { fields: { entry: 'autre' } });
    const alone = { 'le schéma court jusqu’à quand, et': other };
    expect(await saidBack(text, 'Le schéma va de 2024 à 2026.', alone)).toBe('');
  });
});
