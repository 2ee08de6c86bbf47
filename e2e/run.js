/**
 * `npm test [-- name...]`: all suites, or those that are named, three at a time.
 *
 * The test runner of Node.js alone would take the files by their names, and leave a long one for the
 * end, when nothing runs beside it.
 */

import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { fileURLToPath } from 'node:url';

/** How many run at a time: most of the time they wait for blocks. */
const CONCURRENCY = 3;

/** Suites that take half a minute and more, the longest first. The others follow by their names. */
const LONG = [
	'runtime-upgrade',
	'voting',
	'governance-walkthrough',
	'private-fork',
	'cli-commands',
	'finality-set',
	'finality-return',
	'reorganisation',
	'staking-node',
	'governance',
	'finality-restored-by-vote',
	'governance-bad',
	'final-branch',
	'finality',
	'escape',
	'vote-flood',
	'account-history',
	'backends',
	'warp-sync',
	'share-reorganisation',
	'finality-stall',
	'claimed-height',
	'network',
	'rewards',
	'share-life',
	'cli-errors',
];

const folder = new URL('test/', import.meta.url);
const ENDING = '.test.js';

/** All suites, in the order in which they start. */
function suites() {
	const found = readdirSync(folder).filter((name) => name.endsWith(ENDING));
	const names = found.map((name) => basename(name, ENDING)).sort();
	const unknown = LONG.filter((name) => !names.includes(name));
	if (unknown.length > 0) throw new Error(`there is no suite ${unknown.join(', ')}`);
	return [...LONG, ...names.filter((name) => !LONG.includes(name))];
}

const wanted = process.argv.slice(2);
const all = suites();
const missing = wanted.filter((name) => !all.includes(name));
if (missing.length > 0) {
	console.error(`error: there is no suite ${missing.join(', ')}; there are ${all.join(', ')}`);
	process.exit(2);
}
const chosen = wanted.length > 0 ? all.filter((name) => wanted.includes(name)) : all;
const files = chosen.map((name) => fileURLToPath(new URL(`${name}${ENDING}`, folder)));

// Chain specs that several suites need are made once, and the runtime is compiled once for all nodes.
const shared = mkdtempSync(join(tmpdir(), 'assay-e2e-shared-'));
process.env.ASSAY_E2E_SHARED = shared;
process.env.ASSAY_RUNTIME_CACHE ??= join(shared, 'runtimes');
process.on('exit', () => rmSync(shared, { recursive: true, force: true }));

/** What the tests of each file took together, milliseconds. */
const times = new Map();
const stop = new AbortController();
const tests = run({ files, concurrency: CONCURRENCY, signal: stop.signal });
for (const outcome of ['test:pass', 'test:fail']) {
	tests.on(outcome, ({ nesting, file, details }) => {
		if (nesting > 0) return;
		times.set(file, (times.get(file) ?? 0) + details.duration_ms);
	});
}
tests.on('test:fail', ({ todo }) => {
	if (todo === undefined || todo === false) process.exitCode ??= 1;
});
// Suites end their nodes when they are ended themselves.
for (const [signal, code] of [
	['SIGHUP', 129],
	['SIGINT', 130],
	['SIGTERM', 143],
]) {
	process.once(signal, () => {
		process.exitCode = code;
		stop.abort();
	});
}
tests.compose(new spec()).pipe(process.stdout);
process.on('exit', () => {
	const longest = [...times].sort(([, one], [, other]) => other - one);
	const seconds = longest.map(
		([file, time]) => `${basename(file, ENDING)} ${Math.round(time / 1_000)}`,
	);
	console.log(`seconds of each suite: ${seconds.join(', ')}`);
});
