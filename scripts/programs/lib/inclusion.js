/**
 * Transactions that are looked for in blocks, because the node cannot be asked to watch them.
 */

/**
 * Whether an error says that the transaction pool has the transaction already. It says so also of one
 * that was just sent, where a new block makes it take the transaction in by another way a moment before:
 * it is there all the same, and nobody watches it.
 *
 * @param {Error} error
 */
export const isThere = ({ message }) => /Already Imported/i.test(message);

/**
 * A transaction in a block.
 *
 * @typedef {{ blockHash: any, events: any[], dispatchError: any }} Found
 */

/**
 * What looks for a transaction in the blocks above a height, each time in those that are new.
 *
 * @param {import('@polkadot/api').ApiPromise} api
 * @param {any} hash of the transaction
 * @param {number} above the height
 * @returns {(head: any) => Promise<Found | undefined>} looks as far as the block of this hash
 */
export function seeker(api, hash, above) {
	let next = above + 1;
	return async (head) => {
		const last = (await api.rpc.chain.getHeader(head)).number.toNumber();
		for (; next <= last; next++) {
			const blockHash = await api.rpc.chain.getBlockHash(next);
			const { block } = await api.rpc.chain.getBlock(blockHash);
			const index = block.extrinsics.findIndex((it) => it.hash.eq(hash));
			if (index < 0) continue;
			const all = await (await api.at(blockHash)).query.system.events();
			const events = all
				.filter(({ phase }) => phase.isApplyExtrinsic && phase.asApplyExtrinsic.eq(index))
				.map(({ event }) => event);
			const failed = events.find((it) => api.events.system.ExtrinsicFailed.is(it));
			return { blockHash, events, dispatchError: failed?.data.dispatchError };
		}
		return undefined;
	};
}
