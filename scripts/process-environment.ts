/**
 * The environment of a process that we start, with our own number in it: by that `exit-with-parent.mjs` knows
 * that it runs in a direct child of ours.
 */
export function environmentForChild(env: Readonly<Record<string, string | undefined>>): NodeJS.ProcessEnv {
  const made: Record<string, string | undefined> = { ...env, MONET_PARENT: String(process.pid) };
  return made as NodeJS.ProcessEnv;
}
