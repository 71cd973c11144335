/** Amendments of a draft by a person: accepted, written anew, put elsewhere, taken out. Nothing they take out is lost. */
import type { Place } from '../../documents/readers/blocks.ts';
import {
  type Draft,
  type DraftAxe,
  type DraftFiche,
  type DraftFunding,
  type DraftScope,
  type FoundValue,
  found,
  saidValue,
  type Unplaced,
} from './draft.ts';
import { addField, type FieldTools, fundingIn } from './fields.ts';
import { type FieldKey, fieldKeys, type ImportWords } from './import-words.ts';
import { draftFrom, draftText, named } from './kept-draft.ts';
import { Organisations } from './organisations.ts';
import { remarksIn } from './remarks.ts';
import { type DraftSlot, slotsOf } from './slots.ts';
import { dateOf, onOneLine } from './values.ts';

/** Key that a person may put a text under. */
export type PlaceKey = FieldKey | 'rubrique';

/** Keys of things, of a table, or of nobody: no text is put under one. */
const NOT_PLACED: readonly FieldKey[] = ['axe', 'sousAxe', 'personne', 'montant'];
export const placeKeys: readonly PlaceKey[] = [
  ...fieldKeys.filter((key) => !NOT_PLACED.includes(key)),
  'rubrique',
];

/** `was`: the value as they saw it; another one means that somebody was faster. */
export type Amendment =
  | { act: 'accept'; id: number; was: string }
  | { act: 'edit'; id: number; was: string; text: string }
  | { act: 'reject'; id: number; was: string }
  | { act: 'place'; id: number; was: string; thing: number; key: PlaceKey; label: string }
  /** A passage of the document, on lines of its own, put into a field. */
  | { act: 'take'; text: string; place: Place; thing: number; key: PlaceKey; label: string }
  | { act: 'axe'; id: number; axe: number }
  | { act: 'identity'; id: number; identity: string }
  | { act: 'merge'; from: string; into: string }
  | { act: 'settle'; remark: string }
  | { act: 'scope'; scope: DraftScope }
  | { act: 'plan'; title: string; sigle: string; from: number; to: number; day: string };

/** Why an amendment was not made. */
export type AmendRefusal =
  | 'gone'
  | 'changed'
  | 'not-a-date'
  | 'not-a-number'
  | 'no-organisation'
  | 'not-there'
  | 'nothing-said';

/** What was amended, in the words of the review ("fiche 1.1 › budget"), or why it was not. */
type Amended = { path: string } | { refused: AmendRefusal };

