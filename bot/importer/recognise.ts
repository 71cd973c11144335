/** The draft of a plan, from what a reader made of a document. Nothing that was read is lost: what has no place is kept apart. */
import type { Block, Line, ReadDocument } from '../../documents/readers/blocks.ts';
import { comparable } from '../../documents/readers/clean.ts';
import { DraftBuilder } from './builder.ts';
import { type Draft, type FoundValue, found } from './draft.ts';
import { bareHeading, headingOf, isHeading, splitHeadings } from './headings.ts';
import type { ImportWords } from './import-words.ts';
import { keyOf, labelledLine } from './labels.ts';
import { type KnownOrganisation, Organisations } from './organisations.ts';
import { remarksOn } from './remarks.ts';
import { schemeOf } from './scheme.ts';
import { numbered } from './table-parts.ts';
import { readTable } from './tables.ts';
import { isInstruction } from './values.ts';

/** Longest line that is a label because it is bold. */
const LONGEST_BOLD = 70;

/** Recognises a plan in a document. */
export function recognise(
  document: ReadDocument,
  words: ImportWords,
  known: readonly KnownOrganisation[] = [],
): Draft {
  const { blocks, kind, notices } = document;
  const scheme = schemeOf(blocks, words);
  const builder = new DraftBuilder(words, new Organisations(words, known));
  let [running, instructions] = [0, 0];
  const isFlowing = kind === 'text';

  const opens = (line: Line, text: string): boolean => {
    const isStyled = line.level !== undefined || line.isBold === true;
    const heading = headingOf(text, words);
    if (heading && isHeading(heading, isStyled)) {
      const rank = scheme.rankOf(heading);
      // In a list, a thing that is already there is only mentioned.
      const isMention = line.bullet !== undefined && builder.isInField;
      if (rank && rank !== 'action' && !isMention) {
        const isOfFiche = rank === 'axe' && !heading.isContents && namesAxeOfFiche(heading.number);
        if (isOfFiche) {
          builder.placeIn(rank, heading.number, heading.title, line.place);
          return true;
        }
        const isClear = isStyled || heading.isMarked;
        const level = line.level;
        builder.open({ ...heading, rank, place: line.place, isClear, ...(level && { level }) });
        return true;
      }
    }
    const bare = scheme.isBare && line.level !== undefined && bareHeading(text);
    if (!bare) return false;
    const depth = bare.number.split('.').length;
    const rank = depth === 1 ? 'axe' : 'fiche';
    builder.open({
      ...bare,
      rank,
      place: line.place,
      isClear: true,
      ...(line.level && { level: line.level }),
    });
    return true;
  };

  /** A fiche that has only its number, or whose number begins like that of the axe, has its axe printed under it. */
  const namesAxeOfFiche = (number: string | undefined): boolean => {
    const named = number === undefined ? undefined : builder.isFicheJustNamed;
    if (!named) return false;
    const [first, second] = named.number?.split(/[.-]/) ?? [];
    return named.isUntitled || (second !== undefined && first === number);
  };

  const readLine = (line: Line): void => {
    if (opens(line, line.text)) return;
    const labelled = labelledLine(line.text, words);
    const isIn = builder.fiche !== undefined || builder.axe !== undefined;
    const isItem = line.bullet !== undefined && builder.isInField;
    if (labelled?.key && isIn && !isItem) {
      if (labelled.key === 'numero' && labelled.value)
        builder.numberFiche(labelled.value, line.place);
      else if (labelled.key === 'titre' && labelled.value)
        builder.entitleFiche(labelled.value, line.place);
      else if ((labelled.key === 'axe' || labelled.key === 'sousAxe') && labelled.value) {
        const { number, title } = numbered(labelled.value, words);
        builder.placeIn(labelled.key, number, title, line.place);
      } else {
        builder.label(labelled.key, labelled.label, line.place);
        if (labelled.value) builder.line({ ...line, text: labelled.value }, false);
      }
      return;
    }
    const key = isIn && !isItem ? keyOf(line.text, words) : undefined;
    if (key && key !== 'numero' && key !== 'titre' && key !== 'axe' && key !== 'sousAxe') {
      builder.label(key, line.text, line.place);
      return;
    }
    // A heading as high as that of the fiche or of the axe ends it.
    const top = builder.fiche ? builder.level : builder.axe && builder.axeLevel;
    if (line.level !== undefined && line.level <= (top ?? 0) && !builder.isUntitled) {
      builder.leave(line.level);
      builder.keep(line);
      return;
    }
    if (builder.fiche && !isItem && isUnknownLabel(line, labelled?.value === '')) {
      builder.label('rubrique', line.text.replace(/\s*:$/, ''), line.place, 'label-unknown');
      return;
    }
    if (isFlowing && builder.joinTitle(line)) return;
    builder.line(line, isFlowing);
  };

  const isUnknownLabel = (line: Line, endsWithColon: boolean): boolean => {
    if (builder.isUntitled || line.text.length > LONGEST_BOLD) return false;
    if (line.level !== undefined) return true;
    return line.isBold === true || (endsWithColon && line.bullet === undefined);
  };

  const line = (one: Line): void => {
    if (isInstruction(one.text, words)) instructions += 1;
    const parts = splitHeadings(one.text, words);
    if (parts.length === 1) readLine(one);
    else for (const text of parts) readLine({ ...one, text });
  };

  for (const block of blocks) {
    if (block.kind === 'table')
      readTable(block, {
        builder,
        words,
        scheme,
        line,
        instruction: (help) => {
          instructions += 1;
          builder.keep(help);
        },
      });
    else if (scheme.listed.has(block))
      builder.open({ rank: 'axe', title: block.text, place: block.place });
    else if (!block.isRunning) line(block);
    else if (!runsAxe(block)) running += 1;
  }
  builder.close();

  /** A header may name the axe of its pages. */
  function runsAxe(block: Line): boolean {
    const heading = headingOf(block.text, words);
    if (!heading?.number || !isHeading(heading, true) || scheme.rankOf(heading) !== 'axe')
      return false;
    const isSame = builder.axe?.number?.value === heading.number;
    if (!isSame) builder.open({ ...heading, rank: 'axe', place: block.place });
    return true;
  }

  const named = titleOf(blocks, words);
  const draft: Draft = {
    ...named,
    axes: builder.axes,
    fiches: builder.fiches,
    organisations: [...builder.organisations.all],
    // What the plan is called by has its place.
    basket: builder.basket.filter(({ text }) => text !== named.title?.value),
    remarks: [],
    notices,
    credentials: document.credentials,
    running,
    instructions,
  };
  return remarksOn(draft, builder.organisations, words);
}

