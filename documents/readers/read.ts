/** The one entry of all readers: which one a file is for is seen from its first bytes, not from its name. */
import type { FileKind, ReadDocument, Reading, ReadProgress } from './blocks.ts';
import { cleaned } from './clean.ts';
import { type ReadLimits, ReadRefusal } from './refusal.ts';

export interface ReadOptions {
  limits: ReadLimits;
  /** Words that announce a login, folded by `comparable`. */
  credentials: ReadonlySet<string>;
  progress: ReadProgress;
}

const begins = (bytes: Uint8Array, ...signs: number[]): boolean =>
  signs.every((sign, i) => bytes[i] === sign);

/**
 * Reads a file. It is called in a thread of its own (`aside.ts`), for what it costs is the file's to say.
 * @throws ReadRefusal
 */
export async function readDocument(bytes: Uint8Array, options: ReadOptions): Promise<ReadDocument> {
  const { limits, credentials, progress } = options;
  if (bytes.length === 0) throw new ReadRefusal('empty');
  if (bytes.length > limits.bytes) throw new ReadRefusal('too-big');
  // What Office made before 2007, and what it makes now of a file with a password.
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    throw new ReadRefusal(isLocked(bytes) ? 'encrypted' : 'old-format');
  const kind = await kindOf(bytes, limits);
  const reading = await readers[kind](bytes, limits, progress);
  const document = cleaned(kind, reading, { words: credentials });
  if (document.blocks.length === 0) throw new ReadRefusal('empty');
  return document;
}

type Reader = (
  bytes: Uint8Array,
  limits: ReadLimits,
  progress: ReadProgress,
) => Reading | Promise<Reading>;

/** Libraries are large: each is read when it is asked for. */
const readers: Record<FileKind, Reader> = {
  docx: async (bytes, limits) => (await import('./docx.ts')).readDocx(bytes, limits),
  pptx: async (bytes, limits) => (await import('./pptx.ts')).readPptx(bytes, limits),
  xlsx: async (bytes, limits) => (await import('./xlsx.ts')).readXlsx(bytes, limits),
  pdf: async (bytes, limits, progress) =>
    (await import('./pdf.ts')).readPdf(bytes, limits, progress),
  text: async (bytes) => (await import('./plain.ts')).readPlain(bytes),
};

async function kindOf(bytes: Uint8Array, limits: ReadLimits): Promise<FileKind> {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  if (start.includes('%PDF-')) return 'pdf';
  if (!begins(bytes, 0x50, 0x4b)) return isBinary(bytes) ? refuse() : 'text';
  const { names } = (await import('./office-file.ts')).openOffice(bytes, limits);
  if (names.includes('word/document.xml')) return 'docx';
  if (names.includes('ppt/presentation.xml')) return 'pptx';
  if (names.includes('xl/workbook.xml')) return 'xlsx';
  return refuse();
}

function refuse(): never {
  throw new ReadRefusal('unknown-format');
}

/** A text has no byte that is a control, but in UTF-16. */
function isBinary(bytes: Uint8Array): boolean {
  if (begins(bytes, 0xff, 0xfe) || begins(bytes, 0xfe, 0xff)) return false;
  const controls = bytes.subarray(0, 4096).filter((byte) => byte < 9 || (byte > 13 && byte < 32));
  return controls.length > 0;
}

/** "EncryptedPackage", in the UTF-16 that the old container names its streams in. */
function isLocked(bytes: Uint8Array): boolean {
  return new TextDecoder('utf-16le').decode(bytes.subarray(0, 65_536)).includes('EncryptedPackage');
}
