/** Organisations that a document names: each printed name is one, and a person says which are the same. */
import type { Place } from '../../documents/readers/blocks.ts';
import { comparable } from '../../documents/readers/clean.ts';
import type { DraftOrganisation, DraftRemark } from './draft.ts';
import type { ImportWords } from './import-words.ts';
import { isEmptyText, partsOf, slug } from './values.ts';

/** Organisation of a plan that a document is read into. */
export interface KnownOrganisation {
  id: string;
  nom: string;
  alias: readonly string[];
}

/** Longest name; what is longer is a sentence. */
const LONGEST = 120;

export class Organisations {
  readonly #found: DraftOrganisation[] = [];
  readonly #byName = new Map<string, DraftOrganisation>();
  readonly #words: ImportWords;

  constructor(words: ImportWords, known: readonly KnownOrganisation[] = []) {
    this.#words = words;
    for (const { id, nom, alias } of known)
      this.#add({ id, name: nom, alias: [...alias], place: {}, isKnown: true });
  }

  /** Organisations of a draft, as it has them. */
  static of(words: ImportWords, found: readonly DraftOrganisation[]): Organisations {
    const organisations = new Organisations(words);
    for (const one of found) organisations.#add(one);
    return organisations;
  }

  forget(id: string): void {
    const at = this.#found.findIndex((one) => one.id === id);
    if (at >= 0) this.#found.splice(at, 1);
  }

  #add(one: DraftOrganisation): void {
    this.#found.push(one);
    const { id, name, alias } = one;
    for (const each of [name, id, ...alias]) this.#byName.set(comparable(each), one);
  }

  /** Organisations in the order they were found. */
  get all(): readonly DraftOrganisation[] {
    return this.#found;
  }

  /** Identifiers of the organisations of a text, and whether the text could be read otherwise. */
  read(text: string, place: Place): { ids: string[]; isDoubtful: boolean } {
    const { names, isDoubtful } = this.#namesIn(text);
    return { ids: [...new Set(names.map((name) => this.#identify(name, place)))], isDoubtful };
  }

  /** The same of what a person wrote: a name of the document is spelled as they spell it. */
  readAsWritten(text: string, place: Place): string[] {
    const { ids } = this.read(text, place);
    for (const name of this.#namesIn(text).names) {
      const one = this.#byName.get(comparable(name));
      if (one && !one.isKnown && comparable(one.name) === comparable(name)) one.name = name;
    }
    return ids;
  }

  /** The identifier of a name that is known, without making one. */
  known(name: string): string | undefined {
    return this.#byName.get(comparable(name))?.id;
  }

  #namesIn(text: string): { names: string[]; isDoubtful: boolean } {
    const parts = partsOf(text, ',;/\n').filter((part) => !isEmptyText(part, this.#words));
    const names = parts.flatMap((part) => this.#linked(part));
    const isDoubtful = names.some(
      (name) => name.length > LONGEST || /^\p{Ll}|\?/u.test(name) || this.#hesitates(name),
    );
    return { names: names.map((name) => name.replace(/^[\s•-]+|[\s.?]+$/g, '')), isDoubtful };
  }

  /** "Caf ou Département": which of them is for a person to say, unless that is its name. */
  #hesitates(name: string): boolean {
    const isKnown = this.#byName.get(comparable(name))?.isKnown === true;
    return !isKnown && this.#words.hesitations.some((word) => name.includes(` ${word} `));
  }

  /** "Caf et MSA" are two when both begin with a capital; "enfance et famille" is one name. */
  #linked(part: string): string[] {
    for (const link of this.#words.links) {
      const at = part.indexOf(` ${link} `);
      if (at <= 0) continue;
      const [before, after] = [part.slice(0, at), part.slice(at + link.length + 2)];
      const isOne = this.#byName.has(comparable(part));
      const isName = (name: string) => /^(?:l[ae]s?\s|l['’])?\p{Lu}/u.test(name);
      if (!isOne && isName(before) && isName(after)) return [before, ...this.#linked(after)];
    }
    return [part];
  }

  #identify(printed: string, place: Place): string {
    const short = /\(([\p{Lu}][\p{L}\d-]{1,11})\)$/u.exec(printed)?.[1];
    const name = printed.replace(/^(?:l[ae]s?\s|l['’])(?=\p{Lu})/u, '').trim();
    const bare = short ? name.slice(0, name.lastIndexOf('(')).trim() : name;
    const one = [name, bare, short]
      .map((each) => each && this.#byName.get(comparable(each)))
      .find(Boolean);
    if (one) {
      if (short) this.#alias(one, short);
      return one.id;
    }
    const base = slug(bare) || 'organisation';
    const taken = new Set(this.#found.map(({ id }) => id));
    let id = base;
    for (let n = 2; taken.has(id); n += 1) id = `${base}-${n}`;
    const made: DraftOrganisation = { id, name: bare, alias: [], place, isKnown: false };
    this.#found.push(made);
    for (const each of [name, bare]) this.#byName.set(comparable(each), made);
    if (short) this.#alias(made, short);
    return id;
  }

  #alias(one: DraftOrganisation, short: string): void {
    if (!one.alias.includes(short) && one.name !== short) one.alias.push(short);
    this.#byName.set(comparable(short), one);
  }

  /** Pairs that may be the same: one name begins the other, or is made of its initials. */
  alike(): DraftRemark[] {
    // Folded once: a long document names hundreds, and each is held against all.
    const all = this.#found.map((one, at) => ({ one, at, ...lettersOf(one.name) }));
    return all
      .filter(({ one }) => !one.isKnown)
      .flatMap((a) =>
        all
          .filter(
            (b) => a !== b && (b.one.isKnown || b.at > a.at) && (isAlike(a, b) || isAlike(b, a)),
          )
          .map((b): DraftRemark => ({ kind: 'alike', organisations: [a.one.id, b.one.id] })),
      );
  }
}

interface NameLetters {
  letters: string;
  initials: string;
}

function lettersOf(name: string): NameLetters {
  const words = name.split(/[\s'’-]+/).filter((word) => word.length > 2);
  return { letters: comparable(name), initials: comparable(words.map((word) => word[0]).join('')) };
}

function isAlike({ letters }: NameLetters, long: NameLetters): boolean {
  if (letters.length >= 2 && letters === long.initials) return true;
  return letters.length >= 3 && letters !== long.letters && long.letters.startsWith(letters);
}

/** How a sentence says a name: with its article, when its first word tells which. */
export function withArticle(name: string, { articles }: Pick<ImportWords, 'articles'>): string {
  const [first = ''] = name.split(/[\s'’]/);
  const article = articles.get(comparable(first));
  if (!article) return name;
  return `${article}${article.endsWith('’') ? '' : ' '}${name}`;
}
