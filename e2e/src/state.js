/**
 * The whole state of a chain at a block, as a node has it.
 */

/** How many entries are read at once. */
const PAGE = 1_000;

/** The code is the same in every state, and large. */
const CODE = '0x3a636f6465';

/**
 * Every entry of the state at a block but the code.
 *
 * @param {import('./node-process.js').NodeProcess} node
 * @param {string} hash of the block
 * @returns {Promise<Map<string, string>>} values by keys, both in hex
 */
export async function stateAt(node, hash) {
	const state = new Map();
	let last;
	for (;;) {
		const keys = await node.rpc('state_getKeysPaged', '0x', PAGE, last, hash);
		const wanted = keys.filter((key) => key !== CODE);
		const [{ changes }] = await node.rpc('state_queryStorageAt', wanted, hash);
		for (const [key, value] of changes) state.set(key, value);
		if (keys.length < PAGE) return state;
		last = keys.at(-1);
	}
}
