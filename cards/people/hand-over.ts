import { z } from 'zod';

/** What the button gives back that asks for somebody else in one's own place: what is led, who is named, and after which day. */
export const handOverClick = z.strictObject({
  led: z.string().min(1).max(200),
  name: z.string().min(1).max(120),
  /** They would stand in, and take nobody's place. */
  role: z.literal('substitute').optional(),
  after: z.iso.date().optional(),
  /** Last day of a stretch that begins behind it. */
  last: z.iso.date().optional(),
});
