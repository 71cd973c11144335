/** What whoever has a personal link may see, do and press: what it opens, and nothing else. */
import { admits } from '../../bot/links/scopes.ts';
import type { AnswerPage, PageButton } from '../../bot/pages/answer.ts';
import type { Pass } from './link-visitor.ts';
import { Refusal } from './refusal.ts';
import type { Visitor } from './tab-token.ts';

/** Somebody Teams vouches for, or whoever has a personal link. */
export type Caller = Visitor & { pass?: Pass };

/**
 * Whoever has a link is not even told that there is something else.
 *
 * @throws {Refusal} 404
 */
export function checkPass(
  { pass }: Caller,
  what: 'views' | 'verbs',
  full: string,
  data: object,
): void {
  if (pass && !admits(pass.to, what, full, { ...data })) throw new Refusal(404, 'link-scope');
}

type Said = AnswerPage['messages'][number];

/** An answer with the buttons that the link lets be pressed, and the form that it lets be sent. */
export function throughPass(said: Said, { pass }: Caller): Said {
  if (!pass) return said;
  const isOpen = (button: PageButton) =>
    'verb' in button && admits(pass.to, 'verbs', button.verb, button.data);
  const { form, ...rest } = said;
  return {
    ...rest,
    buttons: said.buttons.filter(isOpen),
    ...(form?.sends.every(isOpen) && { form }),
  };
}
