/** Living values: what features know today of the things of the plan, beside what its document says. */
import type { Locale } from '../language/locale.ts';

export interface LivingValue {
  /** `fiche:1.1`, `axe:5`. */
  thing: string;
  /** Field of `champs.yaml`: `pilote`, `avancement`. */
  field: string;
  words: Readonly<Record<Locale, string>>;
  /** Thing of the plan that it is: `organisation:caf`. */
  is?: string | undefined;
  /** Day that it was told, `YYYY-MM-DD`. */
  on: string;
}
