/** An Office file: a zip of XML parts. Only the parts that are asked for are unpacked. */
import { strFromU8, unzipSync } from 'fflate';
import type { Notice } from './blocks.ts';
import { type ReadLimits, ReadRefusal } from './refusal.ts';
import { all, at, type Element, parseXml, textIn } from './xml.ts';

export interface OfficeFile {
  /** The tree of a part, or undefined when there is none. */
  part: (name: string) => Element | undefined;
  names: readonly string[];
  notices: Notice[];
  /** Targets of the relations of a part, by their identifier, as paths in the file. */
  relations: (name: string) => Map<string, string>;
  day?: string;
}

/**
 * Opens the parts of an Office file.
 * @throws ReadRefusal when it is no zip, is cut, or would be larger than the limits once unpacked
 */
export function openOffice(bytes: Uint8Array, limits: ReadLimits): OfficeFile {
  const names: string[] = [];
  let total = 0;
  const files = unpacked(bytes, ({ name, originalSize }) => {
    names.push(name);
    if (!/\.(?:xml|rels)$/.test(name)) return false;
    total += originalSize;
    if (originalSize > limits.part || total > limits.unpacked) throw new ReadRefusal('bomb');
    return true;
  });
  const part = (name: string): Element | undefined => {
    const file = files[name];
    return file && parseXml(strFromU8(file), limits);
  };
  const relationsOf = (name: string): Element[] => {
    const cut = name.lastIndexOf('/') + 1;
    return all(part(`${name.slice(0, cut)}_rels/${name.slice(cut)}.rels`), 'Relationship');
  };
  const notices: Notice[] = [];
  if (names.some((name) => name.endsWith('vbaProject.bin'))) notices.push('macros');
  const links = Object.keys(files).filter((name) => name.endsWith('.rels'));
  const isExternal = (name: string) =>
    strFromU8(files[name] ?? new Uint8Array()).includes('TargetMode="External"');
  if (links.some(isExternal)) notices.push('external-links');
  const day = textIn(at(part('docProps/core.xml'), 'modified')).slice(0, 10);
  return {
    part,
    names,
    notices,
    relations: (name) =>
      new Map(
        relationsOf(name).map(({ attributes: { Id = '', Target = '' } }) => [
          Id,
          resolved(name, Target),
        ]),
      ),
    ...(/^\d{4}-\d{2}-\d{2}$/.test(day) && { day }),
  };
}

type Wanted = (file: { name: string; originalSize: number }) => boolean;

function unpacked(bytes: Uint8Array, filter: Wanted): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes, { filter });
  } catch (cause) {
    if (cause instanceof ReadRefusal) throw cause;
    throw new ReadRefusal('damaged', { cause });
  }
}

/** Path in the file of a target that is written from a part. */
function resolved(from: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const folders = from.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') folders.pop();
    else if (step !== '.') folders.push(step);
  }
  return folders.join('/');
}
