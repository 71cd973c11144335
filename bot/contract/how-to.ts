/** How-to: something that can be done, with a sentence that does it. Features list theirs; help tells them. */
import type { Locale } from '../language/locale.ts';

/** Who may do it, as far as it tells what to show; administrators may all. The acts ask the table of rights. */
export type Doer = 'anyone' | 'leads' | 'animates';

export interface HowTo {
  /** Unique over all features: `meetings.move`. */
  name: string;
  /** Ways of asking for it, as an intent has them: concepts, without slots. */
  ways: readonly string[];
  by: Doer;
  /** Shown to whoever asks what can be done; absent: only when it is asked for. */
  shown?: true;
  /** Whoever asks for it gets a form of the feature, and no explanation. */
  form?: true;
  say: Readonly<Record<Locale, HowToWords>>;
}

export interface HowToWords {
  /** Behind "Pour …": "déplacer une réunion". */
  what: string;
  /** A sentence that works, as it stands. */
  example: string;
  /** What happens then, or what else may be said, in one sentence. */
  next?: string;
}
