/**
 * `npm run advisories`: asks the registry which published faults the packages of production have, and fails
 * on those that are high or critical. Where it does not answer (no network, a mirror without advisories) that
 * is said, and nothing fails: what was not looked at is no fault of the code.
 */
import { spawnSync } from 'node:child_process';

/** One try, 20 s: a registry that is there answers in one. */
const patience = ['--fetch-retries=0', '--fetch-timeout=20000'];
const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json', ...patience], {
  encoding: 'utf8',
  shell: process.platform === 'win32',
});

/** What npm says, or nothing when it says it in another way. */
function report() {
  try {
    return JSON.parse(stdout);
  } catch {
    return {};
  }
}

const { vulnerabilities, message = 'pas de réponse' } = report();
if (vulnerabilities === undefined) {
  console.log(`Avis de sécurité NON vérifiés : le registre ne les donne pas (${message}).`);
} else {
  const grave = Object.values(vulnerabilities).filter(({ severity }) =>
    ['high', 'critical'].includes(severity),
  );
  for (const { name, severity, via } of grave) {
    const titles = via.map((one) => (typeof one === 'string' ? one : `${one.title} ${one.url}`));
    console.error(`${name} (${severity}) : ${titles.join(' ; ')}`);
  }
  console.log(`Avis de sécurité graves, paquets de production : ${grave.length}.`);
  if (grave.length > 0) process.exitCode = 1;
}
