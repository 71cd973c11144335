import { SaxesParser } from 'saxes';

/** Why a text is no well-formed XML 1.0, with its namespaces; `undefined` when it is. */
export function illFormed(xml: string): string | undefined {
  const parser = new SaxesParser({ xmlns: true });
  let why: string | undefined;
  parser.on('error', ({ message }) => {
    why ??= message;
  });
  try {
    parser.write(xml).close();
  } catch (error) {
    why ??= String(error);
  }
  return why;
}
