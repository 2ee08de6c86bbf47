/**
 * The life of a purchase of ValidateShares, step by step.
 */

import { Failure } from '../chain.js';
import { asy, percent } from '../money.js';

/** Blocks until the record of a draw is closed: its late votes may come two blocks after it. */
const CLOSED_AFTER = 3;

/** How many lots are asked for at once. */
const PAGE = 100;

/**
 * What the walk knows of its surroundings.
 *
 * @typedef {object} Walk
 * @property {import('../chain.js').Chain} chain
 * @property {import('@polkadot/keyring/types').KeyringPair} owner who buys
 * @property {import('./options.js').Options} options
 * @property {(step: string, ...lines: string[]) => void} say prints a step
 */

/**
 * All steps, in order.
 *
 * @param {Walk} walk
 */
export async function walkThrough(walk) {
	const quote = await askForQuote(walk);
	await seeToVotingKey(walk);
	const lot = await bid(walk, quote);
	const matured = await waitForMaturity(walk, lot);
	const voted = await waitForVote(walk, lot, matured);
	await waitForSettlement(walk, voted);
}

async function askForQuote({ chain: { api }, owner, options, say }) {
	const { shareMarketApi: market } = api.call;
	const pool = await market.pool();
	say(
		'Pool',
		`${pool.mature} mature and ${pool.maturing} maturing shares in ${pool.lots} lots;` +
			` ${pool.restingBids} resting bids`,
		`The next share costs ${asy(pool.askedPrice.toBigInt())}: base price` +
			` ${asy(pool.basePrice.toBigInt())}, surge ${pool.surge.toNumber() / 1e6}`,
	);
	const answer = await market.quote(options.quantity);
	if (answer.isErr) throw new Failure(`there is no quote: ${answer.asErr.type}`);
	const quote = answer.asOk;
	const [total, highest] = [quote.total.toBigInt(), quote.highest.toBigInt()];
	say(
		'Quote',
		`${options.quantity} shares cost ${asy(total)}: ${asy(quote.average.toBigInt())} on average,` +
			` ${asy(highest)} for the last`,
		`After them, the next share would cost ${asy(quote.priceAfter.toBigInt())}`,
		...(await prospect(api)),
	);
	const { data } = await api.query.system.account(owner.address);
	const free = data.free.toBigInt();
	if (free <= total) {
		throw new Failure(
			`${owner.address} has ${asy(free)}, which does not pay for ${options.quantity} shares:` +
				' send it money, or choose another --uri or --quantity',
		);
	}
	return { highest };
}

/** What the money for a share yields, in words. */
async function prospect(api) {
	const gain = await api.call.rewardApi.shareYield();
	const blocks = (name) => gain[name].toBigInt().toLocaleString('en');
	return [
		`At this price and pool, the money for a share yields ${percent(gain.yieldMillionths.toBigInt())} a` +
			` year: ${asy(gain.reward.toBigInt(), 6)} for each vote,`,
		`paid after ${blocks('maturity')} blocks to mature, some ${blocks('waiting')} to be drawn and` +
			` ${blocks('settlement')} to settle`,
	];
}

async function seeToVotingKey({ chain, owner, options, say }) {
	const { api } = chain;
	const known = await api.query.shareVote.votingKeys(owner.address);
	if (known.isSome && (await api.rpc.author.hasKey(known.unwrap().toHex(), 'vote')).isTrue) {
		say('Voting key', `${known.unwrap().toHex()}`, 'It is set, and the node can vote with it');
		return;
	}
	const key = await newVotingKey(api);
	const { number, fee } = await chain.send(
		'the voting key',
		api.tx.shareVote.setVotingKey(key),
		owner,
		options.patience,
	);
	const why = known.isSome ? 'The node has not the key that was set' : 'There was none';
	say('Voting key', key, `${why}: this one is new, in the node's keystore`, set(number, fee));
}

/** Have the node make keys, and find the one for votes among them. */
async function newVotingKey(api) {
	const keys = await api.rpc.author.rotateKeys();
	const decoded = await api.call.sessionKeys.decodeSessionKeys(keys);
	const named = decoded.unwrapOrDefault().find(([, type]) => type.toUtf8() === 'vote');
	if (!named) throw new Failure('the node made no voting key: its session keys have none');
	return named[0].toHex();
}

const set = (number, fee) => `In block ${number}, for a fee of ${asy(fee)}`;

async function bid({ chain, owner, options, say }, quote) {
	const { api } = chain;
	const limit = options.limit ?? (quote.highest * 11n) / 10n;
	const last = (await lots(api, owner)).at(-1)?.id;
	const { number, fee } = await chain.send(
		'the bid',
		api.tx.validateShare.bid(options.quantity, limit, null),
		owner,
		options.patience,
	);
	say(
		'Bid',
		`${options.quantity} shares, at most ${asy(limit)} for each`,
		set(number, fee),
	);
	const [resting] = (await api.call.shareMarketApi.bids(owner.address, null, PAGE)).slice(-1);
	if (resting) {
		say(
			'Resting',
			`Bid ${resting.id} asks for ${resting.shares} more, and holds ${asy(resting.held.toBigInt())}`,
			'It is filled as the price falls',
		);
	}
	const bought = await chain.wait(
		'the bid to buy a share',
		async () => (await lots(api, owner, last))[0],
		options.patience,
	);
	say(
		'Lot',
		`Lot ${bought.id}: ${bought.shares} shares for ${asy(bought.cost.toBigInt())}, on hold`,
		`Bought in block ${bought.bought}; matures in block ${bought.maturesAt}, expires in block` +
			` ${bought.expiresAt}`,
	);
	return bought;
}

