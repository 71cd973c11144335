/** The house in figures: what a newcomer has to know of before the first change. */
import { circlesOf, floorsOf } from './circles.ts';
import { filesIn, type Import, importsIn, program } from './imports.ts';

export interface Figures {
  files: number;
  /** Folders right below `bot` and `src` (features is one), the other parts, and each loose file of `bot`. */
  rooms: number;
  /** Pairs of rooms of which the first imports the second. */
  arrows: number;
  roomCircles: number;
  features: number;
  /** Pairs of features of which the first imports the second. */
  featureArrows: number;
  /** Features, those that stand on no other first. */
  order: string[][];
  /** Files right below `bot`. */
  loose: number;
  fileCircles: number;
  folders: number;
  /** Pairs of folders, however deep, of which the first imports the second. */
  folderArrows: number;
}

const isSource = (file: string): boolean => /\.tsx?$/.test(file);
const isLoose = (file: string): boolean => /^bot\/[^/]+$/.test(file);

/** `bot/features` for every feature, `src` for the files of `src` itself. */
export const roomOf = (file: string): string =>
  /^(?:bot\/[^/]+|src\/[^/]+(?=\/)|[^/]+)/.exec(file)?.[0] ?? file;

const featureOf = (file: string): string | undefined => /^bot\/features\/([^/]+)\//.exec(file)?.[1];

const folderOf = (file: string): string => file.slice(0, file.lastIndexOf('/'));

/** Arrows between groups of files, each once. */
function arrowsOf(
  imports: readonly Import[],
  groupOf: (file: string) => string | undefined,
): Import[] {
  const arrows = new Map<string, Import>();
  for (const { from: file, to: imported } of imports) {
    const [from, to] = [groupOf(file), groupOf(imported)];
    if (from && to && from !== to) arrows.set(`${from} → ${to}`, { from, to });
  }
  return [...arrows.values()];
}

const different = (files: readonly string[], groupOf: (file: string) => string | undefined) =>
  new Set(files.map(groupOf).filter((group) => group !== undefined)).size;

/** `root`: of the repository to be counted, this one unless given. */
export function figuresOf(root?: string): Figures {
  const files = program.flatMap((folder) => filesIn(folder, root));
  const imports = importsIn(program, root).filter(({ to }) => isSource(to));
  const ofRooms = arrowsOf(imports, roomOf);
  const ofFeatures = arrowsOf(imports, featureOf);
  return {
    files: files.length,
    rooms: different(files, roomOf),
    arrows: ofRooms.length,
    roomCircles: circlesOf(ofRooms).length,
    features: different(files, featureOf),
    featureArrows: ofFeatures.length,
    order: floorsOf(ofFeatures),
    loose: files.filter(isLoose).length,
    fileCircles: circlesOf(imports).length,
    folders: different(files, folderOf),
    folderArrows: arrowsOf(imports, folderOf).length,
  };
}
