/**
 * Loaded into every Node process that a start makes (`--import`). When the channel to the parent closes, the
 * parent is gone, however it ended, and this process must not outlive it: it is asked to stop, and ends
 * anyway three seconds later. Processes that this one makes inherit the import, but not the number that
 * switches it on: they wait on channels of their own, which must stay as they are.
 */
if (process.channel && process.env.MONET_PARENT === String(process.ppid)) {
  process.once('disconnect', () => {
    setTimeout(() => process.exit(1), 3_000).unref();
    if (process.listenerCount('SIGTERM') === 0) process.exit(1);
    process.kill(process.pid, 'SIGTERM');
  });
  // Waiting for that must not itself keep a process alive whose work is done.
  process.channel.unref();
}
