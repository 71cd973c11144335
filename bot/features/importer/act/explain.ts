/** How a plan is imported, for whoever may: the file dropped in the private chat, then the page. Others hear who can. */
import type { Answer } from '../../../contract/turn.ts';
import { shown } from '../../../conversation/answers.ts';
import { look } from '../../people/model/acts.ts';
import { importDrafts } from '../model/schema.ts';
import { strings } from '../show/strings.ts';
import type { ImportAct } from './read-dropped.ts';

export const explainImport = (act: ImportAct): Promise<Answer> =>
  look(act, 'importer.read', { kind: 'own' }, async (reader) => {
    const { locale, turn, context } = act;
    const say = strings[locale];
    const open = (await reader.list(importDrafts)).filter(({ value }) => !value.published).length;
    const url = context.settings.pageUrl?.('importer');
    return shown(
      {
        headline: turn.conversation.type === 'personal' ? say.dropHere : say.dropInPrivate,
        notes: [say.thenReview, ...(open > 0 ? [say.openDrafts(open)] : [])],
        links: url ? [{ title: say.openPage, url }] : [],
      },
      locale,
    );
  });
