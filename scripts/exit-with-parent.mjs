/**
 * Loaded first into every Node process that a start makes (`--import`). When the channel to the parent closes,
 * the parent is gone, however it ended, and this process must not outlive it: it is asked to stop, and ends
 * anyway three seconds later. MONET_PARENT is the parent's number; it is taken away here, since processes that
 * this one makes inherit the import but wait on channels of their own, which must stay as they are.
 */
const parent = process.env.MONET_PARENT;
delete process.env.MONET_PARENT;

if (parent !== undefined) {
  // Killed before we came this far: the channel is closed already, or still being so.
  if (!process.connected || (process.platform !== 'win32' && parent !== String(process.ppid)))
    process.exit(1);
  process.once('disconnect', () => {
    setTimeout(() => process.exit(1), 3_000).unref();
    if (process.listenerCount('SIGTERM') === 0) process.exit(1);
    process.kill(process.pid, 'SIGTERM');
  });
  // Waiting for that must not itself keep a process alive whose work is done.
  process.channel?.unref();
}
