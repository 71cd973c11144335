import type { FileOffer, Message } from '../contract/turn.ts';
import type { UploadInfo } from './raw-activity.ts';

/** What the bot posts: the part of an Activity it fills in; the SDK adds from, to and where. */
export interface Post {
  type: 'message';
  text?: string;
  textFormat?: 'plain';
  summary?: string;
  attachments?: { contentType: string; content: object; name?: string; contentUrl?: string }[];
}

export const cardType = 'application/vnd.microsoft.card.adaptive';

/** A card with the text that stands for it where cards are not shown. */
export const withFallback = ({ text, card }: Message): object => ({ fallbackText: text, ...card });

/**
 * A message as an Activity. A text goes as plain: it may hold what a person typed, which must not
 * become markup. With a card the text goes into `summary`, for notifications, never beside it:
 * Teams would split the two and give no id back.
 */
export function toPost(message: Message): Post {
  if (message.file) return offerOf(message.text, message.file);
  if (!message.card) return { type: 'message', text: message.text, textFormat: 'plain' };
  const attachments = [{ contentType: cardType, content: withFallback(message) }];
  return { type: 'message', summary: message.text, attachments };
}

/** Source: "Send and receive files from a bot", msteams-docs. The context comes back as it is. */
const offerOf = (summary: string, { name, description, size, verb, data }: FileOffer): Post => ({
  type: 'message',
  summary,
  attachments: [
    {
      contentType: 'application/vnd.microsoft.teams.card.file.consent',
      name,
      content: {
        description,
        sizeInBytes: size,
        acceptContext: { verb, data },
        declineContext: { verb, data },
      },
    },
  ],
});

/** The file, once it is in the person's files. */
export const fileInfo = ({ name, contentUrl, uniqueId, fileType }: UploadInfo): Post => ({
  type: 'message',
  summary: name,
  attachments: [
    {
      contentType: 'application/vnd.microsoft.teams.card.file.info',
      name,
      contentUrl,
      content: { uniqueId, fileType },
    },
  ],
});

/** Body of the answer to an invoke. Source: Universal Actions for Adaptive Cards, response format. */
export interface InvokeBody {
  statusCode: 200 | 400 | 429 | 500;
  type: string;
  value: string | object;
}

export const invokeAnswer = (message: Message): InvokeBody =>
  message.card
    ? { statusCode: 200, type: cardType, value: withFallback(message) }
    : { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: message.text };

export const invokeError = (
  statusCode: 400 | 429 | 500,
  code: 'BadRequest' | 'TooManyRequests' | 'InternalServerError',
  message: string,
): InvokeBody => ({
  statusCode,
  type: 'application/vnd.microsoft.error',
  value: { code, message },
});
