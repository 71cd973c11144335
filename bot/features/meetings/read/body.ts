/** Body of the plan that is spoken of as a meeting: "le comité". */
import { isOver, type Placed } from '../../../sentence/placed.ts';
import { conceptsOf, typedOver } from '../../../sentence/sentence.ts';
import type { Heard } from './heard.ts';

/** "C’est quand le comité ?": a body of the plan, whose own meeting that is, and no other one. */
export function bodyIn({ whole, utterance }: Heard): { body?: string } {
  const { names, words } = utterance;
  const bodies = names.filter(({ entity }) => entity.startsWith('organisation:'));
  // "Copil" is spelt out there.
  const others = words.filter((_, i) => !isOver(bodies, i));
  const said = [...conceptsOf(whole, 'reunion'), ...conceptsOf(whole, 'reunion-instance')];
  const [first] = said;
  const isBody = ({ at, length }: Placed<unknown>) =>
    bodies.length > 0 &&
    whole.tokens
      .slice(at, at + length)
      .every((one) => others.every((w) => w.folded !== one.folded));
  return first && said.every(isBody) ? { body: typedOver(whole, first.at, first.length) } : {};
}
