/**
 * Rewards on a running chain, to the unit: what a block pays and to whom, what is not minted, how
 * accounts settle by themselves, and how the account history tells of it.
 */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { eventsOf, free, sendOk } from '../src/api.js';
import { RewardAudit } from '../src/audit.js';
import { height, reaches } from '../src/chain.js';
import { treasuryOf } from '../src/governance.js';
import { History } from '../src/history.js';
import { account, alice, bob, charlie, eve } from '../src/keys.js';
import { Lab } from '../src/lab.js';
import { loneMiner } from '../src/lone-miner.js';
import { Market } from '../src/market.js';
import { runProgram } from '../src/programs.js';
import { emission, Rewards, treasurysPart } from '../src/rewards.js';
import { ASY, insertVoter, votesIn, withShares } from '../src/shares.js';
import { waitFor } from '../src/wait.js';

const RATE = 20_000;
const BLOCK_TIME = 400;
const MATURITY = 4;
const PERIOD = 12;
const HALVING = 24;

/** At any difficulty and pool of this chain, a block pays everything. */
const FULL = {
	baseReward: Number(72n * ASY),
	halvingPeriod: HALVING,
	difficultyLow: 1,
	difficultyHigh: 2,
	referencePool: 100,
};

/** Who makes the blocks: has no account, and no money. */
const author = account('//rewards/author');

const sum = (amounts) => amounts.reduce((all, amount) => all + amount, 0n);

