/**
 * The market of ValidateShares as a user of polkadot.js meets it: quotes, bids, the book, refusals.
 */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { connect, errorName, eventsOf, free, send, sendOk } from '../src/api.js';
import { height, reaches } from '../src/chain.js';
import { bob, charlie, eve, ferdie } from '../src/keys.js';
import { Lab } from '../src/lab.js';
import { loneMiner } from '../src/lone-miner.js';
import { Market, series } from '../src/market.js';
import { ASY, insertVoter, requireQuorums, withShares } from '../src/shares.js';
import { waitFor } from '../src/wait.js';

const RATE = 20_000;
const BLOCK_TIME = 400;

/** Without surge, so that every price is known to the unit. */
const AUCTION = { basePrice: 2n * ASY, slope: ASY / 1_000n };

describe('the market of shares', () => {
	const lab = new Lab('shares');
	let node;
	let api;

	before(
		lab.prepare(async () => {
			({ node, api } = await loneMiner(lab, {
				rate: RATE,
				blockTime: BLOCK_TIME,
				genesis: withShares(
					{ alice: 5_000 },
					{
						auction: {
							basePrice: Number(AUCTION.basePrice),
							slope: Number(AUCTION.slope),
							surgeCap: 1,
						},
						shares: { maturity: 6, lifetime: 10_000 },
						// None within this suite: every balance is what the market makes of it.
						settlement: { period: 100_000 },
					},
				),
			}));
			await reaches(node, 2);
		}),
	);
	after(() => lab.close());

	const bid = (quantity, limit, delegate = null) =>
		api.tx.validateShare.bid(quantity, limit, delegate);
	const priceAt = (size) => AUCTION.basePrice + AUCTION.slope * size;

	test(
		'quotes_are_the_arithmetic_series_when_the_surge_is_off',
		lab.guard(async () => {
			const market = await Market.at(api);
			const pool = await market.pool();
			const size = await market.size();
			assert.equal(pool.surge, 1_000_000n);
			assert.equal(pool.basePrice, priceAt(size));
			assert.equal(pool.askedPrice, priceAt(size));
			assert.equal(await market.askedPrice(), priceAt(size));
			for (const shares of [1n, 2n, 7n, 1_000n, 999_999n, 1_000_000n]) {
				const total = series(AUCTION, size, shares);
				const quote = {
					shares,
					total,
					average: total / shares,
					highest: priceAt(size + shares - 1n),
					priceAfter: priceAt(size + shares),
				};
				assert.deepEqual(await market.quote(shares), quote);
				assert.deepEqual(await market.quoteFor(total), quote);
				assert.equal((await market.quoteFor(total - 1n)).shares, shares - 1n);
			}
			const nothing = { shares: 0n, total: 0n, average: 0n, highest: 0n };
			for (const quote of [await market.quote(0n), await market.quoteFor(0n)]) {
				assert.deepEqual(quote, { ...nothing, priceAfter: priceAt(size) });
			}
			assert.equal(await market.quote(1_000_001n), 'TooManyShares');
		}),
	);

	test(
		'bid_is_refused_until_the_owner_has_a_voting_key',
		lab.guard(async () => {
			const refused = await send(api, bid(1, 100n * ASY), bob);
			assert.equal(refused.error, 'validateShare.DelegateHasNoVotingKey');
			const named = await sendOk(api, api.tx.shareVote.setVotingKey(bob.publicKey), bob);
			const [{ data }] = eventsOf(named, api.events.shareVote.VotingKeySet);
			assert.deepEqual(
				[data.who.toString(), data.key.toString()],
				[bob.address, api.createType('AccountId', bob.publicKey).toHex()],
			);
			const key = await api.query.shareVote.votingKeys(bob.address);
			assert.deepEqual(key.unwrap().toU8a(), bob.publicKey);
			await insertVoter(node, 'bob');
		}),
	);

	test(
		'bid_buys_a_lot_at_once_when_its_limit_allows',
		lab.guard(async () => {
			const shares = 40n;
			const { highest } = await (await Market.at(api)).quote(shares);
			const included = await sendOk(api, bid(shares, highest), bob);
			const market = await Market.at(api, included.blockHash);
			const { lotDeposit } = api.consts.validateShare;
			const { lifetime, maturity } = (await api.query.protocolParameters.shares()).toJSON();

			// The draw made the pool smaller before the bid was executed.
			const cost = series(AUCTION, (await market.size()) - shares, shares);
			const [lot, ...others] = await market.lots(bob);
			assert.deepEqual(others, []);
			assert.deepEqual(lot, {
				id: 1n,
				owner: bob.address,
				delegate: bob.address,
				shares,
				cost,
				bought: BigInt(market.number),
				mature: false,
				maturesAt: BigInt(market.number + maturity),
				expiresAt: BigInt(market.number + lifetime),
			});
			assert.deepEqual(await market.lot(lot.id), lot);
			const [{ data }] = eventsOf(included, api.events.validateShare.SharesBought);
			assert.deepEqual(
				[data.lot, data.shares, data.total].map((it) => it.toBigInt()),
				[lot.id, shares, cost],
			);
			assert.deepEqual(await market.account(bob), {
				mature: 0n,
				maturing: shares,
				cost,
				inBids: 0n,
				due: 0n,
				deposits: lotDeposit.toBigInt(),
			});
			const { parentHash } = await api.rpc.chain.getHeader(included.blockHash);
			const [fee] = eventsOf(included, api.events.transactionPayment.TransactionFeePaid);
			assert.equal(
				(await free(api, bob, parentHash)) - (await free(api, bob, included.blockHash)),
				cost + lotDeposit.toBigInt() + fee.data.actualFee.toBigInt(),
			);
			await market.requireHolds(bob);
		}),
	);

	test(
		'bid_below_the_price_rests_and_is_filled_when_the_price_has_fallen_to_it',
		lab.guard(async () => {
			const { basePrice } = await (await Market.at(api)).pool();
			// Three shares leave with every block: the price takes 15 blocks to fall so far, and the
			// bid has to come before.
			const limit = basePrice - 45n * AUCTION.slope;
			const placed = await sendOk(api, bid(2, limit), bob);
			const [{ data }] = eventsOf(placed, api.events.validateShare.BidPlaced);
			const market = await Market.at(api, placed.blockHash);
			const [resting] = await market.bids(bob);
			assert.deepEqual(resting, {
				id: data.bid.toBigInt(),
				owner: bob.address,
				delegate: bob.address,
				shares: 2n,
				limitPrice: limit,
				held: 2n * limit,
			});
			assert.equal((await market.account(bob)).inBids, 2n * limit);
			assert.equal((await market.pool()).restingBids, 1n);
			await market.requireHolds(bob);

			const gone = async () => (await (await Market.at(api)).bids(bob)).length === 0;
			await waitFor('the bid to be filled', gone);
			const later = await Market.at(api);
			const bought = await later.lots(bob, 1n);
			const shares = bought.reduce((sum, lot) => sum + lot.shares, 0n);
			assert.equal(shares, 2n);
			for (const lot of bought) assert.ok(lot.cost <= lot.shares * limit, `lot ${lot.id}`);
			assert.equal((await later.account(bob)).inBids, 0n);
			await later.requireHolds(bob);
		}),
	);

	test(
		'bid_buys_what_its_limit_allows_and_rests_with_what_is_left',
		lab.guard(async () => {
			const { highest } = await (await Market.at(api)).quote(5n);
			const included = await sendOk(api, bid(200, highest), bob);
			const market = await Market.at(api, included.blockHash);
			const [bought] = eventsOf(included, api.events.validateShare.SharesBought);
			const [placed] = eventsOf(included, api.events.validateShare.BidPlaced);
			const shares = bought.data.shares.toBigInt();
			// The draws since the quote made room for more at the same limit.
			assert.ok(shares >= 5n && shares < 200n, `${shares} shares at once`);
			assert.equal(placed.data.shares.toBigInt(), 200n - shares);
			assert.ok((await market.askedPrice()) > highest);
			await market.requireHolds(bob);

			const cancelled = await sendOk(
				api,
				api.tx.validateShare.cancelBid(placed.data.bid),
				bob,
			);
			const after = await Market.at(api, cancelled.blockHash);
			assert.deepEqual(await after.bids(bob), []);
			assert.equal((await after.account(bob)).inBids, 0n);
			await after.requireHolds(bob);
		}),
	);

	test(
		'book_and_lists_come_in_order_and_in_pages',
		lab.guard(async () => {
			await sendOk(api, api.tx.shareVote.setVotingKey(eve.publicKey), eve);
			const milli = (count) => (BigInt(count) * ASY) / 1_000n;
			const place = (...limits) => api.tx.utility.batchAll(limits.map((it) => bid(1, milli(it))));
			await sendOk(api, place(100, 120, 110), bob);
			await sendOk(api, place(110, 90), eve);
			const market = await Market.at(api);

			const book = await market.book();
			assert.deepEqual(
				book.map(({ limitPrice, owner }) => [limitPrice, owner]),
				[
					[milli(120), bob.address],
					[milli(110), bob.address],
					[milli(110), eve.address],
					[milli(100), bob.address],
					[milli(90), eve.address],
				],
			);
			const pages = async (page) => {
				const found = [];
				for (let last = null; ; last = found.at(-1).at(-1).id) {
					const entries = await page(last);
					if (entries.length === 0) return found;
					found.push(entries);
				}
			};
			const sizes = (list) => list.map(({ length }) => length);
			const ofBook = await pages((last) => market.book(last, 2));
			assert.deepEqual(sizes(ofBook), [2, 2, 1]);
			assert.deepEqual(ofBook.flat(), book);
			for (const list of ['bids', 'lots']) {
				const all = await market[list](bob);
				assert.ok(all.length >= 3, `${all.length} ${list}`);
				const ids = all.map(({ id }) => id);
				assert.deepEqual(ids, [...ids].sort((one, other) => Number(one - other)));
				const single = await pages((last) => market[list](bob, last, 1));
				assert.deepEqual(single.flat(), all);
			}
			assert.deepEqual(await market.bids(charlie), []);
			for (const who of [bob, eve]) await market.requireHolds(who);
		}),
	);

	test(
		'refusals_are_decoded_and_change_nothing',
		lab.guard(async () => {
			const before = await Market.at(api);
			const [ownBid] = await before.bids(bob);
			const [foreignBid] = await before.bids(eve);
			const [ownLot] = await before.lots(bob);
			const { bid: sendBid, cancelBid, redelegate } = api.tx.validateShare;
			const { settle } = api.tx.rewardDistribution;
			const price = 100n * ASY;
			const cases = [
				[sendBid(0, price, null), 'validateShare.NoShares'],
				[sendBid(1_000_001, price, null), 'validateShare.TooManyShares'],
				[sendBid(2, 2n ** 128n - 1n, null), 'validateShare.LimitTooHigh'],
				[sendBid(1, price, eve.address), 'validateShare.DelegateIsNotANode'],
				[sendBid(1_000_000, price, null), /^Token\./],
				[cancelBid(9_999), 'validateShare.UnknownBid'],
				[cancelBid(foreignBid.id), 'validateShare.NotBidOwner'],
				[redelegate(9_999, bob.address), 'validateShare.UnknownLot'],
				[redelegate(0, bob.address), 'validateShare.NotLotOwner'],
				[redelegate(ownLot.id, bob.address), 'validateShare.SameDelegate'],
				[redelegate(ownLot.id, eve.address), 'validateShare.DelegateIsNotANode'],
				[settle(ferdie.address), 'rewardDistribution.NothingUnsettled'],
			];
			const all = api.tx.utility.forceBatch(cases.map(([call]) => call));
			const included = await sendOk(api, all, bob);
			const errors = eventsOf(included, api.events.utility.ItemFailed).map(({ data }) =>
				errorName(api, data.error),
			);
			assert.equal(errors.length, cases.length, errors.join());
			for (const [at, [, expected]] of cases.entries()) {
				if (expected instanceof RegExp) assert.match(errors[at], expected);
				else assert.equal(errors[at], expected);
			}
			const market = await Market.at(api, included.blockHash);
			assert.deepEqual((await market.bids(bob))[0], ownBid);
			assert.deepEqual((await market.bids(eve))[0], foreignBid);
			await market.requireHolds(bob);
		}),
	);

	test(
		'nobody_can_send_votes_as_a_transaction',
		lab.guard(async () => {
			const none = { votes: [null, null, null], late: [null, null, null] };
			const votes = await api.tx.shareVote.vote(none).signAsync(bob, { nonce: -1 });
			await assert.rejects(api.rpc.author.submitExtrinsic(votes), ({ code }) => {
				assert.equal(code, 1010);
				return true;
			});
		}),
	);

	test(
		'cancelled_bids_give_everything_back',
		lab.guard(async () => {
			for (const who of [bob, eve]) {
				const before = await Market.at(api);
				const bids = await before.bids(who);
				const calls = bids.map(({ id }) => api.tx.validateShare.cancelBid(id));
				const included = await sendOk(api, api.tx.utility.batchAll(calls), who);
				const { parentHash } = await api.rpc.chain.getHeader(included.blockHash);
				const [was, is] = await Promise.all(
					[parentHash.toHex(), included.blockHash].map((hash) => Market.at(api, hash)),
				);
				const [fee] = eventsOf(included, api.events.transactionPayment.TransactionFeePaid);
				assert.deepEqual(await is.bids(who), []);
				const freed = bids.reduce((sum, { held }) => sum + held, 0n);
				const { bidDeposit } = api.consts.validateShare;
				const deposits = BigInt(bids.length) * bidDeposit.toBigInt();
				assert.equal(
					(await free(api, who, is.hash)) - (await free(api, who, was.hash)),
					freed + deposits - fee.data.actualFee.toBigInt(),
				);
				await is.requireHolds(who);
			}
		}),
	);

	test(
		'pool_tells_a_stranger_what_there_is',
		lab.guard(async () => {
			const stranger = await connect(lab, node);
			const state = await stranger.at(await stranger.rpc.chain.getBlockHash());
			const pool = await state.call.shareMarketApi.pool();
			const lots = [...(await state.query.validateShare.lots.entries())];
			const counted = lots.reduce((sum, [, lot]) => sum + lot.unwrap().shares.toNumber(), 0);
			assert.equal(pool.lots.toNumber(), lots.length);
			assert.ok(counted > 4_000, `${counted} shares`);
			assert.match(pool.askedPrice.toHuman(), /^[\d,]+$/);
			assert.deepEqual(Object.keys(pool.toJSON()), [
				'mature',
				'maturing',
				'lots',
				'basePrice',
				'askedPrice',
				'surge',
				'restingBids',
			]);
			await stranger.disconnect();
		}),
	);

	test(
		'every_block_carries_a_quorum_whatever_else_it_has',
		lab.guard(async () => {
			await requireQuorums(api, 2, await height(node));
			assert.equal((await api.query.shareVote.step()).type, 'Required');
		}),
	);
});
