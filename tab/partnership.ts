/** Which of the partnerships of a service a page is of: the address says it, `/p/<id>/tab/`; one alone has no prefix. */

/** What stands before `/tab/` in an address; empty for the only partnership of a service, or for none yet. */
export const baseOf = (pathname: string): string =>
  /^\/p\/[a-z][a-z0-9-]*(?=\/)/.exec(pathname)?.[0] ?? '';

/** Page that a link of Teams names, and whose: `p/drome/sondages/12`. */
export function linked(page: string): { base: string; page: string } {
  const [base, id, ...rest] = page.split('/');
  return base === 'p' && id ? { base: `/p/${id}`, page: rest.join('/') } : { base: '', page };
}

/** Address of the pages of a partnership, with what is chosen in this one. */
export const tabOf = (base: string, hash = location.hash): string =>
  `${base}/tab/${location.search}${hash}`;
