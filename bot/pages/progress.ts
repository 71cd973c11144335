/** What a campaign asks of whoever looks, `GET /api/progress/asked?campaign=…`: types only. */
import type { PageMeteo } from './plan.ts';

export interface AskedSubject {
  /** `fiche:1.1`. */
  id: string;
  /** "Fiche 1.1 – Créer et maintenir les crèches". */
  title: string;
  /** As the plan writes it. */
  whole: string;
  /** What was told last; `null`: nothing yet. */
  last: { meteo: PageMeteo | null; percent: number | null; asOf: string } | null;
  /** Told of since the round was opened. */
  answered: boolean;
}

export interface AskedPage {
  /** Id of the newest round, which an answer names. */
  round: string;
  /** Last day on which an answer is expected. */
  closesOn: string;
  /** Subjects of the round that the viewer leads. */
  subjects: AskedSubject[];
}
