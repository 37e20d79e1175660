// Azurite's table service for the local host.
//
//   node azurite.mjs --data DIR | --in-memory
//
// Azurite keeps the tables in memory and saves them every 5 s, so it must outlive a killed host for long enough to save. This
// process therefore only starts a second one, in a session of its own, and ends: the second is not in the host's process tree.
// It lives as long as the pipe that the host holds at its standard input, and saves and ends when the pipe does: no orphan stays,
// and nothing that was acknowledged is lost when the host is killed.
//
// On standard output, one JSON object a line: {"port":N} as soon as requests are taken (they wait until the tables are loaded), then
// {"ready":true}; or {"error":"…"}.

import { execFileSync, spawn } from 'node:child_process';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { keepInOrder } from './ordered-tables.mjs';

const self = fileURLToPath(import.meta.url);
const patienceMs = 15_000;
const graceMs = 1_000;

// A request leaves much behind that is needed no more; with Node's own 16 MB that is collected so often that it takes a tenth of the time.
const youngGeneration = '--max-semi-space-size=64';

const { values: options } = parseArgs({
  options: { data: { type: 'string' }, 'in-memory': { type: 'boolean', default: false }, serve: { type: 'boolean', default: false } },
});

if (options.serve) {
  await serve(options['in-memory'] ? null : resolve(options.data));
} else {
  spawn(process.execPath, [youngGeneration, self, '--serve', ...process.argv.slice(2)], { detached: true, stdio: 'inherit', windowsHide: true }).unref();
}

async function serve(folder) {
  const hostGone = untilHostIsGone();
  const { server, attach, port } = await listen();
  say({ port });
  try {
    const unlock = folder === null ? () => {} : await lock(folder, hostGone);
    if (unlock === null) {
      process.exit(0);
    }

    const store = await openStore(folder);
    attach(store.listener);
    say({ ready: true });
    await hostGone;
    await closeServer(server);
    await store.save();
    unlock();
    process.exit(0);
  } catch (error) {
    say({ error: error.message });
    process.exit(1);
  }
}

/** Resolves when the host closes its end of our standard input, or dies. SIGTERM and SIGINT count as the same. */
function untilHostIsGone() {
  return new Promise((gone) => {
    for (const event of ['end', 'close', 'error']) {
      process.stdin.once(event, gone);
    }

    process.once('SIGTERM', gone).once('SIGINT', gone).on('SIGHUP', () => {});
    process.stdin.resume();
  });
}

/** Takes a port at once. Loading Azurite takes half a second, in which the host starts too; requests wait for it. */
async function listen() {
  let attach;
  const listener = new Promise((resolveListener) => { attach = resolveListener; });
  const server = createServer((request, response) => { listener.then((handle) => handle(request, response)); });
  server.keepAliveTimeout = 120_000; // longer than .NET keeps an idle connection, so that none is closed under a request
  await new Promise((listening, failed) => server.once('error', failed).listen(0, '127.0.0.1', listening));
  return { server, attach: (handle) => { server.removeAllListeners('request').on('request', handle); attach(handle); }, port: server.address().port };
}

/** Azurite's own parts, as its TableServer puts them together, without its telemetry. */
async function openStore(folder) {
  const require = createRequire(import.meta.url);
  const load = (path) => require(`azurite/dist/src/${path}`).default;
  const logger = load('common/Logger');
  const accounts = new (load('common/AccountDataStore'))(logger);
  const tables = new (load('table/persistence/LokiTableMetadataStore'))(
    folder === null ? 'tables.json' : join(folder, 'tables.json'), folder === null);
  await accounts.init();
  await tables.init();
  keepInOrder(tables);
  const factory = new (load('table/TableRequestListenerFactory'))(tables, accounts, false, undefined, true, undefined, false);
  return { listener: factory.createRequestListener(), save: () => save(tables.db) };
}

/** Saves everything: a save that is under way may not hold the newest rows, and its file is not renamed into place yet. */
function save(db) {
  db.autosaveDisable();
  return new Promise((saved, failed) => db.saveDatabase((error) => (error ? failed(error) : saved())));
}

/** After this, nothing is acknowledged any more, so the save that follows holds all that was. */
async function closeServer(server) {
  server.removeAllListeners('request').on('request', (request, response) => response.writeHead(503, { connection: 'close' }).end());
  const closed = new Promise((done) => server.close(done));
  server.closeIdleConnections();
  await Promise.race([closed, delay(graceMs)]);
  server.closeAllConnections();
}

/** One process to a folder: waits for an earlier one that still saves. Null: the host was gone before we got it. */
async function lock(folder, hostGone) {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'azurite.pid');
  const end = performance.now() + patienceMs;
  let gone = false;
  hostGone.then(() => { gone = true; });
  for (;;) {
    await delay(0);
    if (gone) {
      return null;
    }

    if (claim(path)) {
      return () => rmSync(path, { force: true });
    }

    if (!isHeld(path)) {
      rmSync(path, { force: true });
    } else if (performance.now() > end) {
      throw new Error(`another Azurite (process ${readFileSync(path, 'utf8')}) has ${folder} open and does not end`);
    } else {
      await delay(20);
    }
  }
}

/** Makes the file, whole, unless there is one. */
function claim(path) {
  const own = `${path}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    linkSync(own, path);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') {
      return false;
    }

    throw error;
  } finally {
    rmSync(own, { force: true });
  }
}

/** Whether the process of that file is alive and one of ours: numbers of processes are used again. */
function isHeld(path) {
  try {
    const pid = Number(readFileSync(path, 'utf8'));
    process.kill(pid, 0);
    const command = commandLine(pid);
    return command.includes('azurite.mjs') && command.includes('--serve');
  } catch {
    return false; // gone between two looks, or not ours to signal
  }
}

function commandLine(pid) {
  switch (process.platform) {
    case 'linux': return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    case 'win32': return execFileSync('powershell', ['-NoProfile', '-Command', `(Get-CimInstance Win32_Process -Filter 'ProcessId=${pid}').CommandLine`], { encoding: 'utf8' });
    default: return execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' });
  }
}

function say(message) {
  try {
    writeSync(1, `${JSON.stringify(message)}\n`);
  } catch (error) {
    if (error.code !== 'EPIPE') {
      throw error; // nobody reads any more: the host is gone
    }
  }
}
