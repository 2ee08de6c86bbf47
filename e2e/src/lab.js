/**
 * The surroundings of a test: a scratch directory, nodes with their logs, and the guarantee that
 * nothing outlives the test.
 */

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { NodeProcess } from './node-process.js';
import { withDeadline } from './wait.js';

/** Where logs stay after the run: `ASSAY_E2E_LOGS`, or `logs` in this package. */
const LOGS = process.env.ASSAY_E2E_LOGS ?? fileURLToPath(new URL('../logs', import.meta.url));

const TAIL = 40;

/**
 * `--dev` with five times its usual hash rate: until the difficulty has followed, which takes
 * minutes, a test waits less for blocks.
 */
export const QUICK_DEV = ['--dev', '--mine-rate=500000'];

/** The scratch directories of labs that were not closed, because the tests were interrupted. */
const open = new Set();

process.on('exit', () => {
	for (const dir of open) rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
});

/** Nodes and files of one test or one suite. */
export class Lab {
	/** @param {string} name unique among all labs: the logs are called after it */
	constructor(name) {
		this.name = name;
		this.dir = mkdtempSync(join(tmpdir(), 'assay-e2e-'));
		open.add(this.dir);
		/** @type {Map<string, NodeProcess>} */
		this.nodes = new Map();
		/** @type {(() => unknown)[]} */
		this.closers = [];
		this.closed = false;
	}

	/**
	 * A path in the scratch directory.
	 *
	 * @param {...string} names
	 */
	path(...names) {
		return join(this.dir, ...names);
	}

	/**
	 * A node that is not started yet. Its base path is `path(name)`.
	 *
	 * @param {string} name
	 * @param {string[]} args
	 * @returns {NodeProcess}
	 */
	node(name, args) {
		if (this.closed) throw new Error(`the lab ${this.name} is closed`);
		if (this.nodes.has(name)) throw new Error(`there is a node ${name} already`);
		mkdirSync(LOGS, { recursive: true });
		const logFile = join(LOGS, `${this.name}-${name}.log`);
		rmSync(logFile, { force: true });
		const always = [`--base-path=${this.path(name)}`];
		const node = new NodeProcess({ name, always, args, logFile });
		this.nodes.set(name, node);
		return node;
	}

	/**
	 * A node that runs and answers.
	 *
	 * @param {string} name
	 * @param {string[]} args
	 * @returns {Promise<NodeProcess>}
	 */
	async start(name, args) {
		return this.node(name, args).start();
	}

	/**
	 * Do `close` before the nodes end.
	 *
	 * @param {() => unknown} close
	 */
	onClose(close) {
		this.closers.push(close);
	}

	/** End everything and remove the scratch directory. The logs stay. */
	async close() {
		this.closed = true;
		for (const close of this.closers.splice(0).reverse()) {
			await withDeadline('a client to close', Promise.resolve(close()), 10_000).catch(() => {});
		}
		await Promise.all([...this.nodes.values()].map((node) => node.kill()));
		rmSync(this.dir, { recursive: true, force: true });
		open.delete(this.dir);
	}

	/** Print the end of every node's log. */
	printTails() {
		for (const node of this.nodes.values()) {
			console.error(`--- ${node.name}, end of ${node.logFile}\n${node.tail(TAIL)}`);
		}
	}

	/**
	 * `body` with an end, as a test of this lab: when it fails, the ends of the logs are printed. The
	 * end is there for what hangs: other suites run at the same time, on few processors.
	 *
	 * @param {(t: import('node:test').TestContext) => Promise<unknown>} body
	 * @param {{ timeout?: number }} [options] milliseconds
	 * @returns {(t: import('node:test').TestContext) => Promise<void>}
	 */
	guard(body, { timeout = 180_000 } = {}) {
		return async (t) => {
			try {
				await withDeadline('the test to end', body(t), timeout);
			} catch (error) {
				this.printTails();
				throw error;
			}
		};
	}

	/**
	 * `body` as the preparation of a suite in this lab: when it fails, the lab is closed, because
	 * the clean-up of a suite whose preparation failed may not run.
	 *
	 * @param {() => Promise<unknown>} body
	 * @param {{ timeout?: number }} [options] as in {@link Lab.guard}
	 * @returns {() => Promise<void>}
	 */
	prepare(body, options) {
		const guarded = this.guard(body, options);
		return async () => {
			try {
				await guarded();
			} catch (error) {
				await this.close();
				throw error;
			}
		};
	}
}

/**
 * A test with a lab of its own.
 *
 * @param {string} name of the lab
 * @param {(lab: Lab, t: import('node:test').TestContext) => Promise<unknown>} body
 * @param {{ timeout?: number }} [options] as in {@link Lab.guard}
 * @returns {(t: import('node:test').TestContext) => Promise<void>}
 */
export function inLab(name, body, options) {
	return async (t) => {
		const lab = new Lab(name);
		try {
			await lab.guard(() => body(lab, t), options)(t);
		} finally {
			await lab.close();
		}
	};
}
