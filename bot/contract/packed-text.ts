/** Texts of some hundred kilobytes, packed for a row: a plan and its phrasings are a fifth of what they were. */
import { gunzipSync, gzipSync } from 'node:zlib';

export const packed = (text: string): string => gzipSync(text, { level: 9 }).toString('base64');

export const unpacked = (text: string): string =>
  gunzipSync(Buffer.from(text, 'base64')).toString('utf8');
