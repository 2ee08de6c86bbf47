/**
 * A network run by zombienet's native provider, from its start to its end.
 */

import { spawn } from 'node:child_process';
import { closeSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { writeRawSpec } from './chain-spec.js';
import { waitFor } from './wait.js';

/** @typedef {{ name: string, wsUri: string }} RunningNode */

/** How many nodes the definition has. */
export const NODES = 4;

/** Zombienet takes some four seconds for a node; RandomX's caches need a second each. */
const START_TIMEOUT = 180_000;
/** Zombienet ends its nodes at once; this is for a machine under load. */
const STOP_TIMEOUT = 20_000;

const ZOMBIENET = createRequire(import.meta.url).resolve('@zombienet/cli/dist/cli.js');

export class Network {
	/** @type {import('node:child_process').ChildProcess} */
	#zombienet;
	#folder;

	/** @type {RunningNode[]} */
	nodes = [];

	constructor(zombienet, folder) {
		this.#zombienet = zombienet;
		this.#folder = folder;
	}

	/**
	 * Start the network and wait until every node answers.
	 *
	 * @param {object} options
	 * @param {string} options.definition the path of a zombienet definition
	 * @param {string} options.node the path of the node's binary
	 * @param {string} options.folder an existing folder for everything the network writes. Its path
	 *   has no spaces: zombienet builds command lines of it
	 * @param {boolean} [options.blake3] seal with BLAKE3 instead of RandomX
	 * @param {number} options.mineRate of each node, hashes per second
	 * @param {number} options.rpcPort of the first node; the next ports are for the others
	 * @param {AbortSignal} [options.signal] ends the wait
	 * @returns {Promise<Network>}
	 */
	static async start(options) {
		const { definition, folder, blake3 = false, mineRate, rpcPort, signal } = options;
		const node = join(folder, 'node');
		await symlink(options.node, node);
		const spec = await writeRawSpec({ node, folder, blake3, hashRate: NODES * mineRate });
		await mkdir(join(folder, 'network'));
		const log = openSync(join(folder, 'zombienet.log'), 'w');
		const zombienet = spawn(
			process.execPath,
			[
				...[ZOMBIENET, '--provider=native', '--logType=text', '--force'],
				...['--dir', join(folder, 'network'), 'spawn', definition],
			],
			{
				// A group of its own: Ctrl-C reaches this program alone, which then ends the nodes
				// in order, and whatever should be left of the group can be ended as a whole.
				detached: true,
				stdio: ['ignore', log, log],
				env: {
					...process.env,
					ASSAY_NODE: node,
					ASSAY_SPEC: spec,
					ASSAY_MINE_RATE: String(mineRate),
					ASSAY_RPC_PORT: String(rpcPort),
				},
			},
		);
		closeSync(log);
		const network = new Network(zombienet, folder);
		try {
			network.nodes = await network.#whenRunning(signal);
			return network;
		} catch (error) {
			network.kill();
			await network.#whenGone();
			throw error;
		}
	}

	/** Wait until zombienet has started all nodes and each of them answers. */
	async #whenRunning(signal) {
		const timeout = START_TIMEOUT;
		const check = () => {
			signal?.throwIfAborted();
			if (!this.running) throw new Error(`zombienet ended: ${this.#whatWasSaid()}`);
		};
		const nodes = await waitFor('zombienet to start the nodes', timeout, async () => {
			check();
			return readNodes(join(this.#folder, 'network', 'zombie.json'));
		});
		for (const node of nodes) {
			await waitFor(`${node.name} to answer at ${node.wsUri}`, timeout, async () => {
				check();
				return call(node, 'system_health').catch(() => undefined);
			});
		}
		return nodes;
	}

	/** Whether zombienet is running. */
	get running() {
		return this.#zombienet.exitCode === null && this.#zombienet.signalCode === null;
	}

	/** Settles when zombienet has ended, by itself or by `stop`. */
	async ended() {
		if (this.running) await new Promise((resolve) => this.#zombienet.once('exit', resolve));
	}

	/** End all nodes and zombienet, and see to it that they are gone. */
	async stop() {
		this.#zombienet.kill('SIGINT');
		await waitFor('zombienet to end', STOP_TIMEOUT, () => !this.running).catch(() => {});
		this.kill();
		await this.#whenGone();
	}

	/** Settles when no process of the network is left. */
	#whenGone() {
		return waitFor('the nodes to end', STOP_TIMEOUT, () => !this.#signalGroup(0));
	}

	/** End everything at once. */
	kill() {
		this.#signalGroup('SIGKILL');
	}

	/** Signal every process of the network; whether there was one. */
	#signalGroup(signal) {
		try {
			return process.kill(-this.#zombienet.pid, signal);
		} catch {
			return false;
		}
	}

	/** The last lines of zombienet and of each node, for an error message. */
	#whatWasSaid() {
		const network = join(this.#folder, 'network');
		const logs = readdirSync(network).filter((file) => file.endsWith('.log'));
		return [join(this.#folder, 'zombienet.log'), ...logs.map((log) => join(network, log))]
			.map((file) => `\n${file}:\n${tail(file, 8)}`)
			.join('\n');
	}
}

/**
 * Ask a node.
 *
 * @param {RunningNode} node
 * @param {string} method
 * @param {unknown[]} params
 * @returns {Promise<any>}
 */
export async function call(node, method, params = []) {
	const response = await fetch(node.wsUri.replace(/^ws/, 'http'), {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
		signal: AbortSignal.timeout(5_000),
	});
	const { result, error } = await response.json();
	if (error) throw new Error(`${node.name} refused ${method}: ${error.message}`);
	return result;
}

/** The nodes that zombienet lists when all of them run; nothing before that. */
async function readNodes(file) {
	try {
		const { relay } = JSON.parse(await readFile(file, 'utf8'));
		return relay
			.map(({ name, wsUri }) => ({ name, wsUri }))
			.sort((a, b) => a.name.localeCompare(b.name));
	} catch {
		return undefined;
	}
}

function tail(file, lines) {
	return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
}
