/** What somebody asks for themselves about meetings: their calendar, a sheet, a reminder later. */
import { declaredIntents } from '../../../sentence/intent.ts';
import { declaredIn } from '../../../sentence/match.ts';
import type { Heard } from './heard.ts';
import { slots } from './meeting-slots.ts';

/** `answer` and `minutes` have readers of their own. */
export type OwnIntent = OwnCommand | 'answer' | 'minutes' | 'missing';
type OwnCommand = 'later' | 'feed' | 'sheet';

const ownCommands = declaredIntents<Heard>('reunions-pour-soi', { groupe: slots.groupe });

export function ownCommandIn(heard: Heard): OwnCommand | undefined {
  if (heard.whole.tokens.length > 16) return undefined;
  return declaredIn(heard.whole, ownCommands, heard)[0]?.intent.name as OwnCommand | undefined;
}