describe('rewards', () => {
	const lab = new Lab('rewards');
	let node;
	let api;
	let missedByEve;

	before(
		lab.prepare(async () => {
			({ node, api } = await loneMiner(lab, {
				rate: RATE,
				author: author.address,
				blockTime: BLOCK_TIME,
				genesis: withShares(
					{ alice: 3_000 },
					{
						auction: { slope: Number(ASY / 1_000n) },
						shares: { maturity: MATURITY, lifetime: 10_000 },
						rewards: FULL,
						settlement: { period: PERIOD },
					},
				),
			}));
			await insertVoter(node, 'bob');
			await reaches(node, 1);
		}),
	);
	after(() => lab.close());

	const hashAt = async (number) => (await api.rpc.chain.getBlockHash(number)).toHex();
	const rewardsAt = async (number) => Rewards.at(api, await hashAt(number));
	const marketAt = async (number) => Market.at(api, await hashAt(number));
	const numberOf = async ({ blockHash }) =>
		(await api.rpc.chain.getHeader(blockHash)).number.toNumber();

	/** What the chain says of itself for the emission of the block after one. */
	const conditions = async (rewards) => {
		const { difficulty } = await rewards.state.call.sealApi.nextSealParameters();
		return {
			difficulty: difficulty.toBigInt(),
			pool: await (await Market.at(api, rewards.hash)).size(),
		};
	};

	test(
		'block_pays_45_18_and_9_of_72_and_half_of_that_after_each_halving',
		lab.guard(async () => {
			const rewards = await Rewards.at(api);
			const first = await rewards.blockReward(1);
			assert.deepEqual(
				[first.scheduled, first.reward, first.author, 3n * first.ownerEach, 3n * first.nodeEach],
				[72n, 72n, 45n, 18n, 9n].map((amount) => amount * ASY),
			);
			assert.equal(first.participation, 1_000_000n);

			const [parameters, now] = [await rewards.parameters(), await conditions(rewards)];
			for (const [number, share] of [
				[1, 1n],
				[HALVING, 1n],
				[HALVING + 1, 2n],
				[2 * HALVING, 2n],
				[2 * HALVING + 1, 4n],
				[10 * HALVING + 1, 1_024n],
			]) {
				const told = await rewards.blockReward(number);
				assert.equal(told.scheduled, (72n * ASY) / share, `block ${number}`);
				assert.deepEqual(told, emission(parameters, { number: BigInt(number), ...now }));
			}
			const last = await rewards.blockReward(2 ** 32 - 1);
			assert.deepEqual([last.scheduled, last.author, last.ownerEach], [0n, 0n, 0n]);
			const next = await rewards.blockReward();
			assert.deepEqual(next, await rewards.blockReward(rewards.number + 1));
		}),
	);

	test(
		'share_is_bought_drawn_voted_and_its_owner_is_paid_by_itself',
		lab.guard(async (t) => {
			await sendOk(api, api.tx.shareVote.setVotingKey(bob.publicKey), bob);
			const bid = api.tx.validateShare.bid(3_000, 1_000n * ASY, null);
			const [bought] = eventsOf(await sendOk(api, bid, bob), api.events.validateShare.SharesBought);
			assert.equal(bought.data.shares.toBigInt(), 3_000n);
			await sendOk(api, api.tx.balances.transferKeepAlive(charlie.address, ASY), bob);

			const owed = async () => {
				const unsettled = await (await Rewards.at(api)).unsettled(bob);
				return unsettled.reward > 0n && unsettled;
			};
			const { due } = await waitFor('a vote of a share of Bob to be paid', owed);
			const block = Number(due);
			await reaches(node, block);
			const [was, is] = [await rewardsAt(block - 1), await rewardsAt(block)];
			assert.ok((await was.dueIn(block)).includes(bob.address));
			assert.ok(!(await is.dueIn(block)).includes(bob.address));

			const paid = await is.events('rewardDistribution', 'Settled');
			const [settled, ...others] = paid.filter(({ who }) => who === bob.address);
			assert.deepEqual(others, []);
			const [before, now] = [await was.unsettled(bob), await is.unsettled(bob)];
			assert.equal(before.due, due);
			assert.equal(settled.reward, before.reward);
			// What is drawn in the same block is settled with it.
			const cost = async (number) => (await (await marketAt(number)).account(bob)).cost;
			const drawn = (await cost(block - 1)) - (await cost(block));
			assert.equal(settled.principal, before.principal + drawn);
			assert.equal(now.principal, 0n);
			assert.equal(
				(await free(api, bob, is.hash)) - (await free(api, bob, was.hash)),
				settled.principal + settled.reward,
			);
			const [old, totals] = [await was.totals(), await is.totals()];
			assert.equal(
				totals.settledPrincipal - old.settledPrincipal,
				sum(paid.map(({ principal }) => principal)),
			);
			assert.equal(totals.settledReward - old.settledReward, sum(paid.map(({ reward }) => reward)));
			t.diagnostic(`block ${block}: ${settled.principal} returned, ${settled.reward} paid`);
		}),
	);

	test(
		'author_without_an_account_loses_nothing_and_is_paid_into_a_new_one',
		lab.guard(async () => {
			// Its first credit is that of block 1.
			const due = 1 + PERIOD;
			await reaches(node, due);
			const earned = [];
			for (let number = 1; number < due; number++) {
				const rewards = await rewardsAt(number);
				const [block] = await rewards.events('rewardDistribution', 'BlockRewarded');
				assert.equal(block.author, author.address);
				earned.push(block.reward + block.fees);
				const { reward } = await rewards.unsettled(author);
				assert.equal(reward, sum(earned), `after block ${number}`);
				const known = await rewards.state.query.system.account(author.address);
				assert.equal(known.providers.toNumber(), 0, `after block ${number}`);
			}
			assert.equal(await free(api, author, await hashAt(due)), sum(earned));
		}),
	);

	test(
		'fees_and_tips_but_for_the_treasurys_part_are_the_authors_by_the_votes_that_the_block_carries',
		lab.guard(async (t) => {
			const tip = ASY / 3n;
			const included = await sendOk(api, api.tx.system.remark('tipped'), charlie, { tip });
			const number = await numberOf(included);
			const [was, is] = [await rewardsAt(number - 1), await rewardsAt(number)];
			const [fee] = await is.events('transactionPayment', 'TransactionFeePaid');
			assert.equal(fee.tip, tip);
			assert.ok(fee.actualFee > tip);
			const [block] = await is.events('rewardDistribution', 'BlockRewarded');
			const { votes } = await votesIn(api, is.hash);
			t.diagnostic(`block ${number} carries ${votes} votes: ${block.fees} of ${fee.actualFee}`);
			const part = await treasurysPart(was, [fee]);
			assert.equal(part, (fee.actualFee - tip) / 5n);
			assert.equal(block.fees, ((fee.actualFee - part) * BigInt(votes)) / 3n);
			const treasury = treasuryOf(api);
			assert.equal((await free(api, treasury, is.hash)) - (await free(api, treasury, was.hash)), part);
			assert.equal((await is.totals()).fees - (await was.totals()).fees, block.fees);
		}),
	);

	test(
		'changed_parameters_hold_from_the_next_block_on',
		lab.guard(async () => {
			const { difficulty, pool } = await conditions(await Rewards.at(api));
			const parameters = {
				...(await api.query.protocolParameters.rewards()).toJSON(),
				baseReward: 10n ** 14n + 7n,
				difficultyLow: difficulty / 2n,
				difficultyHigh: difficulty * 3n,
				authorPart: 611_111,
				ownersPart: 222_222,
				nodesPart: 122_222,
				referencePool: 2n * pool + 1n,
			};
			const set = api.tx.protocolParameters.setRewards(parameters);
			const included = await sendOk(api, api.tx.sudo.sudo(set), alice);
			const number = await numberOf(included);
			await reaches(node, number + 4);
			const rewards = await rewardsAt(number);
			const told = await rewards.blockReward();
			const block = { number: BigInt(number + 1), ...(await conditions(rewards)) };
			assert.deepEqual(told, emission(await rewards.parameters(), block));
			const halvings = BigInt(Math.floor(number / HALVING));
			assert.equal(told.scheduled, parameters.baseReward >> halvings);
			assert.ok(told.reward > told.scheduled / 2n && told.reward < told.scheduled);
			assert.ok(told.participation > 300_000n && told.participation < 1_000_000n);
		}),
	);

	test(
		'yield_is_what_the_money_for_a_share_earns_in_a_year',
		lab.guard(async () => {
			const rewards = await Rewards.at(api);
			const [told, next] = [await rewards.shareYield(), await rewards.blockReward()];
			const market = await Market.at(api, rewards.hash);
			const cycle = told.maturity + told.waiting + told.settlement;
			assert.deepEqual(
				[told.price, told.reward, told.maturity, told.waiting, told.settlement],
				[
					await market.askedPrice(),
					next.ownerEach,
					BigInt(MATURITY),
					((await market.size()) + 2n) / 3n,
					BigInt(PERIOD),
				],
			);
			assert.equal(told.blocksPerYear, 31_557_600_000n / BigInt(BLOCK_TIME));
			assert.equal(told.rewardPerYear, (told.reward * told.blocksPerYear) / cycle);
			assert.equal(told.yieldMillionths, (told.rewardPerYear * 1_000_000n) / told.price);
		}),
	);

	test(
		'missed_vote_earns_nothing_and_its_principal_is_due_all_the_same',
		lab.guard(async () => {
			// Nobody has this key. So few shares hardly ever keep a block from its quorum.
			const { publicKey } = account('//rewards/nobody');
			const { bid } = api.tx.validateShare;
			const calls = [api.tx.shareVote.setVotingKey(publicKey), bid(250, 1_000n * ASY, null)];
			let next = await numberOf(await sendOk(api, api.tx.utility.batchAll(calls), eve));
			const missed = async () => {
				// The tip may still lose to a sibling.
				for (const last = (await height(node)) - 1; next <= last; next++) {
					const events = await (await rewardsAt(next)).events('shareVote', 'ShareMissed');
					const own = events.filter(({ delegate }) => delegate === eve.address);
					if (own.length > 0) return { number: next, on: own[0].on, shares: events.length };
				}
				return undefined;
			};
			missedByEve = await waitFor('a vote of Eve to be missed', missed);
			const { number, on, shares } = missedByEve;
			const [was, is] = [await rewardsAt(number - 1), await rewardsAt(number)];
			const open = await was.state.query.rewardDistribution.openTerms();
			const terms = [...open].find((it) => it.number.toBigInt() === on);
			const lost = terms.ownerEach.toBigInt() + terms.nodeEach.toBigInt();
			const unpaid = async (rewards) => (await rewards.totals()).notMinted.missed;
			assert.equal((await unpaid(is)) - (await unpaid(was)), BigInt(shares) * lost);
			const { principal, reward, due } = await is.unsettled(eve);
			assert.equal(reward, 0n);
			assert.ok(principal > 0n && due > BigInt(number));
		}),
	);

	test(
		'account_history_tells_of_everything_that_happened',
		lab.guard(
			async (t) => {
				const to = (await height(node)) - 1;
				const rewards = await rewardsAt(to);
				const tell = async (who) => {
					const range = [`--to=${to}`, `--url=${node.wsUrl}`];
					const outcome = await runProgram('account-history', `--account=${who}`, ...range);
					assert.equal(outcome.code, 0, outcome.stdout + outcome.stderr);
					return new History(outcome.stdout);
				};
				const ofBob = await tell('//Bob');
				for (const line of ofBob.lines) t.diagnostic(line);
				const [lot] = await (await marketAt(to)).lots(bob);
				const bought = Number(lot.bought);
				assert.match(
					ofBob.block(bought),
					new RegExp(`bought lot ${lot.id}: 3,000 shares for [\\d,.]+ ASY, on hold$`, 'm'),
				);
				assert.match(ofBob.block(bought), /paid 0\.\d+ ASY of fees/);
				assert.match(
					ofBob.block(Number(lot.maturesAt)),
					new RegExp(`matured: 3,000 shares of lot ${lot.id}$`, 'm'),
				);
				assert.match(ofBob.text, new RegExp(`sent 1 ASY to ${charlie.address}$`, 'm'));

				const settled = { principal: 0n, reward: 0n };
				let drawn = 0n;
				for (let number = 1; number <= to; number++) {
					const events = await (await rewardsAt(number)).events('rewardDistribution', 'Settled');
					const own = events.find(({ who }) => who === bob.address);
					settled.principal += own?.principal ?? 0n;
					settled.reward += own?.reward ?? 0n;
					assert.equal(/settled: /.test(ofBob.block(number)), Boolean(own), `block ${number}`);
					const state = await api.at(await hashAt(number));
					for (const { event } of await state.query.system.events()) {
						if (!api.events.shareVote.SharesDrawn.is(event)) continue;
						drawn += BigInt(event.data.owners.filter((it) => it.eq(bob.address)).length);
					}
				}
				const unsettled = await rewards.unsettled(bob);
				assert.equal(ofBob.total(/earned ([\d,.]+) ASY/), settled.reward + unsettled.reward);
				assert.equal(
					ofBob.total(/principal due: ([\d,.]+) ASY/),
					settled.principal + unsettled.principal,
				);
				assert.equal(ofBob.count(/drawn to vote on block \d+: (\d+) share/), drawn);
				const voted = ofBob.count(/voted (?:late )?on block \d+ with (\d+) share/);
				// Those of the last draw can still come.
				assert.ok(drawn - voted <= 3n, `${voted} votes of ${drawn} drawn shares`);
				assert.match(ofBob.text, /^Unsettled +After block \d+: /m);
				if (unsettled.due !== undefined) {
					assert.match(ofBob.text, new RegExp(`settles by itself in block ${unsettled.due}$`, 'm'));
				}

				const ofAuthor = await tell(author.address);
				const { reward } = await rewards.unsettled(author);
				assert.equal(
					ofAuthor.total(/earned ([\d,.]+) ASY/),
					(await free(api, author, rewards.hash)) + reward,
				);
				assert.match(ofAuthor.block(1), /earned 45 ASY as the author$/m);
				const totals = await rewards.totals();
				assert.equal(ofAuthor.total(/Minted: ([\d,.]+) ASY for authors/), totals.minted.author);
				const { text } = await tell(charlie.address);
				assert.match(text, new RegExp(`received 1 ASY from ${bob.address}`));
				const ofEve = await tell('//Eve');
				const { number, on } = missedByEve;
				assert.match(ofEve.block(number), new RegExp(`missed the vote on block ${on}$`, 'm'));
				assert.equal(ofEve.total(/earned ([\d,.]+) ASY/), 0n);
			},
			// It runs a program several times, which reads every block.
			{ timeout: 300_000 },
		),
	);

	test(
		'every_block_pays_and_mints_exactly_what_the_rules_say',
		lab.guard(async (t) => {
			// Two halvings, and a vote that was missed, whenever that was.
			const last = Math.max(2 * HALVING + 2, missedByEve.number);
			await reaches(node, last + 1);
			const audit = new RewardAudit(api);
			for (let number = 1; number <= last; number++) await audit.requireBlock(number);
			const { minted, notMinted, scheduled } = await (await rewardsAt(last)).totals();
			const unpaid = Object.entries(notMinted).filter(([, amount]) => amount > 0n);
			t.diagnostic(`scheduled ${scheduled}, minted ${Object.values(minted)}`);
			t.diagnostic(`not minted: ${unpaid.map(([reason, amount]) => `${reason} ${amount}`)}`);
			const reasons = ['difficulty', 'split', 'participation', 'missed', 'solo', 'rounding'];
			for (const reason of reasons) {
				assert.ok(notMinted[reason] > 0n, `nothing is unminted because of ${reason}`);
			}
			assert.equal(minted.nodes, 0n);
		}),
	);
});