/** An account's lots after the one numbered `after`, page by page. */
async function lots(api, owner, after = null) {
	const found = [];
	for (;;) {
		const page = await api.call.shareMarketApi.lots(owner.address, after, PAGE);
		found.push(...page);
		if (page.length < PAGE) return found;
		after = page.at(-1).id;
	}
}

async function waitForMaturity({ chain, options, say }, { id }) {
	const { api } = chain;
	const mature = async () => {
		const hash = await api.rpc.chain.getBlockHash();
		const state = await api.at(hash);
		const lot = await state.call.shareMarketApi.lot(id);
		const gone = lot.isNone;
		if (!gone && lot.unwrap().mature.isFalse) return undefined;
		const pool = await state.call.shareMarketApi.pool();
		return { number: (await state.query.system.number()).toNumber(), pool };
	};
	const { number, pool } = await chain.wait(`lot ${id} to mature`, mature, options.patience);
	say(
		'Mature',
		`Seen in block ${number}: lot ${id} takes part in draws, among ${pool.mature} mature shares`,
	);
	return number;
}

async function waitForVote({ chain, owner, options, say }, { id }, from) {
	const { api } = chain;
	const length = api.consts.shareVote.historyLength.toNumber();
	let next = Math.max(0, from - CLOSED_AFTER);
	let missed = 0;
	const drawn = async () => {
		const closed = (await chain.height()) - CLOSED_AFTER;
		for (; next <= closed; next++) {
			const record = (await api.query.shareVote.history(next % length)).unwrapOr(undefined);
			if (record?.number.toNumber() !== next) continue;
			const share = record.shares.find(({ lot }) => lot.eq(id));
			if (!share) continue;
			if (!share.outcome.isMissed) return { number: next++, outcome: share.outcome.type };
			missed += 1;
			say('Drawn', `To vote on block ${next}, but no vote came: no harm but the reward`);
		}
		return undefined;
	};
	const vote = await chain.wait(
		`a share of lot ${id} to be drawn and its vote to be included (${missed} votes missed)`,
		drawn,
		options.patience,
	);
	const later = vote.outcome === 'Late' ? 2 : 1;
	const carrier = vote.number + later;
	const draw = vote.number + 1;
	say('Drawn', `In block ${draw}: one share of lot ${id} is to vote on block ${vote.number}`);
	say('Vote', `Block ${carrier} carries it${later === 2 ? ', late' : ''}: ${await votes(api, carrier)}`);
	const { shareMarketApi: market } = (await chain.at(carrier)).call;
	const account = await market.account(owner.address);
	const lot = (await market.lot(id)).unwrapOr(undefined);
	say(
		'Principal',
		`${asy(account.due.toBigInt())} of drawn shares is due, and still on hold`,
		`Lot ${id} has ${lot?.shares ?? 0} shares left; the account has ${account.mature} mature and` +
			` ${account.maturing} maturing shares that cost ${asy(account.cost.toBigInt())}`,
	);
	return carrier;
}

/** The votes that the block at a height carries, in words. */
async function votes(api, number) {
	const { block } = await api.rpc.chain.getBlock(await api.rpc.chain.getBlockHash(number));
	const vote = block.extrinsics.find(
		({ method: { section, method } }) => section === 'shareVote' && method === 'vote',
	);
	if (!vote) throw new Failure(`block ${number} carries no votes, against its record`);
	const [inherent] = vote.args;
	const count = (list) => [...list].filter((it) => it.isSome).length;
	const late = count(inherent.late);
	return `${count(inherent.votes)} of 3 votes on block ${number - 1}${late ? `, ${late} late` : ''}`;
}

/** Nobody has to send anything: the chain pays the account when it is due. */
async function waitForSettlement({ chain, owner, options, say }, from) {
	const { rewardApi } = (await chain.at(from)).call;
	const { due } = await rewardApi.unsettled(owner.address);
	if (due.isSome) say('Due', `The account settles by itself in block ${due.unwrap()}`);
	let next = due.isSome ? due.unwrap().toNumber() : from;
	const paid = async () => {
		for (const last = await chain.height(); next <= last; next++) {
			const events = await (await chain.at(next)).query.system.events();
			const settled = events
				.map(({ event }) => event)
				.filter((it) => chain.api.events.rewardDistribution.Settled.is(it))
				.find(({ data }) => data.who.eq(owner.address));
			if (settled) return { number: next, data: settled.data };
		}
		return undefined;
	};
	const { number, data } = await chain.wait(
		'the account to settle',
		paid,
		options.patience,
	);
	say(
		'Settled',
		`In block ${number}: ${asy(data.principal.toBigInt())} of principal is free again, and` +
			` ${asy(data.reward.toBigInt())} of rewards is paid`,
	);
}
