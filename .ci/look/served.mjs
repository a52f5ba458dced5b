// A blog that is built and served over HTTPS, and the browser that looks at it.
import { execFileSync, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { createRequire } from 'node:module';
import { join } from 'node:path';

export const modules = process.env.LOOK_MODULES;
export const require = createRequire(join(modules, 'x.js'));
const { chromium } = require('playwright-core');

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** @returns name, folder (built), origin, author (whether the texts are not ours), stop */
export async function serve(jar, work, name) {
  const source = join(work, name);
  const port = await freePort();
  const origin = `https://localhost:${port}`;
  const folder = join(work, `${name}.public`);
  execFileSync('java', ['-jar', jar, 'generate', '-q', '--source', source, '--output', folder, '--set', `url=${origin}`], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const server = spawn(
    'java',
    ['-jar', jar, 'serve', '-q', '--public', folder, '--address', 'localhost', '--port', '0', '--https-port', String(port),
      '--cert', join(work, 'cert.pem'), '--key', join(work, 'key.pem'), '--data', 'false', '--admin', 'false'],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let told = '';
  server.stderr.on('data', (data) => { told += data; });
  for (let tries = 0; ; tries++) {
    try {
      execFileSync('curl', ['-skf', '-o', '/dev/null', '--max-time', '2', origin + '/'], { stdio: 'ignore' });
      break;
    } catch (refused) {
      if (tries > 150 || server.exitCode !== null) throw new Error(`${name} is not served: ${told}`, { cause: refused });
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
  return { name, source, folder, origin, author: name.startsWith('real-'), stop: () => server.kill() };
}

/** Chromium as Debian has it, which reaches nothing but this machine. */
export function launch(...args) {
  return chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--ignore-certificate-errors', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost', ...args],
  });
}
