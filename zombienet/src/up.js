/**
 * Bring the network up for a person, say where it is, and take it down on Ctrl-C.
 */

import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { Network, NODES } from './network.js';
import { usedPort } from './ports.js';

const USAGE = `usage: zombienet/up.sh [--blake3] [--mine-rate <hashes per second>] [--rpc-port <port>]
                       [--keep <folder>]

Starts four nodes that mine one chain, vote on its blocks and finalise it, prints their addresses, and
ends them on Ctrl-C.

  --blake3       seal with BLAKE3 instead of RandomX: less memory and hardly any processor time
  --mine-rate    how fast each node mines; default 4, with --blake3 1000
  --rpc-port     the port of the first node, the next three are for the others; default 9944
  --keep         write logs and databases into this new or empty folder and leave them there;
                 by default they are in a temporary folder and go with the network`;

/** The command line, checked; ends the program where it is wrong. */
function readArguments() {
	const fail = (message) => {
		console.error(`error: ${message}\n\n${USAGE}`);
		process.exit(2);
	};
	const number = (name, text, max) => {
		const value = Number(text);
		if (!Number.isInteger(value) || value < 1 || value > max)
			fail(`--${name} ${text}: it must be a whole number from 1 to ${max}`);
		return value;
	};
	let values;
	try {
		({ values } = parseArgs({
			options: {
				blake3: { type: 'boolean', default: false },
				'mine-rate': { type: 'string' },
				'rpc-port': { type: 'string', default: '9944' },
				keep: { type: 'string' },
				help: { type: 'boolean', short: 'h' },
			},
		}));
	} catch (error) {
		fail(error.message);
	}
	if (values.help) {
		console.log(USAGE);
		process.exit(0);
	}
	const mineRate = values['mine-rate'] ?? (values.blake3 ? '1000' : '4');
	return {
		blake3: values.blake3,
		mineRate: number('mine-rate', mineRate, 1_000_000_000),
		rpcPort: number('rpc-port', values['rpc-port'], 65_532),
		keep: values.keep && resolve(values.keep),
	};
}

/** The folder of the network, new and empty. */
function makeFolder(keep) {
	if (!keep) return mkdtempSync(join(tmpdir(), 'assay-zombienet-'));
	if (/\s/.test(keep)) throw new Error(`--keep ${keep}: zombienet cannot do with spaces in a path`);
	mkdirSync(keep, { recursive: true });
	if (readdirSync(keep).length > 0)
		throw new Error(`--keep ${keep}: the folder is not empty; name another or remove it`);
	return keep;
}

function findNode() {
	const node = process.env.ASSAY_NODE;
	if (!node || !statSync(node, { throwIfNoEntry: false })?.isFile())
		throw new Error(
			`ASSAY_NODE is ${node ? `${node}, which is no file` : 'not set'}: start this through zombienet/up.sh`,
		);
	return resolve(node);
}

function printAddresses({ nodes }, folder, keep) {
	console.log('\nThe network is up. Each node in polkadot.js:\n');
	for (const { name, wsUri } of nodes) {
		console.log(`  ${name.padEnd(8)} https://polkadot.js.org/apps/?rpc=${wsUri}#/explorer`);
	}
	console.log(`\nLogs: ${join(folder, 'network')}/<name>.log${keep ? '' : ' (removed at the end)'}`);
	console.log('Ctrl-C ends the network.');
}

async function main() {
	const { keep, ...options } = readArguments();
	const node = findNode();
	const taken = await usedPort(options.rpcPort, NODES);
	if (taken)
		throw new Error(`port ${taken} is in use: end the program that uses it or give another --rpc-port`);
	const folder = makeFolder(keep);
	const stopped = new AbortController();
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
		process.on(signal, () => stopped.abort(new Error(`stopped by ${signal}`)));
	}
	const { signal } = stopped;
	const definition = fileURLToPath(new URL('../four-nodes.toml', import.meta.url));

	console.log(`Starting four nodes (${options.blake3 ? 'BLAKE3' : 'RandomX'}); some 20 seconds...`);
	let network;
	let failure;
	try {
		network = await Network.start({ ...options, definition, node, folder, signal });
		process.on('exit', () => network.kill());
		printAddresses(network, folder, keep);
		const interrupted = new Promise((done) => signal.addEventListener('abort', done));
		await Promise.race([interrupted, network.ended()]);
		if (!signal.aborted) failure = new Error('zombienet ended by itself: see its log');
	} catch (error) {
		if (!signal.aborted) failure = error;
	}
	if (network) {
		console.log('\nTaking the network down...');
		await network.stop();
	}
	console.log('No node is running any more.');
	// Logs of a failure are worth keeping.
	if (!keep && !failure) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
	if (failure) throw failure;
}

main().then(
	() => process.exit(0),
	(error) => {
		console.error(`error: ${error.message}`);
		process.exit(1);
	},
);
