/** What may be answered. */
import type { Entry } from '../../../knowledge/entry.ts';

export type Decision =
  | {
      kind: 'entry';
      entry: Entry;
      /** Below what is not known: the nearest that is. */
      near?: Entry | undefined;
      /** In doubt: what the plan is known not to say of nearly the same. */
      caveat?: Entry | undefined;
      /** In doubt: another fact of the same thing; or, before what is not known, one that says more of what is asked. */
      also?: Entry | undefined;
      score: number;
      /** How likely it was, as learned, that it is what was asked. */
      chance?: number;
    }
  | { kind: 'refused'; refusal: string }
  | { kind: 'strange'; reference: { kind: 'fiche' | 'axe'; numero: string } }
  | { kind: 'elsewhere'; place: string; entry: Entry }
  | { kind: 'missing'; field: string; entry: Entry; near: Entry | undefined }
  | { kind: 'beyond'; entry: Entry; count: number }
  | { kind: 'noOther'; entry: Entry }
  | { kind: 'compare'; entries: Entry[] }
  | { kind: 'noNext'; entries: Entry[] }
  | { kind: 'clarify'; options: Entry[] }
  | { kind: 'absent'; word: string; near: Entry | undefined }
  | { kind: 'nothing'; near: Entry | undefined }
  | { kind: 'outOfScope' };