const NUMBER = /^[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*$/;

/** The draft as a person amended it; the one that was given stays as it is. */
export function amend(
  given: Draft,
  amendment: Amendment,
  words: ImportWords,
): { draft: Draft; path: string } | { refused: AmendRefusal } {
  const draft = draftFrom(draftText(given));
  const organisations = Organisations.of(words, draft.organisations);
  const done = new Amending(draft, words, organisations).do(amendment);
  if ('refused' in done) return done;
  draft.organisations = organisations.all.filter(
    ({ id, isKnown }) => isKnown || isNamedIn(draft, id),
  );
  draft.remarks = remarksIn(draft, Organisations.of(words, draft.organisations));
  return { draft: named(draft), path: done.path };
}

/** Whether a pilote, or who pays, is that organisation. */
export const isNamedIn = (draft: Draft, id: string): boolean =>
  slotsOf(draft).some(({ value: { value } }) =>
    Array.isArray(value) ? value.includes(id) : paidBy(value) === id,
  );

const paidBy = (value: unknown): string | undefined =>
  typeof value === 'object' && value !== null ? (value as DraftFunding).organisation : undefined;

const refused = (why: AmendRefusal): Amended => ({ refused: why });

class Amending {
  readonly #draft: Draft;
  readonly #words: ImportWords;
  readonly #organisations: Organisations;

  constructor(draft: Draft, words: ImportWords, organisations: Organisations) {
    this.#draft = draft;
    this.#words = words;
    this.#organisations = organisations;
  }

  do(amendment: Amendment): Amended {
    switch (amendment.act) {
      case 'accept':
        return this.#accept(amendment);
      case 'edit':
        return this.#edit(amendment);
      case 'reject':
        return this.#reject(amendment);
      case 'place':
        return this.#place(amendment);
      case 'take':
        return this.#take(amendment);
      case 'axe':
        return this.#putInAxe(amendment);
      case 'identity':
        return this.#identify(amendment);
      case 'merge':
        return this.#merge(amendment);
      case 'settle':
        this.#draft.settled = [...(this.#draft.settled ?? []), amendment.remark];
        return { path: amendment.remark };
      case 'scope':
        this.#draft.scope = amendment.scope;
        return { path: amendment.scope };
      case 'plan':
        return this.#describe(amendment);
    }
  }

  #slot(id: number): DraftSlot | undefined {
    return slotsOf(this.#draft).find(({ value }) => value.id === id);
  }

  #line(id: number): Unplaced | undefined {
    return this.#draft.basket.find((line) => line.id === id);
  }

  #thing(id: number): DraftAxe | DraftFiche | undefined {
    return [...this.#draft.axes, ...this.#draft.fiches].find((thing) => thing.id === id);
  }

  /** The slot, if it still says what somebody saw. */
  #seen({ id, was }: { id: number; was: string }): DraftSlot | Amended {
    const slot = this.#slot(id);
    if (!slot) return refused('gone');
    const said = saidValue(slot.value.value, this.#draft.organisations);
    return onOneLine(said) === onOneLine(was) ? slot : refused('changed');
  }

  #accept({ id, was }: { id: number; was: string }): Amended {
    const line = this.#line(id);
    if (line) {
      line.isLeft = true;
      return { path: line.text };
    }
    const fiche = this.#draft.fiches.find((one) => one.id === id);
    if (fiche) {
      // The document has no pilote for it.
      fiche.pilots ??= null;
      return { path: fiche.number?.value ?? fiche.title?.value ?? '' };
    }
    const slot = this.#seen({ id, was });
    if (!('take' in slot)) return slot;
    slot.value.doubts = [];
    return { path: slot.path };
  }

  #edit({ id, was, text }: { id: number; was: string; text: string }): Amended {
    const said = onOneLine(text);
    if (said === '') return refused('nothing-said');
    const slot = this.#seen({ id, was });
    if (!('take' in slot)) return slot;
    const value = this.#read(slot, said);
    if (typeof value === 'object' && 'refused' in value) return value;
    slot.value.value = value;
    slot.value.doubts = [];
    return { path: slot.path };
  }

  /** A text as the value that stands there. */
  #read(
    { path, value: { value, place } }: DraftSlot,
    text: string,
  ): object | string | { refused: AmendRefusal } {
    if (Array.isArray(value)) return this.#pilots(text, place);
    if (typeof value === 'object' && value !== null) return fundingIn(text, this.#organisations);
    if (/ › (?:debut|fin)$/.test(path))
      return dateOf(text, this.#words)?.value ?? { refused: 'not-a-date' };
    if (/ › numero$/.test(path) && !NUMBER.test(text)) return { refused: 'not-a-number' };
    return text;
  }

  #pilots(text: string, place: Place): string[] | { refused: AmendRefusal } {
    const ids = this.#organisations.readAsWritten(text, place);
    return ids.length > 0 ? ids : { refused: 'no-organisation' };
  }

  #reject({ id, was }: { id: number; was: string }): Amended {
    const slot = this.#seen({ id, was });
    if (!('take' in slot)) return slot;
    this.#keep(slot.take(), slot.path);
    return { path: slot.path };
  }

  /** Puts what was taken out into the basket. */
  #keep(values: readonly FoundValue<unknown>[], from: string): void {
    for (const { value, place } of values)
      this.#draft.basket.push({
        text: saidValue(value, this.#draft.organisations),
        place,
        from,
      });
  }

  #place({ id, was, thing: to, key, label }: Extract<Amendment, { act: 'place' }>): Amended {
    const thing = this.#thing(to);
    if (!thing) return refused('gone');
    const line = this.#line(id);
    if (line) {
      this.#draft.basket = this.#draft.basket.filter((one) => one !== line);
      return this.#put(thing, { key, label, text: line.text, place: line.place });
    }
    const slot = this.#seen({ id, was });
    if (!('take' in slot)) return slot;
    const text = saidValue(slot.value.value, this.#draft.organisations);
    // First it goes: it may be put where it stood.
    const [, ...others] = slot.take();
    this.#keep(others, slot.path);
    return this.#put(thing, { key, label, text, place: slot.value.place });
  }

  #take({ text, place, thing: to, key, label }: Extract<Amendment, { act: 'take' }>): Amended {
    const thing = this.#thing(to);
    const lines = text.split('\n').map(onOneLine).filter(Boolean);
    if (!thing) return refused('gone');
    if (lines.length === 0) return refused('nothing-said');
    const done = this.#put(thing, { key, label, text: lines.join(' '), place, lines });
    // A line of the basket that was taken is not left there.
    if (!('refused' in done))
      this.#draft.basket = this.#draft.basket.filter((one) => !lines.includes(onOneLine(one.text)));
    return done;
  }

  /** `lines`: those of the text, where it has several. */
  #put(
    thing: DraftAxe | DraftFiche,
    {
      key,
      label,
      text,
      place,
      lines = [text],
    }: { key: PlaceKey; label: string; text: string; place: Place; lines?: string[] },
  ): Amended {
    const { axes, fiches } = this.#draft;
    const path = `${thing.number?.value ?? ''} › ${key}`;
    if (key === 'numero' || key === 'titre') {
      if (key === 'numero' && !NUMBER.test(text)) return refused('not-a-number');
      const name = key === 'numero' ? 'number' : 'title';
      const before = thing[name];
      if (before) this.#keep([before], path);
      thing[name] = found(text, place);
      return { path };
    }
    const action = { text: found(text, place), progress: [], steps: [] };
    if (key === 'actions') thing.actions.push(action);
    else if (axes.some((axe) => axe === thing)) return refused('not-there');
    else {
      const fiche = fiches.find((one) => one === thing);
      if (!fiche || !placeKeys.includes(key)) return refused('not-there');
      const isDate = key === 'debut' || key === 'fin';
      if (isDate && !dateOf(text, this.#words)) return refused('not-a-date');
      if (key === 'rubrique' && label === '') return refused('nothing-said');
      const tools: FieldTools = {
        words: this.#words,
        organisations: this.#organisations,
        basket: (one) => this.#draft.basket.push({ text: one.text, place: one.place }),
      };
      const before = key in fiche.texts ? fiche.texts[key as keyof typeof fiche.texts] : undefined;
      if (before) this.#keep([before], path);
      addField(
        fiche,
        { key, label, place, lines: lines.map((line) => ({ text: line, place })), doubts: [] },
        tools,
      );
    }
    return { path };
  }

  #putInAxe({ id, axe: to }: { id: number; axe: number }): Amended {
    const fiche = this.#draft.fiches.find((one) => one.id === id);
    const axe = this.#draft.axes.find((one) => one.id === to);
    if (!fiche || (to !== 0 && !axe)) return refused('gone');
    if (axe) fiche.axe = axe;
    else delete fiche.axe;
    if (fiche.number)
      fiche.number.doubts = fiche.number.doubts.filter((doubt) => doubt !== 'axe-unknown');
    return { path: `fiche ${fiche.number?.value ?? ''} › axe` };
  }

  /** Says which thing of the plan before it is; empty: the one that has its number, or none. */
  #identify({ id, identity }: { id: number; identity: string }): Amended {
    const thing = this.#thing(id);
    if (!thing) return refused('gone');
    if (identity !== '' && !NUMBER.test(identity)) return refused('not-a-number');
    if (identity === '') delete thing.identity;
    else thing.identity = identity;
    return { path: `${thing.number?.value ?? ''} › id` };
  }

  #merge({ from, into }: { from: string; into: string }): Amended {
    const all = this.#draft.organisations;
    const [gone, kept] = [from, into].map((id) => all.find((one) => one.id === id));
    // One of the plan that is served has what is kept of the partners: it stays.
    if (!gone || !kept || gone === kept || gone.isKnown) return refused('gone');
    for (const { value: slot } of slotsOf(this.#draft)) {
      const { value } = slot;
      if (Array.isArray(value))
        slot.value = [...new Set(value.map((id: string) => (id === from ? into : id)))];
      else if (paidBy(value) === from)
        slot.value = { ...(value as DraftFunding), organisation: into };
    }
    kept.alias = [...new Set([...kept.alias, gone.name, ...gone.alias])];
    this.#organisations.forget(from);
    return { path: `${gone.name} › ${kept.name}` };
  }

  #describe({ title, sigle, from, to, day }: Extract<Amendment, { act: 'plan' }>): Amended {
    const draft = this.#draft;
    if (title.trim() === '' || sigle.trim() === '') return refused('nothing-said');
    if (to < from) return refused('not-a-date');
    draft.title = { ...(draft.title ?? found('', {})), value: title.trim(), doubts: [] };
    draft.sigle = sigle.trim();
    draft.years = [from, to];
    draft.day = day;
    return { path: 'plan' };
  }
}
