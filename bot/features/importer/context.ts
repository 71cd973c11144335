/** What the importer works with. */
import type { Settings, Tools } from '../../contract/feature.ts';
import { type ImportWords, importWords } from '../../importer/import-words.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { ActContext } from '../people/model/acts.ts';
import { viewOf } from '../people/model/view.ts';

export interface ImportContext extends ActContext {
  settings: Settings;
  /** Words that documents are read by, made ready when the first one comes. */
  words: () => ImportWords;
}

export function importContext({ plan, importing }: Knowledge, tools: Tools): ImportContext {
  const { store, isAdmin, settings } = tools;
  let words: ImportWords | undefined;
  return {
    store,
    isAdmin,
    plan,
    settings,
    view: viewOf(store, plan),
    zone: settings.zone,
    words: () => {
      words ??= importWords(importing);
      return words;
    },
  };
}
