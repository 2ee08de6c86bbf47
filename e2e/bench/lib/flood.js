/**
 * Keeps a node's transaction pool filled, through several connections.
 */

import { setTimeout as sleep } from 'node:timers/promises';

import { WsProvider } from '@polkadot/api';

import { withDeadline } from '../../src/wait.js';

/** How many requests of a connection are on their way at once. */
const PIPELINE = 16;

/** How long a connection rests when the pool is as full as it should be, milliseconds. */
const REST = 10;

/** Refusals that say "later": the pool is full. */
const FULL = /immediately dropped|limits|Too low priority/i;

/** Sends transfers until it is told to stop or has sent all. */
export class Flood {
	/**
	 * @param {object} options
	 * @param {string} options.url of the node
	 * @param {string[][]} options.transfers signed; for every sender in the order of its nonces
	 * @param {number} options.connections
	 * @param {number} options.inFlight the most that are sent and not yet in a block
	 */
	constructor({ url, transfers, connections, inFlight }) {
		this.url = url;
		this.queues = share(transfers, connections);
		this.inFlight = inFlight;
		/** Taken by the pool. */
		this.sent = 0;
		/** In blocks, to be kept up to date by whoever watches the chain. */
		this.included = 0;
		/** Refused because the pool was full; each is sent again. */
		this.refused = 0;
		this.stopped = false;
		/** Whether there was nothing left to send. */
		this.exhausted = false;
	}

	/** Send until stopped. Fails when the node refuses a transfer for good. */
	async run() {
		await Promise.all(this.queues.map((queue) => this.#connection(queue)));
	}

	/** Stop soon. */
	stop() {
		this.stopped = true;
	}

	async #connection(queue) {
		const provider = new WsProvider(this.url, 1_000);
		await withDeadline('a connection to the node', provider.isReady, 30_000);
		try {
			const lanes = Array.from({ length: PIPELINE }, () => this.#lane(provider, queue));
			await Promise.all(lanes);
		} finally {
			await provider.disconnect();
		}
	}

	async #lane(provider, queue) {
		while (!this.stopped) {
			if (this.sent - this.included >= this.inFlight) {
				await sleep(REST);
				continue;
			}
			const transfer = queue.shift();
			if (transfer === undefined) {
				this.exhausted = true;
				return;
			}
			await this.#send(provider, transfer);
		}
	}

	/** Send one until it is taken. */
	async #send(provider, transfer) {
		while (!this.stopped) {
			try {
				await provider.send('author_submitExtrinsic', [transfer]);
				this.sent += 1;
				return;
			} catch (error) {
				if (this.stopped) return;
				if (!FULL.test(error.message)) {
					this.stop();
					throw error;
				}
				this.refused += 1;
				await sleep(REST * 10);
			}
		}
	}
}

/**
 * Share the senders among connections. In each queue the senders take turns, so that a transfer is
 * on its way long after the one before it of the same sender.
 */
function share(transfers, connections) {
	const queues = Array.from({ length: connections }, () => []);
	const each = Math.max(...transfers.map((own) => own.length));
	for (let nonce = 0; nonce < each; nonce++) {
		for (const [sender, own] of transfers.entries()) {
			if (nonce < own.length) queues[sender % connections].push(own[nonce]);
		}
	}
	return queues;
}
