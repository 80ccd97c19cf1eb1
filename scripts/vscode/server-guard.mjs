// @ts-check
/** Runs VS Code's server inside a process that ends, with all it started, when the process that wanted it is gone. */
import { pathToFileURL } from 'node:url';

process.on('disconnect', () => {
  if (process.platform === 'win32') process.exit();
  // The server leads its own process group: its extension hosts are in it.
  process.kill(-process.pid, 'SIGKILL');
});

process.argv.splice(1, 1);
await import(pathToFileURL(process.argv[1] ?? '').href);
