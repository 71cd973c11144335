/** What becomes of a file that was offered: made and put in the person's files, or not. */

import type { Turn } from '../contract/turn.ts';
import type { Bot } from '../conversation/bot.ts';
import { BusyError } from '../links/document-queue.ts';
import type { FileAnswer } from './activity.ts';
import { isOnDrive, type Upload, UploadError } from './drive.ts';
import { createRecent } from './repeats.ts';
import { fileInfo, type Post, toPost } from './reply.ts';
import { strings } from './strings.ts';
import type { TeamsLog } from './transport.ts';

export interface FileConsentParts {
  bot: Pick<Bot, 'file'>;
  upload: Upload;
  log: TeamsLog;
}

/** Consents that may come again, by the address of their upload: it is good for one file. */
const most = 2_000;
const forMs = 24 * 3_600_000;

/** Says what to post; undefined for a consent that was delivered before, or that answers no offer. */
export function createFileConsent({ bot, upload, log }: FileConsentParts) {
  const seen = createRecent<true>(most, forMs);

  async function carry(turn: Turn, answer: FileAnswer & { accepted: true }): Promise<Post> {
    const { notYours, notUploaded, uploaded } = strings[turn.locale];
    const { verb, data, upload: to } = answer;
    const file = await bot.file(turn, verb, data);
    if (!file) return toPost({ text: notYours });
    try {
      await upload(to.uploadUrl, file.content);
      // Our own name, and where the file truly is: the rest came with the activity.
      return isOnDrive(to.contentUrl, to.uploadUrl)
        ? fileInfo({ ...to, name: file.name })
        : toPost({ text: uploaded(file.name) });
    } catch (err) {
      if (!(err instanceof UploadError)) throw err;
      log.error({ err }, 'file not uploaded');
      return toPost({ text: notUploaded });
    }
  }

  return async (turn: Turn, answer: FileAnswer): Promise<Post | undefined> => {
    // Files are offered in personal chats alone: a consent from anywhere else answers no offer.
    if (!turn.files) return undefined;
    if (!answer.accepted) return toPost({ text: strings[turn.locale].declined });
    const names = [answer.upload.uploadUrl];
    const at = turn.now.getTime();
    if (seen.get(names, at)) return undefined;
    seen.set(names, true, at);
    try {
      return await carry(turn, answer);
    } catch (error) {
      seen.delete(names);
      if (error instanceof BusyError) return toPost({ text: strings[turn.locale].busy });
      throw error;
    }
  };
}
