/** Cost of some work, told apart from how fast and how busy the machine is. */

/** Processor time of `yardstick()`, in ms, on the quiet machine on which the bars of the tests were set. */
const YARDSTICK_MS = 10;

/** Work of the kind that is measured: text folded and cut, small objects made and looked up. */
function yardstick(): number {
  const seen = new Map<string, { count: number }>();
  for (let round = 0; round < 300; round++) {
    const text = `Réunion nº ${round} du sous-groupe cartographie, à l’hôtel de ville. `.repeat(12);
    for (const [word] of text
      .normalize('NFD')
      .toLowerCase()
      .matchAll(/[\p{L}\p{M}\d]+/gu)) {
      const known = seen.get(word) ?? { count: 0 };
      seen.set(word, { count: known.count + word.length });
    }
  }
  return seen.size;
}

const spent = (before: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
};

function yardstickMs(): number {
  const before = process.cpuUsage();
  yardstick();
  return spent(before);
}

/** The least that the yardstick took in this process: on the machine at its quickest, work seems to cost the most. */
let quickest: number | undefined;

/**
 * Processor time that some work takes, in ms of the quiet machine on which the bars were set: the least of
 * `times` runs, or the first that is little enough. What slows the machine slows the yardstick beside it too, which is
 * run only where the machine at its quickest would have taken too long; from the second run on, before it as after it.
 */
export async function costOf(work: () => unknown, times = 3, enough = 0): Promise<number> {
  const costs: number[] = [];
  quickest ??= Math.min(yardstickMs(), yardstickMs(), yardstickMs());
  let near = enough > 0 ? 0 : yardstickMs();
  while (costs.length < times && !costs.some((cost) => cost <= enough)) {
    const before = process.cpuUsage();
    await work();
    const inYardsticks = spent(before) * YARDSTICK_MS;
    const isLittle = inYardsticks / quickest <= enough;
    const after = isLittle ? quickest : yardstickMs();
    costs.push(inYardsticks / Math.max(near, after));
    // The next run has one before it too.
    near = isLittle ? near : after;
  }
  return Math.min(...costs);
}
