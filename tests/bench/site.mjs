// site: the server and the browser that the benchmarks of the page share. Both come from the environment:
// BACKSCROLL_PYTHON and BACKSCROLL_CHROMIUM.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const BROWSER_FLAGS = [
  '--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist',
  '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run',
];

/** Starts serve.py on a free port. */
export async function startServer(options = []) {
  const command = ['serve.py', '--no-build', '--no-open', '--port', '0', ...options];
  const server = spawn(process.env.BACKSCROLL_PYTHON ?? 'python3', command,
    { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: server.stdout })) {
    const url = /^Serving (\S+)$/.exec(line)?.[1];
    if (url) return { url, stop: () => server.kill() };
  }
  throw new Error('serve.py ended before it served anything.');
}

export function launchBrowser() {
  return chromium.launch({ executablePath: process.env.BACKSCROLL_CHROMIUM, args: BROWSER_FLAGS });
}
