/**
 * The states of a chain, as a history goes through them.
 */

/** How many states are at hand. To make one ready takes longer than to ask it. */
const KEPT = 32;

/** The states after blocks. */
export class States {
	/** The last ones that were asked for, by the heights of their blocks. */
	#ready = new Map();

	/** @param {import('../chain.js').Chain} chain */
	constructor(chain) {
		this.chain = chain;
	}

	/**
	 * What can be asked of the state after a block.
	 *
	 * @param {number} number
	 * @returns {Promise<any>}
	 */
	after(number) {
		const ready = this.#ready.get(number) ?? this.chain.at(number);
		this.#ready.set(number, ready);
		const [first] = this.#ready.keys();
		if (this.#ready.size > KEPT) this.#ready.delete(first);
		return ready;
	}
}