/** Lines that the title of a document is looked for in. */
const FIRST_LINES = 40;
/** Rows of a table that stand above its headers. */
const FIRST_ROWS = 4;
const YEARS = /(?<!\d)(20\d{2})\s?(?:[-–—/]|à|au)\s?(20\d{2})(?!\d)/;

/** Lines that may be a title: one that is alone in a row of the top of a table too. */
const firstLines = (block: Block): Line[] =>
  block.kind === 'line'
    ? [block]
    : block.rows.slice(0, FIRST_ROWS).flatMap((row) => {
        const [cell, ...others] = row.filter(({ lines }) => lines.length > 0);
        return cell && others.length === 0 ? cell.lines : [];
      });

function titleOf(
  blocks: readonly Block[],
  words: ImportWords,
): { title?: FoundValue; sigle?: string; years?: [number, number] } {
  const first = blocks.slice(0, FIRST_LINES).flatMap(firstLines);
  const isTitle = ({ text }: Line) => {
    const letters = comparable(text.slice(0, 40));
    return text.length < 200 && words.titles.some((word) => letters.startsWith(word));
  };
  // The name of a sheet may stand above the title of its plan: the one that has years is the title.
  const titles = first.filter(isTitle);
  const line = titles.find((one) => YEARS.test(one.text)) ?? titles[0];
  const text = line?.text.replace(/\s+/g, ' ');
  const span = [text ?? '', ...first.map((one) => one.text)]
    .map((one) => YEARS.exec(one))
    .find(Boolean);
  const sigle = first.map((one) => /\(([A-Z]{2,8})\)/.exec(one.text)?.[1]).find(Boolean);
  return {
    ...(line && text && { title: found(text, line.place) }),
    ...(sigle && { sigle }),
    ...(span?.[1] && span[2] && { years: [Number(span[1]), Number(span[2])] }),
  };
}
