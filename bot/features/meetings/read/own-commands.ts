/** What somebody asks for themselves about meetings: their calendar, a sheet, a reminder later. */
import { intent } from '../../../sentence/intent.ts';
import { intentsIn } from '../../../sentence/match.ts';
import { type Heard, has } from './heard.ts';
import { slots } from './meeting-slots.ts';

/** `answer` and `minutes` have readers of their own. */
export type OwnIntent = OwnCommand | 'answer' | 'minutes' | 'missing';
type OwnCommand = 'later' | 'feed' | 'sheet';

const ofGroup = { groupe: slots.groupe };
const own = (name: OwnCommand, examples: readonly string[], ways: readonly string[]) =>
  intent<Heard, typeof ofGroup>({
    name,
    examples,
    ways,
    slots: ofGroup,
    also: ['{groupe}', 'reunion', 'reunion-prochaine'],
    unless: ['sondage-combien'],
  });

/** Command, and how many words may be left beside it. */
const commands = [
  { declared: own('later', ['pas maintenant'], ['reunion-plus-tard']), most: 0 },
  {
    declared: own('feed', ['mon calendrier', 'mets-la dans mon agenda'], ['reunion-calendrier']),
    most: 3,
  },
  { declared: own('sheet', ['feuille d’émargement de la carto'], ['reunion-emargement']), most: 3 },
] as const;

export function ownCommandIn(heard: Heard): OwnCommand | undefined {
  if (has(heard, 'reunion-sondage') || heard.whole.tokens.length > 16) return undefined;
  const found = intentsIn(
    heard.whole,
    commands.map(({ declared }) => declared),
    heard,
  );
  const said = commands.find(({ declared, most }) => {
    const one = found.find((f) => f.intent === declared);
    return one && one.left.flatMap((run) => run.split(/\s+/)).length <= most;
  });
  if (said?.declared.name === 'later' && heard.when.length > 0) return undefined;
  return said?.declared.name as OwnCommand | undefined;
}
