/**
 * A personal link, for who has no Teams: its token stands after the `#`, where no server sees it. It
 * is taken out of the address at once, so that a copied address or a picture of the screen gives it
 * to nobody; the tab of the browser keeps it until it is closed.
 */
const KEPT = 'fil-rouge-link';

const shape = /^#lien\/([\w.-]{20,200})(?:\/(\w{1,20}))?$/;

/** The token that the address brings, else the one that this tab of the browser came with. */
export function takeLink(): string | undefined {
  const found = shape.exec(location.hash)?.[1];
  try {
    if (found) sessionStorage.setItem(KEPT, found);
    return found ?? sessionStorage.getItem(KEPT) ?? undefined;
  } catch {
    // A browser that keeps nothing: the link works, and has to be opened again after a reload.
    return found;
  }
}

/** The answer that the button of a letter chose: the page shows it chosen, and nothing is sent. */
export const takeAnswer = (): string => shape.exec(location.hash)?.[2] ?? '';

/** It opens nothing: the next page of this tab begins without it. */
export function dropLink(): void {
  try {
    sessionStorage.removeItem(KEPT);
  } catch {
    // Nothing was kept.
  }
}

/** Somebody follows another link in the same tab: a change after the `#` loads no page by itself. */
export const onNewLink = (tell: () => void): void =>
  addEventListener('hashchange', () => {
    if (shape.test(location.hash)) tell();
  });
