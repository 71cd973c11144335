/**
 * `npm run figures`: the house in figures, as `docs/architecture.md` gives them. With the path of
 * another checkout: those of that one, to compare.
 */
import path from 'node:path';
import { figuresOf } from '../test/support/figures.ts';

const [root] = process.argv.slice(2);
const { order, ...figures } = figuresOf(root && path.resolve(root));
console.table(figures);
console.log(order.map((floor) => floor.join(', ')).join(' ← '));
