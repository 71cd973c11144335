/** Files of a person's own OneDrive: put where Teams said once they accepted it, fetched from where they dropped it. */
import { NotFetched } from '../contract/feature.ts';
import { within } from './deadline.ts';
import { isAllowedService, isLoopback, type ServiceHosts } from './service-hosts.ts';

/** OneDrive for Business, worldwide and for governments: `<tenant>-my.sharepoint.com`. */
const drives = /^[a-z\d](?:[a-z\d-]*[a-z\d])?\.sharepoint\.(?:com|us)$/;

/**
 * Whether it is an address of such a drive. It comes with the activity: whoever could make one up would have
 * the service send documents to any machine, or read from it. Loopback as the rules of tests have it.
 */
export function isDriveAddress(raw: string, hosts: ServiceHosts): boolean {
  if (!/^[!-[\]-~]{1,4000}$/.test(raw) || !URL.canParse(raw)) return false;
  const url = new URL(raw);
  if (url.username !== '' || url.password !== '') return false;
  if (isLoopback(url.hostname)) return isAllowedService(url.origin, hosts);
  return url.protocol === 'https:' && url.port === '' && drives.test(url.hostname);
}

/** Whether the address of a file is on the drive where it was put: nothing else is shown as a file. */
export function isOnDrive(contentUrl: string, uploadUrl: string): boolean {
  if (!URL.canParse(contentUrl) || !URL.canParse(uploadUrl)) return false;
  const content = new URL(contentUrl);
  const { protocol, host } = new URL(uploadUrl);
  const plain = content.username === '' && content.password === '';
  return plain && content.protocol === protocol && content.host === host;
}

/** The file could not be put there; the message holds no address. */
export class UploadError extends Error {
  override name = 'UploadError';
}

/** Rejects with an `UploadError`. */
export type Upload = (url: string, content: Uint8Array) => Promise<void>;

export const createUpload =
  ({ hosts, deadlineMs }: { hosts: ServiceHosts; deadlineMs: number }): Upload =>
  async (url, content) => {
    if (!isDriveAddress(url, hosts)) throw new UploadError('Upload to a host that is not allowed.');
    const size = content.byteLength;
    try {
      const { status } = await within(deadlineMs, 'upload', async (signal) => {
        const response = await fetch(url, {
          method: 'PUT',
          // Source: "Send and receive files from a bot", msteams-docs: the whole file in one range.
          headers: {
            'content-type': 'application/octet-stream',
            'content-range': `bytes 0-${size - 1}/${size}`,
          },
          body: content as Uint8Array<ArrayBuffer>,
          redirect: 'error',
          signal: signal(),
        });
        await response.body?.cancel();
        return response;
      });
      if (status >= 200 && status < 300) return;
      throw new UploadError(`The upload was answered ${status}.`);
    } catch (error) {
      if (error instanceof UploadError) throw error;
      throw new UploadError('The upload failed.', { cause: error });
    }
  };

/** Fetches a file that was dropped. Rejects with a `NotFetched`. */
export type Download = (url: string, most: number) => Promise<Uint8Array>;

/** Longest wait for all of a file, in ms: 40 MB at 10 Mbit/s. */
const DOWNLOAD_MS = 32_000;

export const createDownload =
  ({ hosts }: { hosts: ServiceHosts }): Download =>
  async (url, most) => {
    if (!isDriveAddress(url, hosts)) throw new NotFetched('not-allowed');
    try {
      return await within(DOWNLOAD_MS, 'download', async (signal) => {
        // No token of ours goes there: the address itself vouches, for some minutes.
        const response = await fetch(url, { redirect: 'error', signal: signal() });
        if (!response.ok || !response.body) {
          await response.body?.cancel();
          throw new NotFetched('unreachable');
        }
        return await bytesOf(response.body, most);
      });
    } catch (cause) {
      throw cause instanceof NotFetched ? cause : new NotFetched('unreachable', { cause });
    }
  };

/** What a body holds, read no further than it may be long, whatever it says of its length. */
async function bytesOf(body: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop ends the transfer.
  for await (const chunk of body) {
    length += chunk.length;
    if (length > most) throw new NotFetched('too-big');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}
