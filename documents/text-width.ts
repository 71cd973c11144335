/** Pure: how wide a text of Arial is, and the lines it takes: a file has no program at hand to measure it. */

/** Thousandths of its size that Arial is wide; letters not listed are 556, one with an accent is as wide as without. */
const widths = new Map<string, number>(
  (
    [
      ["ijl'’", 222],
      [' \u00a0\u202f,.:;!/ftI', 278],
      ['r()-"', 333],
      ['ckscvxyzJ', 500],
      ['FTZ', 611],
      ['ABEKPSVXY&', 667],
      ['wCDHNRU', 722],
      ['GOQ', 778],
      ['mM', 833],
      ['%', 889],
      ['œWŒ…—@', 1000],
    ] as const
  ).flatMap(([letters, width]) => [...letters].map((letter) => [letter, width] as const)),
);

const emOf = (letter: string): number => {
  const width = widths.get(letter) ?? widths.get(letter.normalize('NFD').slice(0, 1)) ?? 556;
  widths.set(letter, width);
  return width / 1000;
};

/** Width of a text, in ems. */
export function emsOf(text: string): number {
  let sum = 0;
  for (const letter of text) sum += emOf(letter);
  return sum;
}

/** The text in pieces that fit on a line of so many ems; put together they are the text again. */
export function wrapped(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const part of text.split(/(?<=\n)/)) {
    let line = '';
    let used = 0;
    for (const word of part.split(/(?<= )/)) {
      if (line !== '' && used + emsOf(word.trimEnd()) > most) {
        lines.push(line);
        [line, used] = ['', 0];
      }
      // A word longer than its line is cut where the line ends.
      for (const letter of word) {
        const width = emOf(letter);
        if (line !== '' && used + width > most && letter.trim() !== '') {
          lines.push(line);
          [line, used] = ['', 0];
        }
        line += letter;
        used += width;
      }
    }
    lines.push(line);
  }
  return lines;
}
