import type { Meet } from '../features/people/model/meet.ts';
import type { ActivityEnvelope } from './activity.ts';
import { rosterOf, sightingOf } from './sighting.ts';
import type { TeamsLog, TeamsTransport } from './transport.ts';

export interface LearnPorts {
  /** Absent: nothing is learned (a service without a store). */
  meet?: Meet | undefined;
  transport: Pick<TeamsTransport, 'roster'>;
  log: TeamsLog;
  clock: () => Date;
}

/** Events after which Teams is asked who is there. */
const arrivals = new Set(['installed', 'membersAdded']);

/**
 * Tells the directory who was seen where. Never throws: a person gets an answer even when nothing
 * can be learned. The log names the kind of failure only: an error may quote a row.
 */
export async function learn(
  activity: object,
  envelope: ActivityEnvelope,
  { meet, transport, log, clock }: LearnPorts,
): Promise<void> {
  if (!meet) return;
  try {
    const sighting = sightingOf(activity, envelope, clock());
    if (!sighting) return;
    await meet(sighting);
    if (!arrivals.has(envelope.incoming.kind)) return;
    await meet({ ...sighting, others: await rosterOf(transport, sighting) });
  } catch (error) {
    log.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'directory not updated');
  }
}
