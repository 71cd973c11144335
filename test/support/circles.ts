/** Circles and order among things that import each other. */
import type { Import } from './imports.ts';

type Graph = ReadonlyMap<string, ReadonlySet<string>>;

function graphOf(imports: readonly Import[]): Graph {
  const graph = new Map<string, Set<string>>();
  for (const { from, to } of imports) {
    const next = graph.get(from) ?? new Set();
    if (to !== from) next.add(to);
    graph.set(from, next);
    if (!graph.has(to)) graph.set(to, new Set());
  }
  return graph;
}

/** Each circle as its shortest way round: "a → b → a". */
export function circlesOf(imports: readonly Import[]): string[] {
  const graph = graphOf(imports);
  return components(graph)
    .filter(({ size }) => size > 1)
    .map((circle) => wayRound(circle, graph))
    .sort();
}

/** Things by floor: those that import none of the others first. @throws when they go in a circle. */
export function floorsOf(imports: readonly Import[]): string[][] {
  const left = new Map(graphOf(imports));
  const floors: string[][] = [];
  while (left.size > 0) {
    const floor = [...left].filter(([, next]) => ![...next].some((to) => left.has(to)));
    if (floor.length === 0) throw new Error(`In a circle: ${[...left.keys()].join(', ')}`);
    floors.push(floor.map(([name]) => name).sort());
    for (const [name] of floor) left.delete(name);
  }
  return floors;
}

/** Strongly connected components (Tarjan, 1972). */
function components(graph: Graph): Set<string>[] {
  const found: Set<string>[] = [];
  const index = new Map<string, number>();
  const stack: string[] = [];
  const visit = (node: string): number => {
    const own = index.size;
    let lowest = own;
    index.set(node, own);
    stack.push(node);
    for (const to of graph.get(node) ?? []) {
      const at = index.get(to);
      if (at === undefined) lowest = Math.min(lowest, visit(to));
      else if (stack.includes(to)) lowest = Math.min(lowest, at);
    }
    if (lowest === own) found.push(new Set(stack.splice(stack.indexOf(node))));
    return lowest;
  };
  for (const node of graph.keys()) if (!index.has(node)) visit(node);
  return found;
}

/** Breadth first from one member of a circle back to it. */
function wayRound(circle: ReadonlySet<string>, graph: Graph): string {
  const [start = ''] = [...circle].sort();
  const seen = new Set<string>();
  const ways = [[start]];
  for (const way of ways)
    for (const to of graph.get(way.at(-1) ?? '') ?? []) {
      if (to === start) return [...way, to].join(' → ');
      if (!circle.has(to) || seen.has(to)) continue;
      seen.add(to);
      ways.push([...way, to]);
    }
  return start;
}
