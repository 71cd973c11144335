/** A picture of a few colours in as few bytes as it takes: a card with twelve signs must stay a small message. */
import { crc32, deflateSync } from 'node:zlib';
import { PNG } from 'pngjs';

/** Levels of opacity that are told apart: edges stay smooth at the size of a line. */
const LEVELS = 4;

/** The same picture as a PNG of sixteen colours at most: each ink at each opacity. */
export function indexed(png: Buffer, paints: readonly string[]): Buffer {
  const { width, height, data } = PNG.sync.read(png);
  const inks = paints.map((ink) => [...Buffer.from(ink.slice(1), 'hex')]);
  const row = Math.ceil(width / 2);
  const pixels = Buffer.alloc((row + 1) * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4;
      const level = Math.round(((data[at + 3] ?? 0) / 255) * (LEVELS - 1));
      const ink = nearest(inks, data.subarray(at, at + 3));
      const value = level === 0 ? 0 : 1 + ink * (LEVELS - 1) + (level - 1);
      const byte = y * (row + 1) + 1 + (x >> 1);
      pixels[byte] = (pixels[byte] ?? 0) | (x % 2 === 0 ? value << 4 : value);
    }
  const colours = inks.flatMap((ink) => Array.from({ length: LEVELS - 1 }, () => ink)).flat();
  const opacities = inks.flatMap(() => Array.from({ length: LEVELS - 1 }, (_, n) => n + 1));
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Four bits a pixel, of a palette.
  header.set([4, 3], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from([0, 0, 0, ...colours])),
    chunk('tRNS', Buffer.from([0, ...opacities.map((n) => Math.round((n / (LEVELS - 1)) * 255))])),
    chunk('IDAT', deflateSync(pixels, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function nearest(inks: readonly number[][], pixel: Uint8Array): number {
  const far = inks.map((ink) =>
    ink.reduce((sum, part, n) => sum + Math.abs(part - (pixel[n] ?? 0)), 0),
  );
  return far.indexOf(Math.min(...far));
}

function chunk(type: string, data: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(typed.length + 8);
  whole.writeUInt32BE(data.length, 0);
  typed.copy(whole, 4);
  whole.writeUInt32BE(crc32(typed), typed.length + 4);
  return whole;
}
