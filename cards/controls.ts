/**
 * What a card asks for and what can be pressed on it, for readers that draw their own: pages of the
 * tab. Shapes only, shared with the browser (`bot/pages/answer.ts`): this file knows nothing.
 */

/**
 * How a field is filled in. `several`: values with commas, as Teams gives them; `tick`: the value of
 * the first choice, or of the second.
 */
export type FieldKind =
  | 'text'
  | 'email'
  | 'lines'
  | 'number'
  | 'date'
  | 'time'
  | 'pick'
  | 'radio'
  | 'several'
  | 'tick';

export interface Field {
  id: string;
  kind: FieldKind;
  /** Empty: the choices say enough. */
  label: string;
  value: string;
  required: boolean;
  /** What is said when it is required and was left empty. */
  missing: string;
  hint: string;
  /** What is wrong with what it holds; empty: nothing is known to be. */
  problem: string;
  /** It may be left aside, and is behind a fold that is closed. */
  folded: boolean;
  maxLength?: number;
  min?: number;
  max?: number;
  choices: { title: string; value: string }[];
}

/** What a button does: say something, act (full verb), or open an address. */
export type Button = { title: string; say: string } | Press | { title: string; url: string };

export interface Press {
  title: string;
  verb: string;
  data: Record<string, unknown>;
}

/** What the card asks for, and the buttons that send it with their own data. */
export interface Form {
  fields: Field[];
  sends: Press[];
  /** What the fold says is behind it; absent: nothing is. */
  more?: string;
}
