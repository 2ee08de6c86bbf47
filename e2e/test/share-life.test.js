/**
 * The life of shares on a running chain: they mature, are drawn, vote, become due, settle,
 * expire; and the surge that concentrated buying makes.
 */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';

import { errorName, eventsOf, sendOk } from '../src/api.js';
import { height, reaches } from '../src/chain.js';
import { alice, bob } from '../src/keys.js';
import { Lab } from '../src/lab.js';
import { loneMiner } from '../src/lone-miner.js';
import { Market } from '../src/market.js';
import { runProgram } from '../src/programs.js';
import { Rewards } from '../src/rewards.js';
import { ASY, blocks, insertVoter, requireQuorums, withShares } from '../src/shares.js';
import { waitFor } from '../src/wait.js';

const RATE = 20_000;
const BLOCK_TIME = 500;
const MATURITY = 6;
const PERIOD = 12;
const AUCTION = {
	basePrice: Number(2n * ASY),
	slope: Number(ASY / 1_000n),
	surgeScale: 1_000,
	surgeHalfLife: 5,
	surgeCap: 1,
};

/** In which block after its own the record of a draw is closed. */
const CLOSED = 3;

describe('the life of shares', () => {
	const lab = new Lab('share-life');
	let node;
	let api;
	let lot;
	let firstDrawn;
	let fees = 0n;
	let endowment;

	before(
		lab.prepare(async () => {
			({ node, api } = await loneMiner(lab, {
				rate: RATE,
				blockTime: BLOCK_TIME,
				genesis: withShares(
					{ alice: 3_000 },
					{
						auction: AUCTION,
						shares: { maturity: MATURITY, lifetime: 10_000 },
						settlement: { period: PERIOD },
					},
				),
			}));
			await insertVoter(node, 'bob');
			await reaches(node, 2);
			endowment = await (await Market.at(api)).wealth(bob);
			await byBob(api.tx.shareVote.setVotingKey(bob.publicKey));
		}),
	);
	after(() => lab.close());

	/** Send for Bob, and remember what it cost him. */
	const byBob = async (tx) => {
		const included = await sendOk(api, tx, bob);
		const [paid] = eventsOf(included, api.events.transactionPayment.TransactionFeePaid);
		fees += paid.data.actualFee.toBigInt();
		return included;
	};
	const bySudo = async (call) => {
		const included = await sendOk(api, api.tx.sudo.sudo(call), alice);
		const [{ data }] = eventsOf(included, api.events.sudo.Sudid);
		const { sudoResult } = data;
		assert.ok(sudoResult.isOk, sudoResult.isErr && errorName(api, sudoResult.asErr));
		return included;
	};
	const hashAt = async (number) => (await api.rpc.chain.getBlockHash(number)).toHex();
	const marketAt = async (number) => Market.at(api, await hashAt(number));
	const rewardsAt = async (number) => Rewards.at(api, await hashAt(number));
	const settledIn = async (number) => {
		const settled = await (await rewardsAt(number)).events('rewardDistribution', 'Settled');
		return settled.filter(({ who }) => who === bob.address);
	};
	const eventsAt = async (number, kind) => {
		const events = await (await api.at(await hashAt(number))).query.system.events();
		return events.filter(({ event }) => kind.is(event)).map(({ event }) => event.data);
	};

	test(
		'shares_take_part_in_draws_exactly_from_maturity_on',
		lab.guard(async () => {
			const { lot: found } = eventsOf(
				await byBob(api.tx.validateShare.bid(1_500, 1_000n * ASY, null)),
				api.events.validateShare.SharesBought,
			)[0].data;
			lot = found.toBigInt();
			const { bought, maturesAt } = await (await Market.at(api)).lot(lot);
			assert.equal(maturesAt, bought + BigInt(MATURITY));
			await reaches(node, Number(maturesAt) + 1);
			for (let number = Number(bought); number <= Number(maturesAt); number++) {
				const market = await marketAt(number);
				const mature = number >= Number(maturesAt);
				assert.equal((await market.lot(lot)).mature, mature, `in block ${number}`);
				const { mature: drawable, maturing } = await market.account(bob);
				assert.deepEqual([drawable, maturing], mature ? [1_500n, 0n] : [0n, 1_500n]);
				const [drawn] = await eventsAt(number, api.events.shareVote.SharesDrawn);
				assert.ok(!drawn.lots.some((it) => it.toBigInt() === lot), `drawn in ${number}`);
			}
			const [matured] = await eventsAt(Number(maturesAt), api.events.validateShare.LotsMatured);
			assert.deepEqual([matured.first.toBigInt(), matured.last.toBigInt()], [lot, lot]);
			assert.equal(matured.shares.toBigInt(), 1_500n);
		}),
	);

	test(
		'drawn_share_votes_in_the_next_block_and_its_principal_becomes_due',
		lab.guard(async (t) => {
			const length = api.consts.shareVote.historyLength.toNumber();
			let next = Number((await (await Market.at(api)).lot(lot)).maturesAt);
			const drawn = async () => {
				for (const closed = (await height(node)) - CLOSED; next <= closed; next++) {
					const record = (await api.query.shareVote.history(next % length)).unwrap();
					// The library adds a stroke to names that it needs itself.
					assert.equal(record.number.toNumber(), next);
					assert.equal(record.hash_.toHex(), await hashAt(next));
					if (record.shares.some((share) => share.lot.toBigInt() === lot)) return record;
				}
				return undefined;
			};
			const record = await waitFor('a share of the lot to be drawn', drawn);
			const number = record.number.toNumber();
			firstDrawn = number;
			const slots = [0, 1, 2].filter((slot) => record.shares[slot].lot.toBigInt() === lot);
			t.diagnostic(`block ${number} is voted on by ${slots.length} shares of the lot`);

			const [draw] = await eventsAt(number + 1, api.events.shareVote.SharesDrawn);
			const [included] = await eventsAt(number + 1, api.events.shareVote.VotesIncluded);
			const [late = undefined] = await eventsAt(number + 2, api.events.shareVote.VotesIncluded);
			assert.equal(draw.on.toNumber(), number);
			assert.equal(included.on.toNumber(), number);
			for (const slot of slots) {
				const { owner, delegate, outcome } = record.shares[slot];
				assert.equal(owner.toString(), bob.address);
				assert.equal(delegate.toString(), bob.address);
				assert.equal(draw.owners[slot].toString(), bob.address);
				assert.equal(draw.lots[slot].toBigInt(), lot);
				const [inTime, after] = [included.votes[slot].isTrue, late?.late[slot].isTrue];
				assert.equal(outcome.type, inTime ? 'Voted' : 'Late');
				assert.notEqual(inTime, after, 'a vote came not once');
			}
			const [before, now] = [await marketAt(number), await marketAt(number + 1)];
			const [was, is] = [await before.lot(lot), await now.lot(lot)];
			assert.equal(was.shares - is.shares, BigInt(slots.length));
			const due = (await now.account(bob)).due - (await before.account(bob)).due;
			assert.equal(due, was.cost - is.cost);
			// A part of the lot's cost each, rounded down.
			assert.ok(due >= BigInt(slots.length) * (was.cost / was.shares));
			assert.ok(due <= BigInt(slots.length) * (was.cost / was.shares + 1n));
			await now.requireHolds(bob);
			assert.equal(await now.wealth(bob), await before.wealth(bob));
		}),
	);

	test(
		'account_settles_by_itself_a_period_after_its_first_credit',
		lab.guard(async (t) => {
			const credited = firstDrawn + 1;
			const due = credited + PERIOD;
			assert.equal((await (await rewardsAt(credited - 1)).unsettled(bob)).due, undefined);
			await reaches(node, due);
			for (let number = credited; number < due; number++) {
				const unsettled = await (await rewardsAt(number)).unsettled(bob);
				assert.equal(unsettled.due, BigInt(due), `in block ${number}`);
				assert.equal(unsettled.principal, (await (await marketAt(number)).account(bob)).due);
				assert.deepEqual(await settledIn(number), []);
			}
			const [settled, ...others] = await settledIn(due);
			assert.deepEqual(others, []);
			t.diagnostic(`block ${due} returns ${settled.principal} and pays ${settled.reward}`);
			const [before, now] = [await marketAt(due - 1), await marketAt(due)];
			const [was, is] = [await before.account(bob), await now.account(bob)];
			assert.ok(was.due > 0n);
			// What is drawn in the same block is settled with it; what its votes earn is not.
			assert.equal(settled.principal, was.due + was.cost - is.cost);
			assert.equal(is.due, 0n);
			const { reward } = await (await rewardsAt(due - 1)).unsettled(bob);
			assert.ok(reward > 0n);
			assert.equal(settled.reward, reward);
			assert.equal(await now.wealth(bob), (await before.wealth(bob)) + reward);
			await now.requireHolds(bob);
		}),
	);

	test(
		'surge_rises_with_concentrated_buying_and_decays',
		lab.guard(async () => {
			const off = await (await Market.at(api)).pool();
			assert.deepEqual([off.surge, off.askedPrice], [1_000_000n, off.basePrice]);
			await bySudo(api.tx.protocolParameters.setAuction({ ...AUCTION, surgeCap: 16 }));
			const bought = await byBob(api.tx.validateShare.bid(1_000, 1_000n * ASY, null));
			const high = await (await Market.at(api, bought.blockHash)).pool();
			// The shares sold before count as well, as far as they have not decayed.
			assert.ok(high.surge >= 2_718_000n, `surge ${high.surge}`);
			const asked = Number(high.basePrice) * (Number(high.surge) / 1e6);
			assert.ok(Math.abs(Number(high.askedPrice) / asked - 1) < 1e-5, `${high.askedPrice}`);

			const low = async () => (await (await Market.at(api)).pool()).surge;
			await waitFor('the surge to decay', async () => (await low()) < 1_100_000n, {
				state: async () => (await low()).toString(),
			});
			await requireQuorums(api, 2, await height(node));
		}),
	);

	test(
		'expired_shares_come_back_in_full_and_a_chain_without_shares_goes_on_without_votes',
		lab.guard(async (t) => {
			const lifetime = MATURITY + 1;
			const [last] = (await (await Market.at(api)).lots(bob)).slice(-1);
			await reaches(node, Number(last.bought) + lifetime);
			const set = await bySudo(api.tx.protocolParameters.setShares({ maturity: MATURITY, lifetime }));
			const { number } = await api.rpc.chain.getHeader(set.blockHash);
			const at = number.toNumber() + 1;
			await reaches(node, at + 6);

			const [expired] = await eventsAt(at, api.events.validateShare.LotsExpired);
			assert.equal(expired.lots.toNumber(), 3);
			assert.equal(expired.last.toBigInt(), last.id);
			const market = await marketAt(at);
			assert.deepEqual(await market.lots(bob), []);
			const { cost, mature, maturing, deposits } = await market.account(bob);
			assert.deepEqual([cost, mature, maturing, deposits], [0n, 0n, 0n, 0n]);
			await market.requireHolds(bob);

			const [drawn] = await eventsAt(at, api.events.shareVote.SharesDrawn);
			const gone = (await (await marketAt(at - 1)).lots(bob)).map(({ id, shares }) => {
				const taken = drawn.lots.filter((it) => it.toBigInt() === id).length;
				return `${(shares - BigInt(taken)).toLocaleString('en')} shares of lot ${id}`;
			});
			const block = [`--from=${at}`, `--to=${at}`, `--url=${node.wsUrl}`];
			const { stdout } = await runProgram('account-history', ...block);
			const line = `expired without a draw: ${gone.join(' and ')}`;
			assert.ok(stdout.includes(line), `no ${line} in\n${stdout}`);

			const changes = await eventsAt(at + 1, api.events.shareVote.ActivationChanged);
			assert.deepEqual(changes.map((it) => it.new_.type), ['Dormant']);
			const carried = await blocks(api, at + 3, at + 6);
			assert.deepEqual(carried.map(({ inherents }) => inherents), [0, 0, 0, 0]);

			const unsettled = async () => (await Rewards.at(api)).unsettled(bob);
			const nothing = { principal: 0n, reward: 0n, due: undefined, parked: false };
			await waitFor(
				'the last principal and reward to settle',
				async () => isDeepStrictEqual(await unsettled(), nothing),
				{ state: async () => String(Object.values(await unsettled())) },
			);
			let rewards = 0n;
			for (let number = await height(node); number > 0; number--) {
				for (const { reward } of await settledIn(number)) rewards += reward;
			}
			const { data } = await api.query.system.account(bob.address);
			assert.equal(data.reserved.toBigInt(), 0n);
			assert.equal(data.free.toBigInt(), endowment - fees + rewards, 'money was lost or made');
			t.diagnostic(`nothing is held any more: fees of ${fees}, rewards of ${rewards} units`);
		}),
	);
});
