import type { SearchHit } from '../contract/feature.ts';
import type { Locale } from '../language/locale.ts';
import { searched } from './raw-activity.ts';
import { cardType, withFallback } from './reply.ts';
import { strings } from './strings.ts';

/** What somebody types in the search box, and the page of the list that Teams asks for. */
export interface Search {
  kind: 'search';
  text: string;
  skip: number;
  count: number;
}

/** Name of the parameter of the search, as in `manifest/manifest.json`. */
const searchedText = 'texte';

/** Reads the value of a `composeExtension/query` invoke; nothing typed yet is an empty text. */
export function readSearch(value: unknown): Search | undefined {
  const search = searched.safeParse(value);
  if (!search.success) return undefined;
  const { parameters, queryOptions } = search.data;
  const text = parameters.find(({ name }) => name === searchedText)?.value ?? '';
  return { kind: 'search', text, ...queryOptions };
}

/** Body of the answer to a `composeExtension/query` invoke: what the search box shows. */
export interface SearchBody {
  composeExtension:
    | { type: 'message'; text: string }
    | { type: 'result'; attachmentLayout: 'list'; attachments: SearchAttachment[] };
}

/** What is put into the message, and the line of the list that stands for it. */
interface SearchAttachment {
  contentType: string;
  content: object;
  preview: { contentType: string; content: { title: string; text: string } };
}

const previewType = 'application/vnd.microsoft.card.thumbnail';

/**
 * One page of what was found. Teams asks for the next pages until one is empty, and shows a sentence
 * in the place of a first page that is.
 */
export function searchAnswer(
  found: readonly SearchHit[],
  { skip, count }: { skip: number; count: number },
  locale: Locale,
): SearchBody {
  if (found.length === 0)
    return { composeExtension: { type: 'message', text: strings[locale].nothingFound } };
  const attachments = found.slice(skip, skip + count).map(({ title, text, show }) => {
    const message = show();
    return {
      ...asAttachment(message.card ? withFallback(message) : textCard(message.text)),
      preview: { contentType: previewType, content: { title, text } },
    };
  });
  return { composeExtension: { type: 'result', attachmentLayout: 'list', attachments } };
}

const asAttachment = (content: object) => ({ contentType: cardType, content });

/** Only cards can be put into a message. */
const textCard = (text: string): object => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body: [{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text }] }],
});
