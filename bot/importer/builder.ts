/** A draft while it is read: the axe, the fiche and the label that are open, and what is put into them. */
import type { Line, Place } from '../../documents/readers/blocks.ts';
import { comparable } from '../../documents/readers/clean.ts';
import {
  type DraftAction,
  type DraftAxe,
  type DraftFiche,
  emptyFiche,
  found,
  type ImportDoubt,
  type Unplaced,
} from './draft.ts';
import { actionsOf, addField, type Field, type FieldTools, toldBy } from './fields.ts';
import { GivenTitles, isLikeTitle, isSameTitle, sameNumber, type Titled } from './given-titles.ts';
import type { FieldKey, ImportWords, NumberedRank } from './import-words.ts';
import type { Organisations } from './organisations.ts';

/** A thing that a heading opens. */
export interface Opening {
  rank: NumberedRank;
  number?: string;
  title: string;
  place: Place;
  /** Where its title is, when it is not beside its number. */
  titlePlace?: Place;
  level?: number;
  isContents?: boolean;
  /** A sign stood between number and title, or the line is set as a heading: it is no mention. */
  isClear?: boolean;
}

interface OpenField extends Omit<Field, 'lines'> {
  lines: Line[];
}

export class DraftBuilder {
  readonly axes: DraftAxe[] = [];
  readonly fiches: DraftFiche[] = [];
  readonly basket: Unplaced[] = [];
  readonly organisations: Organisations;
  axe: DraftAxe | undefined;
  part: string | undefined;
  fiche: DraftFiche | undefined;
  /** Levels of the headings that opened the fiche and the axe. */
  level: number | undefined;
  axeLevel: number | undefined;
  #field: OpenField | undefined;
  readonly #titles = new GivenTitles();
  #isAxeOfContents = false;
  readonly tools: FieldTools;

  constructor(words: ImportWords, organisations: Organisations) {
    this.organisations = organisations;
    this.tools = { words, organisations, basket: (line) => this.keep(line) };
  }

  /** Keeps a line that has no place in the plan. */
  keep({ text, place }: Line): void {
    this.basket.push({ text: text.replace(/\s+/g, ' '), place });
  }

  keepAll({ lines }: Pick<Field, 'lines'>): void {
    for (const line of lines) this.keep(line);
  }

  /** Whether a label is open that takes the lines to come. */
  get isInField(): boolean {
    return this.#field !== undefined;
  }

  get isUntitled(): boolean {
    return this.#titles.awaiting !== undefined;
  }

  /** Whether a fiche of this number is there. */
  hasFiche = (number: string | undefined): boolean =>
    this.fiches.some((one) => sameNumber(one.number?.value, number));

  open(opening: Opening): void {
    this.close();
    this.#titles.awaiting = undefined;
    if (opening.rank === 'axe') this.#openAxe(opening);
    else if (opening.rank === 'sousAxe') this.#openPart(opening);
    else this.#openFiche(opening);
  }

