/** What is said to the bot about itself (`aide.yaml`), and between two things that matter (`bavardage.yaml`). */

import type { HowTo } from '../../../contract/how-to.ts';
import { oncePer } from '../../../language/once-per.ts';
import { isCapital } from '../../../sentence/between.ts';
import {
  type DeclaredIntents,
  declaredIntents,
  type Intent,
  type SlotReader,
} from '../../../sentence/intent.ts';
import type { Lexicon } from '../../../sentence/lexicon.ts';

/** What a message is read against. */
export interface Talking {
  /** Words of the name of who speaks, folded. */
  own: ReadonlySet<string>;
}

const moi: SlotReader<string, Talking> = ({ tokens }, { own }) =>
  tokens.flatMap(({ folded }, at) => (own.has(folded) ? [{ value: folded, at, length: 1 }] : []));

/** "2 min". */
const nombre: SlotReader<string, Talking> = ({ tokens }) =>
  tokens.flatMap(({ folded }, at) =>
    /^\d{1,2}$/.test(folded) ? [{ value: folded, at, length: 1 }] : [],
  );

/** "Comment j’ajoute Zoé à l’axe 4 ?": what is named is one case of it. */
const nomme: SlotReader<string, Talking> = (sentence) =>
  sentence.tokens.flatMap(({ folded }, at) =>
    /^\d/.test(folded) || (at > 0 && isCapital(sentence, at))
      ? [{ value: folded, at, length: 1 }]
      : [],
  );

/** Small talk by what it calls for, as lists: only those of a list with a slot read what fills it. */
export const talkLists: readonly DeclaredIntents<Talking>[] = [
  declaredIntents('bavardage-nom', { moi }),
  declaredIntents('bavardage-nombre', { nombre }),
  declaredIntents('bavardage', {}),
];

/** What is asked about the bot itself. */
export const selfLists: readonly DeclaredIntents<Talking>[] = [
  declaredIntents('soi', {}),
  declaredIntents('soi-nomme', { nomme }),
];

export const talkIntents = oncePer((lexicon: Lexicon) =>
  talkLists.flatMap(({ of }) => of(lexicon)),
);
export const selfIntents = oncePer((lexicon: Lexicon) =>
  selfLists.flatMap(({ of }) => of(lexicon)),
);

const AROUND =
  'axe fiche {nomme} bavarde-autour bavarde-merci bavarde-recu bavarde-rire bavarde-salut oui volontiers';
/** "How is the poll going?" asks of the poll. */
const OTHERWISE = 'dehors-traduis dehors-comment-dit dehors-meteo comment-va comment-il';

/** How-tos as intents: it is asked how, or who may, and what each is about is named. */
export const howToIntents = oncePer((howTos: readonly HowTo[]): readonly Intent<Talking>[] =>
  howTos
    .filter(({ ways }) => ways.length > 0)
    .map(({ name, ways }) => ({
      name,
      examples: [],
      ways: ways.map((way) =>
        way.startsWith('comment-') ? way : `comment-faire|aide-droit ${way}`,
      ),
      also: AROUND.split(' '),
      unless: OTHERWISE.split(' '),
      slots: { nomme },
    })),
);
