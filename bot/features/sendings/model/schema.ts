import { z } from 'zod';
import { label } from '../../../contract/store.ts';

/** What an outbox row of kind `sendings.report` carries: the push it reports on. */
export const reportPayload = z.object({ push: label });
