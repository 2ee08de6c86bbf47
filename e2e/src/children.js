/**
 * Every process that the tests start dies with them, also when a test fails or is interrupted.
 */

/** @type {Set<import('node:child_process').ChildProcess>} */
const alive = new Set();

/**
 * Remember `child` until it ends.
 *
 * @template {import('node:child_process').ChildProcess} T
 * @param {T} child
 * @returns {T}
 */
export function adopt(child) {
	alive.add(child);
	child.once('exit', () => alive.delete(child));
	child.once('error', () => alive.delete(child));
	return child;
}

process.on('exit', () => {
	for (const child of alive) child.kill('SIGKILL');
});

for (const [signal, code] of [
	['SIGHUP', 129],
	['SIGINT', 130],
	['SIGTERM', 143],
]) {
	process.on(signal, () => process.exit(code));
}
