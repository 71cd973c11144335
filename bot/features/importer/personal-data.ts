/**
 * Who dropped a document and who amended its draft. A name that the document prints is in its packed texts: no index
 * finds it, but whoever is forgotten is forgotten there too.
 */
import { FORMER } from '../../contract/marks.ts';
import { packed, unpacked } from '../../contract/packed-text.ts';
import { type PersonalData, personalData, type Who } from '../../contract/personal-data.ts';
import { isNamed } from '../people/model/references/names.ts';
import { type DraftRow, importDrafts } from './model/schema.ts';

const strings = {
  fr: {
    dropped: (file: string) => `document déposé : « ${file} »`,
    amended: (count: number, file: string) =>
      `${count} correction${count > 1 ? 's' : ''} du brouillon de « ${file} »`,
  },
  en: {
    dropped: (file: string) => `document dropped: “${file}”`,
    amended: (count: number, file: string) =>
      `${count} amendment${count > 1 ? 's' : ''} of the draft of “${file}”`,
  },
};

const PACKED = ['draft', 'document'] as const;

/** A text is JSON: a name stands in it as it is written there. */
const written = (name: string): string => JSON.stringify(name).slice(1, -1);

const isIn = (row: DraftRow, { name }: Who): boolean =>
  name.includes(' ') && PACKED.some((key) => unpacked(row[key]).includes(written(name)));

const amendedBy = ({ changes }: DraftRow, { person }: Who) =>
  changes.filter(({ by }) => by === person);

const isAuthor = (row: DraftRow, who: Who): boolean =>
  row.by === who.person || row.published?.by === who.person || amendedBy(row, who).length > 0;

function without(row: DraftRow, who: Who): DraftRow {
  const former = (by: string) => (by === who.person ? FORMER : by);
  const texts = isIn(row, who)
    ? PACKED.map((key) => [key, packed(unpacked(row[key]).replaceAll(written(who.name), FORMER))])
    : [];
  return {
    ...row,
    ...Object.fromEntries(texts),
    by: former(row.by),
    changes: row.changes.map((change) => ({ ...change, by: former(change.by) })),
    published: row.published && { ...row.published, by: former(row.published.by) },
  };
}

export const importerPersonalData: PersonalData[] = [
  personalData(importDrafts, {
    label: { fr: 'Documents à importer', en: 'Documents to import' },
    about: ({ value }, who) => isAuthor(value, who) || isNamed(value, who) || isIn(value, who),
    data: ({ value }, who) => ({
      file: value.file,
      droppedByYou: value.by === who.person,
      at: value.at,
      amended: amendedBy(value, who).map(({ act, path, at }) => ({ act, path, at })),
    }),
    lines: ({ value }, who, locale) => {
      const say = strings[locale];
      const count = amendedBy(value, who).length;
      return [
        ...(value.by === who.person ? [say.dropped(value.file)] : []),
        ...(count > 0 ? [say.amended(count, value.file)] : []),
      ];
    },
    without: ({ value }, who) => without(value, who),
    keep: { kind: 'addresses' },
  }),
];
