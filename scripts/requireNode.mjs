// @ts-check
// Runs first and on any version of Node, so it uses only what old versions have.
import { readFileSync } from 'node:fs';

/**
 * Ends the process with exit code 2 and one sentence if this Node is older than package.json requires (R110).
 */
export function requireNode() {
  const { engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  const wanted = engines.node.replace(/[^\d.]/g, '');
  if (isAtLeast(process.versions.node, wanted)) return;
  process.stderr.write(`Portolan needs Node ${wanted} or newer; this is Node ${process.versions.node}.\n`);
  process.exit(2);
}

/**
 * @param {string} version - `20.19.0`
 * @param {string} wanted - `20.19`
 */
export function isAtLeast(version, wanted) {
  const parts = version.split('.').map(Number);
  for (const [place, minimum] of wanted.split('.').map(Number).entries()) {
    const part = parts[place] || 0;
    if (part !== minimum) return part > minimum;
  }
  return true;
}
