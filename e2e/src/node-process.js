/**
 * A node that runs: started, asked, stopped, killed, frozen.
 */

import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, statSync } from 'node:fs';

import { BINARY, requireBinary } from './binary.js';
import { adopt } from './children.js';
import { parseMetrics } from './metrics.js';
import { waitFor, withDeadline } from './wait.js';

/** Everything on loopback, at ports that the operating system chooses. */
const LOOPBACK = [
	'--no-mdns',
	'--no-telemetry',
	'--rpc-port=0',
	'--prometheus-port=0',
	'--listen-addr=/ip4/127.0.0.1/tcp/0',
];

const RPC_ADDRESS = /Running JSON-RPC server: addr=(127\.0\.0\.1:\d+)/;
const METRICS_ADDRESS = /Prometheus exporter started at (127\.0\.0\.1:\d+)/;

/** A JSON-RPC call was answered with an error. */
export class RpcError extends Error {
	/**
	 * @param {string} method
	 * @param {{ code: number, message: string, data?: unknown }} error
	 */
	constructor(method, { code, message, data }) {
		super(`${method}: ${code} ${message}${data === undefined ? '' : ` (${data})`}`);
		this.code = code;
		this.data = data;
	}
}

/** One node process and its log. May be started again after it has ended. */
export class NodeProcess {
	/**
	 * @param {object} options
	 * @param {string} options.name unique in the test, for messages
	 * @param {string[]} options.always flags of every start, such as the base path
	 * @param {string[]} options.args without ports: those are chosen by the operating system
	 * @param {string} options.logFile stdout and stderr are appended to it
	 */
	constructor({ name, always, args, logFile }) {
		this.name = name;
		this.always = always;
		this.args = args;
		this.logFile = logFile;
		this.child = undefined;
		this.ended = undefined;
		this.logStart = 0;
	}

	/** Whether the process exists. */
	get running() {
		return this.child !== undefined && this.ended === undefined;
	}

	/** The RPC server as a web socket. */
	get wsUrl() {
		return `ws://${this.rpcAddress}`;
	}

	/**
	 * Start the process and wait until its RPC answers.
	 *
	 * @param {{ args?: string[], timeout?: number }} [options] `args` replace those given before
	 * @returns {Promise<this>}
	 */
	async start({ args = this.args, timeout = 120_000 } = {}) {
		if (this.running) throw new Error(`${this.name} is running already`);
		requireBinary();
		this.args = args;
		this.logStart = existsSync(this.logFile) ? statSync(this.logFile).size : 0;
		const log = openSync(this.logFile, 'a');
		this.ended = undefined;
		this.startedAt = Date.now();
		this.child = adopt(
			spawn(BINARY, [...LOOPBACK, ...this.always, ...args], { stdio: ['ignore', log, log] }),
		);
		closeSync(log);
		this.exit = new Promise((done) => {
			const end = (how) => {
				this.ended = how;
				done(how);
			};
			this.child.once('exit', (code, signal) => end({ code, signal }));
			this.child.once('error', (error) => end({ error }));
		});
		const found = (pattern) => this.#whileRunning(() => pattern.exec(this.log())?.[1]);
		this.rpcAddress = await waitFor(`the RPC address of ${this.name}`, found(RPC_ADDRESS), {
			timeout,
			interval: 20,
		});
		await waitFor(
			`${this.name} to answer`,
			this.#whileRunning(() => this.rpc('system_health').catch(() => false)),
			{ timeout, interval: 20 },
		);
		return this;
	}

	/** `probe`, failing at once when the process has ended. */
	#whileRunning(probe) {
		return () => {
			if (!this.running) {
				throw new Error(
					`${this.name} ended with ${JSON.stringify(this.ended)}\n${this.tail(20)}`,
				);
			}
			return probe();
		};
	}

	/**
	 * Ask the process to stop and wait until it has.
	 *
	 * @param {{ signal?: NodeJS.Signals, timeout?: number }} [options]
	 * @returns {Promise<{ code: number | null, signal: string | null }>} how it ended
	 */
	async stop({ signal = 'SIGTERM', timeout = 60_000 } = {}) {
		if (!this.running) return this.ended;
		this.child.kill(signal);
		try {
			return await withDeadline(`${this.name} to stop on ${signal}`, this.exit, timeout);
		} catch (error) {
			await this.kill();
			throw error;
		}
	}

	/** End the process as a crash would, also when it is frozen. */
	async kill() {
		if (!this.running) return this.ended;
		this.child.kill('SIGKILL');
		return withDeadline(`${this.name} to die`, this.exit, 60_000);
	}

	/** Keep the process from running: it stays connected and says nothing. */
	freeze() {
		this.child.kill('SIGSTOP');
	}

	/** Let a frozen process run again. */
	thaw() {
		this.child.kill('SIGCONT');
	}

	/**
	 * Call a JSON-RPC method.
	 *
	 * @param {string} method
	 * @param {...unknown} params
	 * @returns {Promise<any>} the result; an error answer throws an {@link RpcError}
	 */
	async rpc(method, ...params) {
		const response = await fetch(`http://${this.rpcAddress}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
			signal: AbortSignal.timeout(30_000),
		});
		const { result, error } = await response.json();
		if (error) throw new RpcError(method, error);
		return result;
	}

	/** The Prometheus metrics, see {@link parseMetrics}. */
	async metrics() {
		const address = METRICS_ADDRESS.exec(this.log())?.[1];
		if (!address) throw new Error(`${this.name} exports no metrics`);
		const response = await fetch(`http://${address}/metrics`, {
			signal: AbortSignal.timeout(30_000),
		});
		return parseMetrics(await response.text());
	}

	/** The address under which other nodes reach this one, peer id included. */
	async address() {
		return waitFor(`the address of ${this.name}`, async () => {
			const addresses = await this.rpc('system_localListenAddresses');
			return addresses.find((it) => /^\/ip4\/127\.0\.0\.1\/tcp\/[1-9]\d*\//.test(it));
		});
	}

	/** The log since the last start. */
	log() {
		if (!existsSync(this.logFile)) return '';
		return readFileSync(this.logFile).subarray(this.logStart).toString('utf8');
	}

	/**
	 * The last lines of the log.
	 *
	 * @param {number} lines
	 */
	tail(lines) {
		return this.log().trimEnd().split('\n').slice(-lines).join('\n');
	}
}
