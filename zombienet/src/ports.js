/**
 * The ports of a network's nodes on this machine.
 */

import { createServer } from 'node:net';

/**
 * @param {number} port 0 lets the system choose
 * @returns {Promise<number | undefined>} the port if it is free
 */
function freePort(port) {
	return new Promise((resolve) => {
		const server = createServer();
		server.once('error', () => resolve(undefined));
		server.listen(port, '127.0.0.1', () => {
			const address = server.address();
			server.close(() => resolve(address.port));
		});
	});
}

/**
 * The first port from `first` on, of `count`, that something else uses; nothing if all are free.
 *
 * @param {number} first
 * @param {number} count
 * @returns {Promise<number | undefined>}
 */
export async function usedPort(first, count) {
	for (let port = first; port < first + count; port++) {
		if (!(await freePort(port))) return port;
	}
	return undefined;
}

/**
 * The first of `count` free ports in a row, where the system has free ones.
 *
 * @param {number} count
 * @returns {Promise<number>}
 */
export async function freePorts(count) {
	for (let attempt = 0; attempt < 100; attempt++) {
		const first = await freePort(0);
		if (first + count <= 65_536 && !(await usedPort(first, count))) return first;
	}
	throw new Error(`this machine has no ${count} free ports in a row`);
}