  #openAxe(opening: Opening): void {
    this.#isAxeOfContents = opening.isContents === true;
    const { number, title, place } = opening;
    const known = this.axes.find((one) =>
      number === undefined
        ? comparable(one.title?.value ?? '') === comparable(title)
        : sameNumber(one.number?.value, number),
    );
    const axe: DraftAxe = known ?? { parts: [], actions: [] };
    if (!known) {
      if (number !== undefined) axe.number = found(number, place);
      this.axes.push(axe);
      this.part = undefined;
    } else if (known !== this.axe) this.part = undefined;
    this.axe = axe;
    this.axeLevel = opening.level;
    this.fiche = undefined;
    this.#entitle(axe, opening);
  }

  #openPart(opening: Opening): void {
    const { number, place } = opening;
    this.fiche = undefined;
    if (!this.axe || number === undefined) {
      this.keep({ text: opening.title, place });
      return;
    }
    const { parts } = this.axe;
    const known = parts.find((one) => sameNumber(one.number.value, number));
    const part = known ?? { number: found(number, place) };
    if (!known) parts.push(part);
    this.part = number;
    this.#entitle(part, opening);
  }

  #openFiche(opening: Opening): void {
    // The last axe of a table of contents is not that of what follows it.
    if (this.#isAxeOfContents && !opening.isContents) {
      this.axe = undefined;
      this.part = undefined;
      this.#isAxeOfContents = false;
    }
    const { number, title, place, level } = opening;
    const known = this.fiches.find((one) =>
      number === undefined ? false : sameNumber(one.number?.value, number),
    );
    const isOther = known?.title !== undefined && !isSameTitle(known.title.value, title);
    const isListed =
      known !== undefined &&
      this.#titles.isOfContents(known) &&
      !opening.isContents &&
      isLikeTitle(known.title?.value ?? '', title);
    // The same number again, in another part of the document, with a title of its own.
    const isTwice = known !== undefined && isOther && !isListed && opening.isClear === true;
    if (known && !isTwice) {
      this.fiche = known;
      if (isOther && !isListed) this.keep({ text: title, place });
      if (this.axe && !known.axe) known.axe = this.axe;
      if (this.part && !known.part && known.axe === this.axe) known.part = this.part;
    } else {
      this.fiche = this.#newFiche();
      if (number !== undefined)
        this.fiche.number = found(number, place, ...(isTwice ? ['number-twice' as const] : []));
    }
    this.level = level;
    if (!known || isTwice || isListed || !isOther) this.#entitle(this.fiche, opening);
  }

  #newFiche(): DraftFiche {
    const fiche: DraftFiche = {
      ...(this.axe && { axe: this.axe }),
      ...(this.part && { part: this.part }),
      ...emptyFiche(),
    };
    this.fiches.push(fiche);
    return fiche;
  }

  #entitle(thing: Titled, { title, place: own, titlePlace, isContents = false }: Opening): void {
    const place = titlePlace ?? own;
    if (!this.#titles.give(thing, title, place, isContents)) this.keep({ text: title, place });
  }

  /** Says under which axe or part the open fiche is; without a fiche, opens it. */
  placeIn(rank: 'axe' | 'sousAxe', number: string | undefined, title: string, place: Place): void {
    const { fiche, level, axe, part } = this;
    const { awaiting } = this.#titles;
    this.open({ rank, ...(number !== undefined && { number }), title, place });
    if (!fiche) return;
    if (this.axe) fiche.axe = this.axe;
    if (this.part) fiche.part = this.part;
    this.fiche = fiche;
    this.level = level;
    // What a fiche says of itself is not said of the next.
    this.axe = axe;
    this.part = part;
    if (awaiting === fiche) this.#titles.awaiting = fiche;
  }

  /** Whether the open fiche says nothing yet but its number and title, and lacks the latter. */
  get isFicheJustNamed(): { number?: string; isUntitled: boolean } | undefined {
    const fiche = this.fiche;
    if (!fiche || this.#field || fiche.pilots !== undefined) return undefined;
    const lists = [fiche.objectives, fiche.actions, fiche.rubrics, ...Object.values(fiche.lists)];
    if (lists.some((list) => list.length > 0) || Object.keys(fiche.texts).length > 0)
      return undefined;
    return {
      ...(fiche.number && { number: fiche.number.value }),
      isUntitled: fiche.title === undefined,
    };
  }

  /** Gives the open fiche, or one more, a number that stands in a cell of its own. */
  numberFiche(number: string, place: Place): void {
    if (this.fiche && !this.fiche.number && !this.hasFiche(number))
      this.fiche.number = found(number, place);
    else this.open({ rank: 'fiche', number, title: '', place });
  }

  /** Gives the open fiche, or one more, a title that stands in a cell of its own. */
  entitleFiche(title: string, place: Place): void {
    this.#titles.awaiting = undefined;
    if (!this.fiche || (this.fiche.title && !isSameTitle(this.fiche.title.value, title)))
      this.open({ rank: 'fiche', title, place });
    else this.fiche.title ??= found(title, place);
  }

  /** Opens a label: the lines to come are under it. */
  label(key: FieldKey | 'rubrique', label: string, place: Place, ...doubts: ImportDoubt[]): void {
    this.close();
    this.#titles.awaiting = undefined;
    this.#field = { key, label, place, doubts, lines: [] };
  }

  /** A line of text: under the open label, the title that lacked, or in the basket. */
  line(line: Line, isFlowing: boolean): void {
    const field = this.#field;
    if (field) {
      const last = field.lines.at(-1);
      const isOut = last?.bullet !== undefined && line.bullet === undefined;
      if (isFlowing && last && continues(last, line)) last.text += ` ${line.text}`;
      else if (isOut) {
        this.close();
        this.keep(line);
      } else field.lines.push({ ...line });
      return;
    }
    if (!this.#titles.takes(line)) this.keep(line);
  }

  /** Whether a line goes on from the title that was opened last, in a text whose lines are cut. */
  joinTitle(line: Line): boolean {
    return !this.#field && this.#titles.joins(this.fiche ?? this.axe, line);
  }

  /** Leaves the fiche, and the axe too when a heading is as high as that of the axe. */
  leave(level: number): void {
    this.close();
    this.fiche = undefined;
    if (this.axeLevel !== undefined && level <= this.axeLevel) {
      this.axe = undefined;
      this.part = undefined;
    }
  }

  /** A label and what stands beside it. */
  field(field: Field): void {
    this.close();
    this.#put(field);
  }

  action(action: DraftAction): void {
    const holder = this.fiche ?? this.axe;
    if (holder) holder.actions.push(action);
    else this.keep({ text: action.text.value, place: action.text.place });
  }

  /** Closes the open label. */
  close(): void {
    const field = this.#field;
    this.#field = undefined;
    if (field) this.#put(field);
  }

  #put(field: Field): void {
    if (this.fiche) addField(this.fiche, field, this.tools);
    else if (field.key === 'actions' && this.axe)
      this.axe.actions.push(...actionsOf(toldBy(field.lines, this.tools.words), field.doubts));
    else
      for (const line of field.lines) this.keep({ ...line, text: `${field.label} : ${line.text}` });
  }
}

/** Whether a line of a text whose lines are cut goes on from the one before. */
const continues = (last: Line, line: Line): boolean =>
  line.bullet === undefined && /^\p{Ll}/u.test(line.text) && !/[.;:]$/.test(last.text);
