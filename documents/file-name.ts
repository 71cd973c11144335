/** A name that every system accepts for a file: letters, figures and dashes, 80 characters at most. */
export const fileName = (title: string, extension: string): string => {
  const bare = title
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80);
  return `${bare || 'document'}.${extension}`.toLowerCase();
};
