/**
 * What a block tells of draws and votes of an account's shares.
 */

/** @typedef {import('./block.js').Block} Block */
/** @typedef {import('./facts.js').Fact} Fact */

/**
 * A vote that a block carries.
 *
 * @typedef {object} Vote
 * @property {'voted' | 'late'} kind
 * @property {number} on the block that was voted on
 * @property {any} owner whose share it was
 * @property {any} delegate who voted for it
 */

/** The slots that are the account's. */
const own = (block, owners) => [...owners.keys()].filter((slot) => block.isOwn(owners[slot]));

/** The draws whose votes a block can carry, in the order in which it pays them. */
const OPEN = [
	{ kind: 'voted', flags: 'votes', draw: 'current', back: 1 },
	{ kind: 'late', flags: 'late', draw: 'previous', back: 2 },
];

/**
 * The votes that a block carries, in the order in which it pays them.
 *
 * @param {Block} block
 * @returns {Promise<Vote[]>}
 */
export async function votesIn(block) {
	const [included] = block.of('shareVote', 'VotesIncluded');
	const found = [];
	for (const { kind, flags, draw, back } of included ? OPEN : []) {
		const voted = [...included[flags]].map((flag) => flag.isTrue);
		if (!voted.includes(true)) continue;
		const { shares } = (await block.state.query.shareVote[draw]()).unwrap();
		for (const { share } of [...shares].filter((_, slot) => voted[slot])) {
			const { owner, delegate } = share;
			found.push({ kind, on: block.number - back, owner, delegate });
		}
	}
	return found;
}

/**
 * The votes of the account's shares that a block carries.
 *
 * @param {Block} block
 * @param {Vote[]} votes those that it carries
 * @returns {Fact[]}
 */
export function carried(block, votes) {
	return OPEN.flatMap(({ kind, back }) => {
		const shares = votes.filter((vote) => vote.kind === kind && block.isOwn(vote.owner)).length;
		return shares === 0 ? [] : [{ kind, on: block.number - back, shares }];
	});
}

/**
 * The votes of the account's shares that can come no more.
 *
 * @param {Block} block
 * @returns {Promise<Fact[]>}
 */
export async function missed(block) {
	const events = block.of('shareVote', 'ShareMissed');
	if (events.length === 0) return [];
	const on = events[0].on.toNumber();
	const length = block.state.consts.shareVote.historyLength.toNumber();
	const { shares } = (await block.state.query.shareVote.history(on % length)).unwrap();
	const slots = own(block, shares.map(({ owner }) => owner));
	const gone = events.filter(({ slot }) => slots.includes(slot.toNumber())).length;
	return gone === 0 ? [] : [{ kind: 'missed', on, shares: gone }];
}

/**
 * How many shares of the account a block draws, by lot.
 *
 * @param {Block} block
 * @returns {Map<bigint, bigint>}
 */
export function drawn(block) {
	const shares = new Map();
	for (const { lots, owners } of block.of('shareVote', 'SharesDrawn')) {
		for (const slot of own(block, [...owners])) {
			const lot = lots[slot].toBigInt();
			shares.set(lot, (shares.get(lot) ?? 0n) + 1n);
		}
	}
	return shares;
}

/**
 * The draw that a block makes of the account's shares.
 *
 * @param {Block} block
 * @returns {Fact[]}
 */
export function draws(block) {
	const lots = [...drawn(block)].map(([lot, shares]) => ({ lot, shares }));
	return lots.length === 0 ? [] : [{ kind: 'drawn', on: block.number - 1, lots }];
}
