/**
 * A block as it concerns one account: its events, and the states after and before it.
 */

/** One block. */
export class Block {
	/**
	 * Read a block.
	 *
	 * @param {import('./states.js').States} states
	 * @param {string} who the address of the account
	 * @param {number} number
	 * @returns {Promise<Block>}
	 */
	static async read(states, who, number) {
		const block = new Block();
		Object.assign(block, { states, who, number });
		block.state = await states.after(number);
		block.events = (await block.state.query.system.events()).map(({ event }) => event);
		return block;
	}

	/** The state before the block. */
	async before() {
		return this.states.after(this.number - 1);
	}

	/**
	 * The data of the events of one kind.
	 *
	 * @param {string} section the pallet
	 * @param {string} name
	 * @returns {any[]}
	 */
	of(section, name) {
		const is = (event) => event.section === section && event.method === name;
		return this.events.filter(is).map(({ data }) => data);
	}

	/**
	 * The data of the account's own events of one kind. Some events have no names for what they tell, and
	 * begin with whom they are about.
	 *
	 * @param {string} section the pallet
	 * @param {string} name
	 * @returns {any[]}
	 */
	own(section, name) {
		const whose = (data) => data.who ?? data.owner ?? data[0];
		return this.of(section, name).filter((data) => this.isOwn(whose(data)));
	}

	/**
	 * Whether an account is the one that this is about.
	 *
	 * @param {{ toString(): string }} account
	 */
	isOwn(account) {
		return account.toString() === this.who;
	}

	/**
	 * Whether an account is the pot, in which rewards lie until they are settled.
	 *
	 * @param {{ toU8a(): Uint8Array }} account
	 */
	isPot(account) {
		// How the SDK makes an account out of a pallet's id.
		const { palletId } = this.state.consts.rewardDistribution;
		const start = Buffer.concat([Buffer.from('modl'), palletId.toU8a()]);
		return start.equals(account.toU8a().subarray(0, start.length));
	}
}
