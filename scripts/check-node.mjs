// Only syntax that the oldest Node with modules can read, so that it can say that it is too old.

export const neededNode = [20, 19];

/**
 * @param {string} version such as "20.20.2"
 * @returns {boolean}
 */
export function nodeIsNewEnough(version) {
  const parts = version.split('.').map(Number);
  return parts[0] > neededNode[0] || (parts[0] === neededNode[0] && parts[1] >= neededNode[1]);
}

/**
 * Runs `next` on a Node that is new enough; otherwise says what to install and ends with code 1.
 *
 * @param {() => Promise<unknown>} next
 */
export function withNewEnoughNode(next) {
  const version = process.versions.node;
  if (nodeIsNewEnough(version)) return next();
  console.error(`Error: Monet needs Node ${neededNode.join('.')} or newer; this is ${version}.`);
  console.error('  Install a newer one from https://nodejs.org, or run "nvm install 20", and try again.');
  process.exitCode = 1;
}
